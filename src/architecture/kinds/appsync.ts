import { defineKind, flag, items, link, number, text } from '../index.ts';

export const graphqlApi = defineKind({
  id: 'appsync-graphql-api',
  name: 'AWS AppSync GraphQL API',
  terraform: 'aws_appsync_graphql_api',
  cloudformation: 'AWS::AppSync::GraphQLApi',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    authentication: text({ terraform: 'authentication_type', cloudformation: 'AuthenticationType' }),
    furtherAuthentication: items({
      terraform: 'additional_authentication_provider',
      cloudformation: 'AdditionalAuthenticationProviders',
      fields: { type: text({ terraform: 'authentication_type', cloudformation: 'AuthenticationType' }) },
    }),
    visibility: text({ terraform: 'visibility', cloudformation: 'Visibility', default: 'GLOBAL' }),
    fieldLogLevel: text({
      terraform: 'log_config.field_log_level',
      cloudformation: 'LogConfig.FieldLogLevel',
      default: 'NONE',
    }),
    tracing: flag({ terraform: 'xray_enabled', cloudformation: 'XrayEnabled', default: false }),
    /** Zero is no limit. */
    queryDepthLimit: number({
      terraform: 'query_depth_limit',
      cloudformation: 'QueryDepthLimit',
      default: 0,
    }),
    resolverCountLimit: number({
      terraform: 'resolver_count_limit',
      cloudformation: 'ResolverCountLimit',
      default: 0,
    }),
  },
});

const IN_API = {
  api: link({ terraform: 'api_id', cloudformation: 'ApiId', relation: 'in', to: ['appsync-graphql-api'] }),
};

export const graphqlSchema = defineKind({
  id: 'appsync-schema',
  name: 'AWS AppSync GraphQL schema',
  cloudformation: 'AWS::AppSync::GraphQLSchema',
  attributes: IN_API,
});

export const appsyncDataSource = defineKind({
  id: 'appsync-data-source',
  name: 'AWS AppSync data source',
  terraform: 'aws_appsync_datasource',
  cloudformation: 'AWS::AppSync::DataSource',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    ...IN_API,
    /** What the API reads and writes through it. */
    source: link({
      terraform: [
        'lambda_config.function_arn',
        'dynamodb_config.table_name',
        'event_bridge_config.event_bus_arn',
      ],
      cloudformation: [
        'LambdaConfig.LambdaFunctionArn',
        'DynamoDBConfig.TableName',
        'EventBridgeConfig.EventBusArn',
      ],
      relation: 'triggers',
      to: ['lambda-function', 'dynamodb-table', 'eventbridge-bus'],
    }),
  },
});

/** Resolvers, and the functions that pipeline resolvers are made of. */
export const appsyncResolver = defineKind({
  id: 'appsync-resolver',
  name: 'AWS AppSync resolver or function',
  terraform: ['aws_appsync_resolver', 'aws_appsync_function'],
  cloudformation: ['AWS::AppSync::Resolver', 'AWS::AppSync::FunctionConfiguration'],
  attributes: {
    ...IN_API,
    dataSource: link({
      terraform: 'data_source',
      cloudformation: 'DataSourceName',
      relation: 'uses',
      to: ['appsync-data-source'],
    }),
  },
});

export const appsyncApiKey = defineKind({
  id: 'appsync-api-key',
  name: 'AWS AppSync API key',
  terraform: 'aws_appsync_api_key',
  cloudformation: 'AWS::AppSync::ApiKey',
  attributes: IN_API,
});

export const appsyncCache = defineKind({
  id: 'appsync-api-cache',
  name: 'AWS AppSync API cache',
  terraform: 'aws_appsync_api_cache',
  cloudformation: 'AWS::AppSync::ApiCache',
  attributes: {
    ...IN_API,
    encryptionAtRest: flag({
      terraform: 'at_rest_encryption_enabled',
      cloudformation: 'AtRestEncryptionEnabled',
      default: false,
    }),
    encryptionInTransit: flag({
      terraform: 'transit_encryption_enabled',
      cloudformation: 'TransitEncryptionEnabled',
      default: false,
    }),
  },
});

export const appsyncDomainName = defineKind({
  id: 'appsync-domain-name',
  name: 'AWS AppSync custom domain name',
  terraform: 'aws_appsync_domain_name',
  cloudformation: 'AWS::AppSync::DomainName',
  names: { terraform: 'domain_name', cloudformation: 'DomainName' },
  attributes: {},
});

export const appsyncDomainAssociation = defineKind({
  id: 'appsync-domain-association',
  name: 'AWS AppSync domain name association',
  terraform: 'aws_appsync_domain_name_api_association',
  cloudformation: 'AWS::AppSync::DomainNameApiAssociation',
  attributes: IN_API,
});

export const eventApi = defineKind({
  id: 'appsync-event-api',
  name: 'AWS AppSync Event API',
  cloudformation: 'AWS::AppSync::Api',
  names: { cloudformation: 'Name' },
  attributes: {},
});

export const channelNamespace = defineKind({
  id: 'appsync-channel-namespace',
  name: 'AWS AppSync channel namespace',
  cloudformation: 'AWS::AppSync::ChannelNamespace',
  names: { cloudformation: 'Name' },
  attributes: {
    api: link({ cloudformation: 'ApiId', relation: 'in', to: ['appsync-event-api'] }),
  },
});
