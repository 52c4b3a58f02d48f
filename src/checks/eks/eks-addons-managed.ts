import { eksAddon, eksCluster, eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const CORE = ['vpc-cni', 'coredns', 'kube-proxy'];

export const eksAddonsManaged = defineCheck({
  id: 'eks-addons-managed',
  kind: eksCluster,
  related: [eksAddon, eksNodeGroup],
  title: 'EKS cluster has its core add-ons managed by AWS',
  why: 'Network, name service and proxy of a cluster are programs too. Where nobody manages them they stay at the version of the day the cluster was made, with its security holes, until an upgrade of Kubernetes breaks them and with them every pod.',
  remediation:
    'Declare vpc-cni, coredns and kube-proxy as EKS add-ons and raise their versions with the cluster, or use EKS Auto Mode.',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html'],
  blindSpots: ['Add-ons that Helm or other code installs are not seen.'],
  examine: (cluster, { beside, referrers }) => {
    const { autoMode } = cluster;
    if (autoMode.state === 'known' && autoMode.value)
      return supports('In Auto Mode AWS manages the core add-ons.', autoMode.location);
    const addons = referrers(cluster, eksAddon, 'cluster');
    const names = addons.map(({ addonName }) => addonName);
    const missing = CORE.filter(
      (core) => !names.some((name) => name.state === 'known' && name.value === core),
    );
    if (missing.length === 0) return supports('The core add-ons are managed by AWS.', cluster);
    const open =
      names.find((name) => name.state === 'unresolved') ??
      beside(cluster, eksAddon).find((addon) => addon.cluster.state === 'unresolved')?.cluster;
    if (open !== undefined)
      return inconclusive('Which add-ons the cluster has is known only at deployment.', cluster);
    const isWhole = addons.length > 0 && referrers(cluster, eksNodeGroup, 'cluster').length > 0;
    if (!isWhole) return inconclusive('The code at hand declares no add-ons; another place may.', cluster);
    return contradicts(`The code declares add-ons, but not ${missing.join(', ')}.`, cluster);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/shop"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}

resource "aws_eks_addon" "core" {
  for_each     = toset(["vpc-cni", "coredns", "kube-proxy"])
  cluster_name = aws_eks_cluster.shop.name
  addon_name   = each.value
}`,
      contradicts: `
resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/shop"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}

resource "aws_eks_node_group" "shop" {
  cluster_name  = aws_eks_cluster.shop.name
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = 6
  }
}

resource "aws_eks_addon" "disks" {
  cluster_name = aws_eks_cluster.shop.name
  addon_name   = "aws-ebs-csi-driver"
}`,
      inconclusive: `
resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/shop"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/shop
      ComputeConfig:
        Enabled: true
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/shop
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: !Ref Shop
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
  Network:
    Type: AWS::EKS::Addon
    Properties:
      ClusterName: !Ref Shop
      AddonName: vpc-cni`,
    },
  },
});
