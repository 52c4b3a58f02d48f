import { propertiesAt } from '../path.ts';
import { isPropertyList, isPropertyMap, type Property, referencesOf, Unresolved } from '../property.ts';
import type { Resource } from '../resource.ts';
import { definitionIn } from '../states-language.ts';

/** A task of a state machine, and what it names. */
export interface WorkflowTask {
  readonly name: string;
  /** Addresses of the resources that the task itself names: what it calls. */
  readonly addresses: readonly string[];
  /** As text, with `${…}` where code leaves it open: `arn:aws:states:::states:startExecution.sync:2`. */
  readonly resource: string;
  /** How long the task is waited for, where it states a number. */
  readonly timeoutSeconds: number | undefined;
  /** How often it is tried at most, all levels of retries together. */
  readonly attempts: number;
}

const DEFINITIONS = ['definition', 'Definition', 'DefinitionString'];
const SUBSTITUTIONS = 'DefinitionSubstitutions';

/** The task states of a definition (Amazon States Language), also those in parallel and map states. */
export function workflowTasks({ declared }: Resource): readonly WorkflowTask[] {
  const { properties } = declared;
  const given = substitutionsIn(properties);
  return DEFINITIONS.flatMap((path) => propertiesAt(properties, path)).flatMap((definition) => {
    const document = definitionIn(definition);
    return document === undefined ? [] : tasksIn(document, given, 1, 0);
  });
}

type Substitutions = ReadonlyMap<string, readonly string[]>;

function substitutionsIn(properties: Property): Substitutions {
  const found = new Map<string, readonly string[]>();
  for (const { value } of propertiesAt(properties, SUBSTITUTIONS)) {
    if (!isPropertyMap(value)) continue;
    for (const [name, item] of value) found.set(name, addressesOf(item));
  }
  return found;
}

function tasksIn(
  machine: Property,
  given: Substitutions,
  around: number,
  depth: number,
): readonly WorkflowTask[] {
  const states = isPropertyMap(machine.value) ? machine.value.get('States')?.value : undefined;
  if (states === undefined || !isPropertyMap(states) || depth > 20) return [];
  return [...states].flatMap(([name, { value: state }]): readonly WorkflowTask[] => {
    if (!isPropertyMap(state)) return [];
    const attempts = around * attemptsOf(state.get('Retry'));
    const branches = state.get('Branches')?.value;
    const inner = [
      ...(branches !== undefined && isPropertyList(branches) ? branches : []),
      ...['Iterator', 'ItemProcessor'].flatMap((key) => state.get(key) ?? []),
    ].flatMap((part) => tasksIn(part, given, attempts, depth + 1));
    if (state.get('Type')?.value !== 'Task') return inner;
    const named = ['Resource', 'Parameters', 'Arguments'].flatMap((key) => state.get(key) ?? []);
    const timeout = state.get('TimeoutSeconds')?.value;
    return [
      ...inner,
      {
        name,
        addresses: [...new Set(named.flatMap((part) => [...addressesOf(part), ...namedIn(part, given)]))],
        resource: textOf(state.get('Resource')),
        timeoutSeconds: typeof timeout === 'number' ? timeout : undefined,
        attempts,
      },
    ];
  });
}

/** One, and as many more as the entry of `Retry` with the most attempts allows. */
function attemptsOf(retry: Property | undefined): number {
  if (retry === undefined || !isPropertyList(retry.value)) return 1;
  const counts = retry.value.map(({ value: entry }) => {
    if (!isPropertyMap(entry)) return 0;
    const stated = entry.get('MaxAttempts');
    if (stated === undefined) return 3;
    return typeof stated.value === 'number' ? stated.value : 0;
  });
  return 1 + Math.max(0, ...counts);
}

function addressesOf(property: Property): readonly string[] {
  return referencesOf(property).map(({ address }) => address);
}

/** `${Charge}` or `${Charge.Arn}` in a text: a substitution, or the logical id itself. */
function namedIn(property: Property, given: Substitutions): readonly string[] {
  const { value } = property;
  if (isPropertyList(value)) return value.flatMap((item) => namedIn(item, given));
  if (isPropertyMap(value)) return [...value.values()].flatMap((item) => namedIn(item, given));
  return [...textOf(property).matchAll(/\$\{(\w{1,255})(?:\.\w{1,255})?\}/g)].flatMap(
    ([, name = '']) => given.get(name) ?? [name],
  );
}

function textOf(property: Property | undefined): string {
  const value = property?.value;
  if (value instanceof Unresolved) return value.text ?? '';
  return typeof value === 'string' ? value : '';
}
