import { autoScalingGroup, scalingPolicy, scheduledScaling } from '../../architecture/kinds/autoscaling.ts';
import { ecsCapacityProvider } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Tags of groups that Kubernetes or ECS scale. */
const ORCHESTRATOR = /kubernetes\.io|k8s\.io|^AmazonECSManaged$/;

export const autoscalingScalingPolicy = defineCheck({
  id: 'autoscaling-scaling-policy',
  kind: autoScalingGroup,
  related: [scalingPolicy, scheduledScaling, ecsCapacityProvider],
  title: 'Auto Scaling group follows the load',
  why: 'A group without a policy keeps its size: at night it burns money and electricity for nothing, and at the peak it has too little.',
  remediation:
    'Leave room between minimum and maximum, and add a target tracking policy, or scheduled actions where the load follows the clock.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  ],
  blindSpots: ['A group that Kubernetes or ECS scale is recognised by their tags only.'],
  examine: (group, { beside, referrers }) => {
    const { maxSize, minSize, tags } = group;
    if (minSize.state === 'known' && maxSize.state === 'known' && minSize.value === maxSize.value) {
      if (minSize.value <= 1) {
        return inconclusive(
          'The group never holds more than one instance: it is there to replace it, not to follow the load.',
          group,
        );
      }
      return contradicts(
        `Minimum and maximum are both ${minSize.value}: the group cannot follow the load.`,
        group,
      );
    }
    const [scaler] = [
      ...referrers(group, scalingPolicy, 'group'),
      ...referrers(group, scheduledScaling, 'group'),
    ];
    if (scaler !== undefined) return supports(`${scaler.id} changes the size of the group.`, scaler);
    const [provider] = referrers(group, ecsCapacityProvider, 'group');
    if (provider !== undefined) {
      const { managedScaling } = provider;
      return managedScaling.state === 'known' && managedScaling.value
        ? supports(`ECS changes the size of the group (${provider.id}).`, provider)
        : inconclusive(`ECS uses the group (${provider.id}); whether it scales it is not written.`, provider);
    }
    const loose = [...beside(group, scalingPolicy), ...beside(group, scheduledScaling)].some(
      ({ group: named }) =>
        named.state === 'unresolved' || (named.state === 'known' && named.value.targets.length === 0),
    );
    if (loose) return inconclusive('The code does not tell which group a scaling policy belongs to.', group);
    if (tags.state === 'unresolved') {
      return inconclusive(
        `Its tags would show whether a cluster scales it, and are not known: ${tags.reason}.`,
        tags.location,
      );
    }
    const owner =
      tags.state === 'known' ? [...tags.value.keys()].find((name) => ORCHESTRATOR.test(name)) : undefined;
    if (owner !== undefined) {
      return inconclusive(
        `The tag ${owner} hints at a cluster that changes the size of the group itself.`,
        group,
      );
    }
    return contradicts('No policy and no schedule changes the size of the group.', group);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "chat" {
  name     = "chat"
  min_size = 2
  max_size = 12
}

resource "aws_autoscaling_policy" "busy" {
  name                   = "busy"
  autoscaling_group_name = aws_autoscaling_group.chat.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "chat" {
  min_size = 2
  max_size = 12
}`,
      inconclusive: `
variable "group" {
  type = string
}

resource "aws_autoscaling_group" "chat" {
  min_size = 2
  max_size = 12
}

resource "aws_autoscaling_schedule" "night" {
  scheduled_action_name  = "night"
  autoscaling_group_name = var.group
  recurrence             = "0 20 * * *"
  desired_capacity       = 2
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Chat:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "12"
  Night:
    Type: AWS::AutoScaling::ScheduledAction
    Properties:
      AutoScalingGroupName: !Ref Chat
      Recurrence: 0 20 * * *
      DesiredCapacity: 2`,
      contradicts: `
Resources:
  Chat:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "4"
      MaxSize: "4"`,
    },
  },
});
