import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const stepfunctionsTaskErrorHandling = defineCheck({
  id: 'stepfunctions-task-error-handling',
  kind: stateMachine,
  title: 'Tasks of a state machine say what happens when they fail',
  why: 'A task without "Retry" or "Catch" ends the whole execution at the first error, even at a short throttling that would have been over a second later. What was begun stays half done.',
  remediation:
    'Give each task a Retry with back-off for errors that pass, and a Catch that cleans up for those that do not.',
  links: ['https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html'],
  blindSpots: ['Definitions that stand in a file or bucket of their own are not read.'],
  examine: ({ tasks }) => {
    if (tasks.state === 'absent') return 'not-applicable';
    if (tasks.state === 'unresolved') return inconclusive(tasks.reason, tasks.location);
    if (tasks.value.length === 0) return 'not-applicable';
    const bare = tasks.value.filter(({ catches, retries }) => !catches && !retries).map(({ name }) => name);
    if (bare.length === 0) return supports('Every task retries or catches errors.', tasks.location);
    return contradicts(`No Retry and no Catch: ${bare.join(', ')}.`, tasks.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "ship" {
  name     = "ship"
  role_arn = "arn:aws:iam::111122223333:role/ship"
  definition = jsonencode({
    StartAt = "Pack"
    States = {
      Pack = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 3, BackoffRate = 2 }]
        End      = true
      }
    }
  })
}`,
      contradicts: `
resource "aws_sfn_state_machine" "ship" {
  name     = "ship"
  role_arn = "arn:aws:iam::111122223333:role/ship"
  definition = jsonencode({
    StartAt = "Both"
    States = {
      Both = {
        Type = "Parallel"
        End  = true
        Branches = [
          { StartAt = "Pack", States = { Pack = { Type = "Task", Resource = "arn:aws:states:::lambda:invoke", End = true } } }
        ]
      }
    }
  })
}`,
      inconclusive: `
variable "definition" {
  type = string
}

resource "aws_sfn_state_machine" "ship" {
  name       = "ship"
  role_arn   = "arn:aws:iam::111122223333:role/ship"
  definition = var.definition
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ship:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/ship
      Definition:
        StartAt: Pack
        States:
          Pack:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            End: true
            Catch:
              - ErrorEquals: [States.ALL]
                Next: Undo
          Undo:
            Type: Pass
            End: true`,
      contradicts: `
Resources:
  Packer:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/ship
  Ship:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/ship
      DefinitionString: !Sub |
        {
          "StartAt": "Pack",
          "States": {
            "Pack": { "Type": "Task", "Resource": "\${Packer.Arn}", "End": true }
          }
        }`,
    },
  },
});
