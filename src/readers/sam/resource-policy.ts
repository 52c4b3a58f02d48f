import { type DocumentNode, valueAt } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';
import type { Written, WrittenMap } from './nodes.ts';
import type { Route, ServerlessResource, ServerlessTemplate } from './serverless-template.ts';

/** The policy of a REST API: its own, or who may call it and from where by `Auth.ResourcePolicy` of API and events. */
export function resourcePolicyOf(sam: ServerlessTemplate, from: ServerlessResource): Written | undefined {
  const own = valueAt(from.properties, 'Policy');
  if (own !== undefined) return own;
  const policy = valueAt(valueAt(from.properties, 'Auth'), 'ResourcePolicy');
  const routes = sam.routes.get(from.id) ?? [];
  const statements = routes.flatMap((route) => {
    const calls = [callOf(route, from)];
    const ofEvent = valueAt(route.auth, 'ResourcePolicy');
    return [...statementsOf(sam, from, policy, calls), ...statementsOf(sam, from, ofEvent, calls)];
  });
  if (routes.length === 0) statements.push(...statementsOf(sam, from, policy, ['execute-api:/*']));
  const custom = [policy, ...routes.map(({ auth }) => valueAt(auth, 'ResourcePolicy'))].flatMap((one) =>
    itemsOf(valueAt(one, 'CustomStatements')),
  );
  const all = [...withoutTwins(statements), ...custom];
  return all.length === 0 ? undefined : { Version: '2012-10-17', Statement: all };
}

function statementsOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  policy: DocumentNode | undefined,
  calls: readonly Written[],
): readonly WrittenMap[] {
  if (policy === undefined) return [];
  const listed = (name: string): readonly DocumentNode[] => itemsOf(valueAt(policy, name));
  const networks = (sort: 'Blacklist' | 'Whitelist'): Keys =>
    networkKeys(sam, from, {
      mixed: listed(`SourceVpc${sort}`),
      vpcs: listed(`IntrinsicVpc${sort}`),
      endpoints: listed(`IntrinsicVpce${sort}`),
    });
  return [
    ...byAccount(listed('AwsAccountWhitelist'), 'Allow', calls),
    ...byAccount(listed('AwsAccountBlacklist'), 'Deny', calls),
    ...refusing('NotIpAddress', { 'aws:SourceIp': listed('IpRangeWhitelist') }, calls),
    ...refusing('IpAddress', { 'aws:SourceIp': listed('IpRangeBlacklist') }, calls),
    ...refusing('StringEquals', networks('Blacklist'), calls),
    ...refusing('StringNotEquals', networks('Whitelist'), calls),
  ];
}

/** Values that condition keys are tested against. */
type Keys = Readonly<Record<string, readonly DocumentNode[]>>;

function itemsOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  if (node === undefined) return [];
  return node.type === 'list' && intrinsicCall(node) === undefined ? node.items : [node];
}

function callOf({ method, path }: Route, { properties }: ServerlessResource): Written {
  const verb = method.startsWith('x-amazon-') ? '*' : method.toUpperCase();
  const place = path.replace(/\{[^}]*\}/g, '*').replace(/^\/|\/$/g, '');
  const stage = valueAt(properties, 'StageName') ?? 'Prod';
  return { 'Fn::Sub': [`execute-api:/\${Stage}/${verb}/${place}`, { Stage: stage }] };
}

function byAccount(
  accounts: readonly DocumentNode[],
  effect: 'Allow' | 'Deny',
  calls: readonly Written[],
): readonly WrittenMap[] {
  if (accounts.length === 0) return [];
  return [{ Effect: effect, Action: 'execute-api:Invoke', Resource: calls, Principal: { AWS: accounts } }];
}

/** Leave for everyone, and its end where the condition holds. */
function refusing(operator: string, keys: Keys, calls: readonly Written[]): readonly WrittenMap[] {
  const tested = Object.fromEntries(Object.entries(keys).filter(([, values]) => values.length > 0));
  if (Object.keys(tested).length === 0) return [];
  const call = { Action: 'execute-api:Invoke', Resource: calls, Principal: '*' };
  return [
    { Effect: 'Allow', ...call },
    { Effect: 'Deny', ...call, Condition: { [operator]: tested } },
  ];
}

interface Networks {
  /** Ids of networks and of endpoints. */
  readonly mixed: readonly DocumentNode[];
  readonly vpcs: readonly DocumentNode[];
  readonly endpoints: readonly DocumentNode[];
}

function networkKeys(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { mixed, vpcs, endpoints }: Networks,
): Keys {
  const named = (prefix: string): readonly DocumentNode[] =>
    mixed.filter((node) => sam.text(node, from)?.startsWith(prefix) === true);
  return {
    'aws:SourceVpc': [...named('vpc-'), ...vpcs],
    'aws:SourceVpce': [...named('vpce-'), ...endpoints],
  };
}

/** The leave for everyone is said once. */
function withoutTwins(statements: readonly WrittenMap[]): readonly WrittenMap[] {
  const seen = new Set<string>();
  return statements.filter((statement) => {
    const text = JSON.stringify(statement);
    return seen.has(text) ? false : seen.add(text);
  });
}
