import { daxCluster } from '../../architecture/kinds/dax.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const daxEncryption = defineCheck({
  id: 'dax-encryption',
  kind: daxCluster,
  title: 'DAX cluster encrypts what it caches and what it sends',
  why: 'DAX holds copies of table rows in memory and on disk, and hands them to applications over the network. The table is encrypted by itself; its cache is not, and both settings can be chosen only when the cluster is made.',
  remediation: 'Make the cluster with server-side encryption and with TLS as its endpoint encryption.',
  links: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html',
  ],
  examine: ({ encryptionAtRest, endpointEncryption }) => [
    expectTrue(encryptionAtRest, {
      supports: 'What the cluster writes to disk is encrypted.',
      contradicts: 'What the cluster writes to disk is not encrypted.',
    }),
    expect(endpointEncryption, (type) => type === 'TLS', {
      supports: 'The cluster talks TLS.',
      contradicts: 'The cluster talks to applications unencrypted.',
    }),
  ],
  examples: {
    terraform: {
      supports: `
resource "aws_dax_cluster" "menu" {
  cluster_name                     = "menu"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  cluster_endpoint_encryption_type = "TLS"
  server_side_encryption {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_dax_cluster" "menu" {
  cluster_name       = "menu"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 3
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_dax_cluster" "menu" {
  cluster_name                     = "menu"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  cluster_endpoint_encryption_type = "TLS"
  server_side_encryption {
    enabled = var.encrypt
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Menu:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: arn:aws:iam::111122223333:role/dax
      NodeType: dax.r5.large
      ReplicationFactor: 3
      ClusterEndpointEncryptionType: TLS
      SSESpecification:
        SSEEnabled: true`,
      contradicts: `
Resources:
  Menu:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: arn:aws:iam::111122223333:role/dax
      NodeType: dax.r5.large
      ReplicationFactor: 3`,
    },
  },
});
