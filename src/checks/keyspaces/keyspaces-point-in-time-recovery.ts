import { keyspacesTable } from '../../architecture/kinds/keyspaces.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const keyspacesPointInTimeRecovery = defineCheck({
  id: 'keyspaces-point-in-time-recovery',
  kind: keyspacesTable,
  title: 'Keyspaces table keeps continuous backups',
  why: 'A faulty release that overwrites rows does so in all three zones at once. With point-in-time recovery the table can be brought back as it was at any second of the last 35 days.',
  remediation: 'Turn on point-in-time recovery.',
  links: ['https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html'],
  examine: ({ pointInTimeRecovery }) =>
    expectTrue(pointInTimeRecovery, {
      supports: 'Point-in-time recovery is on.',
      contradicts: 'Point-in-time recovery is off.',
    }),
  fix: {
    set: [{ attribute: 'pointInTimeRecovery', value: { terraform: 'ENABLED', cloudformation: true } }],
    caution: 'Continuous backups are charged by the size of the table.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_keyspaces_table" "sensors" {
  keyspace_name = "plant"
  table_name    = "sensors"
  point_in_time_recovery {
    status = "ENABLED"
  }
}`,
      contradicts: `
resource "aws_keyspaces_table" "sensors" {
  keyspace_name = "plant"
  table_name    = "sensors"
}`,
      inconclusive: `
variable "recovery" {
  type = string
}

resource "aws_keyspaces_table" "sensors" {
  keyspace_name = "plant"
  table_name    = "sensors"
  point_in_time_recovery {
    status = var.recovery
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sensors:
    Type: AWS::Cassandra::Table
    Properties:
      KeyspaceName: plant
      PartitionKeyColumns:
        - ColumnName: sensor
          ColumnType: text
      PointInTimeRecoveryEnabled: true`,
      contradicts: `
Resources:
  Sensors:
    Type: AWS::Cassandra::Table
    Properties:
      KeyspaceName: plant
      PartitionKeyColumns:
        - ColumnName: sensor
          ColumnType: text`,
    },
  },
});
