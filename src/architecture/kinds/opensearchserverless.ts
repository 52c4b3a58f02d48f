import { defineKind, presence, text } from '../index.ts';

export const opensearchCollection = defineKind({
  id: 'opensearchserverless-collection',
  name: 'Amazon OpenSearch Serverless collection',
  terraform: 'aws_opensearchserverless_collection',
  cloudformation: 'AWS::OpenSearchServerless::Collection',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type', default: 'TIMESERIES' }),
    standbyReplicas: text({
      terraform: 'standby_replicas',
      cloudformation: 'StandbyReplicas',
      default: 'ENABLED',
    }),
  },
});

/** Encryption or network settings of collections, as JSON. */
export const opensearchSecurityPolicy = defineKind({
  id: 'opensearchserverless-security-policy',
  name: 'Amazon OpenSearch Serverless security policy',
  terraform: 'aws_opensearchserverless_security_policy',
  cloudformation: 'AWS::OpenSearchServerless::SecurityPolicy',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type' }),
  },
});

/** Who may read and write what in collections, as JSON. */
export const opensearchAccessPolicy = defineKind({
  id: 'opensearchserverless-access-policy',
  name: 'Amazon OpenSearch Serverless data access policy',
  terraform: 'aws_opensearchserverless_access_policy',
  cloudformation: 'AWS::OpenSearchServerless::AccessPolicy',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type' }),
  },
});

export const opensearchIndex = defineKind({
  id: 'opensearchserverless-index',
  name: 'Amazon OpenSearch Serverless index',
  cloudformation: ['AWS::OpenSearchServerless::Index', 'AWS::OpenSearchServerless::CollectionGroup'],
  attributes: {
    hasMappings: presence({ cloudformation: 'Mappings' }),
  },
});
