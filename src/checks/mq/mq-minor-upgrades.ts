import { mqBroker } from '../../architecture/kinds/mq.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const mqMinorUpgrades = defineCheck({
  id: 'mq-minor-upgrades',
  kind: mqBroker,
  title: 'Message broker takes minor upgrades by itself',
  why: 'Brokers have had flaws that let anyone run code on them. Their fixes come as minor versions: a broker that waits for somebody to upgrade it stays open to known attacks until somebody does.',
  remediation: 'Turn on automatic minor version upgrades, in a maintenance window that suits you.',
  links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html'],
  examine: ({ minorUpgrades }) =>
    expectTrue(minorUpgrades, {
      supports: 'Minor versions are installed in the maintenance window.',
      contradicts: 'Minor versions are not installed by themselves.',
    }),
  fix: {
    set: [{ attribute: 'minorUpgrades', value: true }],
    caution: 'The broker restarts in its maintenance window when there is an upgrade.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_mq_broker" "trades" {
  broker_name                = "trades"
  engine_type                = "RabbitMQ"
  engine_version             = "3.13"
  host_instance_type         = "mq.m5.large"
  auto_minor_version_upgrade = true
}`,
      contradicts: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.17.6"
  host_instance_type = "mq.m5.large"
}`,
      inconclusive: `
variable "upgrade" {
  type = bool
}

resource "aws_mq_broker" "trades" {
  broker_name                = "trades"
  engine_type                = "ActiveMQ"
  engine_version             = "5.17.6"
  host_instance_type         = "mq.m5.large"
  auto_minor_version_upgrade = var.upgrade
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
      PubliclyAccessible: false
      AutoMinorVersionUpgrade: true`,
      contradicts: `
Resources:
  Trades:
    Type: AWS::AmazonMQ::Broker
    Properties:
      BrokerName: trades
      EngineType: ACTIVEMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: SINGLE_INSTANCE
      PubliclyAccessible: false
      AutoMinorVersionUpgrade: false`,
    },
  },
});
