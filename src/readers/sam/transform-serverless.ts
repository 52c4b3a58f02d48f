import { valueAt } from '../../document/document.ts';
import type { Evaluator } from '../cloudformation/evaluator.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { addApi, addHttpApi, addImplicitApis } from './api.ts';
import { addApplication } from './application.ts';
import { addCapacityProvider } from './capacity-provider.ts';
import { addConnectors } from './connectors.ts';
import { addFunction } from './function.ts';
import { addGraphQLApi } from './graphql-api.ts';
import { entry, made, picked } from './nodes.ts';
import { tagList } from './role.ts';
import { asWritten, type ServerlessResource, ServerlessTemplate } from './serverless-template.ts';
import { addStateMachine } from './state-machine.ts';
import { uploaded } from './uploaded.ts';
import { addWebSocketApi } from './websocket-api.ts';

interface Transform {
  /** The section of `Globals` that holds for the type. */
  readonly globals: string;
  add(sam: ServerlessTemplate, from: ServerlessResource): void;
}

/** What adds routes to APIs comes before the APIs. */
const TRANSFORMS: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['AWS::Serverless::Function', { globals: 'Function', add: addFunction }],
  ['AWS::Serverless::StateMachine', { globals: 'StateMachine', add: addStateMachine }],
  ['AWS::Serverless::Api', { globals: 'Api', add: addApi }],
  ['AWS::Serverless::HttpApi', { globals: 'HttpApi', add: addHttpApi }],
  ['AWS::Serverless::SimpleTable', { globals: 'SimpleTable', add: addSimpleTable }],
  ['AWS::Serverless::WebSocketApi', { globals: 'WebSocketApi', add: addWebSocketApi }],
  ['AWS::Serverless::GraphQLApi', { globals: 'GraphQLApi', add: addGraphQLApi }],
  ['AWS::Serverless::Application', { globals: 'Application', add: addApplication }],
  ['AWS::Serverless::CapacityProvider', { globals: 'CapacityProvider', add: addCapacityProvider }],
  ['AWS::Serverless::LayerVersion', { globals: 'LayerVersion', add: addLayer }],
]);

/**
 * The resources that SAM makes of a template's resources, under the ids that SAM gives them, each at the lines of the
 * SAM resource it comes from. Hashes that SAM appends to ids of versions, deployments and layers are left away;
 * events point at the function itself, also where SAM would put its alias. Types not transformed here stay as written.
 */
export function transformServerless(
  written: readonly TemplateResource[],
  evaluator: Evaluator,
): readonly TemplateResource[] {
  const sam = new ServerlessTemplate(evaluator);
  for (const resource of written) sam.resources.set(resource.id, resource);
  const types = new Map(written.map((resource) => [resource.id, typeOf(resource)]));
  for (const [type, { globals, add }] of TRANSFORMS) {
    if (type === 'AWS::Serverless::Api') addImplicitApis(sam);
    for (const resource of written) {
      if (types.get(resource.id) === type) add(sam, sam.serverless(resource, globals));
    }
  }
  sam.finish();
  addConnectors(sam, written);
  return [...sam.resources.values()];
}

function typeOf({ node }: TemplateResource): string {
  const type = valueAt(node, 'Type');
  return type?.type === 'scalar' ? String(type.value) : '';
}

function addSimpleTable(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { properties, place } = from;
  const key = valueAt(properties, 'PrimaryKey');
  const name = valueAt(key, 'Name') ?? 'id';
  const type = ATTRIBUTE_TYPES.get(sam.text(valueAt(key, 'Type'), from) ?? 'String') ?? 'S';
  const throughput = valueAt(properties, 'ProvisionedThroughput');
  sam.replace(from, 'AWS::DynamoDB::Table', {
    ...asWritten(
      picked(properties, [
        'PointInTimeRecoverySpecification',
        'ProvisionedThroughput',
        'SSESpecification',
        'TableName',
      ]),
    ),
    AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
    KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
    BillingMode: throughput === undefined ? 'PAY_PER_REQUEST' : undefined,
    Tags: tagList(valueAt(properties, 'Tags'), place),
  });
}

const ATTRIBUTE_TYPES = new Map([
  ['String', 'S'],
  ['Number', 'N'],
  ['Binary', 'B'],
]);

function addLayer(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place, node } = from;
  const asked = sam.text(valueAt(properties, 'RetentionPolicy'), from)?.toLowerCase();
  const own = valueAt(node, 'DeletionPolicy');
  const policy = asked === undefined ? (own ?? 'Retain') : asked === 'delete' ? 'Delete' : 'Retain';
  const retention = [entry('DeletionPolicy', made(policy, place), place)];
  sam.replace(
    from,
    'AWS::Lambda::LayerVersion',
    {
      ...asWritten(
        picked(properties, ['CompatibleArchitectures', 'CompatibleRuntimes', 'Description', 'LicenseInfo']),
      ),
      LayerName: valueAt(properties, 'LayerName') ?? id,
      Content: uploaded(sam, valueAt(properties, 'ContentUri'), from),
    },
    retention,
  );
}
