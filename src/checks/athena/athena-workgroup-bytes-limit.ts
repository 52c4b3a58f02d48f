import { athenaWorkgroup } from '../../architecture/kinds/athena.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const athenaWorkgroupBytesLimit = defineCheck({
  id: 'athena-workgroup-bytes-limit',
  kind: athenaWorkgroup,
  title: 'Athena workgroup stops queries that read too much',
  why: 'Athena charges for every byte a query reads. Without a limit, one query over all partitions of a large table, from a dashboard that refreshes every minute, costs hundreds of dollars before anybody looks.',
  remediation: 'Set a limit of bytes for each query, a few times what an honest query needs.',
  links: ['https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html'],
  blindSpots: [
    'Workgroups that pay for provisioned capacity, or that run Spark, need no limit; whether this is one is not seen.',
  ],
  examine: ({ bytesPerQuery, engine }) => {
    if (engine.state === 'known' && /spark/i.test(engine.value)) return 'not-applicable';
    return expect(bytesPerQuery, (bytes) => bytes > 0, {
      supports: (bytes) => `A query is stopped after ${Math.round(bytes / 1e6)} MB.`,
      contradicts: 'A query may read any amount.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
  configuration {
    bytes_scanned_cutoff_per_query = 100000000000
  }
}`,
      contradicts: `
resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
}`,
      inconclusive: `
variable "limit" {
  type = number
}

resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
  configuration {
    bytes_scanned_cutoff_per_query = var.limit
  }
}`,
      'not-applicable': `
resource "aws_athena_workgroup" "notebooks" {
  name = "notebooks"
  configuration {
    engine_version {
      selected_engine_version = "PySpark engine version 3"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Analysts:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: analysts
      WorkGroupConfiguration:
        BytesScannedCutoffPerQuery: 100000000000`,
      contradicts: `
Resources:
  Analysts:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: analysts`,
    },
  },
});
