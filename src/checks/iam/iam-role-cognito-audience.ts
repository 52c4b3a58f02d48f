import { iamRole } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleCognitoAudience = defineCheck({
  id: 'iam-role-cognito-audience',
  kind: iamRole,
  title: 'IAM role for users of an identity pool names the pool',
  why: 'Amazon Cognito vouches for the users of every identity pool in the world. A role that does not say which pool it means can be assumed by anybody who makes a pool in an account of their own.',
  remediation:
    'Add the condition that cognito-identity.amazonaws.com:aud is the id of the pool, and that amr says whether users have signed in.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html'],
  examine: ({ trust }) => {
    if (trust.state !== 'known') return 'not-applicable';
    const findings = trust.value.statements
      .filter(
        ({ effect, principals }) =>
          effect === 'Allow' &&
          principals.get('Federated')?.values.includes('cognito-identity.amazonaws.com') === true,
      )
      .map(({ conditions, location }) => {
        if (conditions.some(({ key, values }) => AUDIENCE.test(key) && !values.values.includes('*')))
          return supports('The trust policy names the identity pool.', location);
        return conditions.some(({ key }) => key === '')
          ? inconclusive('The condition is known only at deployment.', location)
          : contradicts('Users of any identity pool of any account may assume the role.', location);
      });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "visitor" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals             = { "cognito-identity.amazonaws.com:aud" = "eu-west-1:0a1b2c3d" }
        "ForAnyValue:StringLike" = { "cognito-identity.amazonaws.com:amr" = "authenticated" }
      }
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role" "visitor" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        "ForAnyValue:StringLike" = { "cognito-identity.amazonaws.com:amr" = "authenticated" }
      }
    }]
  })
}`,
      inconclusive: `
variable "condition" {
  type = any
}

resource "aws_iam_role" "visitor" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = var.condition
    }]
  })
}`,
      'not-applicable': `
resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Visitor:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Federated: cognito-identity.amazonaws.com
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals:
                cognito-identity.amazonaws.com:aud: eu-west-1:0a1b2c3d`,
      contradicts: `
Resources:
  Visitor:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Federated: cognito-identity.amazonaws.com
            Action: sts:AssumeRoleWithWebIdentity`,
    },
  },
});

const AUDIENCE = /(?:^|:)aud$/i;
