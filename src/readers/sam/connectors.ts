import { type DocumentNode, valueAt } from '../../document/document.ts';
import { placeOf } from '../cloudformation/place.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { idReferred } from './api-access.ts';
import { CONNECTOR_GRANTS, type Grant } from './connector-grants.ts';
import { plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

/** What a connector joins. */
export interface Connection {
  readonly id: string;
  readonly source: DocumentNode;
  readonly destination: DocumentNode;
  readonly permissions: DocumentNode | undefined;
}

/** The connectors of a template, of their own and under `Connectors` of a resource, as what they allow. */
export function addConnectors(sam: ServerlessTemplate, written: readonly TemplateResource[]): void {
  for (const resource of written) {
    const type = valueAt(resource.node, 'Type');
    if (type?.type === 'scalar' && type.value === 'AWS::Serverless::Connector') {
      const from = sam.serverless(resource, 'Connector');
      sam.resources.delete(resource.id);
      addAll(sam, from, {
        id: resource.id,
        connector: from.node,
        source: valueAt(from.properties, 'Source'),
      });
    }
    for (const { key, value } of plainEntries(valueAt(resource.node, 'Connectors'))) {
      const from = withAttributes(sam.serverless(resource, 'Connector'), value);
      const source = sourceOf(resource.id, valueAt(valueAt(value, 'Properties'), 'SourceReference'), from);
      addAll(sam, from, { id: `${resource.id}${key}`, connector: value, source });
    }
  }
}

/** A connector within a resource has a condition and policies of its own, in place of the resource's. */
function withAttributes(from: ServerlessResource, connector: DocumentNode): ServerlessResource {
  const own = plainEntries(connector).filter(({ key }) => ATTRIBUTES.has(key));
  const others = from.node.entries.filter(({ key }) => !own.some((entry) => entry.key === key));
  return { ...from, node: { ...from.node, entries: [...others, ...own] } };
}

const ATTRIBUTES = new Set(['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);

function sourceOf(
  id: string,
  reference: DocumentNode | undefined,
  { place }: ServerlessResource,
): DocumentNode {
  const { line, column } = place;
  const own = { key: 'Id', line, column, value: { type: 'scalar', value: id, line, column } } as const;
  return { type: 'map', entries: [own, ...plainEntries(reference)], ...place };
}

interface WrittenConnector {
  readonly id: string;
  readonly connector: DocumentNode;
  readonly source: DocumentNode | undefined;
}

function addAll(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { id, connector, source }: WrittenConnector,
): void {
  const properties = valueAt(connector, 'Properties');
  const destination = valueAt(properties, 'Destination');
  const permissions = valueAt(properties, 'Permissions');
  if (source === undefined || destination === undefined) {
    const place = placeOf(connector, from.scope.file);
    sam.evaluator.template.warn(
      `Connector "${id}" is left out: it lacks a source or a destination.`,
      place,
      'loses',
    );
    return;
  }
  if (destination.type !== 'list') addConnection(sam, from, { id, source, destination, permissions });
  else {
    for (const [i, one] of destination.items.entries())
      addConnection(sam, from, { id, source, destination: one, permissions }, `Destination${i}`);
  }
}

/** One end of a connection. */
interface End {
  readonly type: string;
  readonly arn: Written | undefined;
  readonly resourceId: Written | undefined;
  readonly name: Written | undefined;
  readonly qualifier: Written;
  readonly role: Written | undefined;
  readonly url: Written | undefined;
}

/** What one connection allows, as SAM writes it: a managed policy, a permission, or the policy of a queue or topic. */
export function addConnection(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  connection: Connection,
  suffix = '',
): void {
  const { id, permissions } = connection;
  const source = endOf(sam, from, connection.source);
  const destination = endOf(sam, from, connection.destination);
  const grant = CONNECTOR_GRANTS.get(`${source.type} ${destination.type}`);
  if (grant === undefined) {
    const ends = `"${source.type}" to "${destination.type}"`;
    const place = placeOf(connection.destination, from.scope.file);
    sam.evaluator.template.warn(`Connector "${id}" is left out: none is known from ${ends}.`, place, 'loses');
    return;
  }
  const asked =
    permissions?.type === 'list' ? permissions.items.map((item) => sam.text(item, from)) : ['Read', 'Write'];
  switch (grant.by) {
    case 'role':
      sam.add(
        `${id}Policy${suffix}`,
        from,
        'AWS::IAM::ManagedPolicy',
        rolePolicy(grant, asked, source, destination),
      );
      return;
    case 'permission':
      sam.add(`${id}WriteLambdaPermission${suffix}`, from, 'AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: destination.arn,
        Principal: grant.principal,
        SourceArn: filled(grant.sourceArn, source, destination),
        SourceAccount: grant.ownAccount === true ? ref('AWS::AccountId') : undefined,
      });
      return;
    case 'queue':
      sam.add(`${id}QueuePolicy${suffix}`, from, 'AWS::SQS::QueuePolicy', {
        PolicyDocument: admission('sqs:SendMessage', grant.principal, source, destination),
        Queues: [destination.url ?? ''],
      });
      return;
    case 'topic':
      sam.add(`${id}TopicPolicy${suffix}`, from, 'AWS::SNS::TopicPolicy', {
        PolicyDocument: admission('sns:Publish', grant.principal, source, destination),
        Topics: [destination.arn ?? ''],
      });
  }
}

function rolePolicy(
  { of, statements }: Grant & { readonly by: 'role' },
  asked: readonly (string | undefined)[],
  source: End,
  destination: End,
): WrittenMap {
  const { role } = of === 'source' ? source : destination;
  return {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: statements
        .filter(({ access }) => asked.includes(access))
        .map(({ actions, resources }) => ({
          Effect: 'Allow',
          Action: actions,
          Resource: resources.map((resource) => filled(resource, source, destination)),
        })),
    },
    Roles: role === undefined ? undefined : [role],
  };
}

function admission(action: string, principal: string, source: End, destination: End): WrittenMap {
  const statement: WrittenMap = {
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: action,
    Resource: destination.arn,
    Condition: { ArnEquals: { 'aws:SourceArn': source.arn } },
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** A text with the ends of the connection put in by `Fn::Sub`. */
function filled(template: string, source: End, destination: End): Written {
  const values = new Map<string, Written | undefined>([
    ['Source', source.arn],
    ['SourceId', source.resourceId],
    ['SourceQualifier', source.qualifier],
    ['Destination', destination.arn],
    ['DestinationName', destination.name],
  ]);
  const whole = /^\{(\w+)\}$/.exec(template)?.[1];
  if (whole !== undefined) return values.get(whole) ?? '*';
  const used: Record<string, Written> = {};
  const text = template.replace(/(?<!\$)\{(\w+)\}/g, (_, name: string) => {
    used[name] = values.get(name) ?? '*';
    return `\${${name}}`;
  });
  return { 'Fn::Sub': [text, used] };
}

/** Types of SAM as the types that they become. */
const BECOMES = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::GraphQLApi', 'AWS::AppSync::GraphQLApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
]);

/** Types whose `Ref` is their ARN. */
const ARN_BY_REF = new Set([
  'AWS::AppSync::DataSource',
  'AWS::AppSync::GraphQLApi',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
]);

const ROLE_PROPERTY = new Map([
  ['AWS::AppSync::DataSource', 'ServiceRoleArn'],
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::StepFunctions::StateMachine', 'RoleArn'],
]);

function endOf(sam: ServerlessTemplate, from: ServerlessResource, node: DocumentNode): End {
  const id = sam.text(valueAt(node, 'Id'), from);
  const resource = id === undefined ? undefined : sam.resources.get(id)?.node;
  const stated = sam.text(valueAt(resource, 'Type') ?? valueAt(node, 'Type'), from) ?? '';
  const type = BECOMES.get(stated) ?? stated;
  const arn = ARN_BY_REF.has(type) ? 'Ref' : 'Arn';
  const given = (name: string): DocumentNode | undefined => valueAt(node, name);
  const own = (attribute: string): Written | undefined => {
    if (id === undefined) return undefined;
    return attribute === 'Ref' ? ref(id) : { 'Fn::GetAtt': [id, attribute] };
  };
  return {
    type: type.replace(/^AWS::/, ''),
    arn: given('Arn') ?? own(arn),
    resourceId: given('ResourceId') ?? own(type === 'AWS::AppSync::GraphQLApi' ? 'ApiId' : 'Ref'),
    name: given('Name') ?? own('Name'),
    qualifier: given('Qualifier') ?? '*',
    role: given('RoleName') ?? roleOf(type, resource),
    url: given('QueueUrl') ?? own('Ref'),
  };
}

/** The name of the role that a resource acts in, where the template has the role. */
function roleOf(type: string, resource: DocumentNode | undefined): Written | undefined {
  const properties = valueAt(resource, 'Properties');
  const property = ROLE_PROPERTY.get(type);
  if (property !== undefined) return named(valueAt(properties, property));
  const targets = type === 'AWS::Events::Rule' ? valueAt(properties, 'Targets') : undefined;
  for (const target of targets?.type === 'list' ? targets.items : []) {
    const role = named(valueAt(target, 'RoleArn'));
    if (role !== undefined) return role;
  }
  return undefined;
}

function named(role: DocumentNode | undefined): Written | undefined {
  const id = idReferred(role);
  if (id !== undefined) return ref(id);
  const name =
    role?.type === 'scalar' && role.tag === undefined
      ? /:role\/(.+)$/.exec(String(role.value))?.[1]
      : undefined;
  return name?.split('/').at(-1);
}
