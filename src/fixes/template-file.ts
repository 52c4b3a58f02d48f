import { isMap, isScalar } from 'yaml';
import { editsInMap, entryOf, openDocument } from './document-editor.ts';
import { type Edits, Refusal, type Statement, type Step, stepsIn } from './edit.ts';

/** What stands beside the properties of a resource, and belongs right behind its type. */
const ATTRIBUTES = new Set(['DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy']);

/** SAM types, the types they make, and their properties that mean the same: under the same name, or under another. */
const SERVERLESS: ReadonlyMap<
  string,
  { readonly type: string; readonly properties: ReadonlyMap<string, string> }
> = new Map([
  [
    'AWS::Serverless::Function',
    {
      type: 'AWS::Lambda::Function',
      properties: new Map([
        ...same('Architectures', 'MemorySize', 'Timeout', 'Runtime', 'ReservedConcurrentExecutions'),
        ...same('KmsKeyArn', 'LoggingConfig', 'EphemeralStorage', 'SnapStart', 'Environment'),
        ['TracingConfig.Mode', 'Tracing'],
      ]),
    },
  ],
  [
    'AWS::Serverless::SimpleTable',
    {
      type: 'AWS::DynamoDB::Table',
      properties: new Map(same('SSESpecification', 'PointInTimeRecoverySpecification')),
    },
  ],
  [
    'AWS::Serverless::StateMachine',
    {
      type: 'AWS::StepFunctions::StateMachine',
      properties: new Map([
        ['TracingConfiguration', 'Tracing'],
        ['LoggingConfiguration', 'Logging'],
      ]),
    },
  ],
]);

function same(...names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, name]);
}

/** States something of a resource of a template; `id` is its logical id there. */
export function templateEdits(text: string, id: string, type: string, statement: Statement): Edits {
  const document = openDocument(text);
  if (document instanceof Refusal) return document;
  const resource = entryOf(entryOf(document.root, 'Resources')?.value, id)?.value;
  if (!isMap(resource)) return new Refusal(`the template does not write out a resource ${id}`);
  const written = entryOf(resource, 'Type')?.value;
  const writtenType = isScalar(written) ? String(written.value) : '';
  const steps = writtenType === type ? statement.steps : serverlessSteps(writtenType, type, statement.steps);
  if (steps === undefined) {
    const made = `${writtenType} makes this resource`;
    return new Refusal(`${made}, and it has no property that means the same`, {
      offset: resource.range?.[0] ?? 0,
    });
  }
  if (ATTRIBUTES.has(steps[0]?.name ?? ''))
    return editsInMap(document, resource, { ...statement, steps }, 'Type');
  return editsInMap(
    document,
    resource,
    { ...statement, steps: [...stepsIn('Properties'), ...steps] },
    'Type',
  );
}

function serverlessSteps(
  serverless: string,
  type: string,
  steps: readonly Step[],
): readonly Step[] | undefined {
  const known = SERVERLESS.get(serverless);
  if (known === undefined || known.type !== type) return undefined;
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps
      .slice(0, length)
      .map(({ name }) => name)
      .join('.');
    const own = known.properties.get(path);
    if (own !== undefined) return [...stepsIn(own), ...steps.slice(length)];
  }
  return undefined;
}
