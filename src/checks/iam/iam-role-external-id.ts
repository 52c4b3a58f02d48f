import { iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { VENDOR_ACCOUNTS } from '../vendor-accounts.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleExternalId = defineCheck({
  id: 'iam-role-external-id',
  kind: iamRole,
  title: 'IAM role for a third party asks for the external ID',
  why: 'A vendor works for many customers from one AWS account. Without an external ID another customer of that vendor can have it assume your role: the account that calls is the trusted one, the person behind it is not.',
  remediation: 'Add the condition that sts:ExternalId is the value that the vendor gives you.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  blindSpots: [
    'Accounts of third parties are told from your own only where they are those of a few well-known vendors.',
  ],
  examine: ({ trust }) => {
    if (trust.state !== 'known') return 'not-applicable';
    const findings = trust.value.statements
      .filter(({ effect, principals }) => effect === 'Allow' && principals.has('AWS'))
      .flatMap((statement) => {
        const accounts = accountsIn(statement);
        if (accounts.length === 0) return [];
        const { conditions, location } = statement;
        if (conditions.some(({ key }) => NARROWED.test(key)))
          return [supports('The trust policy says more than the account alone.', location)];
        if (conditions.some(({ key }) => key === ''))
          return [inconclusive('The condition is known only at deployment.', location)];
        const vendor = accounts
          .map((account) => VENDOR_ACCOUNTS.get(account))
          .find((name) => name !== undefined);
        return vendor === undefined
          ? [inconclusive(`Whether account ${accounts.join(', ')} is your own is not known.`, location)]
          : [contradicts(`Every customer of ${vendor} could have it assume the role.`, location)];
      });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "monitoring" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::464622532012:root" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "example-42" } }
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role" "monitoring" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::464622532012:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
      inconclusive: `
resource "aws_iam_role" "deployment" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
      'not-applicable': `
data "aws_caller_identity" "current" {}

resource "aws_iam_role" "deployment" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.current.account_id}:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Monitoring:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::464622532012:root
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: example-42`,
      contradicts: `
Resources:
  Monitoring:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: '464622532012'
            Action: sts:AssumeRole`,
    },
  },
});

const NARROWED =
  /^(?:sts:externalid|aws:principalorgid|aws:principalorgpaths|aws:principalarn|aws:multifactorauthpresent|aws:sourcearn|aws:sourceip|aws:principaltag\/.+)$/i;

/** Accounts whose id stands in the code. */
function accountsIn({ principals }: PolicyStatement): readonly string[] {
  return (principals.get('AWS')?.values ?? []).flatMap((principal) => {
    const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::|$)/.exec(principal)?.[1];
    return account === undefined ? [] : [account];
  });
}
