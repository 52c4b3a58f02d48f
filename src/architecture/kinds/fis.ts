import { defineKind, items, link, presence, text } from '../index.ts';

/** An experiment that breaks something on purpose. */
export const experimentTemplate = defineKind({
  id: 'fis-experiment-template',
  name: 'AWS Fault Injection Service experiment template',
  terraform: 'aws_fis_experiment_template',
  cloudformation: 'AWS::FIS::ExperimentTemplate',
  attributes: {
    stopConditions: items({
      terraform: 'stop_condition',
      cloudformation: 'StopConditions',
      fields: { source: text({ terraform: 'source', cloudformation: 'Source' }) },
    }),
    stopAlarms: link({
      terraform: 'stop_condition.value',
      cloudformation: 'StopConditions.Value',
      relation: 'uses',
      to: ['cloudwatch-alarm'],
    }),
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
    logs: presence({
      terraform: [
        'log_configuration.cloudwatch_logs_configuration.log_group_arn',
        'log_configuration.s3_configuration.bucket_name',
        'experiment_report_configuration.outputs.s3_configuration.bucket_name',
      ],
      cloudformation: [
        'LogConfiguration.CloudWatchLogsConfiguration.LogGroupArn',
        'LogConfiguration.S3Configuration.BucketName',
        'ExperimentReportConfiguration.Outputs.ExperimentReportS3Configuration.BucketName',
      ],
    }),
  },
});
