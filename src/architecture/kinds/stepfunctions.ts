import { defineKind, flag, link, text } from '../index.ts';
import { taskStates } from '../states-language.ts';

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
    /** What its definition names: functions, queues, tables and other state machines that its tasks call. */
    calls: link({
      terraform: 'definition',
      cloudformation: ['DefinitionString', 'DefinitionSubstitutions', 'Definition'],
      relation: 'triggers',
    }),
  },
});

/** A version of a state machine, or an alias over versions. */
export const stateMachineVersion = defineKind({
  id: 'stepfunctions-state-machine-version',
  name: 'AWS Step Functions state machine version or alias',
  terraform: 'aws_sfn_alias',
  cloudformation: ['AWS::StepFunctions::StateMachineVersion', 'AWS::StepFunctions::StateMachineAlias'],
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    stateMachine: link({
      terraform: 'routing_configuration.state_machine_version_arn',
      cloudformation: [
        'StateMachineArn',
        'RoutingConfiguration.StateMachineVersionArn',
        'DeploymentPreference.StateMachineVersionArn',
      ],
      relation: 'uses',
      to: ['stepfunctions-state-machine'],
    }),
  },
});

export const activity = defineKind({
  id: 'stepfunctions-activity',
  name: 'AWS Step Functions activity',
  terraform: 'aws_sfn_activity',
  cloudformation: 'AWS::StepFunctions::Activity',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});
