import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const eksNodeGroupMultipleZones = defineCheck({
  id: 'eks-node-group-multiple-zones',
  kind: eksNodeGroup,
  related: [subnet],
  title: 'EKS node group spreads over Availability Zones',
  why: 'If all nodes of a group stand in one Availability Zone, the failure of that zone stops every program that runs on them.',
  remediation: 'Give the node group subnets in several zones, or make one node group for each zone.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html'],
  blindSpots: ['A set of node groups with one zone each counts as single groups.'],
  examine: (group, neighbours) => expectSeveralZones(group, group.subnets, neighbours),
  examples: {
    terraform: {
      supports: `
locals {
  zones = { "sa-east-1a" = "10.12.0.0/24", "sa-east-1c" = "10.12.1.0/24" }
}

resource "aws_subnet" "nodes" {
  for_each          = local.zones
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_eks_node_group" "general" {
  cluster_name  = "general"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = values(aws_subnet.nodes)[*].id

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      contradicts: `
resource "aws_eks_node_group" "general" {
  cluster_name  = "general"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      inconclusive: `
resource "aws_eks_node_group" "general" {
  cluster_name  = "general"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  First:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.12.0.0/24
      AvailabilityZone: sa-east-1a
  Second:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.12.1.0/24
      AvailabilityZone: sa-east-1c
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: general
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [!Ref First, !Ref Second]`,
      contradicts: `
Resources:
  First:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.12.0.0/24
      AvailabilityZone: sa-east-1a
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: general
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [!Ref First]`,
    },
  },
});
