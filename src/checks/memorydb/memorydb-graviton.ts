import { memorydbCluster } from '../../architecture/kinds/memorydb.ts';
import { defineCheck } from '../check.ts';
import { expectGraviton } from '../graviton.ts';

export const memorydbGraviton = defineCheck({
  id: 'memorydb-graviton',
  kind: memorydbCluster,
  title: 'MemoryDB runs on AWS Graviton processors',
  why: 'Graviton nodes serve the same keys with less energy and for less money. Applications notice nothing, since they speak to the node over the network.',
  remediation: 'Choose a node type with a g after its generation, such as db.r7g.large.',
  links: ['https://docs.aws.amazon.com/memorydb/latest/devguide/nodes.supportedtypes.html'],
  examine: ({ nodeType }) => expectGraviton(nodeType),
  examples: {
    terraform: {
      supports: `
resource "aws_memorydb_cluster" "chat" {
  name      = "chat"
  acl_name  = "chat"
  node_type = "db.r7g.large"
}`,
      contradicts: `
resource "aws_memorydb_cluster" "chat" {
  name      = "chat"
  acl_name  = "chat"
  node_type = "db.r5.large"
}`,
      inconclusive: `
variable "node_type" {
  type = string
}

resource "aws_memorydb_cluster" "chat" {
  name      = "chat"
  acl_name  = "chat"
  node_type = var.node_type
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Chat:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: chat
      ACLName: chat
      NodeType: db.t4g.small`,
      contradicts: `
Resources:
  Chat:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: chat
      ACLName: chat
      NodeType: db.r5.large`,
    },
  },
});
