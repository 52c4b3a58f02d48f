import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

/** Kinds that alarms name by a dimension. */
const WATCHED = [
  'apigateway-http-api',
  'apigateway-rest-api',
  'autoscaling-group',
  'dynamodb-table',
  'ec2-instance',
  'ecs-cluster',
  'ecs-service',
  'elasticache-cluster',
  'elasticache-replication-group',
  'kinesis-stream',
  'lambda-function',
  'rds-cluster',
  'rds-instance',
  'sqs-queue',
  'stepfunctions-state-machine',
  'synthetics-canary',
];

/** An alarm on a metric, or one composed of other alarms: then `rule` is stated. */
export const cloudwatchAlarm = defineKind({
  id: 'cloudwatch-alarm',
  name: 'Amazon CloudWatch alarm',
  terraform: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'],
  cloudformation: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
  names: { terraform: 'alarm_name', cloudformation: 'AlarmName' },
  attributes: {
    actions: link({
      terraform: 'alarm_actions',
      cloudformation: 'AlarmActions',
      relation: 'triggers',
      to: ['sns-topic', 'lambda-function'],
    }),
    actionsEnabled: flag({ terraform: 'actions_enabled', cloudformation: 'ActionsEnabled', default: true }),
    description: text({ terraform: 'alarm_description', cloudformation: 'AlarmDescription' }),
    namespace: text({ terraform: 'namespace', cloudformation: 'Namespace' }),
    metric: text({ terraform: 'metric_name', cloudformation: 'MetricName' }),
    rule: link({
      terraform: 'alarm_rule',
      cloudformation: 'AlarmRule',
      relation: 'watches',
      to: ['cloudwatch-alarm'],
    }),
    /** Every metric the alarm looks at, also those that a formula is made of. */
    metrics: texts({
      terraform: ['metric_name', 'metric_query.metric.metric_name'],
      cloudformation: ['MetricName', 'Metrics.MetricStat.Metric.MetricName'],
    }),
    namespaces: texts({
      terraform: ['namespace', 'metric_query.metric.namespace'],
      cloudformation: ['Namespace', 'Metrics.MetricStat.Metric.Namespace'],
    }),
    statistics: texts({
      terraform: ['statistic', 'extended_statistic', 'metric_query.metric.stat'],
      cloudformation: ['Statistic', 'ExtendedStatistic', 'Metrics.MetricStat.Stat'],
    }),
    comparison: text({ terraform: 'comparison_operator', cloudformation: 'ComparisonOperator' }),
    evaluationPeriods: number({ terraform: 'evaluation_periods', cloudformation: 'EvaluationPeriods' }),
    periodSeconds: number({
      terraform: ['period', 'metric_query.metric.period'],
      cloudformation: ['Period', 'Metrics.MetricStat.Period'],
    }),
    missingData: text({ terraform: 'treat_missing_data', cloudformation: 'TreatMissingData' }),
    /** What the metric's dimensions name. */
    watched: link({
      terraform: ['dimensions', 'metric_query.metric.dimensions'],
      cloudformation: ['Dimensions.Value', 'Metrics.MetricStat.Metric.Dimensions.Value'],
      relation: 'watches',
      to: WATCHED,
    }),
  },
});

export const cloudwatchLogGroup = defineKind({
  id: 'cloudwatch-log-group',
  name: 'Amazon CloudWatch Logs log group',
  terraform: 'aws_cloudwatch_log_group',
  cloudformation: 'AWS::Logs::LogGroup',
  names: { terraform: 'name', cloudformation: 'LogGroupName' },
  attributes: {
    /** Zero keeps log events for ever. */
    retentionDays: number({ terraform: 'retention_in_days', cloudformation: 'RetentionInDays', default: 0 }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** Rules that find and mask personal data and credentials. */
    dataProtection: presence({
      terraform: {
        companion: 'aws_cloudwatch_log_data_protection_policy',
        joinedBy: 'log_group_name',
        at: 'policy_document',
      },
      cloudformation: 'DataProtectionPolicy',
    }),
    streams: presence({
      terraform: { companion: 'aws_cloudwatch_log_stream', joinedBy: 'log_group_name', at: '' },
      cloudformation: { companion: 'AWS::Logs::LogStream', joinedBy: 'LogGroupName', at: '' },
    }),
  },
});

export const cloudwatchDashboard = defineKind({
  id: 'cloudwatch-dashboard',
  name: 'Amazon CloudWatch dashboard',
  terraform: 'aws_cloudwatch_dashboard',
  cloudformation: 'AWS::CloudWatch::Dashboard',
  names: { terraform: 'dashboard_name', cloudformation: 'DashboardName' },
  attributes: {
    widgets: items({
      terraform: 'dashboard_body.widgets',
      cloudformation: 'DashboardBody.widgets',
      fields: { type: text({ terraform: 'type', cloudformation: 'type' }) },
    }),
  },
});

export const metricStream = defineKind({
  id: 'cloudwatch-metric-stream',
  name: 'Amazon CloudWatch metric stream',
  terraform: 'aws_cloudwatch_metric_stream',
  cloudformation: 'AWS::CloudWatch::MetricStream',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const anomalyDetector = defineKind({
  id: 'cloudwatch-anomaly-detector',
  name: 'Amazon CloudWatch anomaly detector',
  cloudformation: 'AWS::CloudWatch::AnomalyDetector',
  attributes: {
    watched: link({
      cloudformation: ['Dimensions.Value', 'SingleMetricAnomalyDetector.Dimensions.Value'],
      relation: 'watches',
      to: WATCHED,
    }),
  },
});

export const contributorInsightRule = defineKind({
  id: 'cloudwatch-contributor-insight-rule',
  name: 'Amazon CloudWatch Contributor Insights rule',
  terraform: ['aws_cloudwatch_contributor_insight_rule', 'aws_cloudwatch_contributor_managed_insight_rule'],
  cloudformation: 'AWS::CloudWatch::InsightRule',
  names: { terraform: 'rule_name', cloudformation: 'RuleName' },
  attributes: {},
});
