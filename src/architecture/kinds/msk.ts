import { defineKind, flag, link, presence, text } from '../index.ts';

export const mskCluster = defineKind({
  id: 'msk-cluster',
  name: 'Amazon MSK cluster',
  terraform: 'aws_msk_cluster',
  cloudformation: 'AWS::MSK::Cluster',
  names: { terraform: 'cluster_name', cloudformation: 'ClusterName' },
  attributes: {
    clientEncryption: text({
      terraform: 'encryption_info.encryption_in_transit.client_broker',
      cloudformation: 'EncryptionInfo.EncryptionInTransit.ClientBroker',
      default: 'TLS',
    }),
    brokerEncryption: flag({
      terraform: 'encryption_info.encryption_in_transit.in_cluster',
      cloudformation: 'EncryptionInfo.EncryptionInTransit.InCluster',
      default: true,
    }),
    iamAuthentication: flag({
      terraform: 'client_authentication.sasl.iam',
      cloudformation: 'ClientAuthentication.Sasl.Iam.Enabled',
      default: false,
    }),
    scramAuthentication: flag({
      terraform: 'client_authentication.sasl.scram',
      cloudformation: 'ClientAuthentication.Sasl.Scram.Enabled',
      default: false,
    }),
    tlsAuthentication: presence({
      terraform: 'client_authentication.tls.certificate_authority_arns',
      cloudformation: 'ClientAuthentication.Tls.CertificateAuthorityArnList',
    }),
    unauthenticated: flag({
      terraform: 'client_authentication.unauthenticated',
      cloudformation: 'ClientAuthentication.Unauthenticated.Enabled',
      default: false,
    }),
    publicAccess: text({
      terraform: 'broker_node_group_info.connectivity_info.public_access.type',
      cloudformation: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
      default: 'DISABLED',
    }),
    subnets: link({
      terraform: 'broker_node_group_info.client_subnets',
      cloudformation: 'BrokerNodeGroupInfo.ClientSubnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    monitoringLevel: text({
      terraform: 'enhanced_monitoring',
      cloudformation: 'EnhancedMonitoring',
      default: 'DEFAULT',
    }),
    prometheus: flag({
      terraform: 'open_monitoring.prometheus.jmx_exporter.enabled_in_broker',
      cloudformation: 'OpenMonitoring.Prometheus.JmxExporter.EnabledInBroker',
      default: false,
    }),
    storageMode: text({ terraform: 'storage_mode', cloudformation: 'StorageMode', default: 'LOCAL' }),
    logsToCloudWatch: flag({
      terraform: 'logging_info.broker_logs.cloudwatch_logs.enabled',
      cloudformation: 'LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled',
      default: false,
    }),
    logsToFirehose: flag({
      terraform: 'logging_info.broker_logs.firehose.enabled',
      cloudformation: 'LoggingInfo.BrokerLogs.Firehose.Enabled',
      default: false,
    }),
    logsToBucket: flag({
      terraform: 'logging_info.broker_logs.s3.enabled',
      cloudformation: 'LoggingInfo.BrokerLogs.S3.Enabled',
      default: false,
    }),
  },
});

export const mskServerlessCluster = defineKind({
  id: 'msk-serverless-cluster',
  name: 'Amazon MSK Serverless cluster',
  terraform: 'aws_msk_serverless_cluster',
  cloudformation: 'AWS::MSK::ServerlessCluster',
  names: { terraform: 'cluster_name', cloudformation: 'ClusterName' },
  attributes: {
    subnets: link({
      terraform: 'vpc_config.subnet_ids',
      cloudformation: 'VpcConfigs.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const mskConfiguration = defineKind({
  id: 'msk-configuration',
  name: 'Amazon MSK configuration',
  terraform: 'aws_msk_configuration',
  cloudformation: 'AWS::MSK::Configuration',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

/** Gives a cluster the names and passwords that its clients sign in with. */
export const mskScramSecrets = defineKind({
  id: 'msk-scram-secrets',
  name: 'Amazon MSK SCRAM secret association',
  terraform: 'aws_msk_scram_secret_association',
  cloudformation: 'AWS::MSK::BatchScramSecret',
  attributes: {
    cluster: link({
      terraform: 'cluster_arn',
      cloudformation: 'ClusterArn',
      relation: 'protects',
      to: ['msk-cluster'],
    }),
    secrets: link({
      terraform: 'secret_arn_list',
      cloudformation: 'SecretArnList',
      relation: 'uses',
      to: ['secretsmanager-secret'],
    }),
  },
});
