import { iamRole } from '../../architecture/kinds/iam.ts';
import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { accessIn } from '../../architecture/permissions/access.ts';
import { usedRoles } from '../../architecture/permissions/used-roles.ts';
import { listed } from '../listed.ts';
import { isForProgram } from '../role-users.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const secretsmanagerReadersInUse = defineCheck({
  id: 'secretsmanager-readers-in-use',
  kind: secretsmanagerSecret,
  related: [iamRole],
  title: 'Secret can be read by roles that the code uses',
  why: 'A role that no program carries any more keeps its right to read the secret. It is a way in that nobody watches, and nobody misses when it is misused.',
  remediation: 'Delete roles that are no longer used, or take the right to read away from them.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html'],
  blindSpots: [
    'Terraform: a role that nothing here uses is inconclusive, as another root module may use it.',
    'CloudFormation: a role that nothing here uses is inconclusive, as another stack may use it.',
  ],
  examine: (secret, { derived }) => {
    const readers = derived(accessIn)
      .whoReads(secret)
      .flatMap(({ principal, answer }) =>
        principal.kind === iamRole.id && answer === 'yes' ? [principal as ResourceOf<typeof iamRole>] : [],
      )
      .filter(isForProgram);
    if (readers.length === 0) return 'not-applicable';
    const used = derived(usedRoles);
    const idle = readers.filter((role) => !used.has(role));
    return idle.length === 0
      ? supports(
          `The roles that may read the secret are in use: ${listed(readers.map(({ id }) => id))}.`,
          secret,
        )
      : inconclusive(
          `Nothing in this code uses ${listed(idle.map(({ id }) => id))}, which may read the secret.`,
          secret,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "api" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.payment.arn }]
  })
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.api.arn
}`,
      inconclusive: `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "api" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.payment.arn }]
  })
}`,
      'not-applicable': `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Payment:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt ApiRole.Arn
  ApiUrl:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Api
      AuthType: NONE
  ApiRole:
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
                Action: secretsmanager:GetSecretValue
                Resource: !Ref Payment`,
    },
  },
});
