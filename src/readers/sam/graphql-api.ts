import { type DocumentNode, valueAt } from '../../document/document.ts';
import { addConnection } from './connectors.ts';
import { made, picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { managedPolicyArn, tagList, trustPolicy } from './role.ts';
import {
  arnOf,
  asWritten,
  ref,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

const API = [
  'IntrospectionConfig',
  'OwnerContact',
  'QueryDepthLimit',
  'ResolverCountLimit',
  'Visibility',
  'XrayEnabled',
];

/** `AWS::Serverless::GraphQLApi` as AppSync API with schema, data sources, functions, resolvers, keys and cache. */
export function addGraphQLApi(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const own = (name: string): DocumentNode | undefined => valueAt(properties, name);
  const auth = own('Auth');
  sam.replace(from, 'AWS::AppSync::GraphQLApi', {
    ...asWritten(picked(properties, API)),
    ...authenticationOf(auth),
    AdditionalAuthenticationProviders: additionalProviders(auth),
    LogConfig: loggingOf(sam, from),
    Name: own('Name') ?? id,
    Tags: tagList(own('Tags'), place),
  });
  addAuthorizers(sam, from, auth);
  add(sam, from, `${id}Schema`, 'AWS::AppSync::GraphQLSchema', {
    Definition: own('SchemaInline'),
    DefinitionS3Location: own('SchemaUri'),
  });
  for (const { key, value } of plainEntries(own('ApiKeys'))) {
    add(sam, from, `${id}${key}`, 'AWS::AppSync::ApiKey', {
      ...asWritten(picked(value, ['ApiKeyId', 'Description'])),
      Expires: valueAt(value, 'ExpiresOn'),
    });
  }
  const cache = own('Cache');
  if (cache !== undefined)
    add(
      sam,
      from,
      `${id}ApiCache`,
      'AWS::AppSync::ApiCache',
      asWritten(plainEntries(cache).filter(isPlainKey)),
    );
  addDomain(sam, from, own('DomainName'));
  for (const { key, value } of plainEntries(valueAt(own('DataSources'), 'DynamoDb')))
    addTableSource(sam, from, key, value);
  for (const { key, value } of plainEntries(valueAt(own('DataSources'), 'Lambda')))
    addFunctionSource(sam, from, key, value);
  for (const { key, value } of plainEntries(own('Functions'))) addPipelineFunction(sam, from, key, value);
  for (const { key: type, value: fields } of plainEntries(own('Resolvers'))) {
    for (const { key, value } of plainEntries(fields))
      addResolver(sam, from, { type, name: key, resolver: value });
  }
}

const CACHE = new Set([
  'ApiCachingBehavior',
  'AtRestEncryptionEnabled',
  'HealthMetricsConfig',
  'TransitEncryptionEnabled',
  'Ttl',
  'Type',
]);

function isPlainKey({ key }: { readonly key: string }): boolean {
  return CACHE.has(key);
}

/** A resource that belongs to the API. */
function add(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  id: string,
  type: string,
  properties: WrittenMap,
): void {
  sam.add(id, from, type, { ApiId: { 'Fn::GetAtt': [from.id, 'ApiId'] }, ...properties });
}

function authenticationOf(auth: DocumentNode | undefined): WrittenMap {
  return {
    AuthenticationType: valueAt(auth, 'Type'),
    LambdaAuthorizerConfig: valueAt(auth, 'LambdaAuthorizer'),
    OpenIDConnectConfig: valueAt(auth, 'OpenIDConnect'),
    UserPoolConfig: valueAt(auth, 'UserPool'),
  };
}

function additionalProviders(auth: DocumentNode | undefined): Written | undefined {
  const additional = valueAt(auth, 'Additional');
  return additional?.type === 'list' ? additional.items.map(authenticationOf) : undefined;
}

/** Leave for the API to call the functions that decide who may come in. */
function addAuthorizers(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  auth: DocumentNode | undefined,
): void {
  const additional = valueAt(auth, 'Additional');
  const providers = [auth, ...(additional?.type === 'list' ? additional.items : [])];
  const functions = providers.flatMap(
    (provider) => valueAt(valueAt(provider, 'LambdaAuthorizer'), 'AuthorizerUri') ?? [],
  );
  for (const [i, arn] of functions.entries()) {
    addConnection(sam, from, {
      id: `${from.id}ToLambdaAuthConnector${i + 1}`,
      source: made({ Id: from.id }, from.place),
      destination: made({ Type: 'AWS::Lambda::Function', Arn: arn }, from.place),
      permissions: undefined,
    });
  }
}

/** Everything is logged unless the template says otherwise. */
function loggingOf(sam: ServerlessTemplate, from: ServerlessResource): Written | undefined {
  const logging = valueAt(from.properties, 'Logging');
  if (logging !== undefined && sam.text(logging, from) === 'false') return undefined;
  const role = valueAt(logging, 'CloudWatchLogsRoleArn');
  const roleId = `${from.id}CloudWatchRole`;
  if (role === undefined) {
    sam.add(roleId, from, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: trustPolicy('appsync.amazonaws.com'),
      ManagedPolicyArns: [managedPolicyArn('AWSAppSyncPushToCloudWatchLogs')],
    });
  }
  return {
    CloudWatchLogsRoleArn: role ?? arnOf(roleId),
    ExcludeVerboseContent: valueAt(logging, 'ExcludeVerboseContent'),
    FieldLogLevel: valueAt(logging, 'FieldLogLevel') ?? 'ALL',
  };
}

function addDomain(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  domain: DocumentNode | undefined,
): void {
  if (domain === undefined) return;
  const id = `${from.id}DomainName`;
  sam.add(
    id,
    from,
    'AWS::AppSync::DomainName',
    asWritten(picked(domain, ['CertificateArn', 'Description', 'DomainName'])),
  );
  add(sam, from, `${id}ApiAssociation`, 'AWS::AppSync::DomainNameApiAssociation', { DomainName: ref(id) });
}

function addTableSource(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  key: string,
  source: DocumentNode,
): void {
  const id = `${from.id}${key}DynamoDBDataSource`;
  const table = valueAt(source, 'TableName');
  const region = valueAt(source, 'Region') ?? ref('AWS::Region');
  add(sam, from, id, 'AWS::AppSync::DataSource', {
    Name: valueAt(source, 'Name') ?? key,
    Description: valueAt(source, 'Description'),
    Type: 'AMAZON_DYNAMODB',
    DynamoDBConfig: {
      ...asWritten(picked(source, ['DeltaSyncConfig', 'UseCallerCredentials', 'Versioned'])),
      AwsRegion: region,
      TableName: table,
    },
    ServiceRoleArn: valueAt(source, 'ServiceRoleArn') ?? arnOf(`${id}Role`),
  });
  const arn = valueAt(source, 'TableArn') ?? {
    'Fn::Sub': [
      'arn:${AWS::Partition}:dynamodb:${TableRegion}:${AWS::AccountId}:table/${Table}',
      { TableRegion: region, Table: table },
    ],
  };
  addSourceRole(sam, from, source, {
    id,
    connector: `${id}ToTableConnector`,
    type: 'AWS::DynamoDB::Table',
    arn,
  });
}

function addFunctionSource(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  key: string,
  source: DocumentNode,
): void {
  const id = `${from.id}${key}LambdaDataSource`;
  const arn = valueAt(source, 'FunctionArn');
  add(sam, from, id, 'AWS::AppSync::DataSource', {
    Name: valueAt(source, 'Name') ?? key,
    Description: valueAt(source, 'Description'),
    Type: 'AWS_LAMBDA',
    LambdaConfig: { LambdaFunctionArn: arn },
    ServiceRoleArn: valueAt(source, 'ServiceRoleArn') ?? arnOf(`${id}Role`),
  });
  addSourceRole(sam, from, source, {
    id,
    connector: `${id}ToLambdaConnector`,
    type: 'AWS::Lambda::Function',
    arn: arn ?? '',
  });
}

interface Connected {
  readonly id: string;
  readonly connector: string;
  readonly type: string;
  readonly arn: Written;
}

/** The role in which the API reads a source, and what it may do there. */
function addSourceRole(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  source: DocumentNode,
  to: Connected,
): void {
  if (valueAt(source, 'ServiceRoleArn') !== undefined) return;
  sam.add(`${to.id}Role`, from, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trustPolicy('appsync.amazonaws.com'),
  });
  const asked = valueAt(source, 'Permissions');
  const permissions =
    asked?.type === 'list'
      ? asked
      : made(to.type === 'AWS::Lambda::Function' ? ['Write'] : ['Read', 'Write'], from.place);
  addConnection(sam, from, {
    id: to.connector,
    source: made({ Id: to.id }, from.place),
    destination: made({ Type: to.type, Arn: to.arn }, from.place),
    permissions,
  });
}

