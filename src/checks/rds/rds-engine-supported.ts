import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { hasLeftStandardSupport } from '../engine-versions.ts';

export const rdsEngineSupported = defineCheck({
  id: 'rds-engine-supported',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS engine version is in standard support',
  why: 'When a major version leaves standard support, AWS charges for every vCPU hour that the database keeps running on it, or upgrades it on a date that suits nobody. Fixes for new security holes come later, if at all.',
  remediation:
    'Upgrade to a major version in standard support, first in a test environment or with a blue/green deployment.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html'],
  blindSpots: [
    'The list of versions is of November 2026; versions that leave support later are not known to it.',
    'Oracle, SQL Server and Db2 versions are not judged.',
  ],
  examine: ({ engine, engineVersion }) => {
    if (engine.state === 'absent' || engineVersion.state === 'absent') return 'not-applicable';
    if (engine.state === 'unresolved') return inconclusive(engine.reason, engine.location);
    if (engineVersion.state === 'unresolved')
      return inconclusive(engineVersion.reason, engineVersion.location);
    if (!/^(?:aurora|mariadb|mysql|postgres)/.test(engine.value)) return 'not-applicable';
    const version = `${engine.value} ${engineVersion.value}`;
    return hasLeftStandardSupport(engine.value, engineVersion.value)
      ? contradicts(`${version} has left standard support.`, engineVersion.location)
      : supports(`${version} is in standard support.`, engineVersion.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "forum" {
  engine         = "mysql"
  engine_version = "8.4.5"
  instance_class = "db.t4g.medium"
}`,
      contradicts: `
resource "aws_db_instance" "forum" {
  engine         = "mysql"
  engine_version = "5.7"
  instance_class = "db.t4g.medium"
}`,
      inconclusive: `
variable "engine_version" {
  type = string
}

resource "aws_db_instance" "forum" {
  engine         = "mysql"
  engine_version = var.engine_version
  instance_class = "db.t4g.medium"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Forum:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      EngineVersion: "16.6"`,
      contradicts: `
Resources:
  Forum:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      EngineVersion: "11.9"`,
    },
  },
});
