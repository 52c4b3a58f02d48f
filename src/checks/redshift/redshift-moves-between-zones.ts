import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const redshiftMovesBetweenZones = defineCheck({
  id: 'redshift-moves-between-zones',
  kind: redshiftCluster,
  title: 'Redshift cluster can leave a failed Availability Zone',
  why: 'A cluster runs in one zone. With relocation Redshift moves it to another when the zone fails, at the same address; with Multi-AZ it runs in two. Without either, someone has to restore a snapshot by hand while reports stand still.',
  remediation: 'Turn on relocation, which costs nothing on RA3 nodes, or Multi-AZ.',
  links: [
    'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html',
  ],
  blindSpots: ['In newer accounts relocation may be on although the code does not say so.'],
  examine: ({ multiAz, relocation }) => {
    for (const [stated, message] of [
      [multiAz, 'The cluster runs in two Availability Zones.'],
      [relocation, 'The cluster moves to another Availability Zone when its own fails.'],
    ] as const) {
      if (stated.state === 'known' && stated.value) return supports(message, stated.location);
    }
    for (const stated of [multiAz, relocation]) {
      if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    }
    return contradicts('The cluster stays in one Availability Zone.', relocation.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier                   = "sales"
  node_type                            = "ra3.xlplus"
  availability_zone_relocation_enabled = true
}`,
      contradicts: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
}`,
      inconclusive: `
variable "relocate" {
  type = bool
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier                   = "sales"
  node_type                            = "ra3.xlplus"
  availability_zone_relocation_enabled = var.relocate
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: multi-node
      NumberOfNodes: 2
      NodeType: ra3.4xlarge
      DBName: sales
      MasterUsername: owner
      MultiAZ: true`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: multi-node
      NumberOfNodes: 2
      NodeType: ra3.4xlarge
      DBName: sales
      MasterUsername: owner`,
    },
  },
});
