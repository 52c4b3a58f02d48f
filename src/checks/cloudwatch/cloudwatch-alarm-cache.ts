import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { elasticacheCluster, elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmCache = defineCheck({
  id: 'cloudwatch-alarm-cache',
  kind: [elasticacheReplicationGroup, elasticacheCluster],
  related: [cloudwatchAlarm],
  title: 'Alarm watches memory and load of a cache',
  why: 'A full cache throws out what is still needed, and a busy one answers late. Either way the load falls back on the database, which was sized for a working cache and may not stand it.',
  remediation:
    'Add alarms on DatabaseMemoryUsagePercentage or Evictions, EngineCPUUtilization and CurrConnections of each node.',
  links: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
    'Alarms on the nodes of a replication group are seen only where they name the group or its clusters.',
  ],
  examine: (resource, neighbours) => {
    const group = 'replicationGroup' in resource ? resource.replicationGroup : undefined;
    if (group !== undefined && group.state !== 'absent') return 'not-applicable';
    return expectAlarms(resource, neighbours, {
      namespaces: ['AWS/ElastiCache'],
      modes: [
        {
          name: 'memory',
          metrics: [
            'DatabaseMemoryUsagePercentage',
            'Evictions',
            'FreeableMemory',
            'SwapUsage',
            'BytesUsedForCache',
          ],
        },
        { name: 'CPU', metrics: ['CPUUtilization', 'EngineCPUUtilization'] },
        { name: 'connections', metrics: ['CurrConnections', 'NewConnections'] },
        { name: 'replication lag', metrics: ['ReplicationLag'] },
      ],
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_cluster" "sessions" {
  cluster_id = "sessions"
  engine     = "memcached"
  node_type  = "cache.t4g.small"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ElastiCache"
  metric_name         = "Evictions"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    CacheClusterId = aws_elasticache_cluster.sessions.cluster_id
  }
}`,
      contradicts: `
resource "aws_elasticache_cluster" "sessions" {
  cluster_id = "sessions"
  engine     = "memcached"
  node_type  = "cache.t4g.small"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ElastiCache"
  metric_name         = "NetworkBytesIn"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    CacheClusterId = aws_elasticache_cluster.sessions.cluster_id
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_elasticache_cluster" "sessions" {
  cluster_id = "sessions"
  engine     = "memcached"
  node_type  = "cache.t4g.small"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ElastiCache"
  metric_name         = "Evictions"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    CacheClusterId = var.watched
  }
}`,
      'not-applicable': `
resource "aws_elasticache_cluster" "sessions" {
  cluster_id = "sessions"
  engine     = "memcached"
  node_type  = "cache.t4g.small"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      ClusterName: sessions
      Engine: memcached
      CacheNodeType: cache.t4g.small
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ElastiCache
      MetricName: Evictions
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: CacheClusterId
          Value: !Ref Sessions`,
      contradicts: `
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      ClusterName: sessions
      Engine: memcached
      CacheNodeType: cache.t4g.small
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ElastiCache
      MetricName: NetworkBytesIn
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: CacheClusterId
          Value: !Ref Sessions`,
    },
  },
});
