import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const rdsPerformanceInsights = defineCheck({
  id: 'rds-performance-insights',
  kind: rdsInstance,
  related: [rdsCluster],
  title: 'RDS instance records what its load consists of',
  why: 'When a database is slow, the processor curve does not say why. Performance Insights shows which queries and which waits make up the load, second by second, also afterwards.',
  remediation: 'Turn on Performance Insights. A history of seven days costs nothing.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html'],
  blindSpots: [
    'The smallest instance classes of MySQL and MariaDB cannot have it, and are judged all the same.',
  ],
  examine: (instance, neighbours) => {
    const ofCluster = neighbours
      .follow(instance.cluster, rdsCluster)
      .find(({ performanceInsights }) => performanceInsights.state === 'known' && performanceInsights.value);
    return ofCluster === undefined
      ? expectTrue(instance.performanceInsights, {
          supports: 'Performance Insights is on.',
          contradicts: 'Performance Insights is off.',
        })
      : supports('Performance Insights is on for the whole cluster.', ofCluster.performanceInsights.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "pricing" {
  engine                       = "postgres"
  instance_class               = "db.r7g.xlarge"
  performance_insights_enabled = true
}`,
      contradicts: `
resource "aws_db_instance" "pricing" {
  engine         = "postgres"
  instance_class = "db.r7g.xlarge"
}`,
      inconclusive: `
variable "insights" {
  type = bool
}

resource "aws_db_instance" "pricing" {
  engine                       = "postgres"
  instance_class               = "db.r7g.xlarge"
  performance_insights_enabled = var.insights
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Pricing:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.r7g.xlarge
      EnablePerformanceInsights: true`,
      contradicts: `
Resources:
  Pricing:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.r7g.xlarge`,
    },
  },
});
