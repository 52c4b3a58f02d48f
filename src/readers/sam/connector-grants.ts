/** What a connector between two types of resources allows. `{Source}` and `{Destination}` stand for their ARNs. */
export type Grant =
  /** A policy for the role of one of the two. */
  | {
      readonly by: 'role';
      readonly of: 'source' | 'destination';
      readonly statements: readonly GrantStatement[];
    }
  /** A permission on the destination's function. */
  | {
      readonly by: 'permission';
      readonly principal: string;
      readonly sourceArn: string;
      readonly ownAccount?: boolean;
    }
  /** A policy on the destination's queue or topic. */
  | { readonly by: 'queue' | 'topic'; readonly principal: string };

export interface GrantStatement {
  readonly access: 'Read' | 'Write';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const TO = '{Destination}';
const EXECUTIONS =
  'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:{DestinationName}:*';
const STEP_EVENTS =
  'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';
const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:{SourceId}/{SourceQualifier}';

function of(service: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}

function read(actions: readonly string[], ...resources: readonly string[]): GrantStatement {
  return { access: 'Read', actions, resources };
}

function write(actions: readonly string[], ...resources: readonly string[]): GrantStatement {
  return { access: 'Write', actions, resources };
}

const OBJECTS = [
  read(
    of(
      's3',
      'GetObject GetObjectAcl GetObjectLegalHold GetObjectRetention GetObjectTorrent GetObjectVersion GetObjectVersionAcl GetObjectVersionForReplication GetObjectVersionTorrent ListBucket ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts',
    ),
    TO,
    `${TO}/*`,
  ),
  write(
    of(
      's3',
      'AbortMultipartUpload DeleteObject DeleteObjectVersion PutObject PutObjectLegalHold PutObjectRetention RestoreObject',
    ),
    TO,
    `${TO}/*`,
  ),
];

const ITEMS = [
  read(
    of('dynamodb', 'GetItem Query Scan BatchGetItem ConditionCheckItem PartiQLSelect'),
    TO,
    `${TO}/index/*`,
  ),
  write(
    of('dynamodb', 'PutItem UpdateItem DeleteItem BatchWriteItem PartiQLDelete PartiQLInsert PartiQLUpdate'),
    TO,
    `${TO}/index/*`,
  ),
];

const INVOKE = of('lambda', 'InvokeAsync InvokeFunction');
const PUBLISH = [write(['sns:Publish'], TO)];
const EVENTS = [write(['events:PutEvents'], TO)];

function bySource(...statements: readonly GrantStatement[]): Grant {
  return { by: 'role', of: 'source', statements };
}

function byDestination(...statements: readonly GrantStatement[]): Grant {
  return { by: 'role', of: 'destination', statements };
}

function call(principal: string, sourceArn = '{Source}'): Grant {
  return { by: 'permission', principal, sourceArn };
}

/** By `source destination`, without `AWS::`. Source: the connectors of the AWS SAM developer guide and SAM's own samples. */
export const CONNECTOR_GRANTS: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ['ApiGateway::RestApi Lambda::Function', call('apigateway.amazonaws.com', API)],
  ['ApiGatewayV2::Api Lambda::Function', call('apigateway.amazonaws.com', API)],
  ['AppSync::DataSource DynamoDB::Table', bySource(...ITEMS)],
  ['AppSync::DataSource Events::EventBus', bySource(...EVENTS)],
  ['AppSync::DataSource Lambda::Function', bySource(write(INVOKE, TO, `${TO}:*`))],
  [
    'AppSync::GraphQLApi Lambda::Function',
    call(
      'appsync.amazonaws.com',
      'arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/{SourceId}',
    ),
  ],
  [
    'DynamoDB::Table Lambda::Function',
    byDestination(
      read(of('dynamodb', 'DescribeStream GetRecords GetShardIterator ListStreams'), '{Source}/stream/*'),
    ),
  ],
  ['Events::Rule Events::EventBus', bySource(...EVENTS)],
  ['Events::Rule Lambda::Function', call('events.amazonaws.com')],
  ['Events::Rule SNS::Topic', { by: 'topic', principal: 'events.amazonaws.com' }],
  ['Events::Rule SQS::Queue', { by: 'queue', principal: 'events.amazonaws.com' }],
  ['Events::Rule StepFunctions::StateMachine', bySource(write(['states:StartExecution'], TO))],
  ['Lambda::Function DynamoDB::Table', bySource(...ITEMS)],
  ['Lambda::Function Events::EventBus', bySource(...EVENTS)],
  ['Lambda::Function Lambda::Function', bySource(write(INVOKE, TO))],
  [
    'Lambda::Function Location::PlaceIndex',
    bySource(
      read(
        of(
          'geo',
          'DescribePlaceIndex GetPlace SearchPlaceIndexForPosition SearchPlaceIndexForSuggestions SearchPlaceIndexForText',
        ),
        TO,
      ),
    ),
  ],
  ['Lambda::Function S3::Bucket', bySource(...OBJECTS)],
  ['Lambda::Function SNS::Topic', bySource(...PUBLISH)],
  [
    'Lambda::Function SQS::Queue',
    bySource(
      read(of('sqs', 'ReceiveMessage GetQueueAttributes'), TO),
      write(of('sqs', 'DeleteMessage SendMessage ChangeMessageVisibility PurgeQueue'), TO),
    ),
  ],
  [
    'Lambda::Function StepFunctions::StateMachine',
    bySource(
      read(of('states', 'DescribeStateMachine ListExecutions'), TO),
      read(
        of('states', 'DescribeExecution DescribeStateMachineForExecution GetExecutionHistory'),
        EXECUTIONS,
      ),
      write(of('states', 'StartExecution StartSyncExecution'), TO),
      write(['states:StopExecution'], EXECUTIONS),
    ),
  ],
  [
    'S3::Bucket Lambda::Function',
    { by: 'permission', principal: 's3.amazonaws.com', sourceArn: '{Source}', ownAccount: true },
  ],
  ['SNS::Topic Lambda::Function', call('sns.amazonaws.com')],
  ['SNS::Topic SQS::Queue', { by: 'queue', principal: 'sns.amazonaws.com' }],
  [
    'SQS::Queue Lambda::Function',
    byDestination(
      read(of('sqs', 'ReceiveMessage GetQueueAttributes'), '{Source}'),
      write(['sqs:DeleteMessage'], '{Source}'),
    ),
  ],
  ['StepFunctions::StateMachine DynamoDB::Table', bySource(...ITEMS)],
  ['StepFunctions::StateMachine Events::EventBus', bySource(...EVENTS)],
  ['StepFunctions::StateMachine Lambda::Function', bySource(write(INVOKE, TO))],
  ['StepFunctions::StateMachine S3::Bucket', bySource(...OBJECTS)],
  ['StepFunctions::StateMachine SNS::Topic', bySource(...PUBLISH)],
  ['StepFunctions::StateMachine SQS::Queue', bySource(write(['sqs:SendMessage'], TO))],
  [
    'StepFunctions::StateMachine StepFunctions::StateMachine',
    bySource(
      read(['states:DescribeExecution'], EXECUTIONS),
      read(['events:DescribeRule'], STEP_EVENTS),
      write(['states:StartExecution'], TO),
      write(['states:StopExecution'], EXECUTIONS),
      write(of('events', 'PutTargets PutRule'), STEP_EVENTS),
    ),
  ],
]);
