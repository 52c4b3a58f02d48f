import { defineKind, flag, items, link, presence, tagMap, text, texts } from '../index.ts';

export const rdsSubnetGroup = defineKind({
  id: 'rds-subnet-group',
  name: 'Amazon RDS DB subnet group',
  terraform: 'aws_db_subnet_group',
  cloudformation: 'AWS::RDS::DBSubnetGroup',
  names: { terraform: 'name', cloudformation: 'DBSubnetGroupName' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

/** Settings of the engine, for instances or for clusters. Terraform lists them, CloudFormation maps them. */
export const rdsParameterGroup = defineKind({
  id: 'rds-parameter-group',
  name: 'Amazon RDS parameter group',
  terraform: ['aws_db_parameter_group', 'aws_rds_cluster_parameter_group'],
  cloudformation: ['AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup'],
  names: { terraform: 'name', cloudformation: ['DBParameterGroupName', 'DBClusterParameterGroupName'] },
  attributes: {
    family: text({ terraform: 'family', cloudformation: 'Family' }),
    listedParameters: items({
      terraform: 'parameter',
      fields: { name: text({ terraform: 'name' }), value: text({ terraform: 'value' }) },
    }),
    mappedParameters: tagMap({ cloudformation: 'Parameters' }),
  },
});

export const rdsOptionGroup = defineKind({
  id: 'rds-option-group',
  name: 'Amazon RDS option group',
  terraform: 'aws_db_option_group',
  cloudformation: 'AWS::RDS::OptionGroup',
  names: { terraform: 'name', cloudformation: 'OptionGroupName' },
  attributes: {},
});

export const rdsEventSubscription = defineKind({
  id: 'rds-event-subscription',
  name: 'Amazon RDS event subscription',
  terraform: 'aws_db_event_subscription',
  cloudformation: 'AWS::RDS::EventSubscription',
  names: { terraform: 'name', cloudformation: 'SubscriptionName' },
  attributes: {
    enabled: flag({ terraform: 'enabled', cloudformation: 'Enabled', default: true }),
    sourceType: text({ terraform: 'source_type', cloudformation: 'SourceType' }),
    /** Where none is named, every category is sent. */
    categories: texts({ terraform: 'event_categories', cloudformation: 'EventCategories' }),
    topic: link({
      terraform: 'sns_topic',
      cloudformation: 'SnsTopicArn',
      relation: 'triggers',
      to: ['sns-topic'],
    }),
    watched: link({
      terraform: 'source_ids',
      cloudformation: 'SourceIds',
      relation: 'watches',
      to: ['rds-instance', 'rds-cluster', 'rds-parameter-group'],
    }),
  },
});

/** Keeps connections to a database open and shares them among many callers. */
export const rdsProxy = defineKind({
  id: 'rds-proxy',
  name: 'Amazon RDS Proxy',
  terraform: 'aws_db_proxy',
  cloudformation: 'AWS::RDS::DBProxy',
  names: { terraform: 'name', cloudformation: 'DBProxyName' },
  attributes: {
    requireTls: flag({ terraform: 'require_tls', cloudformation: 'RequireTLS', default: false }),
    iamAuthentication: texts({ terraform: 'auth.iam_auth', cloudformation: 'Auth.IAMAuth' }),
    databases: link({
      terraform: [
        { companion: 'aws_db_proxy_target', joinedBy: 'db_proxy_name', at: 'db_instance_identifier' },
        { companion: 'aws_db_proxy_target', joinedBy: 'db_proxy_name', at: 'db_cluster_identifier' },
      ],
      cloudformation: [
        {
          companion: 'AWS::RDS::DBProxyTargetGroup',
          joinedBy: 'DBProxyName',
          at: 'DBInstanceIdentifiers',
        },
        { companion: 'AWS::RDS::DBProxyTargetGroup', joinedBy: 'DBProxyName', at: 'DBClusterIdentifiers' },
      ],
      relation: 'routes-to',
      to: ['rds-instance', 'rds-cluster'],
    }),
    subnets: link({
      terraform: 'vpc_subnet_ids',
      cloudformation: 'VpcSubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const rdsProxyEndpoint = defineKind({
  id: 'rds-proxy-endpoint',
  name: 'Amazon RDS Proxy endpoint',
  terraform: 'aws_db_proxy_endpoint',
  cloudformation: 'AWS::RDS::DBProxyEndpoint',
  attributes: {
    proxy: link({
      terraform: 'db_proxy_name',
      cloudformation: 'DBProxyName',
      relation: 'routes-to',
      to: ['rds-proxy'],
    }),
  },
});

/** An Aurora database with clusters in several Regions. */
export const rdsGlobalCluster = defineKind({
  id: 'rds-global-cluster',
  name: 'Amazon Aurora global database',
  terraform: 'aws_rds_global_cluster',
  cloudformation: 'AWS::RDS::GlobalCluster',
  names: { terraform: 'global_cluster_identifier', cloudformation: 'GlobalClusterIdentifier' },
  attributes: {
    source: link({
      terraform: 'source_db_cluster_identifier',
      cloudformation: 'SourceDBClusterIdentifier',
      relation: 'uses',
      to: ['rds-cluster'],
    }),
  },
});

export const rdsClusterEndpoint = defineKind({
  id: 'rds-cluster-endpoint',
  name: 'Amazon Aurora custom endpoint',
  terraform: 'aws_rds_cluster_endpoint',
  attributes: {
    cluster: link({
      terraform: 'cluster_identifier',
      relation: 'routes-to',
      to: ['rds-cluster'],
    }),
  },
});

export const rdsSnapshot = defineKind({
  id: 'rds-snapshot',
  name: 'Amazon RDS snapshot taken by hand',
  terraform: ['aws_db_snapshot', 'aws_db_cluster_snapshot', 'aws_db_snapshot_copy'],
  attributes: {
    source: link({
      terraform: ['db_instance_identifier', 'db_cluster_identifier', 'source_db_snapshot_identifier'],
      relation: 'uses',
      to: ['rds-instance', 'rds-cluster', 'rds-snapshot'],
    }),
    /** Accounts that may restore it; `all` is everyone. */
    sharedWith: texts({ terraform: 'shared_accounts' }),
  },
});

/** Copies of the automated backups of an instance in another Region. */
export const rdsBackupsReplication = defineKind({
  id: 'rds-backups-replication',
  name: 'Amazon RDS backups replicated to another Region',
  terraform: 'aws_db_instance_automated_backups_replication',
  attributes: {
    source: link({ terraform: 'source_db_instance_arn', relation: 'uses', to: ['rds-instance'] }),
    hasKey: presence({ terraform: 'kms_key_id' }),
  },
});
