import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const stepfunctionsLogging = defineCheck({
  id: 'stepfunctions-logging',
  kind: stateMachine,
  title: 'State machine logs what its executions do',
  why: 'The log of a state machine tells which step failed, with which input. An express workflow keeps no history of its own: without logs nothing is left of it.',
  remediation: 'Set the log level to ERROR or ALL and name a log group with a retention.',
  links: ['https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html'],
  examine: ({ logLevel }) =>
    expect(logLevel, (level) => level !== 'OFF', {
      supports: (level) => `Executions are logged (${level}).`,
      contradicts: 'Executions are not logged.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })

  logging_configuration {
    level           = "ERROR"
    log_destination = "arn:aws:logs:eu-west-1:111122223333:log-group:refund:*"
  }
}`,
      contradicts: `
resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })
}`,
      inconclusive: `
variable "level" {
  type = string
}

resource "aws_sfn_state_machine" "refund" {
  name       = "refund"
  role_arn   = "arn:aws:iam::111122223333:role/refund"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })

  logging_configuration {
    level = var.level
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Refund:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/refund
      DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}'
      LoggingConfiguration:
        Level: ALL
        Destinations:
          - CloudWatchLogsLogGroup:
              LogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:refund:*`,
      contradicts: `
Resources:
  Refund:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/refund
      DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}'`,
    },
  },
});
