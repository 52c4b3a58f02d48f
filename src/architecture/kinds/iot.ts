import { defineKind, link, policy, presence } from '../index.ts';

const TARGETS = [
  'lambda-function',
  'sqs-queue',
  'sns-topic',
  'kinesis-stream',
  'firehose-delivery-stream',
  'dynamodb-table',
  's3-bucket',
];

export const iotTopicRule = defineKind({
  id: 'iot-topic-rule',
  name: 'AWS IoT topic rule',
  terraform: 'aws_iot_topic_rule',
  cloudformation: 'AWS::IoT::TopicRule',
  names: { terraform: 'name', cloudformation: 'RuleName' },
  attributes: {
    targets: link({
      terraform: [
        'lambda.function_arn',
        'sqs.queue_url',
        'sns.target_arn',
        'kinesis.stream_name',
        'firehose.delivery_stream_name',
        'dynamodb.table_name',
        'dynamodbv2.put_item.table_name',
        's3.bucket_name',
      ],
      cloudformation: [
        'TopicRulePayload.Actions.Lambda.FunctionArn',
        'TopicRulePayload.Actions.Sqs.QueueUrl',
        'TopicRulePayload.Actions.Sns.TargetArn',
        'TopicRulePayload.Actions.Kinesis.StreamName',
        'TopicRulePayload.Actions.Firehose.DeliveryStreamName',
        'TopicRulePayload.Actions.DynamoDB.TableName',
        'TopicRulePayload.Actions.DynamoDBv2.PutItem.TableName',
        'TopicRulePayload.Actions.S3.BucketName',
      ],
      relation: 'triggers',
      to: TARGETS,
    }),
    errorAction: presence({ terraform: 'error_action', cloudformation: 'TopicRulePayload.ErrorAction' }),
  },
});

export const iotPolicy = defineKind({
  id: 'iot-policy',
  name: 'AWS IoT policy',
  terraform: 'aws_iot_policy',
  cloudformation: 'AWS::IoT::Policy',
  names: { terraform: 'name', cloudformation: 'PolicyName' },
  attributes: {
    policy: policy({ terraform: 'policy', cloudformation: 'PolicyDocument' }),
  },
});

export const iotThing = defineKind({
  id: 'iot-thing',
  name: 'AWS IoT thing',
  terraform: 'aws_iot_thing',
  cloudformation: 'AWS::IoT::Thing',
  names: { terraform: 'name', cloudformation: 'ThingName' },
  attributes: {},
});

export const iotCertificate = defineKind({
  id: 'iot-certificate',
  name: 'AWS IoT certificate',
  terraform: 'aws_iot_certificate',
  cloudformation: 'AWS::IoT::Certificate',
  attributes: {},
});

/** Ties a policy or a thing to a certificate. */
export const iotAttachment = defineKind({
  id: 'iot-attachment',
  name: 'AWS IoT attachment',
  terraform: ['aws_iot_policy_attachment', 'aws_iot_thing_principal_attachment'],
  cloudformation: ['AWS::IoT::PolicyPrincipalAttachment', 'AWS::IoT::ThingPrincipalAttachment'],
  attributes: {
    attached: link({
      terraform: ['policy', 'thing'],
      cloudformation: ['PolicyName', 'ThingName'],
      relation: 'uses',
      to: ['iot-policy', 'iot-thing'],
    }),
    principal: link({
      terraform: ['target', 'principal'],
      cloudformation: 'Principal',
      relation: 'in',
      to: ['iot-certificate'],
    }),
  },
});

/** Lets devices take on an IAM role. */
export const iotRoleAlias = defineKind({
  id: 'iot-role-alias',
  name: 'AWS IoT role alias',
  terraform: 'aws_iot_role_alias',
  cloudformation: 'AWS::IoT::RoleAlias',
  names: { terraform: 'alias', cloudformation: 'RoleAlias' },
  attributes: {
    role: link({
      terraform: 'role_arn',
      cloudformation: 'RoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const iotLogging = defineKind({
  id: 'iot-logging',
  name: 'AWS IoT logging options',
  terraform: 'aws_iot_logging_options',
  cloudformation: 'AWS::IoT::Logging',
  attributes: {},
});
