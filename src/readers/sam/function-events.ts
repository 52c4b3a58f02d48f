import { type DocumentNode, valueAt } from '../../document/document.ts';
import { placeOf } from '../cloudformation/place.ts';
import { addBucketNotification } from './bucket-notification.ts';
import { addCognitoTrigger } from './cognito-trigger.ts';
import { deadLettersOf } from './dead-letters.ts';
import { made, picked, plainEntries, type WrittenMap } from './nodes.ts';
import { allow, trustPolicy } from './role.ts';
import { addPermission } from './permission.ts';
import { addApiRoute, addHttpApiRoute } from './routes.ts';
import {
  arnOf,
  asWritten,
  ref,
  type ServerlessEvent,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

type AddEvent = (sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent) => void;

/** The event sources that Lambda polls, with the property that names the source. */
const POLLED = new Map([
  ['SQS', 'Queue'],
  ['Kinesis', 'Stream'],
  ['DynamoDB', 'Stream'],
  ['DocumentDB', 'Cluster'],
  ['MSK', 'Stream'],
  ['MQ', 'Broker'],
  ['SelfManagedKafka', ''],
]);

const MAPPING = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionResponseTypes',
  'KmsKeyArn',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig',
  'ParallelizationFactor',
  'ProvisionedPollerConfig',
  'Queues',
  'ScalingConfig',
  'SourceAccessConfigurations',
  'StartingPosition',
  'StartingPositionTimestamp',
  'Topics',
  'TumblingWindowInSeconds',
];

const EVENTS: ReadonlyMap<string, AddEvent> = new Map([
  ...[...POLLED.keys()].map((type) => [type, addMapping] as const),
  ['Api', addApiEvent],
  ['HttpApi', addHttpApiEvent],
  ['S3', addBucketNotification],
  ['SNS', addSubscription],
  ['Schedule', addRule],
  ['CloudWatchEvent', addRule],
  ['EventBridgeRule', addRule],
  ['ScheduleV2', addSchedule],
  ['CloudWatchLogs', addLogSubscription],
  ['IoTRule', addTopicRule],
  [
    'AlexaSkill',
    (sam, from, event) => addPermission(sam, from, `${event.name}Permission`, 'alexa-appkit.amazon.com'),
  ],
  ['Cognito', addCognitoTrigger],
] as readonly (readonly [string, AddEvent])[]);

/** What the events of a function bring: mappings, rules, subscriptions, permissions and routes. */
export function addFunctionEvents(sam: ServerlessTemplate, from: ServerlessResource): void {
  for (const event of eventsOf(sam, from)) {
    const add = EVENTS.get(event.type);
    if (add === undefined) sayUnknown(sam, from, event);
    else add(sam, from, event);
  }
}

export function eventsOf(sam: ServerlessTemplate, from: ServerlessResource): readonly ServerlessEvent[] {
  return plainEntries(valueAt(from.properties, 'Events')).map(({ key, value }) => ({
    name: key,
    type: sam.text(valueAt(value, 'Type'), from) ?? '',
    properties: valueAt(value, 'Properties'),
  }));
}

export function sayUnknown(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { name, type }: ServerlessEvent,
): void {
  const place = placeOf(from.node, from.scope.file);
  sam.evaluator.template.warn(
    `Event "${name}" of "${from.id}" is left out: its type is "${type}".`,
    place,
    'loses',
  );
}

function addMapping(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { name, type, properties }: ServerlessEvent,
): void {
  const source = valueAt(properties, POLLED.get(type) ?? '');
  const endpoints = valueAt(properties, 'KafkaBootstrapServers');
  sam.add(`${from.id}${name}`, from, 'AWS::Lambda::EventSourceMapping', {
    ...asWritten(picked(properties, MAPPING)),
    EventSourceArn: source,
    FunctionName: ref(from.id),
    ...consumerGroup(type, valueAt(properties, 'ConsumerGroupId')),
    SelfManagedEventSource:
      endpoints === undefined ? undefined : { Endpoints: { KafkaBootstrapServers: endpoints } },
  });
}

function consumerGroup(type: string, group: DocumentNode | undefined): WrittenMap {
  if (group === undefined) return {};
  const config = { ConsumerGroupId: group };
  return type === 'MSK'
    ? { AmazonManagedKafkaEventSourceConfig: config }
    : { SelfManagedKafkaEventSourceConfig: config };
}

function addApiEvent(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { stage, arn } = addApiRoute(sam, from, event);
  addPermission(sam, from, `${event.name}Permission${stage}`, 'apigateway.amazonaws.com', arn);
}

function addHttpApiEvent(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { arn, isCovered } = addHttpApiRoute(sam, from, event);
  if (isCovered) return;
  addPermission(sam, from, `${event.name}Permission`, 'apigateway.amazonaws.com', arn);
}

