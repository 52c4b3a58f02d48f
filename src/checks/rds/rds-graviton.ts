import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { instanceFamily, isGraviton, isOutdated } from '../instance-families.ts';

export const rdsGraviton = defineCheck({
  id: 'rds-graviton',
  kind: rdsInstance,
  title: 'RDS instance runs on AWS Graviton processors',
  why: 'Graviton processors do the same database work with less energy and for less money. For open-source engines the change needs no change in the application.',
  remediation: 'Move to a class with a g after its generation, for example from db.r6i to db.r7g.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html'],
  blindSpots: [
    'Whether the engine version in use runs on Graviton is not looked at.',
    'Previous generations are reported by rds-current-instance-class alone.',
  ],
  examine: ({ engine, instanceClass }) => {
    if (engine.state === 'known' && !/^(?:mysql|mariadb|postgres|aurora)/.test(engine.value))
      return 'not-applicable';
    if (instanceClass.state === 'absent') return 'not-applicable';
    if (instanceClass.state === 'unresolved')
      return inconclusive(instanceClass.reason, instanceClass.location);
    const family = instanceFamily(instanceClass.value);
    if (family === undefined || isOutdated(family)) return 'not-applicable';
    return isGraviton(family)
      ? supports(`${instanceClass.value} runs on Graviton.`, instanceClass.location)
      : contradicts(`${instanceClass.value} does not run on Graviton.`, instanceClass.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "wiki" {
  engine         = "mariadb"
  instance_class = "db.t4g.medium"
}`,
      contradicts: `
resource "aws_db_instance" "wiki" {
  engine         = "mariadb"
  instance_class = "db.t3.medium"
}`,
      inconclusive: `
variable "instance_class" {
  type = string
}

resource "aws_db_instance" "wiki" {
  engine         = "mariadb"
  instance_class = var.instance_class
}`,
      'not-applicable': `
resource "aws_db_instance" "erp" {
  engine         = "sqlserver-se"
  instance_class = "db.m6i.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Wiki:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-mysql
      DBInstanceClass: db.r7g.large`,
      contradicts: `
Resources:
  Wiki:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-mysql
      DBInstanceClass: db.r6i.large`,
      'not-applicable': `
Resources:
  Wiki:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-mysql
      DBInstanceClass: db.serverless`,
    },
  },
});
