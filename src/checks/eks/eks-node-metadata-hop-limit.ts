import { launchTemplate } from '../../architecture/kinds/ec2.ts';
import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const eksNodeMetadataHopLimit = defineCheck({
  id: 'eks-node-metadata-hop-limit',
  kind: eksNodeGroup,
  related: [launchTemplate],
  title: 'EKS pods cannot take the role of their node',
  why: 'The metadata service of a machine hands out the credentials of its role. With a hop limit of 2 its answers reach into pods, so any program in the cluster that is broken into acts as the node.',
  remediation:
    'Set the hop limit to 1 in the launch template and give pods roles of their own with EKS Pod Identity.',
  links: ['https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html'],
  blindSpots: ['Pods on the network of the host reach the metadata service at any limit.'],
  examine: (group, { follow }) => {
    const [template] = follow(group.launchTemplate, launchTemplate);
    if (template === undefined) return 'not-applicable';
    const { metadataHopLimit: limit } = template;
    if (limit.state === 'unresolved') return inconclusive(limit.reason, limit.location);
    if (limit.state === 'absent') return 'not-applicable';
    return limit.value > 1
      ? contradicts(
          `Pods reach the metadata service (${template.id} allows ${limit.value} hops).`,
          limit.location,
        )
      : supports('The metadata service answers the machine alone.', limit.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_launch_template" "nodes" {
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  launch_template {
    id      = aws_launch_template.nodes.id
    version = "1"
  }

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      contradicts: `
resource "aws_launch_template" "nodes" {
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  launch_template {
    id      = aws_launch_template.nodes.id
    version = "1"
  }

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      inconclusive: `
variable "hops" {
  type = number
}

resource "aws_launch_template" "nodes" {
  metadata_options {
    http_put_response_hop_limit = var.hops
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  launch_template {
    id      = aws_launch_template.nodes.id
    version = "1"
  }

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
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        MetadataOptions:
          HttpPutResponseHopLimit: 1
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: main
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      LaunchTemplate:
        Id: !Ref Template`,
      contradicts: `
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        MetadataOptions:
          HttpPutResponseHopLimit: 3
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: main
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      LaunchTemplate:
        Id: !Ref Template`,
    },
  },
});
