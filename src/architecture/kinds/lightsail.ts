import { defineKind } from '../index.ts';

export const lightsailInstance = defineKind({
  id: 'lightsail-instance',
  name: 'Amazon Lightsail instance',
  terraform: 'aws_lightsail_instance',
  cloudformation: 'AWS::Lightsail::Instance',
  names: { terraform: 'name', cloudformation: 'InstanceName' },
  attributes: {},
});

export const lightsailDatabase = defineKind({
  id: 'lightsail-database',
  name: 'Amazon Lightsail database',
  terraform: 'aws_lightsail_database',
  cloudformation: 'AWS::Lightsail::Database',
  names: { terraform: 'relational_database_name', cloudformation: 'RelationalDatabaseName' },
  attributes: {},
});
