import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { expectTrue } from '../expectations.ts';

export const rdsMultiAz = defineCheck({
  id: 'rds-multi-az',
  kind: rdsInstance,
  title: 'RDS instance has a standby in another Availability Zone',
  why: 'A single database instance is down when its data center has trouble, and during some maintenance as well. With a standby in another zone RDS switches over by itself within a minute or two.',
  remediation: 'Turn on Multi-AZ, or use a Multi-AZ cluster with two readable standbys.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html'],
  blindSpots: ['A read replica that people would promote by hand is not counted as a standby.'],
  examine: (database) =>
    isClusterMember(database) || isReplica(database)
      ? 'not-applicable'
      : expectTrue(database.multiAz, {
          supports: 'A standby runs in another Availability Zone.',
          contradicts: 'The instance runs in a single Availability Zone.',
        }),
  fix: ({ engine }) =>
    engine.state === 'known' && /^sqlserver-(?:ex|web)$/.test(engine.value)
      ? `${engine.value} has no standby: choose another edition first`
      : {
          set: [{ attribute: 'multiAz', value: true }],
          caution: 'A standby doubles the price of the instance.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = true
}`,
      contradicts: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
variable "high_availability" {
  type = bool
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = var.high_availability
}`,
      'not-applicable': `
resource "aws_rds_cluster" "orders" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      MultiAZ: true`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      MultiAZ: false`,
    },
  },
});
