import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const mskNotPublic = defineCheck({
  id: 'msk-not-public',
  kind: mskCluster,
  title: 'Kafka brokers have no public addresses',
  why: 'Brokers with public addresses can be tried by everybody on the internet, with stolen passwords or the next flaw in Kafka. Producers outside AWS can come in through a VPN, a private link or an API.',
  remediation: 'Turn public access off, and connect clients from outside through private connectivity.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html'],
  examine: ({ publicAccess }) =>
    expect(publicAccess, (type) => type === 'DISABLED', {
      supports: 'Brokers can be reached from the VPC only.',
      contradicts: 'Brokers have public addresses.',
    }),
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

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0"]
    security_groups = ["sg-0123456789abcdef0"]

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}`,
      inconclusive: `
variable "access" {
  type = string
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0"]
    security_groups = ["sg-0123456789abcdef0"]

    connectivity_info {
      public_access {
        type = var.access
      }
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
      NumberOfBrokerNodes: 3`,
      contradicts: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-0123456789abcdef0]
        ConnectivityInfo:
          PublicAccess:
            Type: SERVICE_PROVIDED_EIPS`,
    },
  },
});
