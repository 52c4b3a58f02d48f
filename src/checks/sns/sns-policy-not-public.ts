import { snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const snsPolicyNotPublic = defineCheck({
  id: 'sns-policy-not-public',
  kind: snsTopic,
  title: 'SNS topic policy lets in named publishers and subscribers only',
  why: 'A topic that everyone may publish to spreads forged messages to all its subscribers; one that everyone may subscribe to sends your messages to strangers.',
  remediation:
    'Name the accounts or services in the topic policy, and tie services to their source by a condition.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The topic policy names those whom it lets in.',
      contradicts: 'The topic policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "deliveries" {}

resource "aws_sns_topic_policy" "deliveries" {
  arn = aws_sns_topic.deliveries.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.deliveries.arn
    }]
  })
}`,
      contradicts: `
resource "aws_sns_topic" "deliveries" {}

resource "aws_sns_topic_policy" "deliveries" {
  arn = aws_sns_topic.deliveries.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["sns:Publish", "sns:Subscribe"]
      Resource  = aws_sns_topic.deliveries.arn
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_sns_topic" "deliveries" {
  policy = var.policy
}`,
      'not-applicable': `
resource "aws_sns_topic" "deliveries" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Deliveries:
    Type: AWS::SNS::Topic
  DeliveriesPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Deliveries
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: s3.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Deliveries`,
      contradicts: `
Resources:
  Deliveries:
    Type: AWS::SNS::Topic
  DeliveriesPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Deliveries
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: sns:Subscribe
            Resource: !Ref Deliveries`,
    },
  },
});
