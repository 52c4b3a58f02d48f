import { type DocumentNode, valueAt } from '../../document/document.ts';
import { choiceOf } from './choice.ts';
import { destinationPolicy, type InlinePolicy } from './source-policies.ts';
import { entry, made, picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import {
  arnOf,
  asWritten,
  ref,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

/** How the function is called asynchronously, and where results go; queues and topics that are not named are made. */
export function addEventInvokeConfig(sam: ServerlessTemplate, from: ServerlessResource): void {
  const invocation = valueAt(from.properties, 'EventInvokeConfig');
  if (invocation?.type !== 'map') return;
  sam.add(`${from.id}EventInvokeConfig`, from, 'AWS::Lambda::EventInvokeConfig', {
    ...asWritten(picked(invocation, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts'])),
    DestinationConfig: destinations(sam, from, valueAt(invocation, 'DestinationConfig')),
    FunctionName: ref(from.id),
    Qualifier: valueAt(from.properties, 'AutoPublishAlias') ?? '$LATEST',
  });
}

/** What the function's role needs to send results on. */
export function invocationPolicies(
  sam: ServerlessTemplate,
  from: ServerlessResource,
): readonly InlinePolicy[] {
  const config = valueAt(valueAt(from.properties, 'EventInvokeConfig'), 'DestinationConfig');
  return ['OnSuccess', 'OnFailure'].flatMap((name) => {
    const one = valueAt(config, name);
    if (one === undefined) return [];
    const sort = sam.text(valueAt(one, 'Type'), from);
    const destination = destinationOf(sam, from, name, one);
    return destinationPolicy(sort, destination, `${from.id}EventInvokeConfig${name}`);
  });
}

function destinations(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  node: DocumentNode | undefined,
): Written | undefined {
  if (node === undefined || plainEntries(node).length === 0) return node;
  const of = (name: string): WrittenMap | undefined => {
    const config = valueAt(node, name);
    const destination = config === undefined ? undefined : destinationOf(sam, from, name, config);
    return destination === undefined ? undefined : { Destination: destination };
  };
  return { OnSuccess: of('OnSuccess'), OnFailure: of('OnFailure') };
}

const MADE = new Map([
  ['SQS', 'AWS::SQS::Queue'],
  ['SNS', 'AWS::SNS::Topic'],
]);

function destinationOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  name: string,
  config: DocumentNode,
): Written | undefined {
  const destination = valueAt(config, 'Destination');
  const sort = sam.text(valueAt(config, 'Type'), from) ?? '';
  const type = MADE.get(sort);
  const choice = choiceOf(sam, destination, from.place);
  if (type === undefined || (destination !== undefined && choice === undefined)) return destination;
  const id = `${from.id}EventInvokeConfig${name}${sort === 'SQS' ? 'Queue' : 'Topic'}`;
  const condition = choice && [entry('Condition', made(choice.condition, from.place), from.place)];
  sam.add(id, from, type, {}, condition);
  sam.evaluator.template.generatedIds.set(`${from.id}.Destination${sort === 'SQS' ? 'Queue' : 'Topic'}`, id);
  const target = sort === 'SQS' ? arnOf(id) : ref(id);
  return choice === undefined ? target : choice.filled(target);
}
