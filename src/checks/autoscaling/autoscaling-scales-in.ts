import { autoScalingGroup, scalingPolicy, scheduledScaling } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Undefined where the code leaves it open. */
function canShrink(policy: ResourceOf<typeof scalingPolicy>): boolean | undefined {
  const { adjustmentType, adjustments, declared, disableScaleIn, type } = policy;
  if (declared.uncertain !== undefined || type.state !== 'known') return undefined;
  if (type.value === 'PredictiveScaling') return false;
  if (type.value === 'TargetTrackingScaling') {
    return disableScaleIn.state === 'known' ? !disableScaleIn.value : undefined;
  }
  if (adjustmentType.state === 'unresolved' || adjustments.state !== 'known') return undefined;
  if (adjustmentType.state === 'known' && adjustmentType.value === 'ExactCapacity') return true;
  if (adjustments.value.values.some((step) => Number(step) < 0)) return true;
  return adjustments.value.open.length > 0 ? undefined : false;
}

export const autoscalingScalesIn = defineCheck({
  id: 'autoscaling-scales-in',
  kind: autoScalingGroup,
  related: [scalingPolicy, scheduledScaling],
  title: 'Auto Scaling group that grows by policy also shrinks by policy',
  why: 'A group that only grows keeps the size of its busiest hour for good. From then on it costs as much at night as at the peak, and nobody notices, for nothing fails.',
  remediation:
    'Use target tracking, which goes both ways, or add the policy that takes instances away; leave disable_scale_in out.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html',
  ],
  blindSpots: ['Instances that end themselves, or that a cluster takes away, are not seen.'],
  examine: (group, { referrers }) => {
    const policies = referrers(group, scalingPolicy, 'group');
    const [first] = policies;
    if (first === undefined) return 'not-applicable';
    const [schedule] = referrers(group, scheduledScaling, 'group');
    if (schedule !== undefined) return supports(`${schedule.id} may take instances away.`, schedule);
    const directions = policies.map((policy) => ({ policy, shrinks: canShrink(policy) }));
    const shrinking = directions.find(({ shrinks }) => shrinks === true);
    if (shrinking !== undefined)
      return supports(`${shrinking.policy.id} takes instances away.`, shrinking.policy);
    const open = directions.find(({ shrinks }) => shrinks === undefined);
    return open === undefined
      ? contradicts(`Policies such as ${first.id} add instances, and none takes any away.`, first)
      : inconclusive(`Whether ${open.policy.id} takes instances away is not known.`, open.policy);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}

resource "aws_autoscaling_policy" "more" {
  name                   = "more"
  autoscaling_group_name = aws_autoscaling_group.web.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = 2
}

resource "aws_autoscaling_policy" "fewer" {
  name                   = "fewer"
  autoscaling_group_name = aws_autoscaling_group.web.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = -1
}`,
      contradicts: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}

resource "aws_autoscaling_policy" "more" {
  name                   = "more"
  autoscaling_group_name = aws_autoscaling_group.web.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = 2
}`,
      inconclusive: `
variable "step" {
  type = number
}

resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}

resource "aws_autoscaling_policy" "change" {
  name                   = "change"
  autoscaling_group_name = aws_autoscaling_group.web.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = var.step
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
  Busy:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Web
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        TargetValue: 50
        PredefinedMetricSpecification: { PredefinedMetricType: ASGAverageCPUUtilization }`,
      contradicts: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
  Busy:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Web
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        DisableScaleIn: true
        TargetValue: 50
        PredefinedMetricSpecification: { PredefinedMetricType: ASGAverageCPUUtilization }`,
    },
  },
});
