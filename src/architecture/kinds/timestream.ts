import { defineKind, link } from '../index.ts';

export const timestreamDatabase = defineKind({
  id: 'timestream-database',
  name: 'Amazon Timestream database',
  terraform: 'aws_timestreamwrite_database',
  cloudformation: 'AWS::Timestream::Database',
  names: { terraform: 'database_name', cloudformation: 'DatabaseName' },
  attributes: {
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const timestreamTable = defineKind({
  id: 'timestream-table',
  name: 'Amazon Timestream table',
  terraform: 'aws_timestreamwrite_table',
  cloudformation: 'AWS::Timestream::Table',
  names: { terraform: 'table_name', cloudformation: 'TableName' },
  attributes: {
    database: link({
      terraform: 'database_name',
      cloudformation: 'DatabaseName',
      relation: 'in',
      to: ['timestream-database'],
    }),
  },
});
