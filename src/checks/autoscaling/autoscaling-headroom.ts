import { applicationScalingPolicy, scalingPolicy } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

const SHARE = /(?:CPU|Memory)Utilization$/;

export const autoscalingHeadroom = defineCheck({
  id: 'autoscaling-headroom',
  kind: [scalingPolicy, applicationScalingPolicy],
  title: 'Target of automatic scaling leaves room until new capacity is there',
  why: 'New instances and tasks take minutes to start. A target of 95 % CPU orders them when the old ones are full, so users wait for all those minutes; and when one zone fails, there is no room at all for its share.',
  remediation:
    'Set the target to what lets the rest carry the load while new capacity starts, often 50 to 70 %.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/capacity-autoscaling-best-practice.html',
  ],
  blindSpots: ['Only targets in percent of CPU or memory are judged.'],
  examine: ({ metric, targetValue, type }) => {
    if (type.state === 'known' && type.value !== 'TargetTrackingScaling') return 'not-applicable';
    if (metric.state !== 'known' || !SHARE.test(metric.value)) return 'not-applicable';
    return expect(targetValue, (percent) => percent <= 85, {
      supports: (percent) => `Capacity is added from ${percent} % on.`,
      contradicts: (percent) => `Capacity is added only from ${percent} % on.`,
      absent: { verdict: 'inconclusive', message: 'The code states no target.' },
    });
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
}

resource "aws_appautoscaling_policy" "web" {
  name               = "web"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = aws_appautoscaling_target.web.resource_id
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value = 95

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}`,
      inconclusive: `
variable "percent" {
  type = number
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
  resource_id        = aws_appautoscaling_target.web.resource_id
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value = var.percent

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
      MaxCapacity: 10
  Busy:
    Type: AWS::ApplicationAutoScaling::ScalingPolicy
    Properties:
      PolicyName: busy
      PolicyType: TargetTrackingScaling
      ScalingTargetId: !Ref Web
      TargetTrackingScalingPolicyConfiguration:
        TargetValue: 95
        PredefinedMetricSpecification: { PredefinedMetricType: ECSServiceAverageCPUUtilization }`,
    },
  },
});
