import { type DocumentNode, valueAt } from '../../document/document.ts';
import { placeOf } from '../cloudformation/place.ts';
import { idReferred } from './api-access.ts';
import { addBucketNotification } from './bucket-notification.ts';
import { addCognitoTrigger } from './cognito-trigger.ts';
import { deadLettersOf } from './dead-letters.ts';
import { made, picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { allow, trustPolicy } from './role.ts';
import { addPermission } from './permission.ts';
import { addApiRoute, addHttpApiRoute } from './routes.ts';
import { destinationPolicy } from './source-policies.ts';
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
  'Enabled',
  'FilterCriteria',
  'FunctionResponseTypes',
  'KmsKeyArn',
  'LoggingConfig',
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
    (sam, from, { name, properties }) => {
      const skill = valueAt(properties, 'SkillId');
      addPermission(sam, from, `${name}Permission`, 'alexa-appkit.amazon.com', undefined, undefined, skill);
    },
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
    DestinationConfig: failureDestination(properties),
    ...sourceConfig(type, properties),
    SelfManagedEventSource:
      endpoints === undefined ? undefined : { Endpoints: { KafkaBootstrapServers: endpoints } },
  });
}

/** What only some sources have, under the names that CloudFormation has for it. */
function sourceConfig(type: string, properties: DocumentNode | undefined): WrittenMap {
  if (type === 'DocumentDB') {
    const config = picked(properties, ['CollectionName', 'DatabaseName', 'FullDocument']);
    return { DocumentDBEventSourceConfig: asWritten(config) };
  }
  const config = picked(properties, ['ConsumerGroupId', 'SchemaRegistryConfig']);
  if (config.length === 0) return {};
  return type === 'MSK'
    ? { AmazonManagedKafkaEventSourceConfig: asWritten(config) }
    : { SelfManagedKafkaEventSourceConfig: asWritten(config) };
}

/** The `Type` of a destination is a word to SAM only. */
function failureDestination(properties: DocumentNode | undefined): WrittenMap | undefined {
  const failure = valueAt(valueAt(properties, 'DestinationConfig'), 'OnFailure');
  if (failure === undefined) return undefined;
  return { OnFailure: asWritten(plainEntries(failure).filter(({ key }) => key !== 'Type')) };
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
  if (queueArn === undefined) {
    const isFifo = isFifoTopic(sam, from, topic);
    sam.add(queue, from, 'AWS::SQS::Queue', isFifo ? { FifoQueue: true } : {});
  }
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

function isFifoTopic(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  topic: DocumentNode | undefined,
): boolean {
  const resource = sam.resources.get(idReferred(topic) ?? '');
  return sam.text(valueAt(valueAt(resource?.node, 'Properties'), 'FifoTopic'), from) === 'true';
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

/** The ARN of the queue for what a schedule could not start; a queue of its own where it asks for one. */
function deadLetters(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  name: string,
  properties: DocumentNode | undefined,
): Written | undefined {
  const config = valueAt(properties, 'DeadLetterConfig');
  const arn = valueAt(config, 'Arn');
  if (arn !== undefined || sam.text(valueAt(config, 'Type'), from) !== 'SQS') return arn;
  const queue = sam.text(valueAt(config, 'QueueLogicalId'), from) ?? `${from.id}${name}Queue`;
  sam.add(queue, from, 'AWS::SQS::Queue', {});
  return arnOf(queue);
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
  const dead = deadLetters(sam, from, name, properties);
  if (role === undefined) {
    const start = {
      name: `${id}Policy`,
      document: allow([isMachine ? 'states:StartExecution' : 'lambda:InvokeFunction'], arn),
    };
    const policies = [start, ...destinationPolicy('SQS', dead, id)];
    sam.add(`${id}Role`, from, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: trustPolicy('scheduler.amazonaws.com'),
      PermissionsBoundary: valueAt(properties, 'PermissionsBoundary'),
      Policies: policies.map((policy) => ({ PolicyName: policy.name, PolicyDocument: policy.document })),
    });
  }
  sam.add(id, from, 'AWS::Scheduler::Schedule', {
    Name: sam.text(valueAt(properties, 'OmitName'), from) === 'true' ? undefined : id,
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
      DeadLetterConfig: dead === undefined ? undefined : { Arn: dead },
    },
  });
}

function addLogSubscription(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const { name, properties } = event;
  sam.add(`${from.id}${name}`, from, 'AWS::Logs::SubscriptionFilter', {
    ...asWritten(picked(properties, ['FilterPattern', 'LogGroupName'])),
    DestinationArn: arnOf(from.id),
  });
  const group = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*';
  const source = { 'Fn::Sub': [group, { Group: valueAt(properties, 'LogGroupName') ?? '*' }] };
  addPermission(sam, from, `${name}Permission`, 'logs.amazonaws.com', source);
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
  addPermission(
    sam,
    from,
    `${event.name}Permission`,
    'iot.amazonaws.com',
    { 'Fn::Sub': `arn:\${AWS::Partition}:iot:\${AWS::Region}:\${AWS::AccountId}:rule/\${${from.id}${name}}` },
    ref('AWS::AccountId'),
  );
}
