import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const lambdaStructuredLogs = defineCheck({
  id: 'lambda-structured-logs',
  kind: lambdaFunction,
  title: 'Lambda function writes logs that can be searched by field',
  why: 'Lines of free text can be read one by one. As JSON, logs answer questions: all errors of one customer, the slowest tenth of all calls. Lambda can write its own lines that way too, with the level and the id of the request in every entry.',
  remediation:
    'Set the log format to JSON, or let the function log JSON itself, for instance with Powertools.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html'],
  blindSpots: [
    'Terraform: the format Text does not contradict: the code of the function may write JSON by itself.',
    'CloudFormation: the format Text does not contradict: the code of the function may write JSON by itself.',
  ],
  examine: ({ environment, logFormat }) => {
    const usesPowertools =
      environment.state === 'known' &&
      [...environment.value.keys()].some((name) => name.startsWith('POWERTOOLS_'));
    if (usesPowertools) return supports('The function logs with Powertools.', environment.location);
    if (logFormat.state === 'unresolved') return inconclusive(logFormat.reason, logFormat.location);
    return logFormat.state === 'known' && logFormat.value === 'JSON'
      ? supports('Logs are written as JSON.', logFormat.location)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "book" {
  function_name = "book"
  role          = "arn:aws:iam::111122223333:role/book"

  logging_config {
    log_format = "JSON"
  }
}`,
      inconclusive: `
variable "format" {
  type = string
}

resource "aws_lambda_function" "book" {
  function_name = "book"
  role          = "arn:aws:iam::111122223333:role/book"

  logging_config {
    log_format = var.format
  }
}`,
      'not-applicable': `
resource "aws_lambda_function" "book" {
  function_name = "book"
  role          = "arn:aws:iam::111122223333:role/book"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Book:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/book
      Environment:
        Variables:
          POWERTOOLS_SERVICE_NAME: book`,
    },
  },
});
