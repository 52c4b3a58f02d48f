import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const autoscalingInstanceRefresh = defineCheck({
  id: 'autoscaling-instance-refresh',
  kind: autoScalingGroup,
  title: 'Auto Scaling group replaces its instances step by step when their template changes',
  why: 'A new launch template touches no running instance. Old and new mix until someone ends the old ones by hand. An instance refresh replaces them a few at a time, watches their health, and can go back.',
  remediation: 'Add an instance_refresh block with the Rolling strategy, a minimum healthy percentage and auto rollback.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html'],
  blindSpots: [
    'CloudFormation: a rolling update stands in UpdatePolicy, outside the properties, and is not judged.',
    'Refreshes started by a pipeline are not seen.',
  ],
  examine: (group) => {
    if (group.declared.language !== 'terraform') return 'not-applicable';
    return expectTrue(group.instanceRefresh, {
      supports: 'Instances are refreshed when the template changes.',
      contradicts: 'A changed template reaches no running instance.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6

  instance_refresh {
    strategy = "Rolling"

    preferences {
      auto_rollback = true
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6
}`,
      inconclusive: `
variable "strategies" {
  type = list(string)
}

resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6

  dynamic "instance_refresh" {
    for_each = var.strategies
    content {
      strategy = instance_refresh.value
    }
  }
}`,
    },
    cloudformation: {
      'not-applicable': `
Resources:
  Feed:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"`,
    },
  },
});
