import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../readers/cloudformation/read-cloudformation.ts';
import { Architecture } from '../architecture.ts';
import { kinds } from '../kinds/index.ts';
import {
  BEGIN,
  BUCKET,
  BY_STAR,
  inline,
  MAYBE,
  ofTerraform,
  whoReads,
  YES,
} from '../../../test/fixtures/permissions.ts';

function ofTemplate(text: string): Architecture {
  const project = { paths: ['template.yaml'], read: () => text };
  return new Architecture(readCloudFormation('template.yaml', text, project), kinds);
}

const READ = 'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })';

describe('who reads a store, by the way a policy is attached', () => {
  it.each([
    [
      'attached to the role',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.read.arn
}`,
      BY_STAR,
    ],
    [
      'attached to many',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_policy_attachment" "read" {
  name       = "read"
  roles      = [aws_iam_role.app.name]
  policy_arn = aws_iam_policy.read.arn
}`,
      BY_STAR,
    ],
    [
      'attached perhaps',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_role_policy_attachment" "read" {
  count      = var.name == "x" ? 1 : 0
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.read.arn
}`,
      MAYBE,
    ],
    [
      'one of AWS',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}`,
      BY_STAR,
    ],
    [
      'one of AWS that reads nothing',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}`,
      [],
    ],
    [
      'one of AWS that nobody looked up',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/SomethingNew"
}`,
      MAYBE,
    ],
    [
      'by a group',
      `resource "aws_iam_group" "staff" {
  name = "staff"
}

resource "aws_iam_group_policy" "staff" {
  group  = aws_iam_group.staff.name
  policy = ${READ}
}

resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_group_membership" "staff" {
  name  = "staff"
  group = aws_iam_group.staff.name
  users = [aws_iam_user.dora.name]
}`,
      ['aws_iam_user.dora: yes *'],
    ],
    [
      'by the policy of the bucket',
      `resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({ Statement = [{
    Effect    = "Allow"
    Principal = { AWS = aws_iam_role.app.arn }
    Action    = "s3:GetObject"
    Resource  = "\${aws_s3_bucket.reports.arn}/*"
  }] })
}`,
      YES,
    ],
    [
      'denied by the policy of the bucket',
      `${inline('{ Effect = "Allow", Action = "s3:*", Resource = "*" }')}

resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({ Statement = [{
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:GetObject"
    Resource  = "\${aws_s3_bucket.reports.arn}/*"
  }] })
}`,
      [],
    ],
  ])('%s', (_, text, readers) => {
    expect(whoReads(ofTerraform(`${BEGIN}\n${text}`), BUCKET)).toEqual(readers);
  });

  it.each([
    ['s3:*', BY_STAR],
    ['dynamodb:*', []],
  ])('within a boundary of %s', (action, readers) => {
    const text = `
resource "aws_s3_bucket" "reports" {}

resource "aws_iam_policy" "limits" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}

resource "aws_iam_role" "app" {
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.limits.arn
}
${inline('{ Effect = "Allow", Action = "s3:*", Resource = "*" }')}`;
    expect(whoReads(ofTerraform(text), BUCKET)).toEqual(readers);
  });

  it('tells the instances of one block apart', () => {
    const text = `
resource "aws_secretsmanager_secret" "key" {
  for_each = toset(["a", "b"])
  name     = each.key
}

resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}
${inline('{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.key["a"].arn }')}`;
    const architecture = ofTerraform(text);
    expect(whoReads(architecture, 'aws_secretsmanager_secret.key["a"]')).toEqual(YES);
    expect(whoReads(architecture, 'aws_secretsmanager_secret.key["b"]')).toEqual([]);
  });

  it('in a template', () => {
    const text = `
Resources:
  Reports:
    Type: AWS::S3::Bucket
  Key:
    Type: AWS::SecretsManager::Secret
  App:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns:
        - !Ref ReadKey
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub 'arn:\${AWS::Partition}:s3:::\${Reports}/*'
  ReadKey:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: !Ref Key
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
  OtherPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: other
      Roles: [!Ref Other]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: '*'`;
    const architecture = ofTemplate(text);
    expect(whoReads(architecture, 'Reports')).toEqual(['App: yes']);
    expect(whoReads(architecture, 'Key')).toEqual(['App: yes', 'Other: yes *']);
  });
});
