import { eksCluster } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { EKS_CALENDAR_READ, eksSupport } from '../eks-versions.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const eksVersionSupported = defineCheck({
  id: 'eks-version-supported',
  kind: eksCluster,
  title: 'EKS cluster runs a Kubernetes version in standard support',
  why: 'A Kubernetes version has fourteen months of standard support. In the year of extended support after it a cluster costs six times as much by the hour, and at its end AWS upgrades the cluster on a day that nobody on the team has chosen.',
  remediation: 'Upgrade one minor version at a time, first the cluster, then its add-ons and nodes.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html'],
  blindSpots: [`Judged by the calendar of AWS as it stood on ${EKS_CALENDAR_READ}.`],
  examine: ({ version, location }) => {
    if (version.state === 'unresolved') return inconclusive(version.reason, version.location);
    if (version.state === 'absent')
      return inconclusive('The code leaves the Kubernetes version to AWS at creation.', location);
    const { value } = version;
    switch (eksSupport(value)) {
      case 'standard':
        return supports(`Kubernetes ${value} is in standard support.`, version.location);
      case 'extended':
        return contradicts(`Kubernetes ${value} is in extended support, at extra cost.`, version.location);
      case 'ended':
        return contradicts(`AWS no longer supports Kubernetes ${value} on EKS.`, version.location);
      case 'unknown':
        return inconclusive(`${value} is no Kubernetes version that the calendar knows.`, version.location);
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_cluster" "stage" {
  name     = "stage"
  version  = "1.35"
  role_arn = "arn:aws:iam::111122223333:role/stage"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      contradicts: `
resource "aws_eks_cluster" "stage" {
  name     = "stage"
  version  = "1.29"
  role_arn = "arn:aws:iam::111122223333:role/stage"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      inconclusive: `
variable "kubernetes" {
  type = string
}

resource "aws_eks_cluster" "stage" {
  name     = "stage"
  version  = var.kubernetes
  role_arn = "arn:aws:iam::111122223333:role/stage"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Stage:
    Type: AWS::EKS::Cluster
    Properties:
      Version: "1.34"
      RoleArn: arn:aws:iam::111122223333:role/stage
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
      contradicts: `
Resources:
  Stage:
    Type: AWS::EKS::Cluster
    Properties:
      Version: "1.32"
      RoleArn: arn:aws:iam::111122223333:role/stage
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
    },
  },
});