function addSubscription(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { id } = from;
  const { name, properties } = event;
  const topic = valueAt(properties, 'Topic');
  const shared = {
    TopicArn: topic,
    ...asWritten(picked(properties, ['FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy'])),
  };
  const through = valueAt(properties, 'SqsSubscription');
  if (through === undefined || sam.text(through, from) === 'false') {
    sam.add(`${id}${name}`, from, 'AWS::SNS::Subscription', {
      ...shared,
      Protocol: 'lambda',
      Endpoint: arnOf(id),
    });
    addPermission(sam, from, `${event.name}Permission`, 'sns.amazonaws.com', topic);
    return;
  }
  const queue = `${id}${name}Queue`;
  const queueArn = valueAt(through, 'QueueArn');
  const endpoint = queueArn ?? arnOf(queue);
  if (queueArn === undefined) sam.add(queue, from, 'AWS::SQS::Queue', {});
  const policy = sam.text(valueAt(through, 'QueuePolicyLogicalId'), from) ?? `${queue}Policy`;
  sam.add(policy, from, 'AWS::SQS::QueuePolicy', {
    Queues: [valueAt(through, 'QueueUrl') ?? ref(queue)],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'sqs:SendMessage',
          Resource: endpoint,
          Condition: { ArnEquals: { 'aws:SourceArn': topic } },
        },
      ],
    },
  });
  sam.add(`${id}${name}`, from, 'AWS::SNS::Subscription', { ...shared, Protocol: 'sqs', Endpoint: endpoint });
  sam.add(`${id}${name}EventSourceMapping`, from, 'AWS::Lambda::EventSourceMapping', {
    BatchSize: valueAt(through, 'BatchSize') ?? 10,
    Enabled: valueAt(through, 'Enabled') ?? true,
    EventSourceArn: endpoint,
    FunctionName: ref(id),
  });
}

const RULE = ['Description', 'EventBusName', 'Name', 'State'];
const TARGET = ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy'];

/** The rule of a schedule or of an event pattern, with the given target. */
export function ruleProperties(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
  target: WrittenMap,
): WrittenMap {
  const { properties } = event;
  const enabled = valueAt(properties, 'Enabled');
  const state =
    enabled?.type === 'scalar' ? (String(enabled.value) === 'true' ? 'ENABLED' : 'DISABLED') : undefined;
  return {
    ...(state === undefined ? {} : { State: state }),
    ...asWritten(picked(properties, RULE)),
    ...ruleName(properties),
    EventPattern: valueAt(properties, 'Pattern'),
    ScheduleExpression: valueAt(properties, 'Schedule'),
    Targets: [
      made(
        {
          ...target,
          ...asWritten(picked(properties, TARGET)),
          DeadLetterConfig: deadLettersOf(sam, from, event),
        },
        from.place,
      ),
    ],
  };
}

function ruleName(properties: DocumentNode | undefined): WrittenMap {
  const name = valueAt(properties, 'RuleName');
  return name === undefined ? {} : { Name: name };
}

function deadLetters(properties: DocumentNode | undefined): WrittenMap | undefined {
  const arn = valueAt(valueAt(properties, 'DeadLetterConfig'), 'Arn');
  return arn === undefined ? undefined : { Arn: arn };
}

function addRule(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const id = `${from.id}${event.name}`;
  const target = { Arn: arnOf(from.id), Id: `${id}LambdaTarget` };
  sam.add(id, from, 'AWS::Events::Rule', ruleProperties(sam, from, event, target));
  addPermission(sam, from, `${event.name}Permission`, 'events.amazonaws.com', arnOf(id));
}

/** `ScheduleV2`, for functions and state machines alike. */
export function addSchedule(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { name, properties }: ServerlessEvent,
): void {
  const id = `${from.id}${name}`;
  const isMachine = sam.text(valueAt(from.node, 'Type'), from) === 'AWS::Serverless::StateMachine';
  const arn = isMachine ? ref(from.id) : arnOf(from.id);
  const role = valueAt(properties, 'RoleArn');
  if (role === undefined) {
    sam.add(`${id}Role`, from, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: trustPolicy('scheduler.amazonaws.com'),
      Policies: [
        {
          PolicyName: `${id}Policy`,
          PolicyDocument: allow([isMachine ? 'states:StartExecution' : 'lambda:InvokeFunction'], arn),
        },
      ],
    });
  }
  sam.add(id, from, 'AWS::Scheduler::Schedule', {
    Name: id,
    ...asWritten(
      picked(properties, [
        'Description',
        'EndDate',
        'GroupName',
        'KmsKeyArn',
        'Name',
        'ScheduleExpression',
        'ScheduleExpressionTimezone',
        'StartDate',
        'State',
      ]),
    ),
    FlexibleTimeWindow: valueAt(properties, 'FlexibleTimeWindow') ?? { Mode: 'OFF' },
    Target: {
      Arn: arn,
      RoleArn: role ?? arnOf(`${id}Role`),
      Input: valueAt(properties, 'Input'),
      RetryPolicy: valueAt(properties, 'RetryPolicy'),
      DeadLetterConfig: deadLetters(properties),
    },
  });
}

function addLogSubscription(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { name, properties } = event;
  sam.add(`${from.id}${name}`, from, 'AWS::Logs::SubscriptionFilter', {
    ...asWritten(picked(properties, ['FilterPattern', 'LogGroupName'])),
    DestinationArn: arnOf(from.id),
  });
  addPermission(sam, from, `${event.name}Permission`, 'logs.amazonaws.com');
}

function addTopicRule(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { name, properties } = event;
  const rule = asWritten(picked(properties, ['Sql', 'AwsIotSqlVersion']));
  sam.add(`${from.id}${name}`, from, 'AWS::IoT::TopicRule', {
    TopicRulePayload: {
      ...rule,
      RuleDisabled: false,
      Actions: [{ Lambda: { FunctionArn: arnOf(from.id) } }],
    },
  });
  addPermission(sam, from, `${event.name}Permission`, 'iot.amazonaws.com');
}
