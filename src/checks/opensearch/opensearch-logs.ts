import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const opensearchLogs = defineCheck({
  id: 'opensearch-logs',
  kind: opensearchDomain,
  title: 'OpenSearch domain publishes its logs',
  why: 'Logs of a domain stay inside it, out of reach. Without slow logs nobody sees which query makes the search page time out; without audit logs nobody sees who read an index.',
  remediation:
    'Publish error logs, slow logs and, with fine-grained access control, audit logs to CloudWatch Logs.',
  links: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html',
  ],
  blindSpots: ['Thresholds of slow logs are set inside the indexes and not seen.'],
  examine: ({ logs, auditLogs, otherLogs, location }) => {
    for (const stated of [auditLogs, otherLogs]) {
      if (stated.state === 'known' && stated.value) return supports('Logs are published.', stated.location);
    }
    for (const stated of [auditLogs, otherLogs, logs]) {
      if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    }
    if (logs.state !== 'known') return contradicts('No logs are published.', location);
    const { items, open } = logs.value;
    const published = items.filter(({ enabled }) => enabled.state === 'known' && enabled.value);
    if (published.length > 0) {
      const types = published.flatMap(({ type }) => (type.state === 'known' ? [type.value] : []));
      return supports(`Logs are published: ${types.join(', ')}.`, logs.location);
    }
    const [reason] = [
      ...open,
      ...items.flatMap(({ enabled }) => (enabled.state === 'unresolved' ? [enabled.reason] : [])),
    ];
    return reason === undefined
      ? contradicts('No logs are published.', logs.location)
      : inconclusive(reason, logs.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "orders" {
  domain_name = "orders"
  log_publishing_options {
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "orders" {
  domain_name = "orders"
}`,
      inconclusive: `
variable "logs" {
  type = bool
}

resource "aws_opensearch_domain" "orders" {
  domain_name = "orders"
  log_publishing_options {
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
    enabled                  = var.logs
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::OpenSearchService::Domain
    Properties:
      LogPublishingOptions:
        AUDIT_LOGS:
          Enabled: true
          CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:orders`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::OpenSearchService::Domain
    Properties:
      LogPublishingOptions:
        ES_APPLICATION_LOGS:
          Enabled: false`,
    },
  },
});
