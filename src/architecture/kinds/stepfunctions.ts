import {
  type Attribute,
  defineKind,
  flag,
  isPropertyList,
  isPropertyMap,
  jsonDocument,
  known,
  type Property,
  type SourceLocation,
  type Sources,
  text,
  Unresolved,
  absent,
  unresolved,
} from '../index.ts';

/** One task of a state machine, as its definition (Amazon States Language) has it. */
interface TaskState {
  readonly name: string;
  readonly retries: boolean;
  readonly catches: boolean;
  readonly location: SourceLocation;
}

/** The task states of a definition, also those inside parallel and map states, which may retry and catch for them. */
function taskStates(options: Sources): Attribute<readonly TaskState[]> {
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

function definitionIn(definition: Property): Property | undefined {
  const { value, location } = definition;
  const open = value instanceof Unresolved ? value.text : undefined;
  return (
    jsonDocument(definition) ?? (open === undefined ? undefined : jsonDocument({ value: open, location }))
  );
}

/** States that run one after another, and what the parallel or map state around them does with their errors. */
interface Machine {
  readonly definition: Property;
  readonly retries: boolean;
  readonly catches: boolean;
}

function tasksIn(document: Property): readonly TaskState[] {
  const tasks: TaskState[] = [];
  const machines: Machine[] = [{ definition: document, retries: false, catches: false }];
  for (let machine = machines.shift(); machine !== undefined; machine = machines.shift()) {
    const { value: definition } = machine.definition;
    const states = isPropertyMap(definition) ? definition.get('States') : undefined;
    for (const [name, { value: state, location }] of states && isPropertyMap(states.value)
      ? states.value
      : []) {
      if (!isPropertyMap(state)) continue;
      const retries = machine.retries || state.has('Retry');
      const catches = machine.catches || state.has('Catch');
      machines.push(...innerMachines(state).map((inner) => ({ definition: inner, retries, catches })));
      if (state.get('Type')?.value === 'Task') tasks.push({ name, retries, catches, location });
    }
  }
  return tasks;
}

function innerMachines(state: ReadonlyMap<string, Property>): readonly Property[] {
  const branches = state.get('Branches')?.value;
  const inner = ['Iterator', 'ItemProcessor'].flatMap((name) => state.get(name) ?? []);
  return [...(branches !== undefined && isPropertyList(branches) ? branches : []), ...inner];
}

export const stateMachine = defineKind({
  id: 'stepfunctions-state-machine',
  name: 'AWS Step Functions state machine',
  terraform: 'aws_sfn_state_machine',
  cloudformation: 'AWS::StepFunctions::StateMachine',
  names: { terraform: 'name', cloudformation: 'StateMachineName' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'StateMachineType', default: 'STANDARD' }),
    logLevel: text({
      terraform: 'logging_configuration.level',
      cloudformation: 'LoggingConfiguration.Level',
      default: 'OFF',
    }),
    tracing: flag({
      terraform: 'tracing_configuration.enabled',
      cloudformation: 'TracingConfiguration.Enabled',
      default: false,
    }),
    tasks: taskStates({ terraform: 'definition', cloudformation: ['DefinitionString', 'Definition'] }),
  },
});
