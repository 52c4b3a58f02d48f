import { type DocumentNode, type MapNode, valueAt } from '../../document/document.ts';
import { addAuthorizerPermissions, addUsagePlan } from './api-access.ts';
import { addCustomDomain } from './custom-domain.ts';
import { mapOfEntries, picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { tagList } from './role.ts';
import { IMPLICIT_HTTP_API, IMPLICIT_REST_API, stageIdOf } from './routes.ts';
import {
  asWritten,
  ref,
  type Route,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';
import { uploaded } from './uploaded.ts';

const REST_API = [
  'ApiKeySourceType',
  'BinaryMediaTypes',
  'Description',
  'DisableExecuteApiEndpoint',
  'FailOnWarnings',
  'MinimumCompressionSize',
  'Mode',
  'Name',
  'SecurityPolicy',
];
const REST_STAGE = [
  'AccessLogSetting',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'MethodSettings',
  'StageName',
  'TracingEnabled',
  'Variables',
];

/** `AWS::Serverless::Api` as REST API, deployment and stage. */
export function addApi(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const tags = tagList(valueAt(properties, 'Tags'), place);
  const auth = valueAt(properties, 'Auth');
  sam.replace(from, 'AWS::ApiGateway::RestApi', {
    ...asWritten(picked(properties, REST_API)),
    Body: valueAt(properties, 'DefinitionBody') ?? bodyOf(sam, from, 'rest'),
    BodyS3Location: bodyLocation(sam, from),
    EndpointConfiguration: endpointOf(valueAt(properties, 'EndpointConfiguration')),
    Policy: resourcePolicy(valueAt(auth, 'ResourcePolicy')),
    Tags: tags,
  });
  const stageId = stageIdOf(id, valueAt(properties, 'StageName'));
  sam.add(`${id}Deployment`, from, 'AWS::ApiGateway::Deployment', { RestApiId: ref(id) });
  sam.add(stageId, from, 'AWS::ApiGateway::Stage', {
    ...asWritten(picked(properties, REST_STAGE)),
    RestApiId: ref(id),
    DeploymentId: ref(`${id}Deployment`),
    Tags: tags,
  });
  sam.evaluator.template.generatedIds.set(`${id}.Stage`, stageId).set(`${id}.Deployment`, `${id}Deployment`);
  addCustomDomain(sam, from, { stageId, sort: 'rest' });
  addAuthorizerPermissions(sam, from, { auth, isDefault: true });
  addUsagePlan(sam, from, { auth, stageId });
}

function bodyLocation(sam: ServerlessTemplate, from: ServerlessResource): WrittenMap | undefined {
  const uri = valueAt(from.properties, 'DefinitionUri');
  if (uri === undefined) return undefined;
  const { S3Bucket, S3Key, S3ObjectVersion } = uploaded(sam, uri, from);
  return { Bucket: S3Bucket, Key: S3Key, Version: S3ObjectVersion };
}

/** The text or map of SAM as CloudFormation's map. */
function endpointOf(node: DocumentNode | undefined): Written | undefined {
  const type = node?.type === 'map' ? valueAt(node, 'Type') : undefined;
  if (node === undefined || (node.type === 'map' && type === undefined)) return node;
  return { Types: [type ?? node], VpcEndpointIds: valueAt(node, 'VPCEndpointIds') };
}

function resourcePolicy(node: DocumentNode | undefined): Written | undefined {
  const statements = valueAt(node, 'CustomStatements');
  if (statements === undefined) return undefined;
  return { Version: '2012-10-17', Statement: statements.type === 'list' ? statements : [statements] };
}

const HTTP_STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'];

/** `AWS::Serverless::HttpApi` as API and stage. */
export function addHttpApi(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties } = from;
  sam.replace(from, 'AWS::ApiGatewayV2::Api', {
    ...asWritten(
      picked(properties, [
        'CorsConfiguration',
        'Description',
        'DisableExecuteApiEndpoint',
        'FailOnWarnings',
        'Name',
      ]),
    ),
    Body: valueAt(properties, 'DefinitionBody') ?? bodyOf(sam, from, 'http'),
    BodyS3Location: bodyLocation(sam, from),
    ProtocolType: 'HTTP',
    Tags: valueAt(properties, 'Tags'),
  });
  const stage = valueAt(properties, 'StageName');
  const isDefault = stage === undefined || (stage.type === 'scalar' && stage.value === '$default');
  const stageId = isDefault ? `${id}ApiGatewayDefaultStage` : stageIdOf(id, stage);
  sam.add(stageId, from, 'AWS::ApiGatewayV2::Stage', {
    ...asWritten(picked(properties, HTTP_STAGE)),
    ApiId: ref(id),
    StageName: stage ?? '$default',
    AutoDeploy: true,
    Tags: mapOrNothing(valueAt(properties, 'Tags'), sam, from),
  });
  sam.evaluator.template.generatedIds.set(`${id}.Stage`, stageId);
  addCustomDomain(sam, from, { stageId, sort: 'http' });
  addAuthorizerPermissions(sam, from, { auth: valueAt(properties, 'Auth'), isDefault: false });
}

function mapOrNothing(
  node: DocumentNode | undefined,
  sam: ServerlessTemplate,
  from: ServerlessResource,
): Written | undefined {
  return sam.isStated(node, from) ? node : undefined;
}

/** The APIs of events that name none. They carry the globals, and the lines of the first such event's function. */
export function addImplicitApis(sam: ServerlessTemplate): void {
  for (const [id, section, add] of [
    [IMPLICIT_REST_API, 'Api', addApi],
    [IMPLICIT_HTTP_API, 'HttpApi', addHttpApi],
  ] as const) {
    const [first] = sam.routes.get(id) ?? [];
    const owner = first === undefined ? undefined : sam.resources.get(first.target);
    if (owner === undefined || sam.resources.has(id)) continue;
    const { line, column = 1, endLine = line } = owner.location;
    const place = { line, column, endLine };
    const condition = conditionOf(sam, id);
    if (condition === 'never') continue;
    const stage = section === 'Api' ? [['StageName', 'Prod'] as const] : [];
    const under = condition === undefined ? [] : [['Condition', condition] as const];
    const node: MapNode = mapOfEntries([['Properties', mapOfEntries(stage, place)], ...under], place);
    add(sam, sam.serverless({ id, node, location: owner.location, scope: owner.scope }, section));
  }
}

/** The condition that all targets of an implicit API share; `never` where none of them exists. */
function conditionOf(sam: ServerlessTemplate, api: string): DocumentNode | 'never' | undefined {
  const conditions = (sam.routes.get(api) ?? []).map(({ target }) =>
    valueAt(sam.resources.get(target)?.node, 'Condition'),
  );
  const names = conditions.map((node) => (node?.type === 'scalar' ? String(node.value) : undefined));
  const [first] = names;
  if (first !== undefined && names.every((name) => name === first)) return conditions[0];
  const isNever = names.every((name) => name !== undefined && sam.evaluator.condition(name) === false);
  return isNever ? 'never' : undefined;
}

/** The OpenAPI document that SAM writes from the events; undefined where there are none. */
function bodyOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  sort: 'rest' | 'http',
): Written | undefined {
  const routes = sam.routes.get(from.id);
  if (routes === undefined) return undefined;
  const { place } = from;
  const auth = valueAt(from.properties, 'Auth');
  const paths = new Map<string, Map<string, Written>>();
  for (const route of routes) {
    const methods = paths.get(route.path) ?? new Map<string, Written>();
    paths.set(route.path, methods.set(route.method, operationOf(sam, from, route, auth)));
  }
  const authorizers = plainEntries(valueAt(auth, 'Authorizers'));
  const schemes = mapOfEntries(
    authorizers.map(({ key, value }) => [key, { 'x-amazon-apigateway-authorizer': value }]),
    place,
  );
  return {
    ...(sort === 'rest' ? { swagger: '2.0' } : { openapi: '3.0.1' }),
    info: { title: ref('AWS::StackName'), version: '1.0' },
    paths: mapOfEntries(
      [...paths].map(([path, methods]) => [path, mapOfEntries(methods, place)]),
      place,
    ),
    ...(authorizers.length === 0
      ? {}
      : sort === 'rest'
        ? { securityDefinitions: schemes }
        : { components: { securitySchemes: schemes } }),
  };
}

function operationOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  route: Route,
  auth: DocumentNode | undefined,
): WrittenMap {
  const authorizer = sam.text(valueAt(route.auth, 'Authorizer') ?? valueAt(auth, 'DefaultAuthorizer'), from);
  const needsKey =
    sam.text(valueAt(route.auth, 'ApiKeyRequired') ?? valueAt(auth, 'ApiKeyRequired'), from) === 'true';
  const schemes = [
    ...(authorizer === undefined || authorizer === 'NONE' ? [] : [authorizer]),
    ...(needsKey ? ['api_key'] : []),
  ];
  return {
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: { 'Fn::GetAtt': [route.target, 'Arn'] },
    },
    security:
      schemes.length === 0 ? undefined : schemes.map((scheme) => mapOfEntries([[scheme, []]], from.place)),
  };
}
