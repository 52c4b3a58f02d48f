import { eksCluster } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const EVERYONE = new Set(['0.0.0.0/0', '::/0']);

export const eksEndpointRestricted = defineCheck({
  id: 'eks-endpoint-restricted',
  kind: eksCluster,
  title: 'Kubernetes API of an EKS cluster is not open to the whole internet',
  why: 'Whoever controls the API controls everything in the cluster. By default anybody on the internet may knock at it, so a leaked token or a flaw in Kubernetes can be used from anywhere.',
  remediation: 'Turn the public endpoint off, or admit only the addresses of your networks.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  examine: ({ publicAccessCidrs, publicEndpoint }) => {
    if (publicEndpoint.state === 'unresolved')
      return inconclusive(publicEndpoint.reason, publicEndpoint.location);
    if (publicEndpoint.state === 'known' && !publicEndpoint.value) {
      return supports('The API has no public endpoint.', publicEndpoint.location);
    }
    if (publicAccessCidrs.state !== 'known') {
      return inconclusive('The addresses admitted are not known.', publicAccessCidrs.location);
    }
    const { open, values } = publicAccessCidrs.value;
    if (values.some((value) => EVERYONE.has(value))) {
      return contradicts('The API answers to the whole internet.', publicAccessCidrs.location);
    }
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, publicAccessCidrs.location);
    return supports(`The API answers to ${values.join(', ')} only.`, publicAccessCidrs.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_cluster" "ops" {
  name     = "ops"
  role_arn = "arn:aws:iam::111122223333:role/ops"

  vpc_config {
    subnet_ids          = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
    public_access_cidrs = ["198.51.100.0/24"]
  }
}`,
      contradicts: `
resource "aws_eks_cluster" "ops" {
  name     = "ops"
  role_arn = "arn:aws:iam::111122223333:role/ops"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      inconclusive: `
variable "networks" {
  type = list(string)
}

resource "aws_eks_cluster" "ops" {
  name     = "ops"
  role_arn = "arn:aws:iam::111122223333:role/ops"

  vpc_config {
    subnet_ids          = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
    public_access_cidrs = var.networks
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ops:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/ops
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
        EndpointPublicAccess: false
        EndpointPrivateAccess: true`,
      contradicts: `
Resources:
  Ops:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/ops
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
        PublicAccessCidrs: [0.0.0.0/0]`,
    },
  },
});
