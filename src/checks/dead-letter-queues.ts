import type { ResourceOf } from '../architecture/index.ts';
import { eventRule, schedule } from '../architecture/kinds/eventbridge.ts';
import { eventSourceMapping, lambdaFunction } from '../architecture/kinds/lambda.ts';
import { pipe } from '../architecture/kinds/pipes.ts';
import { snsSubscription } from '../architecture/kinds/sns.ts';
import { sqsQueue } from '../architecture/kinds/sqs.ts';
import type { Neighbours } from './check.ts';

/** The kinds that send what they could not handle to a queue. */
export const DEAD_LETTER_SENDERS = [
  sqsQueue,
  snsSubscription,
  lambdaFunction,
  eventSourceMapping,
  eventRule,
  schedule,
  pipe,
] as const;

/** Whether other resources send to the queue what they could not handle. */
export function isDeadLetterQueue(
  queue: ResourceOf<typeof sqsQueue>,
  { referrers }: Neighbours<(typeof DEAD_LETTER_SENDERS)[number]>,
): boolean {
  return (
    queue.redrivePermission.state !== 'absent' ||
    referrers(queue, sqsQueue, 'deadLetterQueue').length > 0 ||
    referrers(queue, snsSubscription, 'deadLetterQueue').length > 0 ||
    referrers(queue, eventRule, 'deadLetterQueues').length > 0 ||
    referrers(queue, schedule, 'deadLetterQueue').length > 0 ||
    referrers(queue, pipe, 'deadLetterQueue').length > 0 ||
    referrers(queue, lambdaFunction, 'failureDestination').length > 0 ||
    referrers(queue, eventSourceMapping, 'failureDestination').length > 0
  );
}

/** Dead-letter queues of code elsewhere are recognised by their name alone. */
export function isNamedDeadLetterQueue({ id }: ResourceOf<typeof sqsQueue>): boolean {
  return /dlq|dead[-_]?letter/i.test(id);
}
