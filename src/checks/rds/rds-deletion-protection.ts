import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { expectTrue } from '../expectations.ts';

export const rdsDeletionProtection = defineCheck({
  id: 'rds-deletion-protection',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS database is protected against deletion',
  why: 'A wrong command, or a change that replaces instead of updating, deletes a database with all its data. Deletion protection makes that take two deliberate steps.',
  remediation: 'Turn on deletion protection for every database whose data matters.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'],
  blindSpots: [
    'Databases for tests, which are meant to be deleted, are judged like others.',
    'Read replicas, whose data stands in their source, are left out.',
  ],
  examine: (database) =>
    isClusterMember(database) || isReplica(database)
      ? 'not-applicable'
      : expectTrue(database.deletionProtection, {
          supports: 'Deletion protection is on.',
          contradicts: 'Deletion protection is off.',
        }),
  fix: { set: [{ attribute: 'deletionProtection', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_rds_cluster" "ledger" {
  engine              = "aurora-postgresql"
  deletion_protection = true
}`,
      contradicts: `
resource "aws_db_instance" "ledger" {
  engine         = "postgres"
  instance_class = "db.r7g.large"
}`,
      inconclusive: `
variable "is_production" {
  type = bool
}

resource "aws_db_instance" "ledger" {
  engine              = "postgres"
  instance_class      = "db.r7g.large"
  deletion_protection = var.is_production
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ledger:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.r7g.large
      DeletionProtection: true`,
      contradicts: `
Resources:
  Ledger:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.r7g.large`,
    },
  },
});