function runtimeOf(node: DocumentNode | undefined): WrittenMap {
  const runtime = valueAt(node, 'Runtime');
  return {
    Name: valueAt(runtime, 'Name') ?? 'APPSYNC_JS',
    RuntimeVersion: valueAt(runtime, 'Version') ?? '1.0.0',
  };
}

function addPipelineFunction(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  key: string,
  node: DocumentNode,
): void {
  if (valueAt(node, 'Id') !== undefined) return;
  add(sam, from, `${from.id}${key}`, 'AWS::AppSync::FunctionConfiguration', {
    ...asWritten(picked(node, ['Description', 'MaxBatchSize'])),
    Code: valueAt(node, 'InlineCode'),
    CodeS3Location: valueAt(node, 'CodeUri'),
    DataSourceName: sourceName(sam, from, valueAt(node, 'DataSource')),
    Name: valueAt(node, 'Name') ?? key,
    Runtime: runtimeOf(node),
    SyncConfig: valueAt(node, 'Sync'),
  });
}

/** The name of a source of this API, of one elsewhere, or of the source that does nothing. */
function sourceName(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  node: DocumentNode | undefined,
): Written | undefined {
  const name = sam.text(node, from);
  if (name?.toLowerCase() === 'none') {
    const id = `${from.id}NoneDataSource`;
    add(sam, from, id, 'AWS::AppSync::DataSource', { Name: id, Type: 'NONE' });
    return { 'Fn::GetAtt': [id, 'Name'] };
  }
  for (const kind of ['DynamoDB', 'Lambda']) {
    const id = `${from.id}${name}${kind}DataSource`;
    if (name !== undefined && sam.resources.has(id)) return { 'Fn::GetAtt': [id, 'Name'] };
  }
  return node;
}

