import { snsSubscription } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const snsWebhookHttps = defineCheck({
  id: 'sns-webhook-https',
  kind: snsSubscription,
  title: 'SNS subscription calls web endpoints over HTTPS',
  why: 'A message delivered over plain HTTP crosses the internet readable for everyone on the way, and can be changed there.',
  remediation: 'Give the endpoint a certificate and subscribe it with the protocol https.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html'],
  blindSpots: ['Subscriptions written inside a CloudFormation topic are not seen.'],
  examine: ({ protocol }) => {
    if (protocol.state === 'unresolved') return inconclusive(protocol.reason, protocol.location);
    if (protocol.state === 'absent' || !protocol.value.startsWith('http')) return 'not-applicable';
    return protocol.value === 'https'
      ? supports('Messages are delivered over HTTPS.', protocol.location)
      : contradicts('Messages are delivered over plain HTTP.', protocol.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic_subscription" "hook" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:alerts"
  protocol  = "https"
  endpoint  = "https://hooks.example.com/alerts"
}`,
      contradicts: `
resource "aws_sns_topic_subscription" "hook" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:alerts"
  protocol  = "http"
  endpoint  = "http://hooks.example.com/alerts"
}`,
      inconclusive: `
variable "protocol" {
  type = string
}

resource "aws_sns_topic_subscription" "hook" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:alerts"
  protocol  = var.protocol
  endpoint  = "hooks.example.com/alerts"
}`,
      'not-applicable': `
resource "aws_sns_topic_subscription" "mail" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:alerts"
  protocol  = "email"
  endpoint  = "ops@example.com"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Hook:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-west-1:111122223333:alerts
      Protocol: https
      Endpoint: https://hooks.example.com/alerts`,
      contradicts: `
Resources:
  Hook:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-west-1:111122223333:alerts
      Protocol: http
      Endpoint: http://hooks.example.com/alerts`,
    },
  },
});
