import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';
import { EDGE_NEIGHBOURS, runsAtEdge } from '../lambda-at-edge.ts';

export const lambdaLogRetention = defineCheck({
  id: 'lambda-log-retention',
  kind: lambdaFunction,
  related: EDGE_NEIGHBOURS,
  title: 'Logs of a Lambda function end after a set time',
  why: 'Lambda makes the log group of a function by itself and keeps its logs for ever. They pile up, are paid for each month, use storage that nobody needs, and may hold personal data longer than allowed.',
  remediation:
    'Declare a log group named /aws/lambda/<function name> with a retention, before the function runs for the first time.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  ],
  blindSpots: [
    'A retention set outside this code, such as by a scheduled job over all log groups, is not seen.',
    'A log group that the function names in its logging configuration, or one without a retention, is judged as a log group.',
  ],
  examine: (item, neighbours) => {
    const { functionName, location, logGroup, logRetentionDays, namedLogGroup } = item;
    if (namedLogGroup.state !== 'absent') return 'not-applicable';
    if (runsAtEdge(item, neighbours)) {
      return inconclusive(
        'At the edge the function logs in each Region where it runs, to log groups outside this code.',
        location,
      );
    }
    if (logGroup.state === 'known' && logGroup.value) {
      const kept = expect(logRetentionDays, (days) => days > 0, {
        supports: (days) => `Logs end after ${days} days.`,
        contradicts: 'Logs are kept for ever.',
      });
      return kept.verdict === 'contradicts' ? 'not-applicable' : kept;
    }
    if (functionName.state === 'unresolved') {
      return inconclusive(
        `The log group cannot be told from a name that is not known: ${functionName.reason}.`,
        location,
      );
    }
    return contradicts(
      'The code declares no log group for the function: its logs are kept for ever.',
      location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "receipts" {
  function_name = "receipts"
  role          = "arn:aws:iam::111122223333:role/receipts"
}

resource "aws_cloudwatch_log_group" "receipts" {
  name              = "/aws/lambda/\${aws_lambda_function.receipts.function_name}"
  retention_in_days = 30
}`,
      contradicts: `
resource "aws_lambda_function" "receipts" {
  function_name = "receipts"
  role          = "arn:aws:iam::111122223333:role/receipts"
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_lambda_function" "receipts" {
  function_name = "receipts"
  role          = "arn:aws:iam::111122223333:role/receipts"
}

resource "aws_cloudwatch_log_group" "receipts" {
  name              = "/aws/lambda/receipts"
  retention_in_days = var.days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Receipts:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/receipts
  Log:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub /aws/lambda/\${Receipts}
      RetentionInDays: 14`,
      contradicts: `
Resources:
  Receipts:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: receipts
      Role: arn:aws:iam::111122223333:role/receipts`,
      'not-applicable': `
Resources:
  Receipts:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: receipts
      Role: arn:aws:iam::111122223333:role/receipts
  Log:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: /aws/lambda/receipts`,
    },
  },
});
