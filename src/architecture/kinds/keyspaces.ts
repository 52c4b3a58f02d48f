import { defineKind, flag, link } from '../index.ts';

export const keyspacesKeyspace = defineKind({
  id: 'keyspaces-keyspace',
  name: 'Amazon Keyspaces keyspace',
  terraform: 'aws_keyspaces_keyspace',
  cloudformation: 'AWS::Cassandra::Keyspace',
  names: { terraform: 'name', cloudformation: 'KeyspaceName' },
  attributes: {},
});

export const keyspacesTable = defineKind({
  id: 'keyspaces-table',
  name: 'Amazon Keyspaces table',
  terraform: 'aws_keyspaces_table',
  cloudformation: 'AWS::Cassandra::Table',
  names: { terraform: 'table_name', cloudformation: 'TableName' },
  attributes: {
    keyspace: link({
      terraform: 'keyspace_name',
      cloudformation: 'KeyspaceName',
      relation: 'in',
      to: ['keyspaces-keyspace'],
    }),
    pointInTimeRecovery: flag({
      terraform: 'point_in_time_recovery.status',
      cloudformation: 'PointInTimeRecoveryEnabled',
      trueWhen: ['ENABLED'],
      default: false,
    }),
  },
});
