import { lambdaFunctionUrl } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf } from '../expectations.ts';

export const lambdaUrlAuthorization = defineCheck({
  id: 'lambda-url-authorization',
  kind: lambdaFunctionUrl,
  title: 'Lambda function URL admits only callers with permission',
  why: 'A function URL is an address on the internet. Without authorization anybody may call it, as often as they like, and you pay for every call.',
  remediation:
    'Set the authorization type to AWS_IAM, or put CloudFront or API Gateway with a check of the caller in front.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  blindSpots: ['A check of the caller inside the function, such as a webhook signature, is not seen.'],
  examine: ({ authorization }) =>
    expectOneOf(authorization, ['AWS_IAM'], {
      supports: 'Callers need permission in IAM.',
      contradicts: 'Anybody on the internet may call the function.',
      absent: { verdict: 'inconclusive', message: 'The code does not state an authorization type.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function_url" "export" {
  function_name      = "export"
  authorization_type = "AWS_IAM"
}`,
      contradicts: `
resource "aws_lambda_function_url" "export" {
  function_name      = "export"
  authorization_type = "NONE"
}`,
      inconclusive: `
variable "authorization" {
  type = string
}

resource "aws_lambda_function_url" "export" {
  function_name      = "export"
  authorization_type = var.authorization
}`,
    },
    cloudformation: {
      supports: `
Resources:
  ExportUrl:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: export
      AuthType: AWS_IAM`,
      contradicts: `
Resources:
  ExportUrl:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: export
      AuthType: NONE`,
    },
  },
});
