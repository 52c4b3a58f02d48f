import { kmsKey } from '../../architecture/kinds/kms.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const kmsKeyPolicySeparatesDuties = defineCheck({
  id: 'kms-key-policy-separates-duties',
  kind: kmsKey,
  title: 'KMS key policy keeps those who use the key from managing it',
  why: 'A program that may do everything with its key can schedule the deletion of that key, or let others decrypt. Whoever breaks into the program then holds the data to ransom.',
  remediation:
    'Give programs kms:Encrypt, kms:Decrypt and kms:GenerateDataKey, and the management of the key to the people who run it.',
  links: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html'],
  blindSpots: [
    'Lists of actions that add up to everything, and what IAM policies add to the key policy, are not seen.',
    'A role of key administrators that has every action is judged like one of a program.',
  ],
  examine: ({ policy }) => {
    if (policy.state === 'absent') return 'not-applicable';
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const { statements, open } = policy.value;
    const everything = statements.filter(givesEverythingToOne);
    if (everything.length > 0) {
      return everything.map(({ location, conditions }) =>
        conditions.length === 0
          ? contradicts('A role or user may both use the key and manage it.', location)
          : inconclusive('A role or user may do everything with the key under a condition.', location),
      );
    }
    const [reason] = open;
    return reason === undefined
      ? supports('No role or user may do everything with the key.', policy.location)
      : inconclusive(`Further statements are not known: ${reason}.`, policy.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "archive" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/archiver" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
      },
    ]
  })
}`,
      contradicts: `
resource "aws_kms_key" "archive" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/archiver" }
        Action    = "kms:*"
        Resource  = "*"
      },
    ]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_kms_key" "archive" {
  policy = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/archiver
            Action: kms:Decrypt
            Resource: '*'`,
      contradicts: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/archiver
            Action: kms:*
            Resource: '*'`,
    },
  },
});

function givesEverythingToOne({ effect, principals, actions }: PolicyStatement): boolean {
  const named = principals.get('AWS')?.values ?? [];
  return (
    effect === 'Allow' &&
    actions.values.some((action) => action === '*' || action.toLowerCase() === 'kms:*') &&
    named.some((principal) => /:(?:role|user)\//.test(principal) && !ADMINISTRATION.test(principal))
  );
}

const ADMINISTRATION = /admin|AWSReservedSSO|break.?glass/i;
