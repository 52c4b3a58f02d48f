import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const sqsPolicyNotPublic = defineCheck({
  id: 'sqs-policy-not-public',
  kind: sqsQueue,
  title: 'SQS queue policy lets in named senders and readers only',
  why: 'A queue that everyone may write to takes forged messages from any AWS account; one that everyone may read gives messages away.',
  remediation:
    'Name the accounts or services in the policy. For a service, add a condition on the ARN of the source, such as the topic or the bucket.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  ],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The queue policy names those whom it lets in.',
      contradicts: 'The queue policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "events" {}

resource "aws_sqs_queue" "events" {}

resource "aws_sqs_queue_policy" "events" {
  queue_url = aws_sqs_queue.events.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.events.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.events.arn } }
    }]
  })
}`,
      contradicts: `
resource "aws_sqs_queue" "events" {}

resource "aws_sqs_queue_policy" "events" {
  queue_url = aws_sqs_queue.events.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.events.arn
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_sqs_queue" "events" {
  policy = var.policy
}`,
      'not-applicable': `
resource "aws_sqs_queue" "events" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Events:
    Type: AWS::SQS::Queue
  EventsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Events
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/sender
            Action: sqs:SendMessage
            Resource: '*'`,
      contradicts: `
Resources:
  Events:
    Type: AWS::SQS::Queue
  EventsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Events
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: sqs:SendMessage
            Resource: '*'`,
    },
  },
});
