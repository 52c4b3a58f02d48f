import { posix } from 'node:path';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { aliasInIds } from './function.ts';
import { addSchedule, eventsOf, ruleProperties, sayUnknown } from './function-events.ts';
import { entry, made, picked, type Written } from './nodes.ts';
import { allow, roleProperties, tagList, trustPolicy } from './role.ts';
import { addApiRoute } from './routes.ts';
import {
  arnOf,
  asWritten,
  ref,
  type ServerlessEvent,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';
import { uploaded } from './uploaded.ts';

/** `AWS::Serverless::StateMachine` as state machine, role and the rules that start it. */
export function addStateMachine(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const own = (name: string): DocumentNode | undefined => valueAt(properties, name);
  const role = own('Role');
  const hasRole = sam.isStated(role, from);
  const definition = own('Definition') ?? localDefinition(sam, own('DefinitionUri'), from);
  const location = own('DefinitionUri');
  sam.replace(from, 'AWS::StepFunctions::StateMachine', {
    ...asWritten(picked(properties, ['DefinitionSubstitutions', 'EncryptionConfiguration'])),
    DefinitionString: definition === undefined ? undefined : { 'Fn::ToJsonString': definition },
    DefinitionS3Location:
      definition === undefined && location !== undefined ? bucketAndKey(sam, location, from) : undefined,
    LoggingConfiguration: own('Logging'),
    RoleArn: hasRole ? role : arnOf(`${id}Role`),
    StateMachineName: own('Name'),
    StateMachineType: own('Type'),
    TracingConfiguration: own('Tracing'),
    Tags: tagList(own('Tags'), place),
  });
  if (!hasRole) {
    const isTraced = sam.text(valueAt(own('Tracing'), 'Enabled'), from) === 'true';
    const managed = isTraced ? ['AWSXrayWriteOnlyAccess'] : [];
    const request = {
      id: `${id}Role`,
      service: 'states.amazonaws.com',
      properties,
      managed,
      inline: [],
      place,
    };
    sam.add(`${id}Role`, from, 'AWS::IAM::Role', roleProperties(request));
  }
  addAlias(sam, from);
  for (const event of eventsOf(sam, from)) addEvent(sam, from, event);
}

/** The alias that SAM publishes each version under, with the preference for how traffic moves to it. */
function addAlias(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const alias = valueAt(properties, 'AutoPublishAlias');
  if (!sam.isStated(alias, from)) return;
  const version = `${id}Version`;
  const retained = ['DeletionPolicy', 'UpdateReplacePolicy'].map((name) =>
    entry(name, valueAt(from.node, name) ?? made('Retain', place), place),
  );
  const revision = { 'Fn::GetAtt': [id, 'StateMachineRevisionId'] };
  sam.add(
    version,
    from,
    'AWS::StepFunctions::StateMachineVersion',
    { StateMachineArn: ref(id), StateMachineRevisionId: revision },
    retained,
  );
  const preference = valueAt(properties, 'DeploymentPreference');
  sam.add(
    `${id}Alias${aliasInIds(sam.text(alias, from) ?? '')}`,
    from,
    'AWS::StepFunctions::StateMachineAlias',
    {
      Name: alias,
      DeploymentPreference: {
        Type: 'ALL_AT_ONCE',
        ...asWritten(picked(preference, ['Alarms', 'Interval', 'Percentage', 'Type'])),
        StateMachineVersionArn: ref(version),
      },
    },
  );
}

function addEvent(sam: ServerlessTemplate, from: ServerlessResource, event: ServerlessEvent): void {
  const id = `${from.id}${event.name}`;
  switch (event.type) {
    case 'ScheduleV2':
      addSchedule(sam, from, event);
      return;
    case 'Api':
      addApiRoute(sam, from, event);
      addStarter(sam, from, `${id}Role`, 'apigateway.amazonaws.com');
      return;
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule': {
      const role = valueAt(event.properties, 'RoleArn');
      const target = {
        Arn: ref(from.id),
        Id: `${id}StepFunctionsTarget`,
        RoleArn: role ?? arnOf(`${id}Role`),
      };
      sam.add(id, from, 'AWS::Events::Rule', ruleProperties(sam, from, event, target));
      if (role === undefined) addStarter(sam, from, `${id}Role`, 'events.amazonaws.com');
      return;
    }
    default:
      sayUnknown(sam, from, event);
  }
}

/** The role in which another service starts the state machine. */
function addStarter(sam: ServerlessTemplate, from: ServerlessResource, id: string, service: string): void {
  sam.add(id, from, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trustPolicy(service),
    PermissionsBoundary: valueAt(from.properties, 'PermissionsBoundary'),
    Policies: [
      {
        PolicyName: `${id}StartExecutionPolicy`,
        PolicyDocument: allow(['states:StartExecution'], ref(from.id)),
      },
    ],
  });
}

/** The definition in a file beside the template. */
function localDefinition(
  sam: ServerlessTemplate,
  uri: DocumentNode | undefined,
  from: ServerlessResource,
): DocumentNode | undefined {
  const path = sam.text(uri, from);
  if (path === undefined || path.includes('://')) return undefined;
  const text = sam.evaluator.template.read(posix.normalize(posix.join(posix.dirname(from.scope.file), path)));
  return text === undefined ? undefined : parseDocument(text).root;
}

function bucketAndKey(sam: ServerlessTemplate, uri: DocumentNode, from: ServerlessResource): Written {
  const { S3Bucket, S3Key, S3ObjectVersion } = uploaded(sam, uri, from);
  return { Bucket: S3Bucket, Key: S3Key, Version: S3ObjectVersion };
}
