import { defineKind, flag, items, link, number, text } from '../index.ts';

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
    /** What the metric's dimensions name. */
    watched: link({
      terraform: ['dimensions', 'metric_query.metric.dimensions'],
      cloudformation: ['Dimensions.Value', 'Metrics.MetricStat.Metric.Dimensions.Value'],
      relation: 'watches',
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
