import { describe, expect, it } from 'vitest';
import { type Language, sourcesIn } from '../src/architecture/index.ts';
import { kinds } from '../src/architecture/kinds/index.ts';
import { type Exception, schemaList, SchemaPaths } from './schema-paths.ts';

const QUEUE_REDRIVE =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html';
const EVENT_PATTERN = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html';
const DASHBOARD =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html';
const SESSION_PREFERENCES =
  'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html';
const PIPELINE_ACTIONS = 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html';
const WINDOW_TASK =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-maintenancewindowtask.html';
const CONTAINERS = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html';

const BATCH_CONTAINER = 'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html';

const EMR_SECURITY =
  'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html';
const DMS_SETTINGS =
  'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html';
const SEARCH_LOGS =
  'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html';

const EXCEPTIONS: Readonly<Record<Language, readonly Exception[]>> = {
  terraform: [
    {
      types: ['aws_emr_security_configuration'],
      paths: [
        'configuration.EncryptionConfiguration.EnableAtRestEncryption',
        'configuration.EncryptionConfiguration.EnableInTransitEncryption',
      ],
      because: `JSON in a text: ${EMR_SECURITY}`,
    },
    {
      types: ['aws_dms_replication_task'],
      paths: ['replication_task_settings.Logging.EnableLogging'],
      because: `JSON in a text: ${DMS_SETTINGS}`,
    },
    {
      paths: ['lifecycle.ignore_changes'],
      because: 'a meta-argument of the language, which every resource may have',
    },
    {
      types: ['aws_sqs_queue', 'aws_sqs_queue_redrive_policy', 'aws_sns_topic_subscription'],
      paths: ['redrive_policy.deadLetterTargetArn', 'redrive_policy.maxReceiveCount'],
      because: `JSON in a text: ${QUEUE_REDRIVE}`,
    },
    {
      types: ['aws_sqs_queue', 'aws_sqs_queue_redrive_allow_policy'],
      paths: ['redrive_allow_policy.redrivePermission'],
      because: `JSON in a text: ${QUEUE_REDRIVE}`,
    },
    {
      types: ['aws_cloudwatch_event_rule'],
      paths: ['event_pattern.source'],
      because: `JSON in a text: ${EVENT_PATTERN}`,
    },
    {
      types: ['aws_cloudwatch_dashboard'],
      paths: ['dashboard_body.widgets', 'dashboard_body.widgets.type'],
      because: `JSON in a text: ${DASHBOARD}`,
    },
    {
      types: ['aws_instance'],
      paths: ['primary_network_interface'],
      because: 'the block that version 6 of the provider has in place of network_interface',
    },
    {
      types: ['aws_ecs_task_definition'],
      paths: [
        'container_definitions.name',
        'container_definitions.image',
        'container_definitions.privileged',
        'container_definitions.readonlyRootFilesystem',
        'container_definitions.user',
        'container_definitions.essential',
        'container_definitions.healthCheck',
        'container_definitions.memory',
        'container_definitions.logConfiguration.logDriver',
        'container_definitions.environment',
        'container_definitions.environment.name',
        'container_definitions.environment.value',
      ],
      because: `JSON in a text: ${CONTAINERS}`,
    },
    {
      types: ['aws_batch_job_definition'],
      paths: [
        'container_properties.privileged',
        'container_properties.environment',
        'container_properties.environment.name',
        'container_properties.environment.value',
      ],
      because: `JSON in a text: ${BATCH_CONTAINER}`,
    },
    {
      types: ['aws_ssm_document'],
      paths: [
        'content.inputs.cloudWatchLogGroupName',
        'content.inputs.s3BucketName',
        'content.mainSteps.action',
      ],
      because: `JSON in a text: ${SESSION_PREFERENCES}`,
    },
  ],
  cloudformation: [
    {
      types: ['AWS::Events::Rule'],
      paths: ['EventPattern.source'],
      because: `JSON without a schema: ${EVENT_PATTERN}`,
    },
    {
      types: ['AWS::CodePipeline::Pipeline'],
      paths: ['Stages.Actions.Configuration.ProjectName', 'Stages.Actions.Configuration.OAuthToken'],
      because: `a free JSON value: ${PIPELINE_ACTIONS}`,
    },
    {
      types: ['AWS::SSM::Document'],
      paths: [
        'Content.inputs.cloudWatchLogGroupName',
        'Content.inputs.s3BucketName',
        'Content.mainSteps.action',
      ],
      because: `a free JSON value: ${SESSION_PREFERENCES}`,
    },
    {
      types: ['AWS::SSM::MaintenanceWindowTask'],
      paths: [
        'TaskInvocationParameters.MaintenanceWindowRunCommandParameters.Parameters.Operation',
        'TaskParameters.Operation.Values',
      ],
      because: `free JSON values: ${WINDOW_TASK}`,
    },
    {
      types: ['AWS::EMR::SecurityConfiguration'],
      paths: [
        'SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption',
        'SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption',
      ],
      because: `a free JSON value: ${EMR_SECURITY}`,
    },
    {
      types: ['AWS::DMS::ReplicationTask'],
      paths: ['ReplicationTaskSettings.Logging.EnableLogging'],
      because: `JSON in a text: ${DMS_SETTINGS}`,
    },
    {
      types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
      paths: [
        'LogPublishingOptions.AUDIT_LOGS.Enabled',
        'LogPublishingOptions.ES_APPLICATION_LOGS.Enabled',
        'LogPublishingOptions.SEARCH_SLOW_LOGS.Enabled',
        'LogPublishingOptions.INDEX_SLOW_LOGS.Enabled',
      ],
      because: `a map from the sort of log: ${SEARCH_LOGS}`,
    },
    {
      types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
      paths: ['DeletionPolicy'],
      because: 'stands beside the properties; the reader puts it among them',
    },
    {
      types: ['AWS::AutoScaling::AutoScalingGroup'],
      paths: [
        'UpdatePolicy.AutoScalingRollingUpdate',
        'UpdatePolicy.AutoScalingRollingUpdate.WaitOnResourceSignals',
        'UpdatePolicy.AutoScalingReplacingUpdate',
        'UpdatePolicy.AutoScalingReplacingUpdate.WillReplace',
      ],
      because: 'stands beside the properties; the reader puts it among them',
    },
    {
      types: ['AWS::Lambda::Alias'],
      paths: ['UpdatePolicy.CodeDeployLambdaAliasUpdate'],
      because: 'stands beside the properties; the reader puts it among them',
    },
    {
      types: ['AWS::SQS::Queue', 'AWS::SNS::Subscription'],
      paths: ['RedrivePolicy.deadLetterTargetArn', 'RedrivePolicy.maxReceiveCount'],
      because: `a free JSON value: ${QUEUE_REDRIVE}`,
    },
    {
      types: ['AWS::SQS::Queue'],
      paths: ['RedriveAllowPolicy.redrivePermission'],
      because: `a free JSON value: ${QUEUE_REDRIVE}`,
    },
    {
      types: ['AWS::CloudWatch::Dashboard'],
      paths: ['DashboardBody.widgets', 'DashboardBody.widgets.type'],
      because: `JSON in a text: ${DASHBOARD}`,
    },
  ],
};

