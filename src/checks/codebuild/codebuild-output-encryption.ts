import { codebuildProject } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codebuildOutputEncryption = defineCheck({
  id: 'codebuild-output-encryption',
  kind: codebuildProject,
  title: 'Artifacts and logs of builds are encrypted',
  why: 'CodeBuild encrypts what it writes unless told not to. Artifacts hold the whole program, logs what it printed while it was built: paths, addresses, sometimes secrets.',
  remediation: 'Remove encryption_disabled from artifacts and logs.',
  links: ['https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html'],
  examine: ({ artifacts, bucketLogs, location, logsUnencrypted }) => {
    const stated = [
      ...(artifacts.state === 'known' ? artifacts.value.items : [])
        .filter(({ type }) => type.state !== 'known' || type.value === 'S3')
        .map(({ encryptionDisabled }) => encryptionDisabled),
      ...(bucketLogs.state === 'known' && !bucketLogs.value ? [] : [logsUnencrypted]),
    ];
    const plain = stated.find((disabled) => disabled.state === 'known' && disabled.value);
    if (plain !== undefined)
      return contradicts('Encryption of artifacts or logs is switched off.', plain.location);
    const open = stated.find(({ state }) => state === 'unresolved');
    return open?.state === 'unresolved'
      ? inconclusive(open.reason, open.location)
      : supports('What the build writes is encrypted.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
      contradicts: `
resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "S3"
    location            = "releases"
    encryption_disabled = true
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
      inconclusive: `
variable "plain" {
  type = bool
}

resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "S3"
    location            = "releases"
    encryption_disabled = var.plain
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Artifacts:
        Type: CODEPIPELINE
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0`,
      contradicts: `
Resources:
  Web:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Artifacts:
        Type: S3
        Location: releases
        EncryptionDisabled: true
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0`,
    },
  },
});
