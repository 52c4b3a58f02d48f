import { maintenanceWindowTask, ssmAssociation } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ssmCommandBlastRadius = defineCheck({
  id: 'ssm-command-blast-radius',
  kind: [maintenanceWindowTask, ssmAssociation],
  title: 'Command for many machines runs in portions, or stops after errors',
  why: 'A command that goes to the whole fleet at once, and goes on however many machines fail, turns one mistake into an outage of everything. Portions and a limit of errors leave most machines untouched.',
  remediation: 'Set max_concurrency to a portion such as 10%, and max_errors to a small number.',
  links: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-velocity-controls.html'],
  blindSpots: ['What the limits are where the code states none is not judged.'],
  examine: ({ location, maxConcurrency, maxErrors }) => {
    const open = [maxConcurrency, maxErrors].find(({ state }) => state === 'unresolved');
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    if (maxConcurrency.state !== 'known' || maxErrors.state !== 'known') return 'not-applicable';
    return maxConcurrency.value === '100%' && maxErrors.value === '100%'
      ? contradicts('The command goes to all machines at once, and on after any number of errors.', location)
      : supports(
          `The command goes to ${maxConcurrency.value} machines at a time and stops after ${maxErrors.value} errors.`,
          location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_maintenance_window_task" "agent" {
  window_id       = "mw-0123456789abcdef0"
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-UpdateSSMAgent"
  max_concurrency = "10%"
  max_errors      = "1"

  targets {
    key    = "tag:fleet"
    values = ["web"]
  }
}`,
      contradicts: `
resource "aws_ssm_maintenance_window_task" "agent" {
  window_id       = "mw-0123456789abcdef0"
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-UpdateSSMAgent"
  max_concurrency = "100%"
  max_errors      = "100%"

  targets {
    key    = "tag:fleet"
    values = ["web"]
  }
}`,
      inconclusive: `
variable "portion" {
  type = string
}

resource "aws_ssm_maintenance_window_task" "agent" {
  window_id       = "mw-0123456789abcdef0"
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-UpdateSSMAgent"
  max_concurrency = var.portion
  max_errors      = "100%"

  targets {
    key    = "tag:fleet"
    values = ["web"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Agent:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-UpdateSSMAgent
      MaxConcurrency: 10%
      MaxErrors: "2"`,
      contradicts: `
Resources:
  Agent:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-UpdateSSMAgent
      MaxConcurrency: 100%
      MaxErrors: 100%`,
    },
  },
});
