import { mqBroker } from '../../architecture/kinds/mq.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const mqLogs = defineCheck({
  id: 'mq-logs',
  kind: mqBroker,
  title: 'Message broker delivers its log',
  why: 'Nobody can sign in to the machine of a managed broker. Without its log in CloudWatch there is no telling why clients lose their connection or messages are refused.',
  remediation:
    'Turn on the general log, and for ActiveMQ the audit log too, so that changes made in the console are on record.',
  links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html'],
  examine: ({ generalLog }) =>
    expectTrue(generalLog, {
      supports: 'The general log goes to CloudWatch.',
      contradicts: 'The broker delivers no log.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"

  logs {
    general = true
    audit   = true
  }
}`,
      contradicts: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"
}`,
      inconclusive: `
variable "log" {
  type = bool
}

resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"

  logs {
    general = var.log
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: RABBITMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: CLUSTER_MULTI_AZ
      PubliclyAccessible: false
      Logs:
        General: true`,
      contradicts: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: RABBITMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: CLUSTER_MULTI_AZ
      PubliclyAccessible: false`,
    },
  },
});
