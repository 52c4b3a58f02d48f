import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../readers/cloudformation/read-cloudformation.ts';
import { Architecture } from '../index.ts';
import { kinds } from '../kinds/index.ts';
import { workflowTasks } from './workflow-tasks.ts';

function tasksOf(properties: string): ReturnType<typeof workflowTasks> {
  const text = `
Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
${properties}
  Charge:
    Type: AWS::Lambda::Function
`;
  const files = { paths: ['template.yaml'], read: () => text };
  const { resources } = new Architecture(readCloudFormation('template.yaml', text, files), kinds);
  const [machine] = resources;
  return machine === undefined ? [] : workflowTasks(machine);
}

describe('the tasks of a state machine', () => {
  it('are found with what they call, by reference', () => {
    const found = tasksOf(`
      Definition:
        States:
          Pay: { Type: Task, Resource: !GetAtt Charge.Arn, TimeoutSeconds: 5 }`);
    expect(found).toMatchObject([{ name: 'Pay', addresses: ['Charge'], timeoutSeconds: 5, attempts: 1 }]);
  });

  it('are found by a substitution, in text', () => {
    const found = tasksOf(`
      DefinitionString: '{"States":{"Pay":{"Type":"Task","Resource":"\${Fn}"}}}'
      DefinitionSubstitutions: { Fn: !GetAtt Charge.Arn }`);
    expect(found).toMatchObject([{ name: 'Pay', addresses: ['Charge'], timeoutSeconds: undefined }]);
  });

  // 1 + 2 tries of the map state, each with 1 + 3 of the task: 12.
  it('are tried as often as all levels together allow', () => {
    const found = tasksOf(`
      Definition:
        States:
          Each:
            Type: Map
            Retry: [{ ErrorEquals: [States.ALL], MaxAttempts: 2 }]
            ItemProcessor:
              States:
                Pay:
                  Type: Task
                  Resource: arn:aws:states:::lambda:invoke
                  Parameters: { FunctionName: !Ref Charge }
                  Retry: [{ ErrorEquals: [States.ALL] }]`);
    expect(found).toMatchObject([{ name: 'Pay', addresses: ['Charge'], attempts: 12 }]);
  });

  it.each(['      Definition: 5', '      DefinitionString: "{"', '      Definition: { States: [1] }'])(
    'are none in %s',
    (properties) => {
      expect(tasksOf(properties)).toEqual([]);
    },
  );
});
