import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { eventSourceMapping, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { snsSubscription } from '../../architecture/kinds/sns.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmDeadLetters = defineCheck({
  id: 'cloudwatch-alarm-dead-letters',
  kind: sqsQueue,
  related: [cloudwatchAlarm, eventSourceMapping, lambdaFunction, snsSubscription, sqsQueue],
  title: 'Alarm tells when messages land in a dead-letter queue',
  why: 'A dead-letter queue keeps what could not be handled: orders not booked, mails not sent. It keeps them for days only, and silently. Without an alarm on its depth they expire before anybody looks.',
  remediation:
    'Add an alarm on ApproximateNumberOfMessagesVisible of the dead-letter queue, at one message or more.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Dead-letter queues that only other root modules use are not recognised.',
  ],
  examine: (queue, neighbours) => {
    const { referrers } = neighbours;
    const senders = [
      ...referrers(queue, sqsQueue, 'deadLetterQueue'),
      ...referrers(queue, lambdaFunction, 'failureDestination'),
      ...referrers(queue, eventSourceMapping, 'failureDestination'),
      ...referrers(queue, snsSubscription, 'deadLetterQueue'),
    ];
    if (senders.length === 0) return 'not-applicable';
    return expectAlarms(queue, neighbours, {
      namespaces: ['AWS/SQS'],
      modes: [
        {
          name: 'messages',
          metrics: [
            'ApproximateNumberOfMessagesVisible',
            'NumberOfMessagesReceived',
            'NumberOfMessagesSent',
            'ApproximateAgeOfOldestMessage',
          ],
        },
      ],
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    QueueName = aws_sqs_queue.failed.name
  }
}`,
      contradicts: `
resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "SentMessageSize"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    QueueName = aws_sqs_queue.failed.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
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
resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Failed:
    Type: AWS::SQS::Queue
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: ApproximateNumberOfMessagesVisible
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: QueueName
          Value: !GetAtt Failed.QueueName`,
      contradicts: `
Resources:
  Failed:
    Type: AWS::SQS::Queue
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: SentMessageSize
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: QueueName
          Value: !GetAtt Failed.QueueName`,
    },
  },
});
