import { type DocumentNode, valueAt } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';
import type { Written, WrittenMap } from './nodes.ts';
import { trustPolicy } from './role.ts';
import { arnOf, ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

const APPLICATION = 'ServerlessDeploymentApplication';
const ROLE = 'CodeDeployServiceRole';

/** The deployment group of a gradual deployment; its answer is the update policy of the function's alias. */
export function addDeployment(sam: ServerlessTemplate, from: ServerlessResource): WrittenMap | undefined {
  const preference = valueAt(from.properties, 'DeploymentPreference');
  if (preference?.type !== 'map' || sam.text(valueAt(preference, 'Enabled'), from) === 'false')
    return undefined;
  const type = valueAt(preference, 'Type');
  if (type === undefined) return undefined;
  const group = `${from.id}DeploymentGroup`;
  const role = valueAt(preference, 'Role');
  sam.add(APPLICATION, from, 'AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda' });
  if (role === undefined) {
    sam.add(ROLE, from, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: trustPolicy('codedeploy.amazonaws.com'),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda'],
    });
  }
  const alarms = alarmsOf(valueAt(preference, 'Alarms'));
  sam.add(group, from, 'AWS::CodeDeploy::DeploymentGroup', {
    ApplicationName: ref(APPLICATION),
    AlarmConfiguration: alarms === undefined ? undefined : { Enabled: true, Alarms: alarms },
    AutoRollbackConfiguration: {
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
    DeploymentConfigName: configurationOf(sam.text(type, from), type),
    DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ServiceRoleArn: role ?? arnOf(ROLE),
    TriggerConfigurations: valueAt(preference, 'TriggerConfigurations'),
  });
  const hooks = valueAt(preference, 'Hooks');
  return {
    CodeDeployLambdaAliasUpdate: {
      ApplicationName: ref(APPLICATION),
      DeploymentGroupName: ref(group),
      BeforeAllowTrafficHook: valueAt(hooks, 'PreTraffic'),
      AfterAllowTrafficHook: valueAt(hooks, 'PostTraffic'),
    },
  };
}

function alarmsOf(node: DocumentNode | undefined): Written | undefined {
  if (node === undefined || intrinsicCall(node) !== undefined || node.type !== 'list') return node;
  return node.items.map((Name) => ({ Name }));
}

function configurationOf(text: string | undefined, type: DocumentNode): Written {
  if (text === undefined) return type;
  return /^(?:AllAtOnce|Canary|Linear)/.test(text) ? `CodeDeployDefault.Lambda${text}` : text;
}
