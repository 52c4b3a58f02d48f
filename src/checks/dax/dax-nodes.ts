import { daxCluster } from '../../architecture/kinds/dax.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const daxNodes = defineCheck({
  id: 'dax-nodes',
  kind: daxCluster,
  title: 'DAX cluster has nodes to spare',
  why: 'A DAX cluster of one node is gone when that node is replaced or its zone fails. All reads then fall on the table at once, which may be set up for a fraction of them.',
  remediation: 'Run at least three nodes; DAX spreads them over Availability Zones.',
  links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html'],
  blindSpots: ['Whether the table can carry the load without its cache is not seen.'],
  examine: ({ nodes }) =>
    expect(nodes, (count) => count >= 2, {
      supports: (count) => `The cluster has ${count} nodes.`,
      contradicts: 'The cluster has a single node.',
      absent: { verdict: 'inconclusive', message: 'The number of nodes is not written.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_dax_cluster" "menu" {
  cluster_name       = "menu"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 3
}`,
      contradicts: `
resource "aws_dax_cluster" "menu" {
  cluster_name       = "menu"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 1
}`,
      inconclusive: `
variable "nodes" {
  type = number
}

resource "aws_dax_cluster" "menu" {
  cluster_name       = "menu"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = var.nodes
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
      ReplicationFactor: 3`,
      contradicts: `
Resources:
  Menu:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: arn:aws:iam::111122223333:role/dax
      NodeType: dax.r5.large
      ReplicationFactor: 1`,
    },
  },
});
