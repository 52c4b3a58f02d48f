import { logDestination, logResourcePolicy, observabilitySink } from '../../architecture/kinds/logs.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const logsSharedWithNamedAccounts = defineCheck({
  id: 'logs-shared-with-named-accounts',
  kind: [logDestination, logResourcePolicy, observabilitySink],
  title: 'Logs and metrics are exchanged with named accounts and services only',
  why: 'A destination or sink open to everyone takes in what strangers send: false log entries, at your expense, among which the real ones drown. A log policy open to everyone lets them read.',
  remediation: 'Name the accounts or the organization in the policy.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CrossAccountSubscriptions.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account-Setup.html',
  ],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The policy names those whom it lets in.',
      contradicts: 'The policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_oam_sink" "central" {
  name = "central"
}

resource "aws_oam_sink_policy" "central" {
  sink_identifier = aws_oam_sink.central.arn
  policy          = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = ["oam:CreateLink", "oam:UpdateLink"]
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_oam_sink" "central" {
  name = "central"
}

resource "aws_oam_sink_policy" "central" {
  sink_identifier = aws_oam_sink.central.arn
  policy          = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["oam:CreateLink", "oam:UpdateLink"]
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_oam_sink" "central" {
  name = "central"
}

resource "aws_oam_sink_policy" "central" {
  sink_identifier = aws_oam_sink.central.arn
  policy          = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Central:
    Type: AWS::Oam::Sink
    Properties:
      Name: central
      Policy:
        Statement:
          - Effect: Allow
            Principal: { AWS: "111122223333" }
            Action: "oam:CreateLink"
            Resource: "*"`,
      contradicts: `
Resources:
  Central:
    Type: AWS::Oam::Sink
    Properties:
      Name: central
      Policy:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: "oam:CreateLink"
            Resource: "*"`,
    },
  },
});
