import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, supports } from '../expectations.ts';
import { INVOKERS, isCalledByApi } from '../lambda-invocation.ts';

const WITH_SNAPSTART = new Set(['java11', 'java17', 'java21', 'java25']);

export const lambdaJavaSnapstart = defineCheck({
  id: 'lambda-java-snapstart',
  kind: lambdaFunction,
  related: INVOKERS,
  title: 'Lambda function in Java starts from a snapshot or is kept warm',
  why: 'A Java function needs seconds to start when a new copy of it is needed, and its caller waits. SnapStart begins from a stored image of the started function, at no extra price for Java.',
  remediation: 'Set snap start to PublishedVersions and call the function through a version or an alias.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  ],
  blindSpots: [
    'Without a snapshot only functions behind an API or a function URL are judged: elsewhere nobody waits for the start.',
  ],
  examine: (item, neighbours) => {
    const { provisionedConcurrency, runtime, snapStart } = item;
    if (runtime.state !== 'known' || !WITH_SNAPSTART.has(runtime.value)) return 'not-applicable';
    if (provisionedConcurrency.state === 'known' && provisionedConcurrency.value) {
      return supports('Copies of the function are kept started.', provisionedConcurrency.location);
    }
    if (snapStart.state === 'known' && snapStart.value === 'None' && !isCalledByApi(item, neighbours)) {
      return 'not-applicable';
    }
    return expectOneOf(snapStart, ['PublishedVersions'], {
      supports: 'Published versions start from a snapshot.',
      contradicts: 'Every new copy starts Java from the beginning.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "pricing" {
  function_name = "pricing"
  role          = "arn:aws:iam::111122223333:role/pricing"
  runtime       = "java21"
  publish       = true

  snap_start {
    apply_on = "PublishedVersions"
  }
}`,
      contradicts: `
resource "aws_lambda_function" "pricing" {
  function_name = "pricing"
  role          = "arn:aws:iam::111122223333:role/pricing"
  runtime       = "java21"
}

resource "aws_lambda_function_url" "pricing" {
  function_name      = aws_lambda_function.pricing.function_name
  authorization_type = "AWS_IAM"
}`,
      inconclusive: `
variable "snapshots" {
  type = string
}

resource "aws_lambda_function" "pricing" {
  function_name = "pricing"
  role          = "arn:aws:iam::111122223333:role/pricing"
  runtime       = "java21"

  snap_start {
    apply_on = var.snapshots
  }
}`,
      'not-applicable': `
resource "aws_lambda_function" "archive" {
  function_name = "archive"
  role          = "arn:aws:iam::111122223333:role/archive"
  runtime       = "java21"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Pricing:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pricing
      Runtime: java17
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      FunctionName: !Ref Pricing
      FunctionVersion: "3"
      Name: live
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 5`,
      contradicts: `
Resources:
  Pricing:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pricing
      Runtime: java17
  Address:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Pricing
      AuthType: AWS_IAM`,
    },
  },
});
