import { eventArchive } from '../../architecture/kinds/eventbridge-buses.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const eventbridgeArchiveRetention = defineCheck({
  id: 'eventbridge-archive-retention',
  kind: eventArchive,
  title: 'Event archive deletes events after a stated time',
  why: 'An archive is there to play events again after a fault, which people do for the last days or weeks. Without a retention it keeps every event for ever: storage that grows every month, with personal data that nobody remembers to delete.',
  remediation: 'Set the number of days for which a replay would still make sense.',
  links: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html'],
  examine: ({ retentionDays }) =>
    expect(retentionDays, (days) => days > 0, {
      supports: (days) => `Events are kept for ${days} days.`,
      contradicts: 'Events are kept for ever.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
  retention_days   = 30
}`,
      contradicts: `
resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
  retention_days   = var.days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::Events::Archive
    Properties:
      SourceArn: arn:aws:events:eu-west-1:111122223333:event-bus/orders
      RetentionDays: 14`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::Events::Archive
    Properties:
      SourceArn: arn:aws:events:eu-west-1:111122223333:event-bus/orders
      RetentionDays: 0`,
    },
  },
});
