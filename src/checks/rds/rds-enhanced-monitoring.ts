import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const rdsEnhancedMonitoring = defineCheck({
  id: 'rds-enhanced-monitoring',
  kind: [rdsInstance, rdsCluster],
  related: [rdsCluster],
  title: 'RDS database reports on its operating system',
  why: 'CloudWatch sees a database from outside, once a minute. When it is slow, enhanced monitoring tells which process eats memory or waits for the disk, second by second; it cannot be had for the time before it was turned on.',
  remediation: 'Set a monitoring interval of 1 to 60 seconds, with a role that may write the measurements.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.overview.html'],
  blindSpots: ['An agent or a tool of another vendor that measures the database is not seen.'],
  examine: (database, neighbours) => {
    const { monitoringIntervalSeconds: interval } = database;
    const isAuroraCluster = !('cluster' in database) && database.instanceClass.state === 'absent';
    if (isAuroraCluster && interval.state === 'known' && interval.byDefault === true) return 'not-applicable';
    if ('cluster' in database && interval.state === 'known' && interval.value === 0) {
      const [cluster] = neighbours.follow(database.cluster, rdsCluster);
      const ofCluster = cluster?.monitoringIntervalSeconds;
      if (ofCluster !== undefined && !(ofCluster.state === 'known' && ofCluster.value === 0))
        return 'not-applicable';
    }
    const { performanceInsights } = database;
    const isOff = interval.state === 'known' && interval.value === 0;
    if (isOff && performanceInsights.state === 'known' && performanceInsights.value) {
      return inconclusive(
        'Enhanced monitoring is off. Performance Insights is on and shows the load, though not the operating system below it.',
        interval.location,
      );
    }
    return expect(interval, (seconds) => seconds > 0, {
      supports: (seconds) => `The operating system is measured every ${seconds} seconds.`,
      contradicts: 'Enhanced monitoring is off.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "routes" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  monitoring_interval = 60
  monitoring_role_arn = "arn:aws:iam::111122223333:role/rds-monitoring"
}`,
      contradicts: `
resource "aws_db_instance" "routes" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
variable "interval" {
  type = number
}

resource "aws_db_instance" "routes" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  monitoring_interval = var.interval
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Routes:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large
      MonitoringInterval: 30
      MonitoringRoleArn: arn:aws:iam::111122223333:role/rds-monitoring`,
      contradicts: `
Resources:
  Routes:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large`,
    },
  },
});
