import { FURTHER_POLICY_TEMPLATES } from './further-policy-templates.ts';

/** One statement of a policy template. `{Name}` stands for the template's parameter of that name. */
export interface StatementTemplate {
  readonly actions: readonly string[];
  /** Texts for `Fn::Sub`; `*` for every resource. */
  readonly resources: readonly string[];
  /** A key that has to equal a text for `Fn::Sub`. */
  readonly equal?: { readonly key: string; readonly value: string };
}

const REGIONAL = '${AWS::Region}:${AWS::AccountId}';
const TABLE = `arn:\${AWS::Partition}:dynamodb:${REGIONAL}:table/{TableName}`;
const BUCKET = 'arn:${AWS::Partition}:s3:::{BucketName}';
const OBJECTS = `${BUCKET}/*`;
const QUEUE = `arn:\${AWS::Partition}:sqs:${REGIONAL}:{QueueName}`;
const TOPIC = `arn:\${AWS::Partition}:sns:${REGIONAL}:{TopicName}`;
const STREAM = `arn:\${AWS::Partition}:kinesis:${REGIONAL}:stream/{StreamName}`;
const KEY = `arn:\${AWS::Partition}:kms:${REGIONAL}:key/{KeyId}`;

const READ_ITEMS = ['dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:Query', 'dynamodb:BatchGetItem'];
const READ_OBJECTS = ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:GetObjectVersion'];

function one(actions: readonly string[], ...resources: readonly string[]): readonly StatementTemplate[] {
  return [{ actions, resources }];
}

