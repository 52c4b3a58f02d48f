import { quicksightDataSource } from '../../architecture/kinds/quicksight.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const quicksightDataSourceTls = defineCheck({
  id: 'quicksight-data-source-tls',
  kind: quicksightDataSource,
  title: 'QuickSight reads its data source over TLS',
  why: 'A dashboard fetches rows from the database over the network. With TLS switched off, they and the password of the data source can be read on the way.',
  remediation: 'Leave TLS on for the data source.',
  links: ['https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SslProperties.html'],
  examine: ({ tlsOff }) =>
    expectFalse(tlsOff, {
      supports: 'TLS is on.',
      contradicts: 'TLS is switched off.',
    }),
  fix: {
    set: [{ attribute: 'tlsOff', value: false }],
    caution: 'The connection fails if the database does not offer TLS.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_quicksight_data_source" "sales" {
  data_source_id = "sales"
  name           = "sales"
  type           = "POSTGRESQL"
}`,
      contradicts: `
resource "aws_quicksight_data_source" "sales" {
  data_source_id = "sales"
  name           = "sales"
  type           = "POSTGRESQL"
  ssl_properties {
    disable_ssl = true
  }
}`,
      inconclusive: `
variable "plain" {
  type = bool
}

resource "aws_quicksight_data_source" "sales" {
  data_source_id = "sales"
  name           = "sales"
  type           = "POSTGRESQL"
  ssl_properties {
    disable_ssl = var.plain
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sales:
    Type: AWS::QuickSight::DataSource
    Properties:
      Name: sales
      Type: POSTGRESQL`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::QuickSight::DataSource
    Properties:
      Name: sales
      Type: POSTGRESQL
      SslProperties:
        DisableSsl: true`,
    },
  },
});
