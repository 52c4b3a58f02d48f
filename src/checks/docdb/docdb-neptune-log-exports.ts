import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectIncludes } from '../expectations.ts';

export const docdbNeptuneLogExports = defineCheck({
  id: 'docdb-neptune-log-exports',
  kind: [docdbCluster, neptuneCluster],
  title: 'DocumentDB or Neptune cluster exports its audit log',
  why: 'Who signed in, who read which collection and who dropped an index stands in the audit log alone. Unless the cluster exports it, the log is not written at all and cannot be asked afterwards.',
  remediation: 'Turn the audit log on in the parameter group, and export it to CloudWatch Logs.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html',
  ],
  blindSpots: ['Whether the parameter group turns the audit log on is not looked at.'],
  examine: ({ logExports }) =>
    expectIncludes(logExports, ['audit'], {
      supports: 'The audit log is exported.',
      contradicts: 'The audit log is not exported.',
      absent: { verdict: 'contradicts', message: 'No logs are exported.' },
    }),
  fix: {
    set: [{ attribute: 'logExports', value: ['audit'], adds: true }],
    caution:
      'The audit log also has to be turned on in the parameter group; CloudWatch charges for what arrives.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier              = "catalog"
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
}`,
      contradicts: `
resource "aws_neptune_cluster" "friends" {
  cluster_identifier = "friends"
}`,
      inconclusive: `
variable "logs" {
  type = list(string)
}

resource "aws_docdb_cluster" "catalog" {
  cluster_identifier              = "catalog"
  enabled_cloudwatch_logs_exports = var.logs
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Friends:
    Type: AWS::Neptune::DBCluster
    Properties:
      EnableCloudwatchLogsExports: [audit]`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::DocDB::DBCluster
    Properties:
      EnableCloudwatchLogsExports: [profiler]`,
    },
  },
});
