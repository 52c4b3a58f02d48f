import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const redshiftSnapshotRetention = defineCheck({
  id: 'redshift-snapshot-retention',
  kind: redshiftCluster,
  title: 'Redshift cluster keeps automated snapshots for a week or longer',
  why: 'A faulty load job that empties a table is often noticed days later, when a report looks odd. Automated snapshots are the way back, for as many days as they are kept.',
  remediation: 'Keep automated snapshots for seven days or more.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-snapshots-console.html'],
  blindSpots: ['Snapshots by hand or by AWS Backup are not considered here.'],
  examine: ({ snapshotRetentionDays: days }) => {
    if (days.state === 'known' && days.value > 0 && days.value < 7) {
      return inconclusive(
        `Snapshots are kept for ${days.value} day${days.value === 1 ? '' : 's'} only; whether that is enough, your recovery objectives say.`,
        days.location,
      );
    }
    return expect(days, (value) => value >= 7, {
      supports: (value) => `Snapshots are kept for ${value} days.`,
      contradicts: 'There are no automated snapshots.',
    });
  },
  fix: {
    set: [{ attribute: 'snapshotRetentionDays', value: 7 }],
    caution: 'Snapshots beyond the storage of the cluster are charged.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier                  = "sales"
  node_type                           = "ra3.xlplus"
  automated_snapshot_retention_period = 14
}`,
      contradicts: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier                  = "sales"
  node_type                           = "ra3.xlplus"
  automated_snapshot_retention_period = 0
}`,
      inconclusive: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      AutomatedSnapshotRetentionPeriod: 7`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      AutomatedSnapshotRetentionPeriod: 0`,
    },
  },
});
