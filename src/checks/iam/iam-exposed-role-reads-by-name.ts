import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { iamRole } from '../../architecture/kinds/iam.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { dataClassOf } from '../../architecture/index.ts';
import { accessIn } from '../../architecture/permissions/access.ts';
import { exposedRoles } from '../../architecture/permissions/exposed-roles.ts';
import { ofPolicy, placeOf } from '../granted-by.ts';
import { listed } from '../listed.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamExposedRoleReadsByName = defineCheck({
  id: 'iam-exposed-role-reads-by-name',
  kind: iamRole,
  related: [secretsmanagerSecret, s3Bucket, dynamodbTable],
  title: 'Role of compute on the internet reads sensitive data by name only',
  why: 'A hole in a program that faces the internet gives its role to the intruder. With a star in the statement the intruder reads every secret and every sensitive store of the account, not the one that the program needed.',
  remediation: 'Name the ARNs of the secrets, buckets and tables that the program reads.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  blindSpots: [
    'Service control policies, which may take rights away again, and the key that a store is encrypted with are not considered.',
    'Buckets and tables count as sensitive where a tag or the review file says so.',
    'Instances of Auto Scaling groups and containers in Kubernetes are not followed to their roles.',
  ],
  examine: (role, { beside, derived }, requirements) => {
    const compute = derived(exposedRoles).get(role);
    if (compute === undefined) return 'not-applicable';
    const sensitive = [
      ...beside(role, secretsmanagerSecret),
      ...[...beside(role, s3Bucket), ...beside(role, dynamodbTable)].filter((store) => {
        const dataClass = dataClassOf(store, requirements);
        return dataClass.state === 'known' && (dataClass.value === 'pii' || dataClass.value === 'financial');
      }),
    ];
    const access = derived(accessIn);
    const reading = sensitive.flatMap((store) =>
      access
        .whoReads(store)
        .filter(({ principal }) => principal === role)
        .map((reader) => ({ store, reader })),
    );
    const wide = reading.filter(({ reader }) => reader.wildcard);
    const certain = wide.filter(({ reader }) => reader.answer === 'yes');
    const [first] = certain;
    if (first !== undefined) {
      return contradicts(
        `${compute.id}, which the internet reaches, may read ${listed(certain.map(({ store }) => store.id))} by a star${ofPolicy(first.reader.grant)}.`,
        placeOf(first.reader.grant, role),
      );
    }
    const unclear = reading.find(({ reader }) => reader.answer === 'maybe');
    if (unclear !== undefined) {
      return inconclusive(
        `Whether ${compute.id}, which the internet reaches, may read ${unclear.store.id} is known only at deployment.`,
        placeOf(unclear.reader.grant, role),
      );
    }
    return reading.length === 0
      ? 'not-applicable'
      : supports(`${compute.id} reads by name: ${listed(reading.map(({ store }) => store.id))}.`, role);
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
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}`,
      contradicts: `
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
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }]
  })
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.api.arn
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}`,
      inconclusive: `
variable "secrets" {
  type = string
}

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
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = var.secrets }]
  })
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.api.arn
}

resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}`,
      'not-applicable': `
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
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }]
  })
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.api.arn
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
      contradicts: `
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
                Action: secretsmanager:*
                Resource: '*'`,
    },
  },
});
