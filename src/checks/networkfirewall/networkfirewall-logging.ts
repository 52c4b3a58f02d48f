import { networkFirewall } from '../../architecture/kinds/networkfirewall.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const networkfirewallLogging = defineCheck({
  id: 'networkfirewall-logging',
  kind: networkFirewall,
  title: 'Network Firewall logs what it stops',
  why: 'A firewall without a log stops attacks without telling anybody, and breaks connections without saying why. The alert log is where an intrusion shows first.',
  remediation: 'Add a logging configuration for the firewall with the log type ALERT, and FLOW where needed.',
  links: ['https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html'],
  blindSpots: ['A logging configuration that names the firewall by text only is not seen.'],
  examine: ({ logging }) =>
    expectTrue(logging, {
      supports: 'The firewall has a logging configuration.',
      contradicts: 'The firewall has no logging configuration.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"
}

resource "aws_networkfirewall_logging_configuration" "edge" {
  firewall_arn = aws_networkfirewall_firewall.edge.arn

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = "edge-alerts" }
    }
  }
}`,
      contradicts: `
resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"
}`,
      inconclusive: `
variable "logged" {
  type = bool
}

resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"
}

resource "aws_networkfirewall_logging_configuration" "edge" {
  count        = var.logged ? 1 : 0
  firewall_arn = aws_networkfirewall_firewall.edge.arn

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT"
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = "edge-alerts" }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Edge:
    Type: AWS::NetworkFirewall::Firewall
    Properties:
      FirewallName: edge
      VpcId: vpc-0123456789abcdef0
      FirewallPolicyArn: arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge
      SubnetMappings: [{ SubnetId: subnet-0a1b2c3d4e5f60718 }]
  Log:
    Type: AWS::NetworkFirewall::LoggingConfiguration
    Properties:
      FirewallArn: !Ref Edge
      LoggingConfiguration:
        LogDestinationConfigs:
          - LogType: ALERT
            LogDestinationType: CloudWatchLogs
            LogDestination: { logGroup: edge-alerts }`,
      contradicts: `
Resources:
  Edge:
    Type: AWS::NetworkFirewall::Firewall
    Properties:
      FirewallName: edge
      VpcId: vpc-0123456789abcdef0
      FirewallPolicyArn: arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge
      SubnetMappings: [{ SubnetId: subnet-0a1b2c3d4e5f60718 }]`,
    },
  },
});
