import {
  applicationScalingPolicy,
  applicationScheduledAction,
  scalableTarget,
} from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const autoscalingTargetHasPolicy = defineCheck({
  id: 'autoscaling-target-has-policy',
  kind: scalableTarget,
  related: [applicationScalingPolicy, applicationScheduledAction],
  title: 'Scalable target has a policy or a schedule that changes it',
  why: 'A scalable target only says between which limits a service may be scaled. What scales it is a policy. Without one the code looks as if the service followed the load, and it never does.',
  remediation: 'Add a target tracking policy on the metric that rises with the load, or scheduled actions.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html',
  ],
  blindSpots: ['Policies that are added by hand are not seen.'],
  examine: (target, { beside, referrers }) => {
    const { location, resourceId, schedules } = target;
    if (schedules.state === 'known' && schedules.value)
      return supports('Scheduled actions change it.', schedules.location);
    const rules = [
      ...beside(target, applicationScalingPolicy),
      ...beside(target, applicationScheduledAction),
    ];
    const named =
      [
        ...referrers(target, applicationScalingPolicy, 'target'),
        ...referrers(target, applicationScheduledAction, 'target'),
      ][0] ??
      rules.find(
        (rule) =>
          resourceId.state === 'known' &&
          rule.resourceId.state === 'known' &&
          rule.resourceId.value === resourceId.value,
      );
    if (named !== undefined) return supports(`${named.id} changes it.`, named);
    const open = rules.some(
      (rule) =>
        rule.target.state === 'unresolved' ||
        (rule.target.state === 'known' && rule.target.value.open.length > 0) ||
        (rule.resourceId.state === 'known' && rule.resourceId.value.includes('${')),
    );
    return open || resourceId.state === 'unresolved'
      ? inconclusive('The code does not tell which target its scaling policies belong to.', location)
      : contradicts('No policy and no schedule changes it: it is never scaled.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/web"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "web" {
  name               = "web"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = aws_appautoscaling_target.web.resource_id
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}`,
      contradicts: `
resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/web"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 10
}`,
      inconclusive: `
variable "service" {
  type = string
}

resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/web"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "web" {
  name               = "web"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = "service/shop/\${var.service}"
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: ecs
      ResourceId: service/shop/web
      ScalableDimension: ecs:service:DesiredCount
      MinCapacity: 2
      MaxCapacity: 10
  Busy:
    Type: AWS::ApplicationAutoScaling::ScalingPolicy
    Properties:
      PolicyName: busy
      PolicyType: TargetTrackingScaling
      ScalingTargetId: !Ref Web
      TargetTrackingScalingPolicyConfiguration:
        TargetValue: 60
        PredefinedMetricSpecification: { PredefinedMetricType: ECSServiceAverageCPUUtilization }`,
      contradicts: `
Resources:
  Web:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: ecs
      ResourceId: service/shop/web
      ScalableDimension: ecs:service:DesiredCount
      MinCapacity: 2
      MaxCapacity: 10`,
    },
  },
});
