import { redshiftCluster, redshiftNamespace } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, expectIncludes } from '../expectations.ts';

export const redshiftAuditLogs = defineCheck({
  id: 'redshift-audit-logs',
  kind: [redshiftCluster, redshiftNamespace],
  title: 'Redshift records sign-ins and queries',
  why: 'The warehouse holds what people would want to steal, and its own tables keep a record of sign-ins for a few days only. Audit logs say, months later too, who took which data.',
  remediation: 'Send connection, user and user activity logs to CloudWatch Logs or to a bucket.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html'],
  examine: (warehouse) => {
    if ('auditLogs' in warehouse) {
      return expectTrue(warehouse.auditLogs, {
        supports: 'Audit logs are kept.',
        contradicts: 'No audit logs are kept.',
      });
    }
    return expectIncludes(warehouse.logExports, ['connectionlog', 'useractivitylog'], {
      supports: ({ values }) => `Logs are exported: ${values.join(', ')}.`,
      contradicts: 'No audit logs are exported.',
      absent: { verdict: 'contradicts', message: 'No audit logs are exported.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
}

resource "aws_redshift_logging" "sales" {
  cluster_identifier   = aws_redshift_cluster.sales.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}`,
      contradicts: `
resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.xlplus"
}`,
      inconclusive: `
variable "logs" {
  type = list(string)
}

resource "aws_redshiftserverless_namespace" "sales" {
  namespace_name = "sales"
  log_exports    = var.logs
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sales:
    Type: AWS::RedshiftServerless::Namespace
    Properties:
      NamespaceName: sales
      LogExports: [connectionlog, userlog]`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: owner`,
    },
  },
});
