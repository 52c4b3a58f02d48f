import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const mskClientAuthentication = defineCheck({
  id: 'msk-client-authentication',
  kind: mskCluster,
  title: 'Kafka cluster knows its clients',
  why: 'Without authentication, every machine that can reach a broker may read and write every topic. One server that an attacker has taken over in the same network is then enough to read all messages and to forge any.',
  remediation: 'Turn on IAM, SASL/SCRAM or TLS authentication, and turn unauthenticated access off.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html'],
  examine: (cluster) => {
    const { iamAuthentication, scramAuthentication, tlsAuthentication, unauthenticated } = cluster;
    if (unauthenticated.state === 'known' && unauthenticated.value)
      return contradicts('Clients may connect without authentication.', unauthenticated.location);
    const ways = [
      { name: 'IAM', way: iamAuthentication },
      { name: 'SASL/SCRAM', way: scramAuthentication },
      { name: 'TLS certificates', way: tlsAuthentication },
    ];
    const on = ways.find(({ way }) => way.state === 'known' && way.value);
    const open = [unauthenticated, ...(on === undefined ? ways.map(({ way }) => way) : [])].find(
      ({ state }) => state === 'unresolved',
    );
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    return on === undefined
      ? contradicts('No authentication is set up: every client may connect.', cluster)
      : supports(`Clients authenticate (${on.name}).`, on.way.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  client_authentication {
    sasl {
      iam = true
    }
  }
}`,
      contradicts: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}`,
      inconclusive: `
variable "open" {
  type = bool
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  client_authentication {
    unauthenticated = var.open

    sasl {
      scram = true
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
      ClientAuthentication:
        Tls:
          CertificateAuthorityArnList: [arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/a1b2]`,
      contradicts: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      ClientAuthentication:
        Unauthenticated:
          Enabled: true
        Sasl:
          Iam:
            Enabled: true`,
    },
  },
});
