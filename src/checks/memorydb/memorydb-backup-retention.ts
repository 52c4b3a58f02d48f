import { memorydbCluster } from '../../architecture/kinds/memorydb.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast } from '../expectations.ts';

export const memorydbBackupRetention = defineCheck({
  id: 'memorydb-backup-retention',
  kind: memorydbCluster,
  title: 'MemoryDB cluster keeps daily snapshots',
  why: 'MemoryDB does not lose data when nodes fail, but it deletes at once what an application deletes. Without snapshots a faulty release or an intruder leaves nothing to restore.',
  remediation: 'Keep snapshots for as long as a mistake may go unnoticed.',
  links: ['https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html'],
  blindSpots: [
    'Data that can be made again from elsewhere needs no snapshot; whether this is such data is not seen.',
  ],
  examine: ({ snapshotRetentionDays }) =>
    expectAtLeast(snapshotRetentionDays, 1, {
      supports: (days) => `Snapshots are kept for ${days} days.`,
      contradicts: 'No snapshots are kept.',
    }),
  fix: {
    set: [{ attribute: 'snapshotRetentionDays', value: 7 }],
    caution: 'Snapshots beyond the first are charged by their size.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_memorydb_cluster" "wallet" {
  name                     = "wallet"
  acl_name                 = "wallet"
  node_type                = "db.r7g.large"
  snapshot_retention_limit = 14
}`,
      contradicts: `
resource "aws_memorydb_cluster" "wallet" {
  name      = "wallet"
  acl_name  = "wallet"
  node_type = "db.r7g.large"
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_memorydb_cluster" "wallet" {
  name                     = "wallet"
  acl_name                 = "wallet"
  node_type                = "db.r7g.large"
  snapshot_retention_limit = var.days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Wallet:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: wallet
      ACLName: wallet
      NodeType: db.r7g.large
      SnapshotRetentionLimit: 7`,
      contradicts: `
Resources:
  Wallet:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: wallet
      ACLName: wallet
      NodeType: db.r7g.large`,
    },
  },
});
