import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember } from '../databases.ts';
import { expect, inconclusive } from '../expectations.ts';

/** The log that each engine has without further settings. */
const LOGS: readonly (readonly [RegExp, string])[] = [
  [/postgres/, 'postgresql'],
  [/mysql|mariadb|sqlserver|^aurora$/, 'error'],
  [/oracle/, 'alert'],
];

export const rdsLogExports = defineCheck({
  id: 'rds-log-exports',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS database sends its logs to CloudWatch Logs',
  why: 'On the database server the logs are overwritten after a short while and can be read one file at a time. In CloudWatch Logs they last, can be searched, and can raise alarms.',
  remediation: 'Export at least the error log and the slow query log, and the audit log where there is one.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
  ],
  blindSpots: [
    'Whether the parameter group lets the database write the logs that are exported is not looked at.',
  ],
  examine: (database) => {
    const { logExports } = database;
    if (isClusterMember(database)) return 'not-applicable';
    const [reason] =
      logExports.state === 'known' && logExports.value.values.length === 0 ? logExports.value.open : [];
    if (reason !== undefined) return inconclusive(reason, logExports.location);
    return expect(logExports, ({ values }) => values.length > 0, {
      supports: ({ values }) => `Logs are exported: ${values.join(', ')}.`,
      contradicts: 'No logs are exported.',
    });
  },
  fix: ({ engine }) => {
    const name = engine.state === 'known' ? engine.value.toLowerCase() : '';
    const log = LOGS.find(([engines]) => engines.test(name))?.[1];
    if (log === undefined) return 'which logs there are follows from the engine, which is not known here';
    return {
      set: [{ attribute: 'logExports', value: [log], adds: true }],
      caution: 'CloudWatch charges for the log events that arrive.',
    };
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "parcels" {
  engine                          = "postgres"
  instance_class                  = "db.m7g.large"
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}`,
      contradicts: `
resource "aws_db_instance" "parcels" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
variable "logs" {
  type = list(string)
}

resource "aws_db_instance" "parcels" {
  engine                          = "postgres"
  instance_class                  = "db.m7g.large"
  enabled_cloudwatch_logs_exports = var.logs
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Parcels:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      EnableCloudwatchLogsExports:
        - error
        - slowquery`,
      contradicts: `
Resources:
  Parcels:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql`,
    },
  },
});
