import { iamAccessKey } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const iamAccessKeyRetired = defineCheck({
  id: 'iam-access-key-retired',
  kind: iamAccessKey,
  title: 'IAM user has no long-lived access key in use',
  why: 'An access key works for whoever has it, from anywhere, until somebody switches it off. Leaked keys are the most common way into AWS accounts; made by code, they lie in its state as well.',
  remediation:
    'Use roles: they hand out keys that end by themselves. Programs outside AWS get them through OpenID Connect or IAM Roles Anywhere.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html'],
  blindSpots: ['Keys made in the console are not seen.'],
  examine: ({ status }) =>
    expect(status, (value) => value === 'Inactive', {
      supports: 'The access key is switched off.',
      contradicts: 'The code makes a long-lived access key.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_iam_access_key" "legacy" {
  user   = "legacy"
  status = "Inactive"
}`,
      contradicts: `
resource "aws_iam_user" "uploader" {
  name = "uploader"
}

resource "aws_iam_access_key" "uploader" {
  user = aws_iam_user.uploader.name
}`,
      inconclusive: `
variable "key_status" {
  type = string
}

resource "aws_iam_access_key" "uploader" {
  user   = "uploader"
  status = var.key_status
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Legacy:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: legacy
      Status: Inactive`,
      contradicts: `
Resources:
  Uploader:
    Type: AWS::IAM::User
  UploaderKey:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: !Ref Uploader`,
    },
  },
});
