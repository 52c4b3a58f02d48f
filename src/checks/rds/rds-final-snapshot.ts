import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { expect, expectFalse } from '../expectations.ts';

export const rdsFinalSnapshot = defineCheck({
  id: 'rds-final-snapshot',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS database leaves a snapshot behind when it is deleted',
  why: 'Automated backups go away with the database. The last snapshot is what remains when a database was deleted by mistake.',
  remediation:
    'Let the deletion take a last snapshot: do not skip it in Terraform, and use the deletion policy Snapshot or Retain in CloudFormation.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'],
  blindSpots: ['Databases for tests, whose data nobody needs, are judged like others.'],
  examine: (database) => {
    if (isClusterMember(database) || isReplica(database)) return 'not-applicable';
    const { skipsFinalSnapshot, deletionPolicy } = database;
    if (skipsFinalSnapshot.state === 'absent') {
      return expect(deletionPolicy, (policy) => policy !== 'Delete', {
        supports: (policy) => `The deletion policy is ${policy}.`,
        contradicts: 'The data is gone when the stack removes the database.',
      });
    }
    return expectFalse(skipsFinalSnapshot, {
      supports: 'Deletion takes a last snapshot.',
      contradicts: 'Deletion skips the last snapshot.',
    });
  },
  fix: ({ declared }) =>
    declared.language === 'terraform'
      ? 'the last snapshot needs a name (final_snapshot_identifier), which a person has to choose'
      : {
          set: [
            { attribute: 'deletionPolicy', value: { cloudformation: 'Snapshot' } },
            {
              at: { cloudformation: 'UpdateReplacePolicy' },
              value: { cloudformation: 'Snapshot' },
              keeps: true,
            },
          ],
        },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "claims" {
  engine                    = "postgres"
  instance_class            = "db.m7g.large"
  final_snapshot_identifier = "claims-final"
}`,
      contradicts: `
resource "aws_rds_cluster" "claims" {
  engine              = "aurora-postgresql"
  skip_final_snapshot = true
}`,
      inconclusive: `
variable "is_test" {
  type = bool
}

resource "aws_db_instance" "claims" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  skip_final_snapshot = var.is_test
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Claims:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large`,
      contradicts: `
Resources:
  Claims:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Delete
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large`,
    },
  },
});
