import { defineKind, flag, items, link, presence, text, texts } from '../index.ts';

const TARGETS = [
  'lambda-function',
  'sqs-queue',
  'sns-topic',
  'stepfunctions-state-machine',
  'kinesis-stream',
  'firehose-delivery-stream',
  'eventbridge-bus',
  'eventbridge-api-destination',
];

export const eventRule = defineKind({
  id: 'eventbridge-rule',
  name: 'Amazon EventBridge rule',
  terraform: 'aws_cloudwatch_event_rule',
  cloudformation: 'AWS::Events::Rule',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    schedule: text({ terraform: 'schedule_expression', cloudformation: 'ScheduleExpression' }),
    bus: link({
      terraform: 'event_bus_name',
      cloudformation: 'EventBusName',
      relation: 'in',
      to: ['eventbridge-bus'],
    }),
    hasPattern: presence({ terraform: 'event_pattern', cloudformation: 'EventPattern' }),
    /** The sources of events that the pattern asks for, such as `aws.cloudwatch`. */
    sources: texts({ terraform: 'event_pattern.source', cloudformation: 'EventPattern.source' }),
    enabled: flag({
      terraform: 'state',
      cloudformation: 'State',
      trueWhen: ['ENABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'],
      falseWhen: ['DISABLED'],
      default: true,
    }),
    targets: items({
      terraform: { companion: 'aws_cloudwatch_event_target', joinedBy: 'rule', at: '' },
      cloudformation: 'Targets',
      fields: {
        target: link({
          terraform: 'arn',
          cloudformation: 'Arn',
          relation: 'triggers',
          to: TARGETS,
        }),
        deadLetterQueue: link({
          terraform: 'dead_letter_config.arn',
          cloudformation: 'DeadLetterConfig.Arn',
          relation: 'fails-over-to',
          to: ['sqs-queue'],
        }),
      },
    }),
    /** The queues of all targets for events that could not be delivered. */
    deadLetterQueues: link({
      terraform: { companion: 'aws_cloudwatch_event_target', joinedBy: 'rule', at: 'dead_letter_config.arn' },
      cloudformation: 'Targets.DeadLetterConfig.Arn',
      relation: 'fails-over-to',
      to: ['sqs-queue'],
    }),
    /** The same targets as an edge. */
    triggers: link({
      terraform: { companion: 'aws_cloudwatch_event_target', joinedBy: 'rule', at: 'arn' },
      cloudformation: 'Targets.Arn',
      relation: 'triggers',
      to: TARGETS,
    }),
  },
});

export const schedule = defineKind({
  id: 'eventbridge-schedule',
  name: 'Amazon EventBridge Scheduler schedule',
  terraform: 'aws_scheduler_schedule',
  cloudformation: 'AWS::Scheduler::Schedule',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    expression: text({ terraform: 'schedule_expression', cloudformation: 'ScheduleExpression' }),
    timeZone: text({
      terraform: 'schedule_expression_timezone',
      cloudformation: 'ScheduleExpressionTimezone',
      default: 'UTC',
    }),
    /** `FLEXIBLE` where the schedule may start any time within a window. */
    window: text({ terraform: 'flexible_time_window.mode', cloudformation: 'FlexibleTimeWindow.Mode' }),
    enabled: flag({
      terraform: 'state',
      cloudformation: 'State',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: true,
    }),
    group: link({
      terraform: 'group_name',
      cloudformation: 'GroupName',
      relation: 'in',
      to: ['eventbridge-schedule-group'],
    }),
    triggers: link({
      terraform: 'target.arn',
      cloudformation: 'Target.Arn',
      relation: 'triggers',
      to: TARGETS,
    }),
    deadLetterQueue: link({
      terraform: 'target.dead_letter_config.arn',
      cloudformation: 'Target.DeadLetterConfig.Arn',
      relation: 'fails-over-to',
      to: ['sqs-queue'],
    }),
  },
});

export const scheduleGroup = defineKind({
  id: 'eventbridge-schedule-group',
  name: 'Amazon EventBridge Scheduler schedule group',
  terraform: 'aws_scheduler_schedule_group',
  cloudformation: 'AWS::Scheduler::ScheduleGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});
