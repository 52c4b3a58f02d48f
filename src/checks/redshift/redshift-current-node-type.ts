import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const redshiftCurrentNodeType = defineCheck({
  id: 'redshift-current-node-type',
  kind: redshiftCluster,
  title: 'Redshift cluster runs on current node types',
  why: 'Older nodes tie storage to computing: to keep more data you pay for more processors that stand idle. RA3 nodes keep data in managed storage, and can be paused, moved and shared.',
  remediation: 'Move to RA3 nodes or to Redshift Serverless, by an elastic resize or from a snapshot.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-ra3-node-types.html'],
  examine: ({ nodeType }) =>
    expect(nodeType, (type) => !/^d[cs][12]\./i.test(type), {
      supports: (type) => `${type} is a current node type.`,
      contradicts: (type) => `${type} is of an earlier generation.`,
      absent: { verdict: 'inconclusive', message: 'The node type is not written.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "clicks" {
  cluster_identifier = "clicks"
  node_type          = "ra3.xlplus"
}`,
      contradicts: `
resource "aws_redshift_cluster" "clicks" {
  cluster_identifier = "clicks"
  node_type          = "dc2.large"
}`,
      inconclusive: `
variable "node_type" {
  type = string
}

resource "aws_redshift_cluster" "clicks" {
  cluster_identifier = "clicks"
  node_type          = var.node_type
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clicks:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: clicks
      MasterUsername: owner`,
      contradicts: `
Resources:
  Clicks:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ds2.xlarge
      DBName: clicks
      MasterUsername: owner`,
    },
  },
});
