import type { Architecture } from '../architecture.ts';
import { accessIn } from '../permissions/access.ts';
import { iamRole } from '../kinds/iam.ts';
import { type Property, referencesOf } from '../property.ts';
import type { PolicyStatement } from '../policy-document.ts';
import type { Resource } from '../resource.ts';
import { type Call, DATA_KINDS, linkOf } from './request-paths-calls.ts';

/** Kinds that a security group keeps, and that programs ask for data. */
const BEHIND_GROUPS = DATA_KINDS;

/** Programs with security groups of their own. */
const PROGRAMS_IN_NETWORKS = new Set(['ec2-instance', 'ecs-service', 'lambda-function', 'autoscaling-group']);

/** Groups whose members are too many to tell anything. */
const MOST_MEMBERS = 50;

interface GroupRules {
  readonly ingress?: {
    readonly state: string;
    readonly value?: { readonly items: readonly { readonly sourceGroups: ReturnType<typeof linkOf> }[] };
  };
}

/** Programs whose security group a data store names as the one that it lets in. */
export function callsPastSecurityGroups(architecture: Architecture): readonly Call[] {
  const stores = architecture.resources.filter(({ kind = '' }) => BEHIND_GROUPS.has(kind));
  const doors = stores.flatMap((store) =>
    targetsOf(store, 'securityGroups', 'vpc-security-group').flatMap((group) =>
      sourceGroupsOf(group).map((from) => ({ store, group, from })),
    ),
  );
  if (doors.length === 0) return [];
  const members = membersByGroup(architecture);
  return doors.flatMap(({ store, group, from }) => {
    const programs = members.get(from) ?? [];
    if (programs.length > MOST_MEMBERS) return [];
    return programs
      .filter((program) => program !== store)
      .map((program) => ({
        from: program,
        to: store,
        waits: 'yes' as const,
        knownBy: 'security-group' as const,
        location: group.location,
        note: `is let in to ${store.id} by ${group.id}`,
      }));
  });
}

function membersByGroup(architecture: Architecture): ReadonlyMap<Resource, readonly Resource[]> {
  const members = new Map<Resource, Resource[]>();
  for (const program of architecture.resources) {
    if (!PROGRAMS_IN_NETWORKS.has(program.kind ?? '')) continue;
    for (const group of groupsOf(program)) {
      const before = members.get(group);
      if (before === undefined) members.set(group, [program]);
      else before.push(program);
    }
  }
  return members;
}

function groupsOf(program: Resource): readonly Resource[] {
  const models = [
    ...targetsOf(program, 'launchTemplate', 'ec2-launch-template'),
    ...targetsOf(program, 'launchConfiguration', 'autoscaling-launch-configuration'),
  ];
  return [program, ...models].flatMap((owner) => targetsOf(owner, 'securityGroups', 'vpc-security-group'));
}

function sourceGroupsOf(group: Resource): readonly Resource[] {
  const { ingress } = group as unknown as GroupRules;
  if (ingress?.state !== 'known') return [];
  return (ingress.value?.items ?? []).flatMap(({ sourceGroups }) =>
    sourceGroups?.state === 'known' ? sourceGroups.value.targets.filter((from) => from !== group) : [],
  );
}

function targetsOf(resource: Resource, attribute: string, kind: string): readonly Resource[] {
  const link = linkOf(resource, attribute);
  return link?.state === 'known' ? link.value.targets.filter((target) => target.kind === kind) : [];
}

/** What a role must be allowed to do for its program to call a resource of the kind. */
const ACTIONS: ReadonlyMap<string, RegExp> = new Map([
  ['lambda-function', /^lambda:invoke/],
  ['dynamodb-table', /^dynamodb:(?:\*|get|put|update|delete|query|scan|batch|partiql|transact)/],
  ['s3-bucket', /^s3:(?:\*|get|put|delete|list)/],
  ['sqs-queue', /^sqs:(?:\*|sendmessage)/],
  ['sns-topic', /^sns:(?:\*|publish)/],
  ['kinesis-stream', /^kinesis:(?:\*|put)/],
  ['stepfunctions-state-machine', /^states:start/],
]);

const ANSWERED_AT_ONCE = new Set(['sqs-queue', 'sns-topic', 'kinesis-stream']);
const RUNS = new Set(['lambda-function', 'stepfunctions-state-machine']);

/** Programs whose role may use a resource that its policy names. The weakest sign: a permission may go unused. */
export function callsByPermission(architecture: Architecture): readonly Call[] {
  const programs = architecture.resources.flatMap((program) => {
    const attribute = ROLE_OF.get(program.kind ?? '');
    return attribute === undefined
      ? []
      : targetsOf(program, attribute, iamRole.id).map((role) => ({ program, role }));
  });
  if (programs.length === 0) return [];
  const named = resourcesByAddress(architecture);
  const access = architecture.derived(accessIn);
  const byRole = new Map<Resource, readonly Named[]>();
  return programs.flatMap(({ program, role }) => {
    let found = byRole.get(role);
    if (found === undefined) {
      const { grants } = access.permissionsOf(role as Parameters<typeof access.permissionsOf>[0]);
      found = grants.flatMap(({ statement }) => namedBy(statement, role.declared.scope, named));
      byRole.set(role, found);
    }
    return found
      .filter(({ resource }) => resource !== program)
      .map(({ resource, statement }) => ({
        from: program,
        to: resource,
        waits: ANSWERED_AT_ONCE.has(resource.kind ?? '')
          ? 'no'
          : RUNS.has(resource.kind ?? '')
            ? 'maybe'
            : 'yes',
        knownBy: 'permission' as const,
        location: statement.location,
        note: `is allowed to use ${resource.id} by ${role.id}`,
      }));
  });
}

const ROLE_OF: ReadonlyMap<string, string> = new Map([
  ['lambda-function', 'role'],
  ['ecs-task-definition', 'taskRole'],
]);

interface Named {
  readonly resource: Resource;
  readonly statement: PolicyStatement;
}

function namedBy(
  statement: PolicyStatement,
  scope: string,
  named: ReadonlyMap<string, readonly Resource[]>,
): readonly Named[] {
  if (statement.effect !== 'Allow') return [];
  const actions = statement.actions.values.map((action) => action.toLowerCase());
  const found = new Set(statement.resourceItems.flatMap((item) => addressesIn(item)));
  return [...found]
    .flatMap((address) => named.get(`${scope}\n${address}`) ?? [])
    .filter(({ kind = '' }) => actions.some((action) => ACTIONS.get(kind)?.test(action)))
    .map((resource) => ({ resource, statement }));
}

function addressesIn(item: Property): readonly string[] {
  return referencesOf(item).map(({ address }) => address);
}

function resourcesByAddress(architecture: Architecture): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const resource of architecture.resources) {
    if (!ACTIONS.has(resource.kind ?? '')) continue;
    const { id, scope } = resource.declared;
    for (const address of new Set([id, id.replaceAll(/\[(?:\d+|"[^"]*")\]/g, '')])) {
      const key = `${scope}\n${address}`;
      const before = found.get(key);
      if (before === undefined) found.set(key, [resource]);
      else before.push(resource);
    }
  }
  return found;
}
