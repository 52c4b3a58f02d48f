import { type DocumentNode, valueAt } from '../../document/document.ts';
import { choiceOf } from './choice.ts';
import { addDeployment } from './deployment-preference.ts';
import { addEventInvokeConfig } from './event-invoke-config.ts';
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
import { uploaded } from './uploaded.ts';

/** Properties that AWS::Lambda::Function has under the same name. */
const SAME = [
  'Architectures',
  'CapacityProviderConfig',
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
  return uploaded(sam, valueAt(from.properties, 'CodeUri'), from);
}

function tracingOf(sam: ServerlessTemplate, from: ServerlessResource): WrittenMap | undefined {
  const tracing = valueAt(from.properties, 'Tracing');
  return tracing === undefined || sam.text(tracing, from) === 'Disabled' ? undefined : { Mode: tracing };
}

function deadLetterConfig(queue: DocumentNode | undefined): WrittenMap | undefined {
  const target = valueAt(queue, 'TargetArn');
  return target === undefined ? undefined : { TargetArn: target };
}

function addRole(sam: ServerlessTemplate, from: ServerlessResource, condition: string | undefined): void {
  const { id, properties, place } = from;
  const managed = ['AWSLambdaBasicExecutionRole'];
  if (sam.text(valueAt(properties, 'Tracing'), from) === 'Active') managed.push('AWSXrayWriteOnlyAccess');
  if (sam.isStated(valueAt(properties, 'VpcConfig'), from)) managed.push('AWSLambdaVPCAccessExecutionRole');
  for (const { value } of plainEntries(valueAt(properties, 'Events'))) {
    const source = EXECUTION_ROLES.get(sam.text(valueAt(value, 'Type'), from) ?? '');
    if (source !== undefined && !managed.includes(source)) managed.push(source);
  }
  const queue = valueAt(properties, 'DeadLetterQueue');
  const target = valueAt(queue, 'TargetArn');
  const send = sam.text(valueAt(queue, 'Type'), from) === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage';
  const inline = target === undefined ? [] : [allow([send], target)];
  const request = { id: `${id}Role`, service: 'lambda.amazonaws.com', properties, managed, inline, place };
  const under = condition === undefined ? [] : [entry('Condition', made(condition, place), place)];
  sam.add(`${id}Role`, from, 'AWS::IAM::Role', roleProperties(request), under);
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
  const retained = entry(
    'DeletionPolicy',
    { type: 'scalar', value: 'Retain', line: place.line, column: place.column },
    place,
  );
  sam.add(
    `${id}Version`,
    from,
    'AWS::Lambda::Version',
    {
      FunctionName: ref(id),
      Description: valueAt(properties, 'VersionDescription'),
    },
    [retained],
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
