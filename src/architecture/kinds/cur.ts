import { defineKind, link, tagMap, text, texts } from '../index.ts';

/** The bill line by line, written to a bucket: Cost and Usage Report. */
export const costAndUsageReport = defineKind({
  id: 'cur-report',
  name: 'AWS Cost and Usage Report',
  terraform: 'aws_cur_report_definition',
  cloudformation: 'AWS::CUR::ReportDefinition',
  names: { terraform: 'report_name', cloudformation: 'ReportName' },
  attributes: {
    timeUnit: text({ terraform: 'time_unit', cloudformation: 'TimeUnit' }),
    schemaElements: texts({
      terraform: 'additional_schema_elements',
      cloudformation: 'AdditionalSchemaElements',
    }),
    bucket: link({
      terraform: 's3_bucket',
      cloudformation: 'S3Bucket',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
  },
});

/** The bill line by line, written to a bucket: its successor. */
export const costDataExport = defineKind({
  id: 'cur-data-export',
  name: 'AWS Billing data export',
  terraform: 'aws_bcmdataexports_export',
  cloudformation: 'AWS::BCMDataExports::Export',
  names: { terraform: 'export.name', cloudformation: 'Export.Name' },
  attributes: {
    query: text({
      terraform: 'export.data_query.query_statement',
      cloudformation: 'Export.DataQuery.QueryStatement',
      outline: true,
    }),
    bucket: link({
      terraform: 'export.destination_configurations.s3_destination.s3_bucket',
      cloudformation: 'Export.DestinationConfigurations.S3Destination.S3Bucket',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'Tags' }),
  },
});
