import { type DocumentNode, valueAt } from '../../document/document.ts';
import type { WrittenMap } from './nodes.ts';
import {
  arnOf,
  ref,
  type ServerlessEvent,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

/** The dead-letter configuration of an event, with a queue of its own where it asks for one. */
export function deadLettersOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { name, properties }: ServerlessEvent,
): WrittenMap | undefined {
  const config = valueAt(properties, 'DeadLetterConfig');
  const arn: DocumentNode | undefined = valueAt(config, 'Arn');
  if (arn !== undefined) return { Arn: arn };
  if (sam.text(valueAt(config, 'Type'), from) !== 'SQS') return undefined;
  const rule = `${from.id}${name}`;
  const queue = sam.text(valueAt(config, 'QueueLogicalId'), from) ?? `${rule}Queue`;
  sam.add(queue, from, 'AWS::SQS::Queue', {});
  sam.add(`${rule}QueuePolicy`, from, 'AWS::SQS::QueuePolicy', {
    Queues: [ref(queue)],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arnOf(queue),
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf(rule) } },
        },
      ],
    },
  });
  return { Arn: arnOf(queue) };
}
