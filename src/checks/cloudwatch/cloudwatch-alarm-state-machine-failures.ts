import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmStateMachineFailures = defineCheck({
  id: 'cloudwatch-alarm-state-machine-failures',
  kind: stateMachine,
  related: [cloudwatchAlarm],
  title: 'Alarm watches failed executions of a state machine',
  why: 'A workflow that stops half way leaves work half done: money taken, goods not sent. Step Functions only marks the execution red in a list that nobody looks at.',
  remediation:
    'Add alarms on ExecutionsFailed and ExecutionsTimedOut of the state machine, or an EventBridge rule on its status changes.',
  links: [
    'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'EventBridge rules on the status of executions, which may tell as well, are not looked at.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/States'],
      modes: [
        { name: 'failed executions', metrics: ['ExecutionsFailed', 'ExecutionsAborted'] },
        { name: 'timeouts', metrics: ['ExecutionsTimedOut'] },
      ],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = "{}"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StateMachineArn = aws_sfn_state_machine.refund.arn
  }
}`,
      contradicts: `
resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = "{}"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsStarted"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StateMachineArn = aws_sfn_state_machine.refund.arn
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = "{}"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StateMachineArn = var.watched
  }
}`,
      'not-applicable': `
resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = "{}"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Refund:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/refund
      DefinitionString: '{}'
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/States
      MetricName: ExecutionsFailed
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: StateMachineArn
          Value: !Ref Refund`,
      contradicts: `
Resources:
  Refund:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/refund
      DefinitionString: '{}'
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/States
      MetricName: ExecutionsStarted
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: StateMachineArn
          Value: !Ref Refund`,
    },
  },
});
