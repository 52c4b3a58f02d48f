import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const efsEncryption = defineCheck({
  id: 'efs-encryption',
  kind: efsFileSystem,
  title: 'EFS file system encrypts its files',
  why: 'Encrypted files are unreadable for anyone who is not allowed to use the key. For a file system this has to be chosen when it is created.',
  remediation: 'Create the file system with encryption, and move the files of an old one with AWS DataSync.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'],
  examine: ({ encrypted }) =>
    expectTrue(encrypted, {
      supports: 'The files are encrypted.',
      contradicts: 'The files are not encrypted.',
    }),
  fix: {
    set: [{ attribute: 'encrypted', value: true }],
    caution:
      'The change replaces the file system, and its files do not move along: copy them, with AWS DataSync or from a backup.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "uploads" {
  encrypted = true
}`,
      contradicts: `
resource "aws_efs_file_system" "uploads" {
  creation_token = "uploads"
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_efs_file_system" "uploads" {
  encrypted = var.encrypt
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Uploads:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: true`,
      contradicts: `
Resources:
  Uploads:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: false`,
    },
  },
});
