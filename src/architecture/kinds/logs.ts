import { defineKind, link, policy, text, texts } from '../index.ts';

const LOG_GROUP = ['cloudwatch-log-group'];

export const logMetricFilter = defineKind({
  id: 'logs-metric-filter',
  name: 'Amazon CloudWatch Logs metric filter',
  terraform: 'aws_cloudwatch_log_metric_filter',
  cloudformation: 'AWS::Logs::MetricFilter',
  names: { terraform: 'name', cloudformation: 'FilterName' },
  attributes: {
    logGroup: link({
      terraform: 'log_group_name',
      cloudformation: 'LogGroupName',
      relation: 'watches',
      to: LOG_GROUP,
    }),
    pattern: text({ terraform: 'pattern', cloudformation: 'FilterPattern', outline: true }),
    metrics: texts({
      terraform: 'metric_transformation.name',
      cloudformation: 'MetricTransformations.MetricName',
      outline: true,
    }),
    namespaces: texts({
      terraform: 'metric_transformation.namespace',
      cloudformation: 'MetricTransformations.MetricNamespace',
      outline: true,
    }),
  },
});

export const logSubscriptionFilter = defineKind({
  id: 'logs-subscription-filter',
  name: 'Amazon CloudWatch Logs subscription filter',
  terraform: 'aws_cloudwatch_log_subscription_filter',
  cloudformation: 'AWS::Logs::SubscriptionFilter',
  names: { terraform: 'name', cloudformation: 'FilterName' },
  attributes: {
    logGroup: link({
      terraform: 'log_group_name',
      cloudformation: 'LogGroupName',
      relation: 'uses',
      to: LOG_GROUP,
    }),
    destination: link({
      terraform: 'destination_arn',
      cloudformation: 'DestinationArn',
      relation: 'logs-to',
      to: ['lambda-function', 'kinesis-stream', 'logs-destination'],
    }),
  },
});

/** Which services may write logs, or who may read them. */
export const logResourcePolicy = defineKind({
  id: 'logs-resource-policy',
  name: 'Amazon CloudWatch Logs resource policy',
  terraform: 'aws_cloudwatch_log_resource_policy',
  cloudformation: 'AWS::Logs::ResourcePolicy',
  names: { terraform: 'policy_name', cloudformation: 'PolicyName' },
  attributes: {
    policy: policy({ terraform: 'policy_document', cloudformation: 'PolicyDocument' }),
  },
});

export const logQueryDefinition = defineKind({
  id: 'logs-query-definition',
  name: 'Amazon CloudWatch Logs Insights query definition',
  terraform: 'aws_cloudwatch_query_definition',
  cloudformation: 'AWS::Logs::QueryDefinition',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    logGroups: link({
      terraform: 'log_group_names',
      cloudformation: 'LogGroupNames',
      relation: 'uses',
      to: LOG_GROUP,
    }),
  },
});

/** What holds for all or many log groups of an account: data protection, subscriptions, indexes. */
export const logAccountPolicy = defineKind({
  id: 'logs-account-policy',
  name: 'Amazon CloudWatch Logs account policy',
  terraform: 'aws_cloudwatch_log_account_policy',
  cloudformation: 'AWS::Logs::AccountPolicy',
  names: { terraform: 'policy_name', cloudformation: 'PolicyName' },
  attributes: {
    type: text({ terraform: 'policy_type', cloudformation: 'PolicyType' }),
  },
});

export const logAnomalyDetector = defineKind({
  id: 'logs-anomaly-detector',
  name: 'Amazon CloudWatch Logs anomaly detector',
  terraform: 'aws_cloudwatch_log_anomaly_detector',
  cloudformation: 'AWS::Logs::LogAnomalyDetector',
  names: { terraform: 'detector_name', cloudformation: 'DetectorName' },
  attributes: {
    logGroups: link({
      terraform: 'log_group_arn_list',
      cloudformation: 'LogGroupArnList',
      relation: 'watches',
      to: LOG_GROUP,
    }),
  },
});

/** Where other accounts may send their logs. */
export const logDestination = defineKind({
  id: 'logs-destination',
  name: 'Amazon CloudWatch Logs destination',
  terraform: 'aws_cloudwatch_log_destination',
  cloudformation: 'AWS::Logs::Destination',
  names: { terraform: 'name', cloudformation: 'DestinationName' },
  attributes: {
    target: link({
      terraform: 'target_arn',
      cloudformation: 'TargetArn',
      relation: 'logs-to',
      to: ['kinesis-stream'],
    }),
    policy: policy({
      terraform: {
        companion: 'aws_cloudwatch_log_destination_policy',
        joinedBy: 'destination_name',
        at: 'access_policy',
      },
      cloudformation: 'DestinationPolicy',
    }),
  },
});

export const logDeliverySource = defineKind({
  id: 'logs-delivery-source',
  name: 'Amazon CloudWatch Logs delivery source',
  terraform: 'aws_cloudwatch_log_delivery_source',
  cloudformation: 'AWS::Logs::DeliverySource',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    source: link({ terraform: 'resource_arn', cloudformation: 'ResourceArn', relation: 'uses' }),
  },
});

export const logDeliveryDestination = defineKind({
  id: 'logs-delivery-destination',
  name: 'Amazon CloudWatch Logs delivery destination',
  terraform: 'aws_cloudwatch_log_delivery_destination',
  cloudformation: 'AWS::Logs::DeliveryDestination',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    target: link({
      terraform: 'delivery_destination_configuration.destination_resource_arn',
      cloudformation: 'DestinationResourceArn',
      relation: 'logs-to',
      to: ['s3-bucket', ...LOG_GROUP],
    }),
  },
});

export const logDelivery = defineKind({
  id: 'logs-delivery',
  name: 'Amazon CloudWatch Logs delivery',
  terraform: 'aws_cloudwatch_log_delivery',
  cloudformation: 'AWS::Logs::Delivery',
  attributes: {
    source: link({
      terraform: 'delivery_source_name',
      cloudformation: 'DeliverySourceName',
      relation: 'uses',
      to: ['logs-delivery-source'],
    }),
    destination: link({
      terraform: 'delivery_destination_arn',
      cloudformation: 'DeliveryDestinationArn',
      relation: 'logs-to',
      to: ['logs-delivery-destination'],
    }),
  },
});

/** Where one account sees the metrics, logs and traces of others. */
export const observabilitySink = defineKind({
  id: 'logs-observability-sink',
  name: 'Amazon CloudWatch cross-account observability sink',
  terraform: 'aws_oam_sink',
  cloudformation: 'AWS::Oam::Sink',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    policy: policy({
      terraform: { companion: 'aws_oam_sink_policy', joinedBy: 'sink_identifier', at: 'policy' },
      cloudformation: 'Policy',
    }),
  },
});

export const observabilityLink = defineKind({
  id: 'logs-observability-link',
  name: 'Amazon CloudWatch cross-account observability link',
  terraform: 'aws_oam_link',
  cloudformation: 'AWS::Oam::Link',
  attributes: {
    sink: link({
      terraform: 'sink_identifier',
      cloudformation: 'SinkIdentifier',
      relation: 'uses',
      to: ['logs-observability-sink'],
    }),
  },
});
