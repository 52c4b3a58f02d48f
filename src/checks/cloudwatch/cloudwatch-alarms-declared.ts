import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { cloudwatchAlarm, cloudwatchDashboard } from '../../architecture/kinds/cloudwatch.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { logMetricFilter } from '../../architecture/kinds/logs.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import type { Resource } from '../../architecture/index.ts';
import type { Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** What does the work of a workload. */
const WORKLOAD = [
  loadBalancer,
  rdsCluster,
  rdsInstance,
  dynamodbTable,
  ecsService,
  lambdaFunction,
  stateMachine,
  sqsQueue,
  autoScalingGroup,
] as const;

function firstOf(
  resource: Resource,
  beside: Neighbours<(typeof WORKLOAD)[number]>['beside'],
): Resource | undefined {
  return WORKLOAD.flatMap((kind) => beside(resource, kind).slice(0, 1))[0];
}

export const cloudwatchAlarmsDeclared = defineCheck({
  id: 'cloudwatch-alarms-declared',
  kind: WORKLOAD,
  related: [...WORKLOAD, cloudwatchAlarm, cloudwatchDashboard, logMetricFilter],
  title: 'Code that declares a workload declares alarms with it',
  why: 'Whatever runs will fail one day. Alarms kept with the code that makes the workload are there from its first day, and change with it. Those that were to be added later by hand are missing when they are needed.',
  remediation:
    'Declare alarms on what users feel, such as errors and latency, beside the resources themselves.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen. Code without any sign of monitoring is therefore not judged.',
    'Said once for each root module or template, of its first resource that does work.',
  ],
  examine: (resource, { beside }) => {
    if (resource !== firstOf(resource, beside)) return 'not-applicable';
    const alarms = beside(resource, cloudwatchAlarm);
    const certain = alarms.find(({ declared }) => declared.uncertain === undefined);
    if (certain !== undefined)
      return supports(`${alarms.length} alarms are declared beside the workload.`, certain);
    const [alarm] = alarms;
    if (alarm !== undefined)
      return inconclusive(`Whether alarms are made is not certain: ${alarm.declared.uncertain}.`, alarm);
    return beside(resource, logMetricFilter).length + beside(resource, cloudwatchDashboard).length > 0
      ? contradicts('The code declares metrics or dashboards for the workload, but not one alarm.', resource)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_cloudwatch_metric_alarm" "mails" {
  alarm_name          = "mails"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1

  dimensions = {
    QueueName = aws_sqs_queue.mails.name
  }
}`,
      contradicts: `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_cloudwatch_dashboard" "mails" {
  dashboard_name = "mails"
  dashboard_body = jsonencode({ widgets = [] })
}`,
      'not-applicable': `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}`,
      inconclusive: `
variable "watched" {
  type = bool
}

resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_cloudwatch_metric_alarm" "mails" {
  count               = var.watched ? 1 : 0
  alarm_name          = "mails"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: ApproximateAgeOfOldestMessage
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1`,
      contradicts: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
  Board:
    Type: AWS::CloudWatch::Dashboard
    Properties:
      DashboardBody: '{"widgets":[]}'`,
    },
  },
});
