import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const rdsMinorUpgrades = defineCheck({
  id: 'rds-minor-upgrades',
  kind: rdsInstance,
  title: 'RDS instance takes minor engine upgrades by itself',
  why: 'Minor versions close security holes and mend faults of the database engine. Left to people they are put off until a known hole is used.',
  remediation: 'Leave automatic minor version upgrades on, and choose a maintenance window in quiet hours.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html'],
  blindSpots: ['Upgrades that a team applies by hand on a schedule are not seen.'],
  examine: ({ autoMinorVersionUpgrade }) =>
    expectTrue(autoMinorVersionUpgrade, {
      supports: 'Minor upgrades are applied in the maintenance window.',
      contradicts: 'Minor upgrades are not applied automatically.',
    }),
  fix: {
    set: [{ attribute: 'autoMinorVersionUpgrade', value: true }],
    caution: 'The database restarts in its maintenance window when there is an upgrade.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "library" {
  engine         = "postgres"
  instance_class = "db.t4g.small"
}`,
      contradicts: `
resource "aws_db_instance" "library" {
  engine                     = "postgres"
  instance_class             = "db.t4g.small"
  auto_minor_version_upgrade = false
}`,
      inconclusive: `
variable "upgrade" {
  type = bool
}

resource "aws_db_instance" "library" {
  engine                     = "postgres"
  instance_class             = "db.t4g.small"
  auto_minor_version_upgrade = var.upgrade
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Library:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.small
      AutoMinorVersionUpgrade: true`,
      contradicts: `
Resources:
  Library:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.small
      AutoMinorVersionUpgrade: false`,
    },
  },
});
