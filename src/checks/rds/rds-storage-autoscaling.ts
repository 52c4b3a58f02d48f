import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember } from '../databases.ts';
import { expect } from '../expectations.ts';

export const rdsStorageAutoscaling = defineCheck({
  id: 'rds-storage-autoscaling',
  kind: rdsInstance,
  title: 'RDS instance grows its storage when it is needed',
  why: 'Storage that is set once is either far too big, and paid for and powered empty, or one day full, and then the database stops. Storage autoscaling starts small and grows in time.',
  remediation: 'Set a maximum for the storage; RDS then enlarges the volume when little is left.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html'],
  blindSpots: ['How full the volume is cannot be seen in code.'],
  examine: (instance) =>
    isClusterMember(instance)
      ? 'not-applicable'
      : expect(instance.maximumStorageGib, (gib) => gib > 0, {
          supports: (gib) => `The storage grows as needed, up to ${gib} GiB.`,
          contradicts: 'The storage does not grow by itself.',
        }),
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "photos" {
  engine                = "mysql"
  instance_class        = "db.t4g.large"
  allocated_storage     = 50
  max_allocated_storage = 400
}`,
      contradicts: `
resource "aws_db_instance" "photos" {
  engine            = "mysql"
  instance_class    = "db.t4g.large"
  allocated_storage = 400
}`,
      inconclusive: `
variable "largest" {
  type = number
}

resource "aws_db_instance" "photos" {
  engine                = "mysql"
  instance_class        = "db.t4g.large"
  allocated_storage     = 50
  max_allocated_storage = var.largest
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Photos:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.large
      AllocatedStorage: '50'
      MaxAllocatedStorage: 400`,
      contradicts: `
Resources:
  Photos:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.large
      AllocatedStorage: '400'`,
    },
  },
});
