import type { ResourceOf } from '../../architecture/index.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const rdsPerformanceInsights = defineCheck({
  id: 'rds-performance-insights',
  kind: rdsInstance,
  related: [rdsCluster],
  title: 'RDS instance records what its load consists of',
  why: 'When a database is slow, the processor curve does not say why. Performance Insights, since 2026 a part of CloudWatch Database Insights, shows which queries and which waits make up the load, second by second, also afterwards.',
  remediation:
    'Turn on Performance Insights (standard mode of Database Insights). A history of seven days costs nothing.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html'],
  examine: (instance, neighbours) => {
    if (isTooSmall(instance)) return 'not-applicable';
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
      'not-applicable': `
resource "aws_db_instance" "sandbox" {
  engine         = "mysql"
  instance_class = "db.t3.micro"
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

/** MySQL and MariaDB have no Performance Insights on their smallest classes, Aurora MySQL on none that bursts. */
function isTooSmall({ engine, instanceClass }: ResourceOf<typeof rdsInstance>): boolean {
  if (engine.state !== 'known' || instanceClass.state !== 'known') return false;
  const name = engine.value.toLowerCase();
  if (name === 'aurora-mysql' || name === 'aurora') return instanceClass.value.startsWith('db.t');
  return (
    (name === 'mysql' || name === 'mariadb') &&
    /^db\.(?:t2|t3|t4g)\.(?:micro|small)$/.test(instanceClass.value)
  );
}
