import { iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleFederationConditions = defineCheck({
  id: 'iam-role-federation-conditions',
  kind: iamRole,
  title: 'IAM role for an identity provider names the subject that may use it',
  why: 'A provider such as GitHub vouches for millions of users. A role that trusts the provider without saying which repository or service account is meant can be assumed by any of them.',
  remediation:
    'Add a condition on the subject claim of the token, for example on the repository and branch, besides the audience.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html'],
  blindSpots: [
    'Whether the pattern of the subject is narrow enough is judged only where it begins with a star, or with a star for the organization on GitHub.',
    'SAML is not judged, and Cognito by another check.',
  ],
  examine: ({ trust }) => {
    if (trust.state === 'absent') return 'not-applicable';
    if (trust.state === 'unresolved') return inconclusive(trust.reason, trust.location);
    const federated = trust.value.statements.filter(isForOpenIdConnect);
    if (federated.length === 0) return 'not-applicable';
    return federated.map((statement) => {
      if (statement.conditions.some(({ key }) => key === '')) {
        return inconclusive('The condition is known only at deployment.', statement.location);
      }
      return namesSubject(statement)
        ? supports('The trust policy names the subject.', statement.location)
        : contradicts('Every user of the identity provider may assume the role.', statement.location);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "release" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:example/shop:ref:refs/heads/main"
        }
      }
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role" "release" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
      }
    }]
  })
}`,
      inconclusive: `
variable "trust" {
  type = string
}

resource "aws_iam_role" "release" {
  assume_role_policy = var.trust
}`,
      'not-applicable': `
resource "aws_iam_role" "release" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Release:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringLike:
                token.actions.githubusercontent.com:sub: repo:example/shop:*`,
      contradicts: `
Resources:
  Release:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
            Action: sts:AssumeRoleWithWebIdentity`,
    },
  },
});

function isForOpenIdConnect({ effect, actions, principals }: PolicyStatement): boolean {
  const federated = principals.get('Federated');
  if (effect !== 'Allow' || federated === undefined) return false;
  const isCognito = federated.values.some((provider) => provider.startsWith('cognito-identity'));
  return actions.values.includes('sts:AssumeRoleWithWebIdentity') && !isCognito;
}

/** A condition on a claim that names the user; keys built at deployment count, as their claim cannot be read. */
function namesSubject({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    ({ key, values }) => !/:(?:aud|amr)$/.test(key) && !values.values.some((value) => ANYBODY.test(value)),
  );
}

/** `*`, `*:main`, or on GitHub the repositories of every organization. */
const ANYBODY = /^(?:\*|repo:\*)/;