/** What SAM's policy templates allow, by name. Source: AWS SAM developer guide, "Policy template list". */
export const POLICY_TEMPLATES: ReadonlyMap<string, readonly StatementTemplate[]> = new Map([
  ...FURTHER_POLICY_TEMPLATES,
  [
    'SQSPollerPolicy',
    one(
      [
        'sqs:ChangeMessageVisibility',
        'sqs:ChangeMessageVisibilityBatch',
        'sqs:DeleteMessage',
        'sqs:DeleteMessageBatch',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      QUEUE,
    ),
  ],
  ['SQSSendMessagePolicy', one(['sqs:SendMessage*'], QUEUE)],
  [
    'LambdaInvokePolicy',
    one(['lambda:InvokeFunction'], `arn:\${AWS::Partition}:lambda:${REGIONAL}:function:{FunctionName}*`),
  ],
  ['CloudWatchPutMetricPolicy', one(['cloudwatch:PutMetricData'], '*')],
  ['CloudWatchDescribeAlarmHistoryPolicy', one(['cloudwatch:DescribeAlarmHistory'], '*')],
  ['EC2DescribePolicy', one(['ec2:DescribeRegions', 'ec2:DescribeInstances'], '*')],
  [
    'DynamoDBCrudPolicy',
    one(
      [
        ...READ_ITEMS,
        'dynamodb:DeleteItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:DescribeTable',
        'dynamodb:ConditionCheckItem',
      ],
      TABLE,
      `${TABLE}/index/*`,
    ),
  ],
  ['DynamoDBReadPolicy', one([...READ_ITEMS, 'dynamodb:DescribeTable'], TABLE, `${TABLE}/index/*`)],
  [
    'DynamoDBWritePolicy',
    one(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'], TABLE, `${TABLE}/index/*`),
  ],
  [
    'DynamoDBStreamReadPolicy',
    [
      {
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [`${TABLE}/stream/{StreamName}`],
      },
      { actions: ['dynamodb:ListStreams'], resources: [`${TABLE}/stream/*`] },
    ],
  ],
  ['S3ReadPolicy', one([...READ_OBJECTS, 's3:GetLifecycleConfiguration'], BUCKET, OBJECTS)],
  [
    'S3WritePolicy',
    one(['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'], BUCKET, OBJECTS),
  ],
  [
    'S3CrudPolicy',
    one(
      [
        ...READ_OBJECTS,
        's3:PutObject',
        's3:PutObjectAcl',
        's3:GetLifecycleConfiguration',
        's3:PutLifecycleConfiguration',
        's3:DeleteObject',
      ],
      BUCKET,
      OBJECTS,
    ),
  ],
  [
    'S3FullAccessPolicy',
    [
      {
        actions: [
          's3:GetObject',
          's3:GetObjectAcl',
          's3:GetObjectVersion',
          's3:PutObject',
          's3:PutObjectAcl',
          's3:DeleteObject',
          's3:DeleteObjectTagging',
          's3:DeleteObjectVersionTagging',
          's3:GetObjectTagging',
          's3:GetObjectVersionTagging',
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
        ],
        resources: [OBJECTS],
      },
      {
        actions: [
          's3:ListBucket',
          's3:GetBucketLocation',
          's3:GetLifecycleConfiguration',
          's3:PutLifecycleConfiguration',
        ],
        resources: [BUCKET],
      },
    ],
  ],
  ['SNSPublishMessagePolicy', one(['sns:Publish'], TOPIC)],
  [
    'SNSCrudPolicy',
    one(
      [
        'sns:ListSubscriptionsByTopic',
        'sns:CreateTopic',
        'sns:SetTopicAttributes',
        'sns:Subscribe',
        'sns:Publish',
      ],
      `${TOPIC}*`,
    ),
  ],
  [
    'KinesisStreamReadPolicy',
    [
      {
        actions: ['kinesis:ListStreams', 'kinesis:DescribeLimits'],
        resources: [`arn:\${AWS::Partition}:kinesis:${REGIONAL}:stream/*`],
      },
      {
        actions: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
        ],
        resources: [STREAM],
      },
    ],
  ],
  [
    'KinesisCrudPolicy',
    one(
      [
        'AddTagsToStream',
        'CreateStream',
        'DecreaseStreamRetentionPeriod',
        'DeleteStream',
        'DescribeStream',
        'DescribeStreamSummary',
        'GetShardIterator',
        'IncreaseStreamRetentionPeriod',
        'ListTagsForStream',
        'MergeShards',
        'PutRecord',
        'PutRecords',
        'SplitShard',
        'RemoveTagsFromStream',
      ].map((name) => `kinesis:${name}`),
      STREAM,
    ),
  ],
  ['KMSDecryptPolicy', one(['kms:Decrypt'], KEY)],
  ['KMSEncryptPolicy', one(['kms:Encrypt'], KEY)],
  ['AWSSecretsManagerGetSecretValuePolicy', one(['secretsmanager:GetSecretValue'], '{SecretArn}')],
  [
    'SSMParameterReadPolicy',
    [
      { actions: ['ssm:DescribeParameters'], resources: ['*'] },
      {
        actions: ['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'],
        resources: [`arn:\${AWS::Partition}:ssm:${REGIONAL}:parameter/{ParameterName}`],
      },
    ],
  ],
  [
    'SSMParameterWithSlashPrefixReadPolicy',
    [
      { actions: ['ssm:DescribeParameters'], resources: ['*'] },
      {
        actions: ['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'],
        resources: [`arn:\${AWS::Partition}:ssm:${REGIONAL}:parameter{ParameterName}`],
      },
    ],
  ],
  [
    'StepFunctionsExecutionPolicy',
    one(
      ['states:StartExecution'],
      `arn:\${AWS::Partition}:states:${REGIONAL}:stateMachine:{StateMachineName}`,
    ),
  ],
  [
    'EventBridgePutEventsPolicy',
    one(['events:PutEvents'], `arn:\${AWS::Partition}:events:${REGIONAL}:event-bus/{EventBusName}`),
  ],
  [
    'FilterLogEventsPolicy',
    one(
      ['logs:FilterLogEvents'],
      `arn:\${AWS::Partition}:logs:${REGIONAL}:log-group:{LogGroupName}:log-stream:*`,
    ),
  ],
  [
    'VPCAccessPolicy',
    one(
      [
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DetachNetworkInterface',
      ],
      '*',
    ),
  ],
  [
    'RekognitionDetectOnlyPolicy',
    one(
      ['DetectFaces', 'DetectLabels', 'DetectModerationLabels', 'DetectText'].map(
        (name) => `rekognition:${name}`,
      ),
      '*',
    ),
  ],
  [
    'FirehoseWritePolicy',
    one(
      ['firehose:PutRecord', 'firehose:PutRecordBatch'],
      `arn:\${AWS::Partition}:firehose:${REGIONAL}:deliverystream/{DeliveryStreamName}`,
    ),
  ],
  [
    'AthenaQueryPolicy',
    [
      {
        actions: [
          'athena:ListWorkGroups',
          'athena:GetExecutionEngine',
          'athena:GetExecutionEngines',
          'athena:GetNamespace',
          'athena:GetCatalogs',
          'athena:GetNamespaces',
          'athena:GetTables',
          'athena:GetTable',
        ],
        resources: ['*'],
      },
      {
        actions: [
          'athena:StartQueryExecution',
          'athena:GetQueryResults',
          'athena:DeleteNamedQuery',
          'athena:GetNamedQuery',
          'athena:ListQueryExecutions',
          'athena:StopQueryExecution',
          'athena:GetQueryResultsStream',
          'athena:ListNamedQueries',
          'athena:CreateNamedQuery',
          'athena:GetQueryExecution',
          'athena:BatchGetNamedQuery',
          'athena:BatchGetQueryExecution',
          'athena:GetWorkGroup',
        ],
        resources: [`arn:\${AWS::Partition}:athena:${REGIONAL}:workgroup/{WorkGroupName}`],
      },
    ],
  ],
] as readonly (readonly [string, readonly StatementTemplate[]])[]);
