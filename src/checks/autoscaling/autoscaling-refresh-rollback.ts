import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const autoscalingRefreshRollback = defineCheck({
  id: 'autoscaling-refresh-rollback',
  kind: autoScalingGroup,
  title: 'Instance refresh rolls back when the new instances do not become healthy',
  why: 'A new template with a mistake in it gives instances that never serve. A refresh that does not go back stops half way, with fewer working instances than before; CloudFormation, unless it waits for a signal from the instance, even replaces the last good one.',
  remediation:
    'Terraform: set auto_rollback in the preferences of the refresh. CloudFormation: set WaitOnResourceSignals and let instances send cfn-signal.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html',
  ],
  examine: ({ instanceRefresh, refreshRollback, replacedWhole }) => {
    if (instanceRefresh.state === 'unresolved')
      return inconclusive(instanceRefresh.reason, instanceRefresh.location);
    if (instanceRefresh.state === 'absent' || !instanceRefresh.value) return 'not-applicable';
    if (replacedWhole.state === 'known' && replacedWhole.value) {
      return supports('The old group stays until the new one works.', replacedWhole.location);
    }
    return expectTrue(refreshRollback, {
      supports: 'A refresh that fails rolls back.',
      contradicts: 'A refresh that fails leaves the group half replaced.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8

  instance_refresh {
    strategy = "Rolling"

    preferences {
      auto_rollback = true
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8

  instance_refresh {
    strategy = "Rolling"
  }
}`,
      inconclusive: `
variable "back" {
  type = bool
}

resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8

  instance_refresh {
    strategy = "Rolling"

    preferences {
      auto_rollback = var.back
    }
  }
}`,
      'not-applicable': `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
    UpdatePolicy:
      AutoScalingRollingUpdate:
        WaitOnResourceSignals: true
        PauseTime: PT10M`,
      contradicts: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
    UpdatePolicy:
      AutoScalingRollingUpdate:
        MinInstancesInService: 1`,
    },
  },
});
