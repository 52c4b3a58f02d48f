import { type DocumentNode, valueAt } from '../../document/document.ts';
import { choiceOf } from './choice.ts';
import { addDeployment } from './deployment-preference.ts';
import { addEventInvokeConfig, invocationPolicies } from './event-invoke-config.ts';
import { addFunctionEvents } from './function-events.ts';
import { entry, made, madeMap, picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { allow, roleProperties, tagList } from './role.ts';
import {
  arnOf,
  asWritten,
  ref,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';
import { type InlinePolicy, sourcePolicies } from './source-policies.ts';
import { uploaded } from './uploaded.ts';

/** Properties that AWS::Lambda::Function has under the same name. */
const SAME = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'DurableConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'FunctionScalingConfig',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'PublishToLatestPublished',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'TenancyConfig',
  'Timeout',
  'VpcConfig',
];

/** `AWS::Serverless::Function` as the function, role, alias, mappings and permissions that SAM makes of it. */
export function addFunction(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const own = (name: string): DocumentNode | undefined => valueAt(properties, name);
  const role = own('Role');
  const choice = choiceOf(sam, role, place);
  const hasRole = choice === undefined && sam.isStated(role, from);
  sam.replace(from, 'AWS::Lambda::Function', {
    ...asWritten(picked(properties, SAME)),
    CapacityProviderConfig: capacityOf(own('CapacityProviderConfig')),
    Code: codeOf(sam, from),
    Role: hasRole ? role : (choice?.filled(arnOf(`${id}Role`)) ?? arnOf(`${id}Role`)),
    TracingConfig: tracingOf(sam, from),
    DeadLetterConfig: deadLetterConfig(own('DeadLetterQueue')),
    Tags: tagList(own('Tags'), place),
  });
  if (!hasRole) addRole(sam, from, choice?.condition);
  addAlias(sam, from);
  addUrl(sam, from);
  addEventInvokeConfig(sam, from);
  addFunctionEvents(sam, from);
}

function codeOf(sam: ServerlessTemplate, from: ServerlessResource): Written {
  const inline = valueAt(from.properties, 'InlineCode');
  if (inline !== undefined) return { ZipFile: inline };
  const image = valueAt(from.properties, 'ImageUri');
  if (image !== undefined) return { ImageUri: image };
  return {
    ...uploaded(sam, valueAt(from.properties, 'CodeUri'), from),
    SourceKMSKeyArn: valueAt(from.properties, 'SourceKMSKeyArn'),
  };
}

/** SAM writes flat what CloudFormation nests. */
function capacityOf(config: DocumentNode | undefined): Written | undefined {
  const arn = valueAt(config, 'Arn');
  if (arn === undefined) return config;
  return {
    LambdaManagedInstancesCapacityProviderConfig: {
      CapacityProviderArn: arn,
      ...asWritten(
        picked(config, ['ExecutionEnvironmentMemoryGiBPerVCpu', 'PerExecutionEnvironmentMaxConcurrency']),
      ),
    },
  };
}

function tracingOf(sam: ServerlessTemplate, from: ServerlessResource): WrittenMap | undefined {
  const tracing = valueAt(from.properties, 'Tracing');
  const isSaid = sam.isStated(tracing, from) && (tracing.type !== 'scalar' || tracing.value !== null);
  return isSaid && sam.text(tracing, from) !== 'Disabled' ? { Mode: tracing } : undefined;
}

function deadLetterConfig(queue: DocumentNode | undefined): WrittenMap | undefined {
  const target = valueAt(queue, 'TargetArn');
  return target === undefined ? undefined : { TargetArn: target };
}

function addRole(sam: ServerlessTemplate, from: ServerlessResource, condition: string | undefined): void {
  const { id, properties, place } = from;
  const isDurable = sam.isStated(valueAt(properties, 'DurableConfig'), from);
  const managed = [isDurable ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole'];
  if (tracingOf(sam, from) !== undefined) managed.push('AWSXrayWriteOnlyAccess');
  if (sam.isStated(valueAt(properties, 'VpcConfig'), from)) managed.push('AWSLambdaVPCAccessExecutionRole');
  for (const { value } of plainEntries(valueAt(properties, 'Events'))) {
    const source = executionRole(sam, from, value);
    if (source !== undefined && !managed.includes(source)) managed.push(source);
  }
  const request = {
    id: `${id}Role`,
    service: 'lambda.amazonaws.com',
    properties,
    managed,
    inline: [...deadLetterPolicy(sam, from), ...invocationPolicies(sam, from), ...sourcePolicies(sam, from)],
    place,
  };
  const under = condition === undefined ? [] : [entry('Condition', made(condition, place), place)];
  sam.add(`${id}Role`, from, 'AWS::IAM::Role', roleProperties(request), under);
}

function deadLetterPolicy(sam: ServerlessTemplate, from: ServerlessResource): readonly InlinePolicy[] {
  const queue = valueAt(from.properties, 'DeadLetterQueue');
  const target = valueAt(queue, 'TargetArn');
  if (target === undefined) return [];
  const send = sam.text(valueAt(queue, 'Type'), from) === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage';
  return [{ name: 'DeadLetterQueuePolicy', document: { Version: '2012-10-17', ...allow([send], target) } }];
}

/** The policy that AWS keeps for a function with such an event source. */
function executionRole(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: DocumentNode,
): string | undefined {
  const type = sam.text(valueAt(event, 'Type'), from) ?? '';
  if (type !== 'SNS') return EXECUTION_ROLES.get(type);
  const through = valueAt(valueAt(event, 'Properties'), 'SqsSubscription');
  return through === undefined || sam.text(through, from) === 'false'
    ? undefined
    : EXECUTION_ROLES.get('SQS');
}

const EXECUTION_ROLES = new Map([
  ['SQS', 'AWSLambdaSQSQueueExecutionRole'],
  ['Kinesis', 'AWSLambdaKinesisExecutionRole'],
  ['DynamoDB', 'AWSLambdaDynamoDBExecutionRole'],
  ['MSK', 'AWSLambdaMSKExecutionRole'],
]);

/** The alias that SAM publishes each version under. SAM adds a hash to the version's id, which is left away here. */
function addAlias(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const alias = valueAt(properties, 'AutoPublishAlias');
  if (!sam.isStated(alias, from)) return;
  const aliasId = `${id}Alias${aliasInIds(sam.text(alias, from) ?? '')}`;
  const kept = valueAt(from.node, 'DeletionPolicy') ?? made(versionKept(sam, from), place);
  sam.add(
    `${id}Version`,
    from,
    'AWS::Lambda::Version',
    {
      FunctionName: ref(id),
      Description: valueAt(properties, 'VersionDescription'),
      FunctionScalingConfig: valueAt(properties, 'FunctionScalingConfig'),
    },
    [entry('DeletionPolicy', kept, place)],
  );
  const deployment = addDeployment(sam, from);
  sam.add(
    aliasId,
    from,
    'AWS::Lambda::Alias',
    {
      Name: alias,
      FunctionName: ref(id),
      FunctionVersion: { 'Fn::GetAtt': [`${id}Version`, 'Version'] },
      ProvisionedConcurrencyConfig: valueAt(properties, 'ProvisionedConcurrencyConfig'),
    },
    deployment === undefined ? [] : [entry('UpdatePolicy', madeMap(deployment, place), place)],
  );
  sam.evaluator.template.generatedIds.set(`${id}.Alias`, aliasId).set(`${id}.Version`, `${id}Version`);
}

/** Whether earlier versions stay; those of a capacity provider go. */
function versionKept(sam: ServerlessTemplate, { properties, ...from }: ServerlessResource): string {
  const asked = sam.text(valueAt(properties, 'VersionDeletionPolicy'), from);
  if (asked !== undefined) return asked;
  return valueAt(properties, 'CapacityProviderConfig') === undefined ? 'Retain' : 'Delete';
}

/** `my-live_one` → `myDliveUone`. */
export function aliasInIds(alias: string): string {
  return alias
    .replaceAll('-', 'D')
    .replaceAll('_', 'U')
    .replace(/[^A-Za-z0-9]/g, '');
}

function addUrl(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties } = from;
  const config = valueAt(properties, 'FunctionUrlConfig');
  if (config?.type !== 'map') return;
  sam.add(`${id}Url`, from, 'AWS::Lambda::Url', {
    ...asWritten(picked(config, ['AuthType', 'Cors', 'InvokeMode'])),
    TargetFunctionArn: ref(id),
    Qualifier: valueAt(properties, 'AutoPublishAlias'),
  });
  const auth = valueAt(config, 'AuthType');
  if (auth?.type !== 'scalar' || auth.tag !== undefined || auth.value !== 'NONE') return;
  sam.add(`${id}URLInvokeAllowPublicAccess`, from, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref(id),
    InvokedViaFunctionUrl: true,
    Principal: '*',
  });
  sam.add(`${id}UrlPublicPermissions`, from, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunctionUrl',
    FunctionName: ref(id),
    FunctionUrlAuthType: 'NONE',
    Principal: '*',
  });
}
