import type { Resource } from '../../architecture/index.ts';
import type { Station } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { supports } from '../expectations.ts';
import { ENTRIES, findingAt, stationsOf } from '../request-entries.ts';
import {
  TEMPLATE_HTTP_API,
  TERRAFORM_HTTP_API,
  templateFunction,
  terraformFunctionWith,
} from '../request-examples.ts';

export const workloadFunctionChain = defineCheck({
  id: 'workload-function-chain',
  kind: ENTRIES,
  title: 'Functions behind an entry hand work over instead of calling one another in a row',
  why: 'A function that calls another one and waits for it is as available as both together, and both are paid for while one waits. In a chain of three, a slow last one makes all of them slow, and the timeout of the first ends work that the others still do.',
  remediation:
    'Pass work on through a queue, a topic or an event bus and answer at once, or let a state machine call the functions one after another.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/concepts-event-driven-architectures.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_prevent_interaction_failure_loosely_coupled_system.html',
  ],
  blindSpots: [
    'Whether a function waits for the one that it calls stands in its program: two in a row are inconclusive, and a chain of three counts only where none of those called has a place for failed asynchronous events.',
  ],
  examine: (entry, neighbours) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    const chains = stations
      .filter(({ resource, waits }) => resource.kind === FUNCTION && waits !== 'no')
      .map((station) => ({ station, length: functionsOn(station).length }))
      .filter(({ length }) => length > 1)
      .toSorted((a, b) => b.length - a.length);
    const [longest] = chains;
    if (longest === undefined) {
      const over = stations.find(
        ({ calls, resource }) => HANDED_OVER.has(resource.kind ?? '') && isAfterFunction(calls),
      );
      return over === undefined
        ? 'not-applicable'
        : supports(`Work is handed over through ${over.resource.id}.`, over.resource);
    }
    const { length, station } = longest;
    const sentence = `A chain of ${length} functions, in which each may wait for the next`;
    const isLong = length > 2 && functionsOn(station).slice(1).every(keepsNoFailedEvents);
    return findingAt(isLong ? 'contradicts' : 'inconclusive', sentence, entry, station);
  },
  examples: {
    terraform: {
      supports: `${TERRAFORM_HTTP_API}${terraformFunctionWith('order', 'ORDERS = aws_sqs_queue.orders.url')}
resource "aws_sqs_queue" "orders" {}`,
      contradicts: `${TERRAFORM_HTTP_API}${terraformFunctionWith(
        'order',
        'NEXT = aws_lambda_function.stock.function_name',
      )}${terraformFunctionWith('stock', 'NEXT = aws_lambda_function.price.function_name')}${terraformFunctionWith(
        'price',
        'CURRENCY = "EUR"',
      )}`,
      inconclusive: `${TERRAFORM_HTTP_API}${terraformFunctionWith(
        'order',
        'NEXT = aws_lambda_function.stock.function_name',
      )}${terraformFunctionWith('stock', 'CURRENCY = "EUR"')}`,
    },
    cloudformation: {
      supports: `${TEMPLATE_HTTP_API}${templateFunction('Order', environment('!Ref Orders'))}
  Orders:
    Type: AWS::SQS::Queue`,
      contradicts: `${TEMPLATE_HTTP_API}${templateFunction('Order', environment('!Ref Stock'))}${templateFunction(
        'Stock',
        environment('!GetAtt Price.Arn'),
      )}${templateFunction('Price')}`,
    },
  },
});

const FUNCTION = 'lambda-function';
const HANDED_OVER = new Set([
  'eventbridge-bus',
  'kinesis-stream',
  'sns-topic',
  'sqs-queue',
  'stepfunctions-state-machine',
]);

/** The functions in a row at the end of the way, with nothing between them. */
function functionsOn({ calls }: Station): readonly Resource[] {
  const way = calls
    .map(({ to }) => to)
    .filter(({ kind }) => kind !== 'lambda-alias' && kind !== 'lambda-version');
  const before = way.findLastIndex(({ kind }) => kind !== FUNCTION);
  return way.slice(before + 1);
}

function isAfterFunction(calls: Station['calls']): boolean {
  return calls.some(({ from }) => from.kind === FUNCTION);
}

function keepsNoFailedEvents(called: Resource): boolean {
  const { failureDestination } = called as Resource & {
    readonly failureDestination?: { readonly state: string };
  };
  return failureDestination?.state === 'absent';
}

function environment(value: string): string {
  return `Environment:
  Variables:
    NEXT: ${value}`;
}
