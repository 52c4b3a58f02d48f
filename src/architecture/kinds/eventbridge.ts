import { defineKind, flag, items, link, presence, text } from '../index.ts';

export const eventRule = defineKind({
  id: 'eventbridge-rule',
  name: 'Amazon EventBridge rule',
  terraform: 'aws_cloudwatch_event_rule',
  cloudformation: 'AWS::Events::Rule',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    schedule: text({ terraform: 'schedule_expression', cloudformation: 'ScheduleExpression' }),
    hasPattern: presence({ terraform: 'event_pattern', cloudformation: 'EventPattern' }),
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
          to: ['lambda-function', 'sqs-queue', 'sns-topic', 'stepfunctions-state-machine'],
        }),
        deadLetterQueue: link({
          terraform: 'dead_letter_config.arn',
          cloudformation: 'DeadLetterConfig.Arn',
          relation: 'fails-over-to',
          to: ['sqs-queue'],
        }),
      },
    }),
    /** The same targets as an edge. */
    triggers: link({
      terraform: { companion: 'aws_cloudwatch_event_target', joinedBy: 'rule', at: 'arn' },
      cloudformation: 'Targets.Arn',
      relation: 'triggers',
      to: ['lambda-function', 'sqs-queue', 'sns-topic', 'stepfunctions-state-machine'],
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
    triggers: link({
      terraform: 'target.arn',
      cloudformation: 'Target.Arn',
      relation: 'triggers',
      to: ['lambda-function', 'sqs-queue', 'sns-topic', 'stepfunctions-state-machine'],
    }),
    deadLetterQueue: link({
      terraform: 'target.dead_letter_config.arn',
      cloudformation: 'Target.DeadLetterConfig.Arn',
      relation: 'fails-over-to',
      to: ['sqs-queue'],
    }),
  },
});
