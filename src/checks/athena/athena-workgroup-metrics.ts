import { athenaWorkgroup } from '../../architecture/kinds/athena.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const athenaWorkgroupMetrics = defineCheck({
  id: 'athena-workgroup-metrics',
  kind: athenaWorkgroup,
  title: 'Athena workgroup reports on its queries',
  why: 'How long queries take and how much they read tells which table needs partitions. With metrics switched off that is seen on the bill only, at the end of the month.',
  remediation: 'Let the workgroup publish metrics to CloudWatch.',
  links: ['https://docs.aws.amazon.com/athena/latest/ug/athena-cloudwatch-metrics-enable.html'],
  examine: ({ metrics }) =>
    expectTrue(metrics, {
      supports: 'Metrics of queries go to CloudWatch.',
      contradicts: 'No metrics of queries are published.',
      absent: { verdict: 'inconclusive', message: 'The code does not say whether metrics are published.' },
    }),
  fix: { set: [{ attribute: 'metrics', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_athena_workgroup" "ads" {
  name = "ads"
}`,
      contradicts: `
resource "aws_athena_workgroup" "ads" {
  name = "ads"
  configuration {
    publish_cloudwatch_metrics_enabled = false
  }
}`,
      inconclusive: `
variable "metrics" {
  type = bool
}

resource "aws_athena_workgroup" "ads" {
  name = "ads"
  configuration {
    publish_cloudwatch_metrics_enabled = var.metrics
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ads:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: ads
      WorkGroupConfiguration:
        PublishCloudWatchMetricsEnabled: true`,
      contradicts: `
Resources:
  Ads:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: ads
      WorkGroupConfiguration:
        PublishCloudWatchMetricsEnabled: false`,
    },
  },
});
