import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

export const redshiftCluster = defineKind({
  id: 'redshift-cluster',
  name: 'Amazon Redshift cluster',
  terraform: 'aws_redshift_cluster',
  cloudformation: 'AWS::Redshift::Cluster',
  names: { terraform: 'cluster_identifier', cloudformation: 'ClusterIdentifier' },
  attributes: {
    nodeType: text({ terraform: 'node_type', cloudformation: 'NodeType' }),
    /** The default changed with version 6 of the Terraform provider, and with the service in 2025. */
    encrypted: flag({ terraform: 'encrypted', cloudformation: 'Encrypted' }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    restoredFromSnapshot: presence({
      terraform: ['snapshot_identifier', 'snapshot_arn'],
      cloudformation: 'SnapshotIdentifier',
    }),
    /** The default changed with version 6 of the Terraform provider. */
    publiclyAccessible: flag({
      terraform: 'publicly_accessible',
      cloudformation: 'PubliclyAccessible',
      default: { cloudformation: false },
    }),
    snapshotRetentionDays: number({
      terraform: 'automated_snapshot_retention_period',
      cloudformation: 'AutomatedSnapshotRetentionPeriod',
      default: 1,
    }),
    auditLogs: presence({
      terraform: [
        { companion: 'aws_redshift_logging', joinedBy: 'cluster_identifier', at: '' },
        'logging.enable',
      ],
      cloudformation: 'LoggingProperties',
    }),
    multiAz: flag({ terraform: 'multi_az', cloudformation: 'MultiAZ', default: false }),
    relocation: flag({
      terraform: 'availability_zone_relocation_enabled',
      cloudformation: 'AvailabilityZoneRelocation',
      default: false,
    }),
    parameterGroup: link({
      terraform: 'cluster_parameter_group_name',
      cloudformation: 'ClusterParameterGroupName',
      relation: 'uses',
      to: ['redshift-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'cluster_subnet_group_name',
      cloudformation: 'ClusterSubnetGroupName',
      relation: 'in',
      to: ['redshift-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    roles: link({
      terraform: [
        'iam_roles',
        {
          companion: 'aws_redshift_cluster_iam_roles',
          joinedBy: 'cluster_identifier',
          at: 'iam_role_arns',
        },
      ],
      cloudformation: 'IamRoles',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const redshiftParameterGroup = defineKind({
  id: 'redshift-parameter-group',
  name: 'Amazon Redshift parameter group',
  terraform: 'aws_redshift_parameter_group',
  cloudformation: 'AWS::Redshift::ClusterParameterGroup',
  names: { terraform: 'name', cloudformation: 'ParameterGroupName' },
  attributes: {
    family: text({ terraform: 'family', cloudformation: 'ParameterGroupFamily' }),
    listedParameters: items({
      terraform: 'parameter',
      cloudformation: 'Parameters',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'ParameterName' }),
        value: text({ terraform: 'value', cloudformation: 'ParameterValue' }),
      },
    }),
  },
});

export const redshiftSubnetGroup = defineKind({
  id: 'redshift-subnet-group',
  name: 'Amazon Redshift subnet group',
  terraform: 'aws_redshift_subnet_group',
  cloudformation: 'AWS::Redshift::ClusterSubnetGroup',
  names: { terraform: 'name' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

/** Pauses, resumes or resizes a cluster by the clock. */
export const redshiftScheduledAction = defineKind({
  id: 'redshift-scheduled-action',
  name: 'Amazon Redshift scheduled action',
  terraform: 'aws_redshift_scheduled_action',
  cloudformation: 'AWS::Redshift::ScheduledAction',
  attributes: {
    pausedCluster: link({
      terraform: 'target_action.pause_cluster.cluster_identifier',
      cloudformation: 'TargetAction.PauseCluster.ClusterIdentifier',
      relation: 'scales',
      to: ['redshift-cluster'],
    }),
  },
});

/** SQL that runs once on a cluster or workgroup. */
export const redshiftStatement = defineKind({
  id: 'redshift-statement',
  name: 'Amazon Redshift Data API statement',
  terraform: 'aws_redshiftdata_statement',
  attributes: {
    cluster: link({
      terraform: ['cluster_identifier', 'workgroup_name'],
      relation: 'uses',
      to: ['redshift-cluster', 'redshift-workgroup'],
    }),
  },
});

export const redshiftNamespace = defineKind({
  id: 'redshift-namespace',
  name: 'Amazon Redshift Serverless namespace',
  terraform: 'aws_redshiftserverless_namespace',
  cloudformation: 'AWS::RedshiftServerless::Namespace',
  names: { terraform: 'namespace_name', cloudformation: 'NamespaceName' },
  attributes: {
    logExports: texts({ terraform: 'log_exports', cloudformation: 'LogExports' }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    roles: link({
      terraform: 'iam_roles',
      cloudformation: 'IamRoles',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const redshiftWorkgroup = defineKind({
  id: 'redshift-workgroup',
  name: 'Amazon Redshift Serverless workgroup',
  terraform: 'aws_redshiftserverless_workgroup',
  cloudformation: 'AWS::RedshiftServerless::Workgroup',
  names: { terraform: 'workgroup_name', cloudformation: 'WorkgroupName' },
  attributes: {
    namespace: link({
      terraform: 'namespace_name',
      cloudformation: 'NamespaceName',
      relation: 'uses',
      to: ['redshift-namespace'],
    }),
    publiclyAccessible: flag({
      terraform: 'publicly_accessible',
      cloudformation: 'PubliclyAccessible',
      default: false,
    }),
    /** In Redshift processing units. */
    maximumCapacity: number({ terraform: 'max_capacity', cloudformation: 'MaxCapacity' }),
    usageLimit: presence({
      terraform: { companion: 'aws_redshiftserverless_usage_limit', joinedBy: 'resource_arn', at: '' },
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

export const redshiftEndpointAccess = defineKind({
  id: 'redshift-endpoint-access',
  name: 'Amazon Redshift managed VPC endpoint',
  terraform: ['aws_redshift_endpoint_access', 'aws_redshiftserverless_endpoint_access'],
  cloudformation: 'AWS::Redshift::EndpointAccess',
  attributes: {
    cluster: link({
      terraform: ['cluster_identifier', 'workgroup_name'],
      cloudformation: 'ClusterIdentifier',
      relation: 'routes-to',
      to: ['redshift-cluster', 'redshift-workgroup'],
    }),
  },
});
