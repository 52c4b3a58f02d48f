import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const eksNodeRepair = defineCheck({
  id: 'eks-node-repair',
  kind: eksNodeGroup,
  title: 'EKS replaces nodes that are ill',
  why: 'A node can lose its disk, network or GPU and still count as running. Its pods fail, new ones land on it and fail too. With node repair EKS takes the node out, moves its pods and puts in another.',
  remediation:
    'Turn on node auto repair in the node group, with the node monitoring agent as add-on, or use EKS Auto Mode.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/node-health.html'],
  blindSpots: [
    'Terraform: other programs in the cluster may replace nodes, so the check never contradicts.',
    'CloudFormation: other programs in the cluster may replace nodes, so the check never contradicts.',
  ],
  examine: (group) => {
    const { nodeRepair } = group;
    if (nodeRepair.state === 'unresolved') return inconclusive(nodeRepair.reason, nodeRepair.location);
    return nodeRepair.state === 'known' && nodeRepair.value
      ? supports('EKS replaces nodes that are ill.', nodeRepair.location)
      : inconclusive('EKS itself does not replace nodes that are ill; a program in the cluster may.', group);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  node_repair_config {
    enabled = true
  }

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      inconclusive: `
resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

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
  Main:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: main
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      NodeRepairConfig:
        Enabled: true`,
    },
  },
});
