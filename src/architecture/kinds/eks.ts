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
    /** EKS Auto Mode: AWS chooses and looks after the nodes and the core add-ons. */
    autoMode: flag({
      terraform: 'compute_config.enabled',
      cloudformation: 'ComputeConfig.Enabled',
      default: false,
    }),
    role: link({
      terraform: 'role_arn',
      cloudformation: 'RoleArn',
      relation: 'assumes',
      to: ['iam-role'],
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
    amiType: text({ terraform: 'ami_type', cloudformation: 'AmiType' }),
    nodeRole: link({
      terraform: 'node_role_arn',
      cloudformation: 'NodeRole',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    sshKey: text({ terraform: 'remote_access.ec2_ssh_key', cloudformation: 'RemoteAccess.Ec2SshKey' }),
    sshSources: link({
      terraform: 'remote_access.source_security_group_ids',
      cloudformation: 'RemoteAccess.SourceSecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    nodeRepair: flag({
      terraform: 'node_repair_config.enabled',
      cloudformation: 'NodeRepairConfig.Enabled',
      default: false,
    }),
  },
});

const cluster = link({
  terraform: 'cluster_name',
  cloudformation: 'ClusterName',
  relation: 'in',
  to: ['eks-cluster'],
});

export const eksAddon = defineKind({
  id: 'eks-addon',
  name: 'Amazon EKS add-on',
  terraform: 'aws_eks_addon',
  cloudformation: 'AWS::EKS::Addon',
  attributes: {
    cluster,
    addonName: text({ terraform: 'addon_name', cloudformation: 'AddonName' }),
    role: link({
      terraform: ['service_account_role_arn', 'pod_identity_association.role_arn'],
      cloudformation: ['ServiceAccountRoleArn', 'PodIdentityAssociations.RoleArn'],
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const eksAccessEntry = defineKind({
  id: 'eks-access-entry',
  name: 'Amazon EKS access entry',
  terraform: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
  cloudformation: 'AWS::EKS::AccessEntry',
  attributes: {
    cluster,
    principal: link({
      terraform: 'principal_arn',
      cloudformation: 'PrincipalArn',
      relation: 'uses',
      to: ['iam-role', 'iam-user'],
    }),
    groups: texts({ terraform: 'kubernetes_groups', cloudformation: 'KubernetesGroups' }),
    policies: texts({ terraform: 'policy_arn', cloudformation: 'AccessPolicies.PolicyArn' }),
    scopes: texts({ terraform: 'access_scope.type', cloudformation: 'AccessPolicies.AccessScope.Type' }),
  },
});

export const eksFargateProfile = defineKind({
  id: 'eks-fargate-profile',
  name: 'Amazon EKS Fargate profile',
  terraform: 'aws_eks_fargate_profile',
  cloudformation: 'AWS::EKS::FargateProfile',
  names: { terraform: 'fargate_profile_name', cloudformation: 'FargateProfileName' },
  attributes: {
    cluster,
    subnets: link({ terraform: 'subnet_ids', cloudformation: 'Subnets', relation: 'in', to: ['vpc-subnet'] }),
    role: link({
      terraform: 'pod_execution_role_arn',
      cloudformation: 'PodExecutionRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const eksIdentityProvider = defineKind({
  id: 'eks-identity-provider',
  name: 'Amazon EKS identity provider configuration',
  terraform: 'aws_eks_identity_provider_config',
  cloudformation: 'AWS::EKS::IdentityProviderConfig',
  attributes: {
    cluster,
    issuer: text({ terraform: 'oidc.issuer_url', cloudformation: 'Oidc.IssuerUrl' }),
  },
});

/** An IAM role for the pods of one service account. */
export const eksPodIdentity = defineKind({
  id: 'eks-pod-identity',
  name: 'Amazon EKS Pod Identity association',
  terraform: 'aws_eks_pod_identity_association',
  cloudformation: 'AWS::EKS::PodIdentityAssociation',
  attributes: {
    cluster,
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});
