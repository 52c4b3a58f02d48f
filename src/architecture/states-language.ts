import {
  absent,
  type Attribute,
  isPropertyList,
  isPropertyMap,
  jsonDocument,
  known,
  type Property,
  type SourceLocation,
  type Sources,
  Unresolved,
  unresolved,
} from './index.ts';

/** One entry of `Retry`: which errors are tried again, how often and how fast. Undefined where code leaves it open. */
export interface Retrier {
  readonly errors: readonly string[];
  readonly maxAttempts: number | undefined;
  readonly backoffRate: number | undefined;
}

/** One task of a state machine, as its definition (Amazon States Language) has it. */
export interface TaskState {
  readonly name: string;
  /** What it runs: an ARN such as `arn:aws:states:::sqs:sendMessage.waitForTaskToken`; undefined where left open. */
  readonly resource: string | undefined;
  readonly retries: boolean;
  readonly catches: boolean;
  /** Its own retriers, then those of the states around it, from the inside out. */
  readonly retriers: readonly (readonly Retrier[])[];
  /** The task or the whole machine has a time limit, or a heartbeat. */
  readonly isTimed: boolean;
  readonly location: SourceLocation;
}

const TIME_LIMITS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

/** The task states of a definition, also those inside parallel and map states, which may retry and catch for them. */
export function taskStates(options: Sources): Attribute<readonly TaskState[]> {
  return {
    sources: options,
    read([definition], resource) {
      if (definition === undefined) return absent(resource.location);
      const document = definitionIn(definition);
      if (document !== undefined) return known(tasksIn(document), definition.location);
      const { value } = definition;
      const reason = value instanceof Unresolved ? value.reason : 'the definition is not JSON';
      return unresolved(reason, definition.location);
    },
  };
}

/** The document of a definition, also where parts of its text are open. */
export function definitionIn(definition: Property): Property | undefined {
  const { value, location } = definition;
  const open = value instanceof Unresolved ? value.text : undefined;
  return (
    jsonDocument(definition) ?? (open === undefined ? undefined : jsonDocument({ value: open, location }))
  );
}

type State = ReadonlyMap<string, Property>;

/** States that run one after another, and what the parallel or map state around them does with their errors. */
interface Machine {
  readonly definition: Property;
  readonly retries: boolean;
  readonly catches: boolean;
  readonly retriers: readonly (readonly Retrier[])[];
}

function tasksIn(document: Property): readonly TaskState[] {
  const tasks: TaskState[] = [];
  const isTimedAsWhole = isPropertyMap(document.value) && document.value.has('TimeoutSeconds');
  const machines: Machine[] = [{ definition: document, retries: false, catches: false, retriers: [] }];
  for (let machine = machines.shift(); machine !== undefined; machine = machines.shift()) {
    const { value: definition } = machine.definition;
    const states = isPropertyMap(definition) ? definition.get('States') : undefined;
    for (const [name, { value: state, location }] of states && isPropertyMap(states.value)
      ? states.value
      : []) {
      if (!isPropertyMap(state)) continue;
      const retries = machine.retries || state.has('Retry');
      const catches = machine.catches || state.has('Catch');
      const retriers = [retriersOf(state), ...machine.retriers];
      machines.push(
        ...innerMachines(state).map((inner) => ({ definition: inner, retries, catches, retriers })),
      );
      if (state.get('Type')?.value !== 'Task') continue;
      const isTimed = isTimedAsWhole || TIME_LIMITS.some((limit) => state.has(limit));
      tasks.push({
        name,
        resource: textOf(state.get('Resource')),
        retries,
        catches,
        retriers,
        isTimed,
        location,
      });
    }
  }
  return tasks;
}

function innerMachines(state: State): readonly Property[] {
  const branches = state.get('Branches')?.value;
  const inner = ['Iterator', 'ItemProcessor'].flatMap((name) => state.get(name) ?? []);
  return [...(branches !== undefined && isPropertyList(branches) ? branches : []), ...inner];
}

function retriersOf(state: State): readonly Retrier[] {
  const list = state.get('Retry')?.value;
  if (list === undefined || !isPropertyList(list)) return [];
  return list.flatMap(({ value: entry }) => {
    if (!isPropertyMap(entry)) return [];
    const errors = entry.get('ErrorEquals')?.value;
    return {
      errors:
        errors !== undefined && isPropertyList(errors) ? errors.flatMap((error) => textOf(error) ?? []) : [],
      maxAttempts: numberOf(entry.get('MaxAttempts'), 3),
      backoffRate: numberOf(entry.get('BackoffRate'), 2),
    };
  });
}

function textOf(property: Property | undefined): string | undefined {
  if (property === undefined) return undefined;
  const { value } = property;
  if (value instanceof Unresolved) return value.text;
  return typeof value === 'string' ? value : undefined;
}

function numberOf(property: Property | undefined, byDefault: number): number | undefined {
  if (property === undefined) return byDefault;
  return typeof property.value === 'number' ? property.value : undefined;
}
