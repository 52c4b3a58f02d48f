import { propertiesAt, type Resource, type ResourceOf } from '../../architecture/index.ts';
import { pipe } from '../../architecture/kinds/pipes.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { workflowTasks } from '../../architecture/topology/workflow-tasks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Calls on behalf of one failing piece of work from which retries do more harm than good. */
const TOO_MANY = 20;
const WAITS_FOR_MACHINE = /:states:startExecution\.sync|:states:startSyncExecution/;

/** Something outside the state machine that starts it anew when it fails. */
interface Layer {
  readonly words: string;
  readonly attempts: number | undefined;
}

export const workloadRetryMultiplication = defineCheck({
  id: 'workload-retry-multiplication',
  kind: stateMachine,
  related: [pipe, sqsQueue, stateMachine],
  title: 'Retries of several layers do not multiply into a storm',
  why: 'Each layer that tries again multiplies what the layers inside it do. A queue that hands out a message ten times, to a workflow that calls a service four times each, makes forty calls for one failure; a thousand messages keep a service down that was only slow.',
  remediation:
    'Retry in one layer only, best the innermost one that knows the error, with a growing wait; let the others give up after the first failure and put the work aside.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_limit_retries.html',
    'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
  ],
  blindSpots: [
    'Retries inside programs and SDKs come on top and are not seen.',
    'Layers are counted where one waits for the other: a pipe that starts an Express workflow, or a state machine that waits for another one.',
  ],
  examine: (machine, neighbours) => {
    const { beside, follow } = neighbours;
    const inner = attemptsIn(machine);
    if (inner <= 1) return 'not-applicable';
    const isExpress = machine.type.state === 'known' && machine.type.value === 'EXPRESS';
    const pipes = isExpress
      ? beside(machine, pipe).filter(
          (item) => follow(item.target, stateMachine).includes(machine) && !forgets(item),
        )
      : [];
    const layers: readonly Layer[] = [
      ...pipes.flatMap(({ source }) => follow(source, sqsQueue)).map(ofQueue),
      ...beside(machine, stateMachine).flatMap((outer) => ofMachine(outer, machine)),
    ];
    const [first] = layers;
    if (first === undefined) return 'not-applicable';
    const worst = layers.toSorted((a, b) => (b.attempts ?? 0) - (a.attempts ?? 0))[0] ?? first;
    if (worst.attempts === undefined) {
      return inconclusive(`How often ${worst.words} starts it again is not known.`, machine);
    }
    const total = worst.attempts * inner;
    const facts = `${worst.words} starts it up to ${worst.attempts} times, and its tasks are tried up to ${inner} times`;
    return total > TOO_MANY
      ? contradicts(`${facts}: ${total} calls for one failure.`, machine)
      : supports(`${facts}: ${total} calls at most.`, machine);
  },
  examples: {
    terraform: {
      supports: pipeline('3', 2),
      contradicts: pipeline('10', 3),
      inconclusive: `
variable "tries" {
  type = number
}
${pipeline('var.tries', 3)}`,
    },
    cloudformation: {
      supports: nested(1),
      contradicts: nested(6),
    },
  },
});

function attemptsIn(machine: Resource): number {
  return Math.max(1, ...workflowTasks(machine).map(({ attempts }) => attempts));
}

/** The pipe starts the state machine and does not wait. */
function forgets({ declared }: Resource): boolean {
  return INVOCATION.flatMap((path) => propertiesAt(declared.properties, path)).some(
    ({ value }) => value !== 'REQUEST_RESPONSE',
  );
}

const INVOCATION = [
  'target_parameters.step_function_state_machine_parameters.invocation_type',
  'TargetParameters.StepFunctionStateMachineParameters.InvocationType',
];

function ofQueue({ id, maxReceiveCount }: ResourceOf<typeof sqsQueue>): Layer {
  return { words: id, attempts: maxReceiveCount.state === 'known' ? maxReceiveCount.value : undefined };
}

/** The state machine that waits for this one, where it tries again. */
function ofMachine(outer: Resource, machine: Resource): readonly Layer[] {
  if (outer === machine) return [];
  return workflowTasks(outer)
    .filter(({ addresses, resource }) => addresses.includes(machine.id) && WAITS_FOR_MACHINE.test(resource))
    .filter(({ attempts }) => attempts > 1)
    .map(({ attempts, name }) => ({ words: `Task ${name} of ${outer.id}`, attempts }));
}

function pipeline(receives: string, retries: number): string {
  return `
resource "aws_sqs_queue" "orders" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-north-1:111122223333:failed"
    maxReceiveCount     = ${receives}
  })
}

resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"
  source   = aws_sqs_queue.orders.arn
  target   = aws_sfn_state_machine.order.arn
}

resource "aws_sfn_state_machine" "order" {
  name     = "order"
  type     = "EXPRESS"
  role_arn = "arn:aws:iam::111122223333:role/order"
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = ${retries}, BackoffRate = 2 }]
        End      = true
      }
    }
  })
}
`;
}

function nested(retries: number): string {
  return `
Resources:
  Month:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/month
      Definition:
        StartAt: Bill
        States:
          Bill:
            Type: Task
            Resource: arn:aws:states:::states:startExecution.sync:2
            Parameters:
              StateMachineArn: !Ref Bill
            Retry:
              - ErrorEquals: [States.ALL]
                MaxAttempts: ${retries}
            End: true
  Bill:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/bill
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Retry:
              - ErrorEquals: [States.ALL]
                MaxAttempts: 3
            End: true`;
}
