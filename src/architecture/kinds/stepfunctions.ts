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

/** The task states of a definition, also those inside parallel and map states. */
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

function tasksIn(document: Property): readonly TaskState[] {
  const tasks: TaskState[] = [];
  const machines = [document];
  for (let machine = machines.shift(); machine !== undefined; machine = machines.shift()) {
    const states = isPropertyMap(machine.value) ? machine.value.get('States') : undefined;
    for (const [name, state] of states && isPropertyMap(states.value) ? states.value : []) {
      const { value, location } = state;
      if (!isPropertyMap(value)) continue;
      const branches = value.get('Branches');
      machines.push(...(branches && isPropertyList(branches.value) ? branches.value : []));
      for (const inner of ['Iterator', 'ItemProcessor']) {
        const machine = value.get(inner);
        if (machine !== undefined) machines.push(machine);
      }
      if (value.get('Type')?.value === 'Task') {
        tasks.push({ name, retries: value.has('Retry'), catches: value.has('Catch'), location });
      }
    }
  }
  return tasks;
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
