import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const redshiftEncryption = defineCheck({
  id: 'redshift-encryption',
  kind: redshiftCluster,
  title: 'Redshift cluster encrypts what it stores',
  why: 'A data warehouse collects the data of every other system. Unencrypted, its disks and its snapshots hand all of that to whoever gets hold of a copy.',
  remediation: 'Leave encryption on, and name a key of your own where the data asks for it.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html'],
  blindSpots: [
    'Where the code says nothing, new clusters are encrypted since 2025, except with older versions of the Terraform provider.',
  ],
  examine: ({ encrypted, encryptionKey }) => {
    if (encryptionKey.state === 'known')
      return supports('The cluster is encrypted with a key of KMS.', encryptionKey.location);
    return expectTrue(encrypted, {
      supports: 'The cluster is encrypted.',
      contradicts: 'The cluster is not encrypted.',
      absent: {
        verdict: 'inconclusive',
        message: 'The code does not say; the version of the provider decides.',
      },
    });
  },
  fix: {
    set: [{ attribute: 'encrypted', value: true }],
    caution: 'The cluster moves to encrypted storage and can only be read meanwhile.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
  encrypted          = true
}`,
      contradicts: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
  encrypted          = false
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
      Encrypted: true`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      Encrypted: false`,
    },
  },
});
