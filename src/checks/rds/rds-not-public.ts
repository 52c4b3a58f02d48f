import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const rdsNotPublic = defineCheck({
  id: 'rds-not-public',
  kind: rdsInstance,
  title: 'RDS instance has no public address',
  why: 'A database with a public address is one wrong firewall rule away from the internet, where passwords are guessed day and night.',
  remediation:
    'Make the instance private, and reach it from inside the VPC, over a VPN or through Systems Manager.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  blindSpots: ['Whether security groups and routes would let anyone in is not judged here.'],
  examine: ({ publiclyAccessible }) =>
    expectFalse(publiclyAccessible, {
      supports: 'The instance has no public address.',
      contradicts: 'The instance has a public address.',
      absent: {
        verdict: 'inconclusive',
        message:
          'Where nothing is written, CloudFormation decides by the VPC and its subnets whether the instance is public.',
      },
    }),
  fix: {
    set: [{ attribute: 'publiclyAccessible', value: false }],
    caution: 'Whoever reaches the database over the internet is cut off.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "booking" {
  engine         = "mysql"
  instance_class = "db.t4g.small"
}`,
      contradicts: `
resource "aws_db_instance" "booking" {
  engine              = "mysql"
  instance_class      = "db.t4g.small"
  publicly_accessible = true
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Booking:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.small
      PubliclyAccessible: false`,
      contradicts: `
Resources:
  Booking:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.small
      PubliclyAccessible: true`,
      inconclusive: `
Resources:
  Booking:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.small`,
    },
  },
});
