import { mqBroker } from '../../architecture/kinds/mq.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const mqFailover = defineCheck({
  id: 'mq-failover',
  kind: mqBroker,
  title: 'Message broker has a second instance in another Availability Zone',
  why: 'A single broker is gone with its Availability Zone, and for some minutes at every maintenance. Everything that talks through it stands still for that long.',
  remediation: 'Use ACTIVE_STANDBY_MULTI_AZ for ActiveMQ, CLUSTER_MULTI_AZ for RabbitMQ.',
  links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html'],
  blindSpots: [
    'ActiveMQ brokers that are joined to a network of brokers by their configuration are not recognised.',
  ],
  examine: ({ deploymentMode }) =>
    expect(deploymentMode, (mode) => mode !== 'SINGLE_INSTANCE', {
      supports: (mode) => `The deployment mode is ${mode}.`,
      contradicts: 'The broker is a single instance.',
      absent: { verdict: 'inconclusive', message: 'The code states no deployment mode.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.m5.large"
  deployment_mode    = "CLUSTER_MULTI_AZ"
}`,
      contradicts: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"
  deployment_mode    = var.mode
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: ACTIVEMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: ACTIVE_STANDBY_MULTI_AZ
      PubliclyAccessible: false`,
      contradicts: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: ACTIVEMQ
      HostInstanceType: mq.t3.micro
      DeploymentMode: SINGLE_INSTANCE
      PubliclyAccessible: false`,
    },
  },
});
