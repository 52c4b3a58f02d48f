import { memorydbCluster } from '../../architecture/kinds/memorydb.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast } from '../expectations.ts';

export const memorydbReplicas = defineCheck({
  id: 'memorydb-replicas',
  kind: memorydbCluster,
  title: 'MemoryDB shards have a replica',
  why: 'A shard without a replica is out of reach while its node is replaced, which takes minutes. With a replica in another zone MemoryDB switches over within seconds.',
  remediation: 'Give every shard at least one replica.',
  links: ['https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html'],
  examine: ({ replicasPerShard }) =>
    expectAtLeast(replicasPerShard, 1, {
      supports: (count) => `Every shard has ${count} replica${count === 1 ? '' : 's'}.`,
      contradicts: 'The shards have no replica.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_memorydb_cluster" "queue" {
  name                   = "queue"
  acl_name               = "queue"
  node_type              = "db.r7g.large"
  num_replicas_per_shard = 2
}`,
      contradicts: `
resource "aws_memorydb_cluster" "queue" {
  name                   = "queue"
  acl_name               = "queue"
  node_type              = "db.r7g.large"
  num_replicas_per_shard = 0
}`,
      inconclusive: `
variable "replicas" {
  type = number
}

resource "aws_memorydb_cluster" "queue" {
  name                   = "queue"
  acl_name               = "queue"
  node_type              = "db.r7g.large"
  num_replicas_per_shard = var.replicas
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Queue:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: queue
      ACLName: queue
      NodeType: db.r7g.large
      NumReplicasPerShard: 1`,
      contradicts: `
Resources:
  Queue:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: queue
      ACLName: queue
      NodeType: db.r7g.large
      NumReplicasPerShard: 0`,
    },
  },
});
