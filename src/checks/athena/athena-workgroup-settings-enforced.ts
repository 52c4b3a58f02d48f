import { athenaWorkgroup } from '../../architecture/kinds/athena.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const athenaWorkgroupSettingsEnforced = defineCheck({
  id: 'athena-workgroup-settings-enforced',
  kind: athenaWorkgroup,
  title: 'Athena workgroup enforces its settings',
  why: 'A workgroup says where results go, how they are encrypted and how much a query may read. Unless it enforces that, every client may choose otherwise, and results with customer data end up in a bucket nobody guards.',
  remediation: 'Turn on the enforcement of workgroup settings, and set place and encryption of results.',
  links: ['https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html'],
  examine: ({ enforced }) =>
    expectTrue(enforced, {
      supports: 'Clients cannot override the settings of the workgroup.',
      contradicts: 'Clients may choose another place and no encryption for their results.',
    }),
  fix: ({ resultLocation }) =>
    resultLocation.state === 'absent'
      ? 'the workgroup names no place for results, which a person has to choose first'
      : { set: [{ attribute: 'enforced', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_athena_workgroup" "finance" {
  name = "finance"
  configuration {
    enforce_workgroup_configuration = true
    result_configuration {
      output_location = "s3://finance-results/"
    }
  }
}`,
      contradicts: `
resource "aws_athena_workgroup" "finance" {
  name = "finance"
  configuration {
    enforce_workgroup_configuration = false

    result_configuration {
      output_location = "s3://finance-results/"
    }
  }
}`,
      inconclusive: `
variable "enforce" {
  type = bool
}

resource "aws_athena_workgroup" "finance" {
  name = "finance"
  configuration {
    enforce_workgroup_configuration = var.enforce
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Finance:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: finance
      WorkGroupConfiguration:
        EnforceWorkGroupConfiguration: true`,
      contradicts: `
Resources:
  Finance:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: finance
      WorkGroupConfiguration:
        EnforceWorkGroupConfiguration: false
        ResultConfiguration:
          OutputLocation: s3://finance-results/`,
    },
  },
});
