import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { gravitonSibling, isGraviton } from '../instance-types.ts';

export const eksNodeGroupGraviton = defineCheck({
  id: 'eks-node-group-graviton',
  kind: eksNodeGroup,
  title: 'EKS nodes run on energy-efficient Graviton processors',
  why: 'Graviton, the Arm processor made by AWS, needs less electricity for the same work than x86 processors and costs less by the hour. Container images built for both architectures run on either.',
  remediation:
    'Build the images for arm64 too, add a node group of a Graviton family (m7g, c7g, r7g) and move the pods over.',
  links: [
    'https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-ami.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/sustainability-pillar/sus_sus_hardware_a3.html',
  ],
  blindSpots: [
    'Nodes whose type stands in a launch template are judged there.',
    'Terraform: whether the images of the pods are built for Arm is not seen, so x86 is never held against the nodes.',
    'CloudFormation: whether the images of the pods are built for Arm is not seen, so x86 is never held against the nodes.',
  ],
  examine: ({ amiType, instanceTypes, launchTemplate, location }) => {
    if (amiType.state === 'known' && /WINDOWS|GPU|NVIDIA|NEURON/.test(amiType.value)) return 'not-applicable';
    if (instanceTypes.state === 'unresolved')
      return inconclusive(instanceTypes.reason, instanceTypes.location);
    if (instanceTypes.state === 'absent') {
      if (launchTemplate.state !== 'absent') return 'not-applicable';
      if (amiType.state === 'known' && /ARM/i.test(amiType.value))
        return supports('The nodes run on Graviton.', amiType.location);
      return inconclusive('Without instance types the nodes are t3.medium, on x86.', location);
    }
    const { open, values } = instanceTypes.value;
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, instanceTypes.location);
    if (values.length > 0 && values.every(isGraviton))
      return supports(`${values.join(', ')} run on Graviton.`, instanceTypes.location);
    const replaceable = values.find((value) => gravitonSibling(value) !== undefined);
    if (replaceable === undefined) return 'not-applicable';
    return inconclusive(
      `${replaceable} runs on x86; where the images are built for Arm, ${gravitonSibling(replaceable)} does the same work with less energy.`,
      instanceTypes.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_node_group" "web" {
  cluster_name   = "web"
  node_role_arn  = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60718"]
  ami_type       = "AL2023_ARM_64_STANDARD"
  instance_types = ["m7g.large", "m6g.large"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      inconclusive: `
resource "aws_eks_node_group" "web" {
  cluster_name   = "web"
  node_role_arn  = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60718"]
  instance_types = ["m5.large"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}`,
      'not-applicable': `
resource "aws_eks_node_group" "training" {
  cluster_name   = "web"
  node_role_arn  = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60718"]
  instance_types = ["g5.xlarge"]

  scaling_config {
    min_size     = 0
    desired_size = 0
    max_size     = 6
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: web
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      InstanceTypes: [c7g.large]`,
      inconclusive: `
Resources:
  Web:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: web
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
