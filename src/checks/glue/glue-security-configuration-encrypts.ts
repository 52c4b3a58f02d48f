import { glueSecurityConfiguration } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const glueSecurityConfigurationEncrypts = defineCheck({
  id: 'glue-security-configuration-encrypts',
  kind: glueSecurityConfiguration,
  title: 'Glue security configuration encrypts logs, bookmarks and files',
  why: 'Jobs write rows of customer data into files, samples of it into logs, and the last keys they saw into bookmarks. A security configuration that leaves one of them out is taken for full protection and is not.',
  remediation: 'Choose encryption for all three parts: CloudWatch logs, job bookmarks and S3.',
  links: ['https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html'],
  blindSpots: [
    'Jobs without a security configuration are not judged; S3 and CloudWatch Logs encrypt what they write with keys of AWS.',
  ],
  examine: ({ logs, bookmarks, files }) =>
    (
      [
        [logs, 'Logs'],
        [bookmarks, 'Job bookmarks'],
        [files, 'Files in S3'],
      ] as const
    ).map(([mode, what]) =>
      expect(mode, (value) => value !== 'DISABLED', {
        supports: `${what} are encrypted.`,
        contradicts: `${what} are not encrypted by this configuration.`,
      }),
    ),
  examples: {
    terraform: {
      supports: `
resource "aws_glue_security_configuration" "all" {
  name = "all"
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = "arn:aws:kms:eu-west-1:111122223333:key/1"
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = "arn:aws:kms:eu-west-1:111122223333:key/1"
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = "arn:aws:kms:eu-west-1:111122223333:key/1"
    }
  }
}`,
      contradicts: `
resource "aws_glue_security_configuration" "files" {
  name = "files"
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED"
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "DISABLED"
    }
    s3_encryption {
      s3_encryption_mode = "SSE-S3"
    }
  }
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_glue_security_configuration" "all" {
  name = "all"
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = var.mode
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  All:
    Type: AWS::Glue::SecurityConfiguration
    Properties:
      Name: all
      EncryptionConfiguration:
        CloudWatchEncryption:
          CloudWatchEncryptionMode: SSE-KMS
        JobBookmarksEncryption:
          JobBookmarksEncryptionMode: CSE-KMS
        S3Encryptions:
          - S3EncryptionMode: SSE-KMS`,
      contradicts: `
Resources:
  Files:
    Type: AWS::Glue::SecurityConfiguration
    Properties:
      Name: files
      EncryptionConfiguration:
        S3Encryptions:
          - S3EncryptionMode: SSE-S3`,
    },
  },
});
