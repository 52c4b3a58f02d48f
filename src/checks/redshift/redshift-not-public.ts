import { redshiftCluster, redshiftWorkgroup } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const redshiftNotPublic = defineCheck({
  id: 'redshift-not-public',
  kind: [redshiftCluster, redshiftWorkgroup],
  title: 'Redshift has no address on the internet',
  why: 'A warehouse with a public address can be tried out by everyone who knows its name: with stolen passwords, or through a hole in the engine. Only a security group then stands before all data of the company.',
  remediation: 'Turn public access off, and reach the warehouse through the VPC, a VPN or the query editor.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html'],
  blindSpots: ['Where Terraform code says nothing, the version of the provider decides.'],
  examine: ({ publiclyAccessible }) =>
    expectFalse(publiclyAccessible, {
      supports: 'There is no public address.',
      contradicts: 'The warehouse has a public address.',
      absent: {
        verdict: 'inconclusive',
        message: 'The code does not say; the version of the provider decides.',
      },
    }),
  fix: {
    set: [{ attribute: 'publiclyAccessible', value: false }],
    caution: 'Whoever reaches the warehouse over the internet is cut off.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier  = "sales"
  node_type           = "ra3.xlplus"
  publicly_accessible = false
}`,
      contradicts: `
resource "aws_redshiftserverless_workgroup" "sales" {
  namespace_name      = "sales"
  workgroup_name      = "sales"
  publicly_accessible = true
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
    Type: AWS::RedshiftServerless::Workgroup
    Properties:
      WorkgroupName: sales`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner
      PubliclyAccessible: true`,
    },
  },
});
