import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import { iamGroup } from '../../architecture/kinds/iam-identities.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import type { PolicyStatement, Resource } from '../../architecture/index.ts';
import { isGiven } from '../../architecture/permissions/covered.ts';
import { accessIn } from '../../architecture/permissions/access.ts';
import { listed } from '../listed.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleNotSharedByMany = defineCheck({
  id: 'iam-role-not-shared-by-many',
  kind: iamRole,
  related: [lambdaFunction, iamPolicy, iamGroup],
  title: 'Role belongs to a single program',
  why: 'A role that many functions share has the rights of all of them together. The one that sends mail may then empty the table that another one fills.',
  remediation: 'Give each function a role of its own with what it needs.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html'],
  blindSpots: ['Functions with different names that run the same code are counted like different ones.'],
  examine: (role, { referrers, derived }) => {
    const functions = withoutCopies(referrers(role, lambdaFunction, 'role'));
    if (functions.length === 0) return 'not-applicable';
    if (functions.length === 1) return supports('One function has the role.', role);
    const { grants, open } = derived(accessIn).permissionsOf(role);
    const isMoreThanLogs = grants.some(
      ({ statement }) => statement.effect === 'Allow' && !isHarmless(statement),
    );
    if (!isMoreThanLogs) {
      const [reason] = open;
      return reason === undefined
        ? supports(
            `${functions.length} functions share the role, which does little more than write logs.`,
            role,
          )
        : inconclusive(`Not every policy of the shared role is known: ${reason}.`, role);
    }
    const message = `${functions.length} functions share the role: ${listed(functions.map(({ id }) => id))}.`;
    return functions.length < MANY ? inconclusive(message, role) : contradicts(message, role);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "functions" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "functions" {
  role = aws_iam_role.functions.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_lambda_function" "f0" {
  function_name = "f0"
  role          = aws_iam_role.functions.arn
}`,
      contradicts: `
resource "aws_iam_role" "functions" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "functions" {
  role = aws_iam_role.functions.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dynamodb:*", "s3:PutObject"], Resource = "*" }]
  })
}

resource "aws_lambda_function" "f0" {
  function_name = "f0"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "f1" {
  function_name = "f1"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "f2" {
  function_name = "f2"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "f3" {
  function_name = "f3"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "f4" {
  function_name = "f4"
  role          = aws_iam_role.functions.arn
}`,
      inconclusive: `
resource "aws_iam_role" "functions" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "functions" {
  role = aws_iam_role.functions.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_lambda_function" "f0" {
  function_name = "f0"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "f1" {
  function_name = "f1"
  role          = aws_iam_role.functions.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Functions:
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
                Action: dynamodb:*
                Resource: !GetAtt Orders.Arn
  Orders:
    Type: AWS::DynamoDB::Table
  F0:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn`,
      contradicts: `
Resources:
  Functions:
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
                Action: dynamodb:*
                Resource: !GetAtt Orders.Arn
  Orders:
    Type: AWS::DynamoDB::Table
  F0:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn
  F1:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn
  F2:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn
  F3:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn
  F4:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Functions.Arn`,
    },
  },
});

const MANY = 5;

/** Instances of one block of code are one function. */
function withoutCopies(functions: readonly Resource[]): readonly Resource[] {
  const first = new Map(
    functions.toReversed().map((found) => [found.id.replace(/\[(?:\d+|"[^"]*")\]/g, ''), found] as const),
  );
  return [...first.values()].toReversed();
}

function isHarmless({ actions, notActions }: PolicyStatement): boolean {
  return (
    !isGiven(notActions) &&
    actions.open.length === 0 &&
    actions.values.every(
      (action) =>
        /^(?:logs|xray|cloudwatch|ec2):/i.test(action) &&
        !/^ec2:(?:\*|Run|Terminate|Start|Stop)/i.test(action),
    )
  );
}
