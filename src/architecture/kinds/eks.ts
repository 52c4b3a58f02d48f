import { defineKind, flag, link, number, text, texts } from '../index.ts';

export const eksCluster = defineKind({
  id: 'eks-cluster',
  name: 'Amazon EKS cluster',
  terraform: 'aws_eks_cluster',
  cloudformation: 'AWS::EKS::Cluster',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    version: text({ terraform: 'version', cloudformation: 'Version' }),
    publicEndpoint: flag({
      terraform: 'vpc_config.endpoint_public_access',
      cloudformation: 'ResourcesVpcConfig.EndpointPublicAccess',
      default: true,
    }),
    publicAccessCidrs: texts({
      terraform: 'vpc_config.public_access_cidrs',
      cloudformation: 'ResourcesVpcConfig.PublicAccessCidrs',
      default: ['0.0.0.0/0'],
    }),
    logTypes: texts({
      terraform: 'enabled_cluster_log_types',
      cloudformation: 'Logging.ClusterLogging.EnabledTypes.Type',
    }),
    secretsKey: link({
      terraform: 'encryption_config.provider.key_arn',
      cloudformation: 'EncryptionConfig.Provider.KeyArn',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    subnets: link({
      terraform: 'vpc_config.subnet_ids',
      cloudformation: 'ResourcesVpcConfig.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const eksNodeGroup = defineKind({
  id: 'eks-node-group',
  name: 'Amazon EKS node group',
  terraform: 'aws_eks_node_group',
  cloudformation: 'AWS::EKS::Nodegroup',
  names: { terraform: 'node_group_name', cloudformation: 'NodegroupName' },
  attributes: {
    cluster: link({
      terraform: 'cluster_name',
      cloudformation: 'ClusterName',
      relation: 'in',
      to: ['eks-cluster'],
    }),
    subnets: link({ terraform: 'subnet_ids', cloudformation: 'Subnets', relation: 'in', to: ['vpc-subnet'] }),
    instanceTypes: texts({ terraform: 'instance_types', cloudformation: 'InstanceTypes' }),
    capacityType: text({ terraform: 'capacity_type', cloudformation: 'CapacityType', default: 'ON_DEMAND' }),
    launchTemplate: link({
      terraform: ['launch_template.id', 'launch_template.name'],
      cloudformation: ['LaunchTemplate.Id', 'LaunchTemplate.Name'],
      relation: 'uses',
      to: ['ec2-launch-template'],
    }),
    minSize: number({ terraform: 'scaling_config.min_size', cloudformation: 'ScalingConfig.MinSize' }),
    maxSize: number({ terraform: 'scaling_config.max_size', cloudformation: 'ScalingConfig.MaxSize' }),
    desiredSize: number({
      terraform: 'scaling_config.desired_size',
      cloudformation: 'ScalingConfig.DesiredSize',
    }),
  },
});
