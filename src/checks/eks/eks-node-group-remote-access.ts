import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const eksNodeGroupRemoteAccess = defineCheck({
  id: 'eks-node-group-remote-access',
  kind: eksNodeGroup,
  title: 'EKS nodes do not offer SSH to everybody',
  why: 'A node group with an SSH key but without source security groups opens port 22 of every node to all addresses. Whoever holds the key, or finds a hole in the SSH server, is on a machine that runs all your pods.',
  remediation:
    'Leave the SSH key out and use Session Manager, or name the security groups that may connect as sources.',
  links: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html'],
  blindSpots: ['Keys and rules that a launch template brings are not looked at here.'],
  examine: ({ launchTemplate, location, sshKey, sshSources }) => {
    if (sshKey.state === 'unresolved') return inconclusive(sshKey.reason, sshKey.location);
    if (sshKey.state === 'absent') {
      if (launchTemplate.state !== 'absent') return 'not-applicable';
      return supports('The nodes take no SSH key.', location);
    }
    if (sshSources.state === 'known')
      return supports('SSH is open to named security groups alone.', sshSources.location);
    if (sshSources.state === 'unresolved') return inconclusive(sshSources.reason, sshSources.location);
    return contradicts('Port 22 of the nodes is open to every address.', sshKey.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_node_group" "jobs" {
  cluster_name  = "jobs"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = 3
  }
}`,
      contradicts: `
resource "aws_eks_node_group" "jobs" {
  cluster_name  = "jobs"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  remote_access {
    ec2_ssh_key = "operators"
  }

  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = 3
  }
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_eks_node_group" "jobs" {
  cluster_name  = "jobs"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  remote_access {
    ec2_ssh_key = var.key
  }

  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = 3
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Jobs:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: jobs
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      RemoteAccess:
        Ec2SshKey: operators
        SourceSecurityGroups: [sg-0a1b2c3d4e5f60718]`,
      contradicts: `
Resources:
  Jobs:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: jobs
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      RemoteAccess:
        Ec2SshKey: operators`,
    },
  },
});
