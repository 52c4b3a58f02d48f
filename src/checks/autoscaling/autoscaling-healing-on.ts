import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const HEALING: ReadonlySet<string> = new Set(['Launch', 'Terminate', 'HealthCheck', 'ReplaceUnhealthy']);

export const autoscalingHealingOn = defineCheck({
  id: 'autoscaling-healing-on',
  kind: autoScalingGroup,
  title: 'Auto Scaling group may launch, check and replace instances',
  why: 'Processes of a group can be suspended, often for the length of a repair. Left so in code, the group no longer starts instances, no longer looks at their health or no longer replaces the dead ones, and shrinks failure by failure.',
  remediation: 'Remove the processes from suspended_processes once the repair is done.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html'],
  blindSpots: ['CloudFormation: templates suspend processes only during an update, and take that back.'],
  examine: ({ location, suspendedProcesses }) => {
    if (suspendedProcesses.state === 'unresolved')
      return inconclusive(suspendedProcesses.reason, suspendedProcesses.location);
    if (suspendedProcesses.state === 'absent')
      return supports('No process of the group is suspended.', location);
    const { open, values } = suspendedProcesses.value;
    const needed = values.filter((name) => HEALING.has(name));
    if (needed.length > 0)
      return contradicts(`The group is told not to do: ${needed.join(', ')}.`, suspendedProcesses.location);
    const [reason] = open;
    return reason === undefined
      ? supports('The processes that keep the group healthy run.', suspendedProcesses.location)
      : inconclusive(reason, suspendedProcesses.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}`,
      contradicts: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
  suspended_processes = ["ReplaceUnhealthy"]
}`,
      inconclusive: `
variable "paused" {
  type = list(string)
}

resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
  suspended_processes = var.paused
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"`,
    },
  },
});
