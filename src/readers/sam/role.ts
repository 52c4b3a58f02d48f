import { type DocumentNode, type ScalarNode, valueAt } from '../../document/document.ts';
import { OPEN_TAG } from '../cloudformation/evaluator.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';
import { made, mapOfEntries, type Place, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { POLICY_TEMPLATES } from './policy-templates.ts';
import type { InlinePolicy } from './source-policies.ts';

/** Managed policies that AWS keeps under the path `service-role/`. */
const SERVICE_ROLE =
  /^(?:AWSLambda(?:Basic|VPCAccess|DynamoDB|Kinesis|SQSQueue|MSK|EdgeLambda|ENIManagement)\w*|AWSLambdaRole|AWSCodeDeployRoleForLambda\w*|AWSAppSyncPushToCloudWatchLogs|AmazonAPIGatewayPushToCloudWatchLogs)$/;

interface RoleRequest {
  /** Logical id of the role, which names its inline policies too. */
  readonly id: string;
  readonly service: string;
  readonly properties: DocumentNode | undefined;
  readonly managed: readonly string[];
  readonly inline: readonly InlinePolicy[];
  readonly place: Place;
}

/** The properties of the role that SAM makes for a function or state machine without one. */
export function roleProperties({ id, service, properties, managed, inline, place }: RoleRequest): WrittenMap {
  const policies = policiesOf(valueAt(properties, 'Policies'), id, place);
  const documents = [
    ...policies.inline,
    ...inline.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: document })),
  ];
  const own = managed.map(managedPolicyArn);
  const seen = new Set(own);
  const further = policies.managed.filter((policy) => {
    const text = textOf(policy);
    return text === '' || (!seen.has(text) && seen.add(text));
  });
  return {
    AssumeRolePolicyDocument: valueAt(properties, 'AssumeRolePolicyDocument') ?? trustPolicy(service),
    ManagedPolicyArns: [...own, ...further],
    Policies: documents.length === 0 ? undefined : documents,
    PermissionsBoundary: valueAt(properties, 'PermissionsBoundary'),
    Path: valueAt(properties, 'RolePath'),
    Tags: tagList(valueAt(properties, 'Tags'), place),
  };
}

function textOf(written: Written): string {
  const value = isScalar(written) ? written.value : written;
  return typeof value === 'string' ? value : '';
}

function isScalar(written: Written): written is ScalarNode {
  return typeof written === 'object' && written !== null && 'type' in written && written['type'] === 'scalar';
}

export function trustPolicy(service: string): WrittenMap {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] }],
  };
}

/** A policy without version, as SAM writes its own. */
export function allow(actions: readonly string[], resource: Written): WrittenMap {
  return { Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}

/** SAM's map of tags as CloudFormation's list of them. */
export function tagList(tags: DocumentNode | undefined, place: Place): Written | undefined {
  if (tags === undefined || tags.type !== 'map' || intrinsicCall(tags) !== undefined) return tags;
  return tags.entries.map(({ key, value }) => made({ Key: key, Value: value }, place));
}

interface Policies {
  readonly managed: readonly Written[];
  readonly inline: readonly Written[];
}

function policiesOf(node: DocumentNode | undefined, id: string, place: Place): Policies {
  if (node === undefined) return { managed: [], inline: [] };
  const items = node.type === 'list' && node.tag === undefined ? node.items : [node];
  const managed: Written[] = [];
  const inline: Written[] = [];
  for (const [i, item] of items.entries()) {
    const policy = policyOf(item, `${id}Policy${i}`, place);
    (policy.isManaged ? managed : inline).push(policy.written);
  }
  return { managed, inline };
}

interface Policy {
  readonly isManaged: boolean;
  readonly written: Written;
}

function policyOf(node: DocumentNode, name: string, place: Place): Policy {
  const call = intrinsicCall(node);
  if (call?.name === 'If' && call.argument.type === 'list')
    return chosenPolicy(call.argument.items, name, place);
  if (call !== undefined) return { isManaged: true, written: node };
  if (node.type === 'scalar')
    return { isManaged: true, written: made(managedPolicyArn(String(node.value)), place) };
  if (valueAt(node, 'Statement') !== undefined) return inlinePolicy(name, node);
  const [template] = plainEntries(node);
  if (template === undefined) return { isManaged: true, written: node };
  return inlinePolicy(name, templateDocument(template.key, template.value, place));
}

function inlinePolicy(name: string, document: Written): Policy {
  return { isManaged: false, written: { PolicyName: name, PolicyDocument: document } };
}

function chosenPolicy([condition, ...branches]: readonly DocumentNode[], name: string, place: Place): Policy {
  const policies = branches.map((branch) => policyOf(branch, name, place));
  const written = { 'Fn::If': [condition ?? '', ...policies.map((policy) => policy.written)] };
  return { isManaged: policies.every(({ isManaged }) => isManaged), written };
}

export function managedPolicyArn(name: string): string {
  if (name.includes(':')) return name;
  return `arn:aws:iam::aws:policy/${SERVICE_ROLE.test(name) ? 'service-role/' : ''}${name}`;
}

function templateDocument(name: string, parameters: DocumentNode, place: Place): Written {
  const statements = POLICY_TEMPLATES.get(name);
  if (statements === undefined) {
    const reason = `the SAM policy template "${name}" is not known here`;
    return {
      Statement: [{ ...(made(reason, place) as DocumentNode & { type: 'scalar' }), tag: OPEN_TAG }],
    };
  }
  return {
    Statement: statements.map(({ actions, resources, equal }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources.map((resource) => resourceText(resource, parameters, place)),
      Condition:
        equal === undefined
          ? undefined
          : { StringEquals: { [equal.key]: resourceText(equal.value, parameters, place) } },
    })),
  };
}

/** `arn:…/{TableName}` with the parameter's own node put in by `Fn::Sub`. */
function resourceText(template: string, parameters: DocumentNode, place: Place): Written {
  const values: (readonly [string, Written])[] = [];
  const text = template.replace(/(?<!\$)\{(\w+)\}/g, (_, name: string) => {
    values.push([name, valueAt(parameters, name) ?? '*']);
    return `\${${name}}`;
  });
  if (!text.includes('${')) return text;
  return { 'Fn::Sub': [text, mapOfEntries(values, place)] };
}
