import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { ecsCluster, ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmContainerService = defineCheck({
  id: 'cloudwatch-alarm-container-service',
  kind: ecsService,
  related: [cloudwatchAlarm, ecsCluster],
  title: 'Alarm watches the load and the running tasks of an ECS service',
  why: 'Containers that run short of CPU or memory slow down or are killed and started again, over and over. The service still counts as running; only its metrics tell.',
  remediation:
    'Add alarms on CPUUtilization and MemoryUtilization of the service, and with Container Insights on RunningTaskCount.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/ECS', 'ECS/ContainerInsights'],
      modes: [
        { name: 'CPU', metrics: ['CPUUtilization', 'CpuUtilized'] },
        { name: 'memory', metrics: ['MemoryUtilization', 'MemoryUtilized'] },
        { name: 'running tasks', metrics: ['RunningTaskCount', 'TaskCount', 'DesiredTaskCount'] },
      ],
      members: neighbours.follow(resource.cluster, ecsCluster),
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ECS"
  metric_name         = "MemoryUtilization"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ClusterName = "shop"
    ServiceName = aws_ecs_service.web.name
  }
}`,
      contradicts: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ECS"
  metric_name         = "EBSFilesystemUtilization"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ClusterName = "shop"
    ServiceName = aws_ecs_service.web.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ECS"
  metric_name         = "MemoryUtilization"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ClusterName = "shop"
    ServiceName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      Cluster: shop
      TaskDefinition: web:7
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ECS
      MetricName: MemoryUtilization
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: ClusterName
          Value: shop
        - Name: ServiceName
          Value: !GetAtt Web.Name`,
      contradicts: `
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      Cluster: shop
      TaskDefinition: web:7
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ECS
      MetricName: EBSFilesystemUtilization
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: ClusterName
          Value: shop
        - Name: ServiceName
          Value: !GetAtt Web.Name`,
    },
  },
});
