import { rdsEventSubscription } from '../../architecture/kinds/rds-groups.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

const GRAVE = new Set(['availability', 'failover', 'failure', 'low storage', 'recovery']);

function tellsOfFailures({ enabled, categories }: ResourceOf<typeof rdsEventSubscription>): boolean {
  if (enabled.state === 'known' && !enabled.value) return false;
  return (
    categories.state === 'absent' ||
    (categories.state === 'known' && categories.value.values.some((name) => GRAVE.has(name)))
  );
}

export const rdsFailureEvents = defineCheck({
  id: 'rds-failure-events',
  kind: rdsEventSubscription,
  related: [rdsEventSubscription],
  title: 'RDS event subscription reports failures',
  why: 'RDS announces failovers, full disks and failed backups as events. A subscription that is switched off, or that picks only harmless categories, looks like a safeguard and stays silent on the night it is needed.',
  remediation:
    'Turn the subscription on and include the categories failure, failover, low storage and maintenance, or name no categories to get all.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html'],
  blindSpots: ['Whether anybody reads what the topic sends is not seen.'],
  examine: (subscription, neighbours) => {
    const { enabled, categories, sourceType } = subscription;
    if (sourceType.state === 'known' && !/^db-(?:instance|cluster)$/.test(sourceType.value))
      return 'not-applicable';
    const on = expectTrue(enabled, {
      supports: 'Every category of events is reported.',
      contradicts: 'The subscription is switched off.',
    });
    if (on.verdict !== 'supports' || categories.state === 'absent') return on;
    if (categories.state === 'unresolved') return inconclusive(categories.reason, categories.location);
    if (tellsOfFailures(subscription))
      return supports(`Events are reported: ${categories.value.values.join(', ')}.`, categories.location);
    if (neighbours.beside(subscription, rdsEventSubscription).some(tellsOfFailures)) return 'not-applicable';
    return inconclusive(
      'Failures are not among the categories; whether an alarm tells of them is not looked at.',
      categories.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_event_subscription" "database" {
  name             = "database"
  sns_topic        = "arn:aws:sns:eu-west-1:111122223333:operations"
  source_type      = "db-instance"
  event_categories = ["failure", "failover", "low storage"]
}`,
      contradicts: `
resource "aws_db_event_subscription" "database" {
  name             = "database"
  sns_topic        = "arn:aws:sns:eu-west-1:111122223333:operations"
  source_type      = "db-instance"
  enabled          = false
}`,
      inconclusive: `
variable "categories" {
  type = list(string)
}

resource "aws_db_event_subscription" "database" {
  name             = "database"
  sns_topic        = "arn:aws:sns:eu-west-1:111122223333:operations"
  source_type      = "db-instance"
  event_categories = var.categories
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Database:
    Type: AWS::RDS::EventSubscription
    Properties:
      SnsTopicArn: arn:aws:sns:eu-west-1:111122223333:operations
      SourceType: db-cluster`,
      contradicts: `
Resources:
  Database:
    Type: AWS::RDS::EventSubscription
    Properties:
      SnsTopicArn: arn:aws:sns:eu-west-1:111122223333:operations
      SourceType: db-cluster
      Enabled: false`,
    },
  },
});
