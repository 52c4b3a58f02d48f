import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

/** Runtimes whose deprecation date has passed (Lambda developer guide, "Runtime deprecation", May 2026). */
const DEPRECATED = new Set([
  'dotnet5.0',
  'dotnet6',
  'dotnet7',
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'go1.x',
  'java8',
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs16.x',
  'nodejs18.x',
  'nodejs20.x',
  'provided',
  'python2.7',
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'ruby2.5',
  'ruby2.7',
  'ruby3.2',
]);

export const lambdaRuntimeSupported = defineCheck({
  id: 'lambda-runtime-supported',
  kind: lambdaFunction,
  title: 'Lambda function uses a runtime that still gets security updates',
  why: 'A deprecated runtime gets no more fixes, so every new flaw in it stays open. Some months later functions on it can no longer be changed, and an urgent repair turns into a migration.',
  remediation: 'Move to a current version of the language and test the function on it.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  blindSpots: [
    'Runtimes inside container images are not seen.',
    'Runtimes that were deprecated after May 2026 are not known yet.',
  ],
  examine: ({ runtime }) => {
    if (runtime.state === 'absent') return 'not-applicable';
    return expect(runtime, (name) => !DEPRECATED.has(name), {
      supports: (name) => `${name} is supported.`,
      contradicts: (name) => `${name} is deprecated and gets no more security updates.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = "arn:aws:iam::111122223333:role/notify"
  runtime       = "nodejs24.x"
}`,
      contradicts: `
resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = "arn:aws:iam::111122223333:role/notify"
  runtime       = "nodejs12.x"
}`,
      inconclusive: `
variable "runtime" {
  type = string
}

resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = "arn:aws:iam::111122223333:role/notify"
  runtime       = var.runtime
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Notify:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/notify
      Runtime: python3.13`,
      contradicts: `
Resources:
  Notify:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/notify
      Runtime: python3.7`,
    },
  },
});
