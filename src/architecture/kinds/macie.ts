import { defineKind, link, presence, text } from '../index.ts';

export const macieSession = defineKind({
  id: 'macie-session',
  name: 'Amazon Macie',
  terraform: 'aws_macie2_account',
  cloudformation: 'AWS::Macie::Session',
  attributes: {
    status: text({ terraform: 'status', cloudformation: 'Status', default: 'ENABLED' }),
  },
});

/** Looks for sensitive data in buckets, once or again and again. */
export const macieClassificationJob = defineKind({
  id: 'macie-classification-job',
  name: 'Amazon Macie classification job',
  terraform: 'aws_macie2_classification_job',
  names: { terraform: 'name' },
  attributes: {
    type: text({ terraform: 'job_type' }),
    status: text({ terraform: 'job_status', default: 'RUNNING' }),
    schedule: presence({ terraform: 'schedule_frequency' }),
    buckets: link({
      terraform: 's3_job_definition.bucket_definitions.buckets',
      relation: 'watches',
      to: ['s3-bucket'],
    }),
  },
});

export const macieDataIdentifier = defineKind({
  id: 'macie-custom-data-identifier',
  name: 'Amazon Macie custom data identifier',
  terraform: 'aws_macie2_custom_data_identifier',
  cloudformation: 'AWS::Macie::CustomDataIdentifier',
  attributes: {},
});

/** Keeps the results of classification in a bucket, as Macie itself forgets them after 90 days. */
export const macieResultExport = defineKind({
  id: 'macie-result-export',
  name: 'Amazon Macie export of results',
  terraform: 'aws_macie2_classification_export_configuration',
  attributes: {
    bucket: link({ terraform: 's3_destination.bucket_name', relation: 'logs-to', to: ['s3-bucket'] }),
  },
});
