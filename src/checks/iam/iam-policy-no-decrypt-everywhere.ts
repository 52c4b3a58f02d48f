import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { isForEveryResource } from '../../architecture/permissions/covered.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamPolicyNoDecryptEverywhere = defineCheck({
  id: 'iam-policy-no-decrypt-everywhere',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy allows decryption with named keys only',
  why: 'Keys keep the data of one team from the programs of another. A right to decrypt with every key takes that line away: whoever reads an encrypted object or volume anywhere in the account reads it in the clear.',
  remediation: 'Name the ARNs of the keys, or the service in the condition kms:ViaService.',
  links: ['https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html'],
  blindSpots: [
    'Keys that only deployment fills in are taken as named ones: the star for all keys is always written out.',

    'Whether a key lets IAM policies decide is the matter of its key policy.',
    'Statements with kms:* are the matter of another check.',
  ],
  examine: ({ permissions }) => {
    if (permissions.state !== 'known') return 'not-applicable';
    const findings = permissions.value.statements.filter(decrypts).flatMap((statement) => {
      const everywhere = isForEveryResource(statement);
      if (everywhere === 'maybe') return [];
      if (everywhere === 'no') return supports('The keys are named.', statement.location);
      return statement.conditions.length > 0
        ? inconclusive('A statement allows decryption with every key, under a condition.', statement.location)
        : contradicts('A statement allows decryption with every key of the account.', statement.location);
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:eu-west-1:111122223333:key/0a1b" }]
  })
}`,
      contradicts: `
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["kms:Decrypt", "s3:GetObject"], Resource = "*" }]
  })
}`,
      inconclusive: `
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = "orders" } }
    }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: kms:Decrypt
                Resource: arn:aws:kms:eu-west-1:111122223333:key/0a1b`,
      contradicts: `
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: kms:Decrypt
                Resource: '*'`,
    },
  },
});

function decrypts({ effect, actions }: PolicyStatement): boolean {
  return (
    effect === 'Allow' &&
    actions.values.some((action) => /^kms:(?:decrypt|d\*|de\*|decrypt\*)$/i.test(action))
  );
}
