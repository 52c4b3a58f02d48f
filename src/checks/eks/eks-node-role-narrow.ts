import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { iamRole } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** What nodes need, and what runs on each of them: kubelet, network, image pulls, Session Manager, logs. */
const FOR_NODES =
  /\/(?:AmazonEKSWorkerNode(?:Minimal)?Policy|AmazonEKS_CNI_(?:IPv6_)?Policy|AmazonEC2ContainerRegistry(?:ReadOnly|PullOnly)|AmazonSSMManagedInstanceCore|CloudWatchAgentServerPolicy|AWSXRayDaemonWriteAccess|AmazonEBSCSIDriverPolicy|AmazonEFSCSIDriverPolicy|AmazonEKSFargatePodExecutionRolePolicy)$/;

export const eksNodeRoleNarrow = defineCheck({
  id: 'eks-node-role-narrow',
  kind: eksNodeGroup,
  related: [iamRole],
  title: 'EKS pods get their permissions from roles of their own, not from the node',
  why: 'Every pod on a node can take the permissions of the node. If the nodes may read a bucket because one program needs it, so may every other program on them, and whoever breaks into any.',
  remediation:
    'Detach the policy from the node role and give it to the service account of the one program through EKS Pod Identity.',
  links: [
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html',
  ],
  blindSpots: ['Policies that the code writes itself are not weighed here.'],
  examine: ({ nodeRole }, { follow }) => {
    const [role] = follow(nodeRole, iamRole);
    if (role === undefined) return 'not-applicable';
    const { managedPolicies } = role;
    if (managedPolicies.state === 'unresolved')
      return inconclusive(managedPolicies.reason, managedPolicies.location);
    if (managedPolicies.state === 'absent') return 'not-applicable';
    const { open, values } = managedPolicies.value;
    const more = values.filter((value) => value.includes(':aws:policy/') && !FOR_NODES.test(value));
    if (more.length > 0) {
      const names = more.map((value) => value.slice(value.lastIndexOf('/') + 1)).join(', ');
      return contradicts(
        `Every pod on the nodes gets ${names} through ${role.id}.`,
        managedPolicies.location,
      );
    }
    const [reason] = open;
    return reason === undefined
      ? supports(`${role.id} has no managed policies beside those of a node.`, managedPolicies.location)
      : inconclusive(reason, managedPolicies.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "nodes" {
  assume_role_policy  = "{}"
  managed_policy_arns = [
    "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
  ]
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = aws_iam_role.nodes.arn
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      contradicts: `
resource "aws_iam_role" "nodes" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy_attachment" "files" {
  role       = aws_iam_role.nodes.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = aws_iam_role.nodes.arn
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      inconclusive: `
variable "policies" {
  type = list(string)
}

resource "aws_iam_role" "nodes" {
  assume_role_policy  = "{}"
  managed_policy_arns = var.policies
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = aws_iam_role.nodes.arn
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
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy
        - arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: main
      NodeRole: !GetAtt Role.Arn
      Subnets: [subnet-0a1b2c3d4e5f60718]`,
      contradicts: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: main
      NodeRole: !GetAtt Role.Arn
      Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
