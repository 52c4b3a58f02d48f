import { costAndUsageReport, costDataExport } from '../../architecture/kinds/cur.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const curResourceDetail = defineCheck({
  id: 'cur-resource-detail',
  kind: [costAndUsageReport, costDataExport],
  title: 'Cost data names single resources, by the day or hour',
  why: 'A bill by service says that databases cost twice as much as last month. Only lines with resource ids and hours say which database, since when, and whose it is.',
  remediation:
    'Export the bill with resource ids (RESOURCES in a Cost and Usage Report, line_item_resource_id in a data export), by the hour or day.',
  links: [
    'https://docs.aws.amazon.com/cur/latest/userguide/what-is-cur.html',
    'https://docs.aws.amazon.com/cur/latest/userguide/what-is-data-exports.html',
  ],
  blindSpots: ['Whether anybody reads the data is not seen.'],
  examine: (source) => {
    if ('query' in source) {
      const { query } = source;
      if (query.state === 'unresolved') return inconclusive(query.reason, query.location);
      if (query.state === 'absent') return 'not-applicable';
      if (!/\b(?:COST_AND_USAGE_REPORT|FOCUS_1_0_AWS)/i.test(query.value)) return 'not-applicable';
      if (/resource_?id|\*/i.test(query.value))
        return supports('The export names resources.', query.location);
      if (query.value.includes('${')) return inconclusive('The query is known in part.', query.location);
      return contradicts('The export has no column for resources.', query.location);
    }
    const { schemaElements, timeUnit } = source;
    if (timeUnit.state === 'known' && timeUnit.value === 'MONTHLY')
      return contradicts('The report has one line a month for each item.', timeUnit.location);
    if (schemaElements.state === 'unresolved')
      return inconclusive(schemaElements.reason, schemaElements.location);
    if (schemaElements.state === 'known' && schemaElements.value.values.includes('RESOURCES'))
      return supports('The report names resources.', schemaElements.location);
    const [reason] = schemaElements.state === 'known' ? schemaElements.value.open : [];
    return reason === undefined
      ? contradicts('The report leaves out which resource costs what.', source)
      : inconclusive(reason, source);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cur_report_definition" "bill" {
  report_name                = "bill"
  time_unit                  = "HOURLY"
  format                     = "Parquet"
  compression                = "Parquet"
  additional_schema_elements = ["RESOURCES", "SPLIT_COST_ALLOCATION_DATA"]
  s3_bucket                  = "bill"
  s3_region                  = "us-east-1"
}`,
      contradicts: `
resource "aws_cur_report_definition" "bill" {
  report_name                = "bill"
  time_unit                  = "DAILY"
  format                     = "Parquet"
  compression                = "Parquet"
  additional_schema_elements = []
  s3_bucket                  = "bill"
  s3_region                  = "us-east-1"
}`,
      inconclusive: `
variable "query" {
  type = string
}

resource "aws_bcmdataexports_export" "bill" {
  export {
    name = "bill"

    data_query {
      query_statement = var.query
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Bill:
    Type: AWS::BCMDataExports::Export
    Properties:
      Export:
        Name: bill
        DataQuery:
          QueryStatement: SELECT line_item_resource_id, line_item_unblended_cost FROM COST_AND_USAGE_REPORT`,
      contradicts: `
Resources:
  Bill:
    Type: AWS::CUR::ReportDefinition
    Properties:
      ReportName: bill
      TimeUnit: MONTHLY
      Format: Parquet
      Compression: Parquet
      S3Bucket: bill
      S3Region: us-east-1
      S3Prefix: bill
      RefreshClosedReports: true
      ReportVersioning: OVERWRITE_REPORT`,
    },
  },
});
