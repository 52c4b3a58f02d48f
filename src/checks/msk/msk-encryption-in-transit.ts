import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const mskEncryptionInTransit = defineCheck({
  id: 'msk-encryption-in-transit',
  kind: mskCluster,
  title: 'Kafka cluster takes and copies messages over TLS only',
  why: 'A cluster that also takes plaintext lets any client that is set up carelessly send its messages, and with them passwords and personal data, readable across the network. Between brokers each message is copied at least once more.',
  remediation:
    'Set the encryption between clients and brokers to TLS, and leave the encryption within the cluster on.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html'],
  examine: ({ brokerEncryption, clientEncryption }) => [
    expect(clientEncryption, (mode) => mode === 'TLS', {
      supports: 'Clients must use TLS.',
      contradicts: (mode) => `Clients may send plaintext (${mode}).`,
    }),
    expectTrue(brokerEncryption, {
      supports: 'Brokers copy messages over TLS.',
      contradicts: 'Brokers copy messages in the clear.',
    }),
  ],
  examples: {
    terraform: {
      supports: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}`,
      contradicts: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      client_broker = var.mode
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      EncryptionInfo:
        EncryptionInTransit:
          ClientBroker: TLS
          InCluster: true`,
      contradicts: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      EncryptionInfo:
        EncryptionInTransit:
          ClientBroker: TLS
          InCluster: false`,
    },
  },
});
