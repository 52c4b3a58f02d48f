import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const stepfunctionsTracing = defineCheck({
  id: 'stepfunctions-tracing',
  kind: stateMachine,
  title: 'State machine passes traces on',
  why: 'A workflow calls many services. With tracing, one picture shows the whole way of a request and where its time went; without, the trace ends where the workflow begins.',
  remediation: 'Turn on X-Ray tracing for the state machine.',
  links: ['https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html'],
  examine: ({ tracing }) =>
    expectTrue(tracing, { supports: 'X-Ray tracing is on.', contradicts: 'X-Ray tracing is off.' }),
  fix: {
    set: [{ attribute: 'tracing', value: true }],
    caution: 'The role of the state machine needs the permission to write traces; X-Ray charges for them.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sfn_state_machine" "onboarding" {
  name       = "onboarding"
  role_arn   = "arn:aws:iam::111122223333:role/onboarding"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })

  tracing_configuration {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_sfn_state_machine" "onboarding" {
  name       = "onboarding"
  role_arn   = "arn:aws:iam::111122223333:role/onboarding"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })
}`,
      inconclusive: `
variable "trace" {
  type = bool
}

resource "aws_sfn_state_machine" "onboarding" {
  name       = "onboarding"
  role_arn   = "arn:aws:iam::111122223333:role/onboarding"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })

  tracing_configuration {
    enabled = var.trace
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Onboarding:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/onboarding
      DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}'
      TracingConfiguration:
        Enabled: true`,
      contradicts: `
Resources:
  Onboarding:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/onboarding
      DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}'`,
    },
  },
});
