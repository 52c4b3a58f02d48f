import { mqBroker } from '../../architecture/kinds/mq.ts';
import { defineCheck, type Finding } from '../check.ts';
import { inconclusive } from '../expectations.ts';
import { expectSecretElsewhere } from '../secret-source.ts';

export const mqPasswordNotInCode = defineCheck({
  id: 'mq-password-not-in-code',
  kind: mqBroker,
  title: 'Passwords of a message broker are kept out of the code',
  why: 'A broker password in the code lets everyone who can read the repository, its history or its copies read and forge messages. Because every application uses it, nobody dares to change it.',
  remediation: 'Read the password from Secrets Manager at deployment. Change the one that was in the code.',
  links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html'],
  blindSpots: ['Terraform also writes passwords to its state.'],
  examine: ({ users }) => {
    if (users.state === 'absent') return 'not-applicable';
    if (users.state === 'unresolved') return inconclusive(users.reason, users.location);
    const findings = users.value.items.flatMap(({ password }): readonly Finding[] => {
      const found = expectSecretElsewhere(password, { what: 'The password' });
      if (found === 'not-applicable') return [];
      return 'verdict' in found ? [found] : found;
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "random_password" "trades" {
  length = 24
}

resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"

  user {
    username = "trades"
    password = random_password.trades.result
  }
}`,
      contradicts: `
resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"

  user {
    username = "trades"
    password = "correct-horse-battery"
  }
}`,
      inconclusive: `
variable "password" {
  type = string
}

resource "aws_mq_broker" "trades" {
  broker_name        = "trades"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.m5.large"

  user {
    username = "trades"
    password = var.password
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
      EngineType: ACTIVEMQ
      HostInstanceType: mq.m5.large
      DeploymentMode: SINGLE_INSTANCE
      PubliclyAccessible: false
      Users:
        - Username: trades
          Password: '{{resolve:secretsmanager:trades:SecretString:password}}'`,
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
      Users:
        - Username: trades
          Password: correct-horse-battery`,
    },
  },
});
