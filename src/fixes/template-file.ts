import { isMap, isScalar, type Node, type Pair } from 'yaml';
import { type EditableDocument, editsInMap, entryOf, openDocument } from './document-editor.ts';
import { keyOf } from './document-layout.ts';
import { resourceRegion } from './resource-region.ts';
import { type Edits, endOfLine, Refusal, type Statement, type Step, stepsIn } from './edit.ts';

/** What stands beside the properties of a resource, and belongs right behind its type. */
const ATTRIBUTES = new Set(['DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy']);

/** What SAM makes of what, and the properties that mean the same: under the same name, or under another. */
const SERVERLESS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'AWS::Serverless::Function AWS::Lambda::Function',
    new Map([
      ...same('Architectures', 'MemorySize', 'Timeout', 'Runtime', 'ReservedConcurrentExecutions'),
      ...same('KmsKeyArn', 'LoggingConfig', 'EphemeralStorage', 'SnapStart', 'Environment'),
      ['TracingConfig.Mode', 'Tracing'],
    ]),
  ],
  [
    'AWS::Serverless::SimpleTable AWS::DynamoDB::Table',
    new Map(same('SSESpecification', 'PointInTimeRecoverySpecification')),
  ],
  [
    'AWS::Serverless::StateMachine AWS::StepFunctions::StateMachine',
    new Map([
      ['TracingConfiguration', 'Tracing'],
      ['LoggingConfiguration', 'Logging'],
    ]),
  ],
  ['AWS::Serverless::Api AWS::ApiGateway::Stage', new Map(same('TracingEnabled', 'MethodSettings'))],
  ['AWS::Serverless::Api AWS::ApiGateway::RestApi', new Map(same('MinimumCompressionSize'))],
  ['AWS::Serverless::GraphQLApi AWS::AppSync::GraphQLApi', new Map(same('XrayEnabled'))],
]);

function same(...names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, name]);
}

/** States something of a resource of a template; `id` is its logical id there. */
export function templateEdits(text: string, id: string, type: string, statement: Statement): Edits {
  const region = resourceRegion(text, id);
  const part = region && openDocument(text.slice(region.start, region.end), text);
  if (region !== undefined && part !== undefined && !(part instanceof Refusal)) {
    const resource = region.isObject ? part.root : entryOf(part.root, id)?.value;
    const edits = editsInResource(part, resource, type, statement);
    return movedBy(region.start, edits);
  }
  const document = openDocument(text);
  if (document instanceof Refusal) return document;
  const resource = entryOf(entryOf(document.root, 'Resources')?.value, id)?.value;
  return editsInResource(document, resource, type, statement);
}

function movedBy(offset: number, edits: Edits): Edits {
  if (edits instanceof Refusal) {
    const { reason, offset: at, source } = edits;
    return new Refusal(reason, {
      ...(at !== undefined && { offset: at + offset }),
      ...(source !== undefined && { source }),
    });
  }
  return edits.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text }));
}

function editsInResource(
  document: EditableDocument,
  resource: Node | null | undefined,
  type: string,
  statement: Statement,
): Edits {
  if (!isMap(resource))
    return new Refusal('the template does not write the resource out: an event, a loop or a macro makes it');
  const written = entryOf(resource, 'Type')?.value;
  const writtenType = isScalar(written) ? String(written.value) : '';
  const steps = writtenType === type ? statement.steps : serverlessSteps(writtenType, type, statement.steps);
  if (steps === undefined) {
    return new Refusal(`${writtenType} makes this resource, and it has no property that means the same`, {
      offset: resource.range?.[0] ?? 0,
    });
  }
  const isBeside = ATTRIBUTES.has(steps[0]?.name ?? '');
  const way = isBeside ? steps : [...stepsIn('Properties'), ...steps];
  return editsInMap(document, resource, { ...statement, steps: way }, 'Type');
}

function serverlessSteps(
  serverless: string,
  type: string,
  steps: readonly Step[],
): readonly Step[] | undefined {
  const properties = SERVERLESS.get(`${serverless} ${type}`) ?? new Map<string, string>();
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps
      .slice(0, length)
      .map(({ name }) => name)
      .join('.');
    const own = properties.get(path);
    if (own !== undefined) return [...stepsIn(own), ...steps.slice(length)];
  }
  return undefined;
}

/** The logical id under which a template writes what becomes the resource: its own, or that of the line. */
export function writtenId(text: string, id: string, line: number): string | undefined {
  const document = openDocument(text);
  const resources = document instanceof Refusal ? undefined : entryOf(document.root, 'Resources')?.value;
  if (!isMap(resources)) return undefined;
  if (entryOf(resources, id) !== undefined) return id;
  const start = startOfNthLine(text, line);
  const end = endOfLine(text, start);
  const pair = (resources.items as readonly Pair<Node, Node | null>[]).find(({ key: { range } }) => {
    const [offset = -1] = range ?? [];
    return start <= offset && offset <= end;
  });
  return pair === undefined ? undefined : keyOf(pair);
}

function startOfNthLine(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) return text.length;
    start = newline + 1;
  }
  return start;
}
