import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmQueueBacklog = defineCheck({
  id: 'cloudwatch-alarm-queue-backlog',
  kind: sqsQueue,
  related: [cloudwatchAlarm, eventSourceMapping],
  title: 'Alarm tells when messages wait too long in a queue',
  why: 'A queue hides that its consumers are dead or too slow: senders keep sending and see no error. The age of the oldest message shows it at once; without an alarm the backlog is found when messages begin to expire.',
  remediation:
    'Add an alarm on ApproximateAgeOfOldestMessage of the queue, at the age that users begin to notice.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Queues that nothing in the code reads from are not judged.',
  ],
  examine: (queue, neighbours) =>
    neighbours.referrers(queue, eventSourceMapping, 'source').length === 0
      ? 'not-applicable'
      : expectAlarms(queue, neighbours, {
          namespaces: ['AWS/SQS'],
          modes: [
            {
              name: 'backlog',
              metrics: ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible'],
            },
          ],
        }),
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_lambda_event_source_mapping" "mails" {
  event_source_arn = aws_sqs_queue.mails.arn
  function_name    = "send-mail"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    QueueName = aws_sqs_queue.mails.name
  }
}`,
      contradicts: `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_lambda_event_source_mapping" "mails" {
  event_source_arn = aws_sqs_queue.mails.arn
  function_name    = "send-mail"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "NumberOfEmptyReceives"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    QueueName = aws_sqs_queue.mails.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_lambda_event_source_mapping" "mails" {
  event_source_arn = aws_sqs_queue.mails.arn
  function_name    = "send-mail"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    QueueName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_lambda_event_source_mapping" "mails" {
  event_source_arn = aws_sqs_queue.mails.arn
  function_name    = "send-mail"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Mails.Arn
      FunctionName: send-mail
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: ApproximateAgeOfOldestMessage
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: QueueName
          Value: !GetAtt Mails.QueueName`,
      contradicts: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Mails.Arn
      FunctionName: send-mail
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: NumberOfEmptyReceives
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: QueueName
          Value: !GetAtt Mails.QueueName`,
    },
  },
});
