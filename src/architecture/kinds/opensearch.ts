import { defineKind, flag, items, link, number, policy, text } from '../index.ts';

export const opensearchDomain = defineKind({
  id: 'opensearch-domain',
  name: 'Amazon OpenSearch Service domain',
  terraform: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  cloudformation: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
  names: { terraform: 'domain_name', cloudformation: 'DomainName' },
  attributes: {
    encryptionAtRest: flag({
      terraform: 'encrypt_at_rest.enabled',
      cloudformation: 'EncryptionAtRestOptions.Enabled',
      default: false,
    }),
    encryptionKey: link({
      terraform: 'encrypt_at_rest.kms_key_id',
      cloudformation: 'EncryptionAtRestOptions.KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    nodeToNodeEncryption: flag({
      terraform: 'node_to_node_encryption.enabled',
      cloudformation: 'NodeToNodeEncryptionOptions.Enabled',
      default: false,
    }),
    enforceHttps: flag({
      terraform: 'domain_endpoint_options.enforce_https',
      cloudformation: 'DomainEndpointOptions.EnforceHTTPS',
      default: false,
    }),
    /** With fine-grained access control OpenSearch takes HTTPS requests only. */
    fineGrainedAccessControl: flag({
      terraform: 'advanced_security_options.enabled',
      cloudformation: 'AdvancedSecurityOptions.Enabled',
      default: false,
    }),
    accessPolicy: policy({
      terraform: [
        'access_policies',
        { companion: 'aws_opensearch_domain_policy', joinedBy: 'domain_name', at: 'access_policies' },
        { companion: 'aws_elasticsearch_domain_policy', joinedBy: 'domain_name', at: 'access_policies' },
      ],
      cloudformation: 'AccessPolicies',
    }),
    tlsPolicy: text({
      terraform: 'domain_endpoint_options.tls_security_policy',
      cloudformation: 'DomainEndpointOptions.TLSSecurityPolicy',
      default: 'Policy-Min-TLS-1-0-2019-07',
    }),
    logs: items({
      terraform: 'log_publishing_options',
      fields: {
        type: text({ terraform: 'log_type' }),
        enabled: flag({ terraform: 'enabled', default: true }),
      },
    }),
    /** CloudFormation maps each sort of log to its settings. */
    auditLogs: flag({
      cloudformation: 'LogPublishingOptions.AUDIT_LOGS.Enabled',
      default: { cloudformation: false },
    }),
    otherLogs: flag({
      cloudformation: [
        'LogPublishingOptions.ES_APPLICATION_LOGS.Enabled',
        'LogPublishingOptions.SEARCH_SLOW_LOGS.Enabled',
        'LogPublishingOptions.INDEX_SLOW_LOGS.Enabled',
      ],
      default: { cloudformation: false },
    }),
    dedicatedMasters: flag({
      terraform: 'cluster_config.dedicated_master_enabled',
      cloudformation: [
        'ClusterConfig.DedicatedMasterEnabled',
        'ElasticsearchClusterConfig.DedicatedMasterEnabled',
      ],
      default: false,
    }),
    dedicatedMasterCount: number({
      terraform: 'cluster_config.dedicated_master_count',
      cloudformation: [
        'ClusterConfig.DedicatedMasterCount',
        'ElasticsearchClusterConfig.DedicatedMasterCount',
      ],
    }),
    subnets: link({
      terraform: 'vpc_options.subnet_ids',
      cloudformation: 'VPCOptions.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'vpc_options.security_group_ids',
      cloudformation: 'VPCOptions.SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    instanceType: text({
      terraform: 'cluster_config.instance_type',
      cloudformation: ['ClusterConfig.InstanceType', 'ElasticsearchClusterConfig.InstanceType'],
    }),
    instanceCount: number({
      terraform: 'cluster_config.instance_count',
      cloudformation: ['ClusterConfig.InstanceCount', 'ElasticsearchClusterConfig.InstanceCount'],
      default: 1,
    }),
    zoneAwareness: flag({
      terraform: 'cluster_config.zone_awareness_enabled',
      cloudformation: [
        'ClusterConfig.ZoneAwarenessEnabled',
        'ElasticsearchClusterConfig.ZoneAwarenessEnabled',
      ],
      default: false,
    }),
    multiAzWithStandby: flag({
      terraform: 'cluster_config.multi_az_with_standby_enabled',
      cloudformation: 'ClusterConfig.MultiAZWithStandbyEnabled',
      default: false,
    }),
  },
});

export const opensearchVpcEndpoint = defineKind({
  id: 'opensearch-vpc-endpoint',
  name: 'Amazon OpenSearch Service VPC endpoint',
  terraform: ['aws_opensearch_vpc_endpoint', 'aws_elasticsearch_vpc_endpoint'],
  attributes: {
    domain: link({ terraform: 'domain_arn', relation: 'routes-to', to: ['opensearch-domain'] }),
  },
});