describe.each(['terraform', 'cloudformation'] as const)('paths of kinds in %s', (language) => {
  const list = schemaList(language);
  const excepted = EXCEPTIONS[language];

  it('say where the list comes from', () => {
    expect(list.source).not.toBe('');
    expect(list.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('exist in the schema', () => {
    const paths = new SchemaPaths(language, list, excepted);
    for (const kind of kinds) paths.examine(kind);
    expect(paths.problems).toEqual([]);
  });

  it('need every exception, and none that the schema knows', () => {
    const paths = new SchemaPaths(language, list, excepted);
    for (const kind of kinds) paths.examine(kind);
    const named = excepted.flatMap((exception) => exception.paths);
    expect(named.filter((path) => !paths.usedExceptions.has(path))).toEqual([]);
    const known = excepted.flatMap(({ types = [], paths: excluded }) =>
      types.flatMap((type) => excluded.filter((path) => list.types[type]?.includes(path))),
    );
    expect(known).toEqual([]);
  });

  it('read the tags of every type that can have some', () => {
    const unread = kinds.flatMap((kind) =>
      (kind.types[language] ?? []).flatMap((type) => {
        const paths = list.types[type] ?? [];
        const read = sourcesIn(kind.attributes.tags.sources, language).filter(
          (source) => typeof source === 'string',
        );
        const hasTags = paths.some((path) => /^(?:tags|tag|[A-Za-z]*Tags|Replicas\.Tags)$/.test(path));
        return !hasTags || read.some((path) => paths.includes(path)) ? [] : [`${kind.id}: ${type}`];
      }),
    );
    expect(unread).toEqual([]);
  });
});

describe('the examination of paths', () => {
  const list = {
    source: 'a list',
    version: '1.0.0',
    types: { a: ['size', 'part', 'part.size', 'map', 'map.*'], b: ['owner'] },
  };
  const terraform = {
    sources: { terraform: '' },
    read: () => ({ state: 'absent', location: { file: '', line: 1 } }),
  } as const;

  it.each([
    ['a path of the type', 'size', []],
    ['a path in a block', 'part.size', []],
    ['any key of a map', 'map.x', []],
    ['a wrong path', 'sise', ['k: x: a has no sise']],
    ['a path below a text', 'size.unit', ['k: x: a has no size.unit']],
    ['a companion', { companion: 'b', joinedBy: 'owner', at: '' }, []],
    [
      'a companion without the path',
      { companion: 'b', joinedBy: 'owner', at: 'size' },
      ['k: x: b has no size'],
    ],
    ['a companion joined by nothing', { companion: 'b', joinedBy: 'o', at: 'owner' }, ['k: x: b has no o']],
    [
      'a companion chosen by nothing',
      { companion: 'b', joinedBy: 'owner', at: 'owner', where: { c: 'd' } },
      ['k: x: b has no c'],
    ],
    [
      'a companion of no type',
      { companion: 'c', joinedBy: 'owner', at: '' },
      ['k: x: there is no type c in data/schemas', 'k: x: c has no owner'],
    ],
  ])('of %s', (_, source, problems) => {
    const paths = new SchemaPaths('terraform', list, []);
    paths.examine({
      id: 'k',
      name: 'K',
      types: { terraform: ['a'] },
      names: {},
      attributes: { x: { ...terraform, sources: { terraform: source } } },
    } as never);
    expect(paths.problems).toEqual(problems);
  });

  it.each([
    ['parts with their fields', 'part', 'size', []],
    ['a field that parts do not have', 'part', 'sise', ['k: x.y: a has no part.sise']],
    ['parts that are none', 'size', 'size', ['k: x: a.size has no parts', 'k: x.y: a has no size.size']],
  ])('of %s', (_, at, field, problems) => {
    const paths = new SchemaPaths('terraform', list, []);
    const y = { ...terraform, sources: { terraform: field } };
    paths.examine({
      id: 'k',
      name: 'K',
      types: { terraform: ['a'] },
      names: {},
      attributes: { x: { ...terraform, sources: { terraform: at }, fields: { y } } },
    } as never);
    expect(paths.problems).toEqual(problems);
  });
});
