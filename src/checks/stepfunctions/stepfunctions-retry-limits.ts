import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import type { Retrier, TaskState } from '../../architecture/states-language.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Calls on behalf of one failing task from which retries do more harm than good. */
const TOO_MANY = 20;
/** Errors that say that the other side is busy or broken, among others. */
const BROAD = /^States\.(?:ALL|TaskFailed|Timeout)$|TooManyRequests|Throttl|ServiceException|Unavailable/;

export const stepfunctionsRetryLimits = defineCheck({
  id: 'stepfunctions-retry-limits',
  kind: stateMachine,
  title: 'Retries of a state machine slow down, and do not multiply',
  why: 'Retries help against short faults. At a constant pace they hammer a service that is already down. And where a task retries inside a parallel or map state that retries as well, the numbers multiply: seven tries within four rounds are 28 calls for one failure.',
  remediation:
    'Let the wait grow (BackoffRate of 2, with JitterStrategy FULL), and retry at one level only: at the task.',
  links: ['https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html'],
  blindSpots: [
    'Retries inside the called function or its SDK come on top and are not seen.',
    'Retries for named errors of your own, such as "not ready yet", are not judged.',
  ],
  examine: ({ tasks }) => {
    if (tasks.state === 'absent') return 'not-applicable';
    if (tasks.state === 'unresolved') return inconclusive(tasks.reason, tasks.location);
    const broad = tasks.value
      .map((task) => ({
        task,
        levels: task.retriers.map(broadest).filter((retrier) => retrier !== undefined),
      }))
      .filter(({ levels }) => levels.length > 0);
    if (broad.length === 0) return 'not-applicable';
    const findings = broad.flatMap(({ levels, task }) => findingsOn(task, levels));
    const [first = supports('Retries slow down, and their number stays small.', tasks.location), ...rest] =
      findings;
    return [first, ...rest];
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "bill" {
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 3, BackoffRate = 2, JitterStrategy = "FULL" }]
        End      = true
      }
    }
  })
}`,
      contradicts: `
resource "aws_sfn_state_machine" "bill" {
  definition = jsonencode({
    StartAt = "Each"
    States = {
      Each = {
        Type  = "Map"
        Retry = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 3 }]
        End   = true
        ItemProcessor = {
          StartAt = "Charge"
          States = {
            Charge = {
              Type     = "Task"
              Resource = "arn:aws:states:::lambda:invoke"
              Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 6 }]
              End      = true
            }
          }
        }
      }
    }
  })
}`,
      inconclusive: `
variable "rate" {
  type = number
}

resource "aws_sfn_state_machine" "bill" {
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 3, BackoffRate = var.rate }]
        End      = true
      }
    }
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
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
              - ErrorEquals: [Lambda.TooManyRequestsException]
                MaxAttempts: 6
            End: true`,
      contradicts: `
Resources:
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
                IntervalSeconds: 1
                MaxAttempts: 10
                BackoffRate: 1
            End: true`,
    },
  },
});

/** Of the retriers of one state, the one that retries broken or busy services most. */
function broadest(retriers: readonly Retrier[]): Retrier | undefined {
  return retriers
    .filter(({ errors, maxAttempts }) => maxAttempts !== 0 && errors.some((error) => BROAD.test(error)))
    .toSorted((a, b) => (b.maxAttempts ?? 0) - (a.maxAttempts ?? 0))[0];
}

function findingsOn({ location, name }: TaskState, levels: readonly Retrier[]) {
  if (levels.some(({ backoffRate, maxAttempts }) => backoffRate === undefined || maxAttempts === undefined))
    return [inconclusive(`How "${name}" retries is known only at deployment.`, location)];
  const calls = levels.reduce((product, { maxAttempts }) => product * ((maxAttempts ?? 0) + 1), 1);
  if (calls > TOO_MANY) {
    const factors = levels.map(({ maxAttempts }) => (maxAttempts ?? 0) + 1).join(' × ');
    return [
      contradicts(
        `"${name}" is called up to ${calls} times${levels.length > 1 ? ` (${factors})` : ''}.`,
        location,
      ),
    ];
  }
  const steady = levels.find(
    ({ backoffRate, maxAttempts }) => (backoffRate ?? 2) <= 1 && (maxAttempts ?? 0) > 3,
  );
  return steady === undefined
    ? []
    : [contradicts(`"${name}" is tried ${steady.maxAttempts} more times without slowing down.`, location)];
}
