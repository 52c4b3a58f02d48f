import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const eksNodeGroupScalingRange = defineCheck({
  id: 'eks-node-group-scaling-range',
  kind: eksNodeGroup,
  title: 'EKS node group has room to grow and shrink',
  why: 'The cluster adds and removes nodes only between the minimum and the maximum of the group. Where both are the same, it pays for idle nodes at night and has none to add at the peak.',
  remediation: 'Set a maximum above the minimum, and run Karpenter or the Cluster Autoscaler in the cluster.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/autoscaling.html'],
  blindSpots: ['Whether an autoscaler runs in the cluster is not seen.'],
  examine: ({ location, maxSize, minSize }) => {
    for (const size of [minSize, maxSize]) {
      if (size.state === 'unresolved') return inconclusive(size.reason, size.location);
    }
    if (minSize.state !== 'known' || maxSize.state !== 'known') {
      return inconclusive('The code does not state the size of the node group.', location);
    }
    if (minSize.value < maxSize.value) {
      return supports(`The group has between ${minSize.value} and ${maxSize.value} nodes.`, minSize.location);
    }
    return contradicts(`The group always has ${maxSize.value} nodes.`, maxSize.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_node_group" "batch" {
  cluster_name  = "batch"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  scaling_config {
    min_size     = 1
    desired_size = 2
    max_size     = 10
  }
}`,
      contradicts: `
resource "aws_eks_node_group" "batch" {
  cluster_name  = "batch"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  scaling_config {
    min_size     = 5
    desired_size = 5
    max_size     = 5
  }
}`,
      inconclusive: `
variable "most" {
  type = number
}

resource "aws_eks_node_group" "batch" {
  cluster_name  = "batch"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = var.most
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Batch:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: batch
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      ScalingConfig:
        MinSize: 0
        MaxSize: 8`,
      contradicts: `
Resources:
  Batch:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: batch
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      ScalingConfig:
        MinSize: 3
        MaxSize: 3`,
    },
  },
});
