import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmDatabase = defineCheck({
  id: 'cloudwatch-alarm-database',
  kind: [rdsInstance, rdsCluster],
  related: [cloudwatchAlarm, rdsInstance],
  title: 'Alarm watches storage and load of a database',
  why: 'A database rarely breaks out of the blue: its disk fills, its CPU or its connections run out, over hours. When the disk is full it stops writing, and every service behind it stops too. An alarm turns that night into a ticket of the day before.',
  remediation:
    'Add alarms on FreeStorageSpace (for Aurora FreeLocalStorage), CPUUtilization, FreeableMemory and DatabaseConnections.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
    'Performance Insights and DevOps Guru, which may warn too, are not looked at.',
  ],
  examine: (resource, neighbours) => {
    const cluster = 'cluster' in resource ? resource.cluster : undefined;
    if (cluster !== undefined && cluster.state !== 'absent') return 'not-applicable';
    return expectAlarms(resource, neighbours, {
      namespaces: ['AWS/RDS'],
      modes: [
        {
          name: 'free storage',
          metrics: ['FreeStorageSpace', 'FreeLocalStorage', 'AuroraVolumeBytesLeftTotal'],
        },
        { name: 'CPU', metrics: ['CPUUtilization', 'CPUCreditBalance', 'DBLoad'] },
        { name: 'memory', metrics: ['FreeableMemory', 'SwapUsage'] },
        { name: 'connections', metrics: ['DatabaseConnections'] },
        { name: 'replica lag', metrics: ['ReplicaLag', 'AuroraReplicaLag', 'AuroraReplicaLagMaximum'] },
      ],
      members: neighbours.referrers(resource, rdsInstance, 'cluster'),
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "stock" {
  identifier     = "stock"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.stock.identifier
  }
}`,
      contradicts: `
resource "aws_db_instance" "stock" {
  identifier     = "stock"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/RDS"
  metric_name         = "BinLogDiskUsage"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.stock.identifier
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_db_instance" "stock" {
  identifier     = "stock"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    DBInstanceIdentifier = var.watched
  }
}`,
      'not-applicable': `
resource "aws_db_instance" "stock" {
  identifier     = "stock"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.medium
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/RDS
      MetricName: FreeStorageSpace
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: DBInstanceIdentifier
          Value: !Ref Stock`,
      contradicts: `
Resources:
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.medium
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/RDS
      MetricName: BinLogDiskUsage
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: DBInstanceIdentifier
          Value: !Ref Stock`,
    },
  },
});