interface Resolver {
  readonly type: string;
  readonly name: string;
  readonly resolver: DocumentNode;
}

function addResolver(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { type, name, resolver }: Resolver,
): void {
  const pipeline = valueAt(resolver, 'Pipeline');
  const functions = pipeline?.type === 'list' ? pipeline.items : [];
  const declared = valueAt(from.properties, 'Functions');
  const functionId = (node: DocumentNode): Written => {
    const key = sam.text(node, from) ?? '';
    return valueAt(valueAt(declared, key), 'Id') ?? { 'Fn::GetAtt': [`${from.id}${key}`, 'FunctionId'] };
  };
  add(sam, from, `${from.id}${type}${name}`, 'AWS::AppSync::Resolver', {
    CachingConfig: valueAt(resolver, 'Caching'),
    Code: valueAt(resolver, 'InlineCode'),
    CodeS3Location: valueAt(resolver, 'CodeUri'),
    FieldName: valueAt(resolver, 'FieldName') ?? name,
    Kind: 'PIPELINE',
    MaxBatchSize: valueAt(resolver, 'MaxBatchSize'),
    PipelineConfig: { Functions: functions.map(functionId) },
    Runtime: runtimeOf(resolver),
    SyncConfig: valueAt(resolver, 'Sync'),
    TypeName: type,
  });
}
