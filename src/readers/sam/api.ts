import { type DocumentNode, type MapNode, valueAt } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';
import { addAuthorizerPermissions, addUsagePlan } from './api-access.ts';
import { addCustomDomain } from './custom-domain.ts';
import {
  made,
  mapOfEntries,
  type Place,
  picked,
  plainEntries,
  withEntries,
  type Written,
  type WrittenMap,
} from './nodes.ts';
import { resourcePolicyOf } from './resource-policy.ts';
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
  'EndpointAccessMode',
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
    Policy: resourcePolicyOf(sam, from),
    Tags: sam.propagatesTags(from) ? tags : undefined,
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
  if (node === undefined) return undefined;
  if (node.type !== 'map' || intrinsicCall(node) !== undefined) return { Types: [node] };
  const type = valueAt(node, 'Type');
  if (type === undefined) return node;
  return {
    Types: [type],
    VpcEndpointIds: valueAt(node, 'VPCEndpointIds') ?? valueAt(node, 'VpcEndpointIds'),
    IpAddressType: valueAt(node, 'IpAddressType'),
  };
}

const HTTP_STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'StageVariables'];

/** `AWS::Serverless::HttpApi` as API and stage. */
export function addHttpApi(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties } = from;
  sam.replace(from, 'AWS::ApiGatewayV2::Api', {
    ...asWritten(picked(properties, ['Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings', 'Name'])),
    CorsConfiguration: corsOf(sam, from),
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
    RouteSettings: routeSettings(sam, from),
    ApiId: ref(id),
    StageName: stage ?? '$default',
    AutoDeploy: true,
    Tags: mapOrNothing(valueAt(properties, 'Tags'), sam, from),
  });
  sam.evaluator.template.generatedIds.set(`${id}.Stage`, stageId);
  addCustomDomain(sam, from, { stageId, sort: 'http' });
  addAuthorizerPermissions(sam, from, { auth: valueAt(properties, 'Auth'), isDefault: false });
}

/** The settings of the API's routes, with those that events state; of a route that both speak of, the event wins. */
function routeSettings(sam: ServerlessTemplate, from: ServerlessResource): Written | undefined {
  const own = valueAt(from.properties, 'RouteSettings');
  const settings = new Map(plainEntries(own).map(({ key, value }) => [key, value]));
  const stated = (sam.routes.get(from.id) ?? []).flatMap(({ method, path, settings: node }) =>
    node === undefined
      ? []
      : [{ route: method.startsWith('x-') ? path : `${method.toUpperCase()} ${path}`, node }],
  );
  if (stated.length === 0) return own;
  for (const { route, node } of stated) {
    const ofApi = settings.get(route);
    const isMerged = ofApi?.type === 'map' && node.type === 'map';
    settings.set(route, isMerged ? withEntries(ofApi, node.entries) : node);
  }
  return mapOfEntries(settings, from.place);
}

/** SAM's `true` lets every origin in. */
function corsOf(sam: ServerlessTemplate, from: ServerlessResource): Written | undefined {
  const node = valueAt(from.properties, 'CorsConfiguration');
  if (node?.type !== 'scalar') return node;
  return sam.text(node, from) === 'true' ? { AllowOrigins: ['*'] } : undefined;
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
    const properties = mapOfEntries([...stage, ...propagatedTags(sam, id, place)], place);
    const under = condition === undefined ? [] : [['Condition', condition] as const];
    const kept = ['DeletionPolicy', 'UpdateReplacePolicy'].flatMap((name) => policyOfTargets(sam, id, name));
    const node: MapNode = mapOfEntries([['Properties', properties], ...under, ...kept], place);
    add(sam, sam.serverless({ id, node, location: owner.location, scope: owner.scope }, section));
  }
}

/** What happens to the implicit API when it goes: it stays where one of its targets does. */
function policyOfTargets(
  sam: ServerlessTemplate,
  api: string,
  name: string,
): readonly (readonly [string, Written])[] {
  const stated = (sam.routes.get(api) ?? []).flatMap(({ target }) => {
    const policy = valueAt(sam.resources.get(target)?.node, name);
    return policy?.type === 'scalar' ? [String(policy.value)] : [];
  });
  const [first] = stated;
  return first === undefined ? [] : [[name, stated.includes('Retain') ? 'Retain' : first]];
}

/** The tags of the targets that hand theirs on, later ones over earlier ones. */
function propagatedTags(
  sam: ServerlessTemplate,
  api: string,
  place: Place,
): readonly (readonly [string, Written])[] {
  const tags = new Map<string, Written>();
  for (const { target } of sam.routes.get(api) ?? []) {
    for (const { key, value } of sam.handedOn.get(target) ?? []) tags.set(key, value);
  }
  return tags.size === 0
    ? []
    : [
        ['Tags', mapOfEntries(tags, place)],
        ['PropagateTags', made(true, place)],
      ];
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
