import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

const ERRORS = {
  name: 'server errors',
  metrics: [
    'HTTPCode_Target_5XX_Count',
    'HTTPCode_ELB_5XX_Count',
    'HTTPCode_ELB_502_Count',
    'HTTPCode_ELB_503_Count',
    'HTTPCode_ELB_504_Count',
  ],
};

export const cloudwatchAlarmLoadBalancer = defineCheck({
  id: 'cloudwatch-alarm-load-balancer',
  kind: loadBalancer,
  related: [cloudwatchAlarm],
  title: 'Alarm watches what a load balancer sees of failing servers',
  why: 'Every request passes the load balancer, so its counts of server errors and of unhealthy hosts show an outage before any single server does. Without an alarm on them customers report it first.',
  remediation:
    'Add alarms on HTTPCode_Target_5XX_Count and HTTPCode_ELB_5XX_Count, and on UnHealthyHostCount of each target group.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
  ],
  examine: (resource, neighbours) => {
    if (resource.type.state === 'known' && resource.type.value === 'gateway') return 'not-applicable';
    const network = resource.type.state === 'known' && resource.type.value === 'network';
    return expectAlarms(resource, neighbours, {
      namespaces: [network ? 'AWS/NetworkELB' : 'AWS/ApplicationELB'],
      modes: [
        ...(network ? [] : [ERRORS]),
        { name: 'unhealthy hosts', metrics: ['UnHealthyHostCount', 'HealthyHostCount'] },
      ],
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    LoadBalancer = aws_lb.shop.arn_suffix
  }
}`,
      contradicts: `
resource "aws_lb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "ProcessedBytes"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    LoadBalancer = aws_lb.shop.arn_suffix
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_lb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    LoadBalancer = var.watched
  }
}`,
      'not-applicable': `
resource "aws_lb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d, subnet-1b2c3d4e]
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApplicationELB
      MetricName: HTTPCode_Target_5XX_Count
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: LoadBalancer
          Value: !GetAtt Shop.LoadBalancerFullName`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d, subnet-1b2c3d4e]
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApplicationELB
      MetricName: ProcessedBytes
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: LoadBalancer
          Value: !GetAtt Shop.LoadBalancerFullName`,
    },
  },
});
