import { type DocumentNode, valueAt } from '../../document/document.ts';
import { addAuthorizerPermission } from './api-access.ts';
import { addCustomDomain } from './custom-domain.ts';
import { picked, plainEntries, type Written } from './nodes.ts';
import { stageInIds } from './routes.ts';
import { asWritten, ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

const API = [
  'ApiKeySelectionExpression',
  'Description',
  'DisableExecuteApiEndpoint',
  'DisableSchemaValidation',
  'IpAddressType',
  'RouteSelectionExpression',
  'Tags',
];
const STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'];
const ROUTE = [
  'ApiKeyRequired',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RouteResponseSelectionExpression',
];

/** `AWS::Serverless::WebSocketApi` as API, stage, and a route, integration and permission for each of its routes. */
export function addWebSocketApi(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties } = from;
  const stage = valueAt(properties, 'StageName');
  const stageId = `${id}${stage === undefined ? 'Default' : stageInIds(stage)}Stage`;
  sam.replace(from, 'AWS::ApiGatewayV2::Api', {
    ...asWritten(picked(properties, API)),
    Name: valueAt(properties, 'Name') ?? id,
    ProtocolType: 'WEBSOCKET',
  });
  sam.add(stageId, from, 'AWS::ApiGatewayV2::Stage', {
    ...asWritten(picked(properties, STAGE)),
    ApiId: ref(id),
    Tags:
      sam.text(valueAt(properties, 'PropagateTags'), from) === 'false'
        ? undefined
        : valueAt(properties, 'Tags'),
    StageName: stage ?? 'default',
    AutoDeploy: true,
  });
  sam.evaluator.template.generatedIds.set(`${id}.Stage`, stageId);
  for (const { key, value } of plainEntries(valueAt(properties, 'Routes'))) {
    addRoute(sam, from, { key, route: value, stage: sam.text(stage, from) ?? 'default' });
  }
  addCustomDomain(sam, from, { stageId, sort: 'websocket' });
}

interface SocketRoute {
  readonly key: string;
  readonly route: DocumentNode;
  readonly stage: string;
}

function addRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { key, route, stage }: SocketRoute,
): void {
  const name = `${from.id}${routeInIds(key)}`;
  const auth = valueAt(from.properties, 'Auth');
  const type = key === '$connect' ? (sam.text(valueAt(auth, 'AuthType'), from) ?? 'NONE') : undefined;
  const functionArn = valueAt(route, 'FunctionArn');
  const authorizer = type?.toUpperCase() === 'CUSTOM' ? `${from.id}ConnectAuthorizer` : undefined;
  sam.add(`${name}Route`, from, 'AWS::ApiGatewayV2::Route', {
    ...asWritten(picked(route, ROUTE)),
    ApiId: ref(from.id),
    AuthorizationType: type,
    AuthorizerId: authorizer === undefined ? undefined : ref(authorizer),
    RouteKey: key,
    Target: { 'Fn::Join': ['/', ['integrations', ref(`${name}Integration`)]] },
  });
  sam.add(`${name}Integration`, from, 'AWS::ApiGatewayV2::Integration', {
    ApiId: ref(from.id),
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: functionArn === undefined ? undefined : invocationOf(functionArn),
    TimeoutInMillis: valueAt(route, 'IntegrationTimeout'),
  });
  const source = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${stage}/${key}`;
  sam.add(`${name}Permission`, from, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionArn,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': [source, { Api: ref(from.id) }] },
  });
  if (authorizer !== undefined) addAuthorizer(sam, from, authorizer, auth);
}

function addAuthorizer(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  id: string,
  auth: DocumentNode | undefined,
): void {
  const functionArn = valueAt(auth, 'AuthArn');
  const role = valueAt(auth, 'InvokeRole');
  sam.add(id, from, 'AWS::ApiGatewayV2::Authorizer', {
    ApiId: ref(from.id),
    AuthorizerCredentialsArn: role,
    AuthorizerType: 'REQUEST',
    AuthorizerUri: functionArn === undefined ? undefined : invocationOf(functionArn),
    IdentitySource: valueAt(auth, 'IdentitySource'),
    Name: valueAt(auth, 'Name') ?? id,
  });
  if (role === undefined && functionArn !== undefined) {
    addAuthorizerPermission(sam, from, `${from.id}AuthorizerPermission`, functionArn);
  }
}

function invocationOf(functionArn: DocumentNode): Written {
  const path =
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations';
  return { 'Fn::Sub': [path, { Function: functionArn }] };
}

/** `$connect` → `Connect`; other signs than letters and digits are left away. */
function routeInIds(key: string): string {
  const name = key.replace(/[^A-Za-z0-9]/g, '');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
