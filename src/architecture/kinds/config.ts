import { defineKind, flag, link, presence, text, texts } from '../index.ts';

export const configRecorder = defineKind({
  id: 'config-recorder',
  name: 'AWS Config recorder',
  terraform: 'aws_config_configuration_recorder',
  cloudformation: 'AWS::Config::ConfigurationRecorder',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    /** Not written, Terraform's provider records all types, CloudFormation none. */
    allTypes: flag({
      terraform: 'recording_group.all_supported',
      cloudformation: 'RecordingGroup.AllSupported',
      default: { terraform: true },
    }),
    globalTypes: flag({
      terraform: 'recording_group.include_global_resource_types',
      cloudformation: 'RecordingGroup.IncludeGlobalResourceTypes',
      default: false,
    }),
    strategy: text({
      terraform: 'recording_group.recording_strategy.use_only',
      cloudformation: 'RecordingGroup.RecordingStrategy.UseOnly',
    }),
    types: texts({
      terraform: 'recording_group.resource_types',
      cloudformation: 'RecordingGroup.ResourceTypes',
    }),
    /** Terraform starts a recorder by a resource of its own. */
    started: flag({
      terraform: {
        companion: 'aws_config_configuration_recorder_status',
        joinedBy: 'name',
        at: 'is_enabled',
      },
    }),
  },
});

export const configDeliveryChannel = defineKind({
  id: 'config-delivery-channel',
  name: 'AWS Config delivery channel',
  terraform: 'aws_config_delivery_channel',
  cloudformation: 'AWS::Config::DeliveryChannel',
  attributes: {
    bucket: link({
      terraform: 's3_bucket_name',
      cloudformation: 'S3BucketName',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    topic: link({
      terraform: 'sns_topic_arn',
      cloudformation: 'SnsTopicARN',
      relation: 'triggers',
      to: ['sns-topic'],
    }),
  },
});

export const configRule = defineKind({
  id: 'config-rule',
  name: 'AWS Config rule',
  terraform: [
    'aws_config_config_rule',
    'aws_config_organization_managed_rule',
    'aws_config_organization_custom_rule',
  ],
  cloudformation: ['AWS::Config::ConfigRule', 'AWS::Config::OrganizationConfigRule'],
  names: { terraform: 'name', cloudformation: 'ConfigRuleName' },
  attributes: {
    remediation: presence({
      terraform: { companion: 'aws_config_remediation_configuration', joinedBy: 'config_rule_name', at: '' },
      cloudformation: {
        companion: 'AWS::Config::RemediationConfiguration',
        joinedBy: 'ConfigRuleName',
        at: '',
      },
    }),
    automaticRemediation: flag({
      terraform: {
        companion: 'aws_config_remediation_configuration',
        joinedBy: 'config_rule_name',
        at: 'automatic',
      },
      cloudformation: {
        companion: 'AWS::Config::RemediationConfiguration',
        joinedBy: 'ConfigRuleName',
        at: 'Automatic',
      },
      default: false,
    }),
  },
});

/** A set of rules that are kept together. */
export const configConformancePack = defineKind({
  id: 'config-conformance-pack',
  name: 'AWS Config conformance pack',
  terraform: ['aws_config_conformance_pack', 'aws_config_organization_conformance_pack'],
  cloudformation: ['AWS::Config::ConformancePack', 'AWS::Config::OrganizationConformancePack'],
  attributes: {},
});

/** Gathers what recorders of other accounts and Regions have seen. */
export const configAggregator = defineKind({
  id: 'config-aggregator',
  name: 'AWS Config aggregator',
  terraform: 'aws_config_configuration_aggregator',
  cloudformation: 'AWS::Config::ConfigurationAggregator',
  names: { terraform: 'name', cloudformation: 'ConfigurationAggregatorName' },
  attributes: {
    ofOrganization: presence({
      terraform: 'organization_aggregation_source',
      cloudformation: 'OrganizationAggregationSource',
    }),
    allRegions: flag({
      terraform: ['organization_aggregation_source.all_regions', 'account_aggregation_source.all_regions'],
      cloudformation: [
        'OrganizationAggregationSource.AllAwsRegions',
        'AccountAggregationSources.AllAwsRegions',
      ],
      default: false,
    }),
  },
});

/** Lets an aggregator of another account read here. */
export const configAggregateAuthorization = defineKind({
  id: 'config-aggregate-authorization',
  name: 'AWS Config aggregation authorization',
  terraform: 'aws_config_aggregate_authorization',
  cloudformation: 'AWS::Config::AggregationAuthorization',
  attributes: {},
});
