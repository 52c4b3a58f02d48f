import { maintenanceWindowTask, ssmAssociation } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const PATCH_DOCUMENT = /AWS-RunPatchBaseline/;

/** `Scan` where the code gives none: the document's default is asked for, so it must be known. */
function operationOf(run: ResourceOf<typeof maintenanceWindowTask> | ResourceOf<typeof ssmAssociation>) {
  const { operation } = run;
  if (operation.state === 'known' && operation.value.open.length === 0) return operation.value.values[0];
  if (!('parameters' in run) || run.parameters.state !== 'known') return undefined;
  const parameter = run.parameters.value.items.find(
    ({ name }) => name.state === 'known' && name.value === 'Operation',
  );
  return parameter?.values.state === 'known' ? parameter.values.value.values[0] : undefined;
}

export const ssmPatchesInstalled = defineCheck({
  id: 'ssm-patches-installed',
  kind: [maintenanceWindowTask, ssmAssociation],
  related: [maintenanceWindowTask, ssmAssociation],
  title: 'Scheduled patch runs install what they find missing',
  why: 'A patch run of the kind Scan only counts what is missing. If nothing else installs it, the list grows from week to week, and the servers keep every hole on it.',
  remediation:
    'Set the parameter Operation to Install, in a maintenance window in which machines may restart.',
  links: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-aws-runpatchbaseline.html',
  ],
  blindSpots: [
    'Patch policies of Quick Setup, and images that are replaced instead of patched, are not seen.',
  ],
  examine: (resource, { beside }) => {
    const { documentName, location } = resource;
    if (documentName.state !== 'known' || !PATCH_DOCUMENT.test(documentName.value)) return 'not-applicable';
    const operation = operationOf(resource);
    if (operation === 'Install') return supports('Missing patches are installed.', location);
    if (operation === undefined) return inconclusive('The operation is not known.', location);
    const others = [...beside(resource, maintenanceWindowTask), ...beside(resource, ssmAssociation)].filter(
      (other) => other.documentName.state === 'known' && PATCH_DOCUMENT.test(other.documentName.value),
    );
    if (others.some((other) => operationOf(other) === 'Install')) return 'not-applicable';
    return others.some((other) => operationOf(other) === undefined)
      ? inconclusive('Whether another run installs the patches is not known.', location)
      : contradicts('Missing patches are counted, and nothing in the code installs them.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_maintenance_window" "night" {
  name     = "night"
  schedule = "cron(0 3 ? * SUN *)"
  duration = 3
  cutoff   = 1
}

resource "aws_ssm_maintenance_window_task" "patch" {
  window_id = aws_ssm_maintenance_window.night.id
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPatchBaseline"

  task_invocation_parameters {
    run_command_parameters {
      parameter {
        name   = "Operation"
        values = ["Install"]
      }
    }
  }
}`,
      contradicts: `
resource "aws_ssm_maintenance_window" "night" {
  name     = "night"
  schedule = "cron(0 3 ? * SUN *)"
  duration = 3
  cutoff   = 1
}

resource "aws_ssm_maintenance_window_task" "patch" {
  window_id = aws_ssm_maintenance_window.night.id
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPatchBaseline"

  task_invocation_parameters {
    run_command_parameters {
      parameter {
        name   = "Operation"
        values = ["Scan"]
      }
    }
  }
}`,
      inconclusive: `
variable "operation" {
  type = string
}

resource "aws_ssm_maintenance_window" "night" {
  name     = "night"
  schedule = "cron(0 3 ? * SUN *)"
  duration = 3
  cutoff   = 1
}

resource "aws_ssm_maintenance_window_task" "patch" {
  window_id = aws_ssm_maintenance_window.night.id
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPatchBaseline"

  task_invocation_parameters {
    run_command_parameters {
      parameter {
        name   = "Operation"
        values = [var.operation]
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Patch:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-RunPatchBaseline
      ScheduleExpression: cron(0 3 ? * SUN *)
      Parameters:
        Operation: [Install]`,
      contradicts: `
Resources:
  Patch:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-RunPatchBaseline
      ScheduleExpression: rate(1 day)
      Parameters:
        Operation: [Scan]`,
    },
  },
});
