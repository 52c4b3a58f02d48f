import { mqBroker } from '../../architecture/kinds/mq.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const mqNotPublic = defineCheck({
  id: 'mq-not-public',
  kind: mqBroker,
  title: 'Message broker cannot be reached from the internet',
  why: 'A public broker shows its sign-in page and its message ports to the whole internet, where flaws in ActiveMQ and RabbitMQ are tried within hours of becoming known.',
  remediation:
    'Make the broker anew without public access, and reach its console through a VPN or a session in the VPC.',
  links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html'],
  examine: ({ publiclyAccessible }) =>
    expectFalse(publiclyAccessible, {
      supports: 'The broker can be reached from the VPC only.',
      contradicts: 'The broker can be reached from the internet.',
    }),
  fix: {
    set: [{ attribute: 'publiclyAccessible', value: false }],
    caution: 'The broker is replaced, with its messages: let its clients take them first.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"
}`,
      contradicts: `
resource "aws_mq_broker" "trades" {
  broker_name         = "trades"
  engine_type         = "ActiveMQ"
  engine_version      = "5.18"
  host_instance_type  = "mq.m5.large"
  publicly_accessible = true
}`,
      inconclusive: `
variable "public" {
  type = bool
}

resource "aws_mq_broker" "trades" {
  broker_name         = "trades"
  engine_type         = "ActiveMQ"
  engine_version      = "5.18"
  host_instance_type  = "mq.m5.large"
  publicly_accessible = var.public
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
      DeploymentMode: SINGLE_INSTANCE
      PubliclyAccessible: false`,
      contradicts: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: ACTIVEMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: SINGLE_INSTANCE
      PubliclyAccessible: true`,
    },
  },
});
