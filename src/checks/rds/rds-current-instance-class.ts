import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';
import { instanceFamily, isOutdated } from '../instance-families.ts';

export const rdsCurrentInstanceClass = defineCheck({
  id: 'rds-current-instance-class',
  kind: rdsInstance,
  title: 'RDS instance runs on a current instance class',
  why: 'Each generation of instances does more work for the same money and the same energy. Old classes are withdrawn in the end, and then the move happens in a hurry.',
  remediation:
    'Move to the successor of the class, for example from db.m4 to db.m7g or from db.t2 to db.t4g.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html'],
  blindSpots: ['Whether the size fits the load is not seen.'],
  examine: ({ instanceClass }) =>
    expect(instanceClass, (value) => !isOutdated(instanceFamily(value) ?? ''), {
      supports: (value) => `${value} is of a current generation.`,
      contradicts: (value) => `${value} is of a previous generation.`,
      absent: { verdict: 'inconclusive', message: 'No instance class is written.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "survey" {
  engine         = "postgres"
  instance_class = "db.m6i.large"
}`,
      contradicts: `
resource "aws_db_instance" "survey" {
  engine         = "postgres"
  instance_class = "db.t2.medium"
}`,
      inconclusive: `
variable "instance_class" {
  type = string
}

resource "aws_db_instance" "survey" {
  engine         = "postgres"
  instance_class = var.instance_class
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Survey:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.r6g.large`,
      contradicts: `
Resources:
  Survey:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m4.large`,
    },
  },
});
