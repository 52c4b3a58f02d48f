import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Tasks that somebody outside must finish: a callback with a token, or a worker of an activity. */
const WAITING = /\.waitForTaskToken$|^arn:[a-z-]+:states:[^:]*:[^:]*:activity:/;

export const stepfunctionsWaitingTaskTimeout = defineCheck({
  id: 'stepfunctions-waiting-task-timeout',
  kind: stateMachine,
  title: 'Tasks that wait for an answer give up after a stated time',
  why: 'A task that waits for a callback waits for up to a year if the answer never comes: the worker crashed, the message was lost, the person has left. The execution stays open, looks healthy, and the customer waits with it.',
  remediation:
    'Set TimeoutSeconds on the task, or HeartbeatSeconds where the worker can tell that it is still at work.',
  links: ['https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html'],
  blindSpots: ['Definitions that stand in a file or bucket of their own are not read.'],
  examine: ({ tasks, type }) => {
    if (tasks.state === 'absent') return 'not-applicable';
    if (tasks.state === 'unresolved') return inconclusive(tasks.reason, tasks.location);
    const waiting = tasks.value.filter(({ resource }) => resource !== undefined && WAITING.test(resource));
    if (waiting.length === 0) return 'not-applicable';
    if (type.state === 'known' && type.value === 'EXPRESS') return 'not-applicable';
    const endless = waiting.filter(({ isTimed }) => !isTimed).map(({ name }) => name);
    return endless.length === 0
      ? supports('Every task that waits for an answer has a time limit.', tasks.location)
      : contradicts(`Waiting without a time limit: ${endless.join(', ')}.`, tasks.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "approve" {
  definition = jsonencode({
    StartAt = "Ask"
    States = {
      Ask = {
        Type           = "Task"
        Resource       = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
        TimeoutSeconds = 86400
        End            = true
      }
    }
  })
}`,
      contradicts: `
resource "aws_sfn_state_machine" "approve" {
  definition = jsonencode({
    StartAt = "Ask"
    States = {
      Ask = {
        Type     = "Task"
        Resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
        End      = true
      }
    }
  })
}`,
      inconclusive: `
variable "definition" {
  type = string
}

resource "aws_sfn_state_machine" "approve" {
  definition = var.definition
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Approve:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/approve
      Definition:
        StartAt: Ask
        TimeoutSeconds: 3600
        States:
          Ask:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
            End: true`,
      contradicts: `
Resources:
  Approve:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/approve
      Definition:
        StartAt: Ask
        States:
          Ask:
            Type: Task
            Resource: arn:aws:states:eu-west-1:111122223333:activity:ask
            End: true`,
    },
  },
});
