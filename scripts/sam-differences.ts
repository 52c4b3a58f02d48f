import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../src/architecture/property.ts';
import type { DeclaredResource } from '../src/architecture/resource.ts';

/** One place in which two resources differ. */
export interface Difference {
  readonly path: string;
  readonly theirs: string;
  readonly ours: string;
}

/** What is not compared, by type (`*` for all) and path. */
const NOT_COMPARED: readonly (readonly [type: string, path: RegExp])[] = [
  // the order in which CloudFormation works, and notes to SAM itself
  ['*', /^(?:DependsOn|Metadata)$/],
  // SAM writes an OpenAPI document of its own; here it holds routes, authorizers and integrations only, and checks read none of it
  ['AWS::ApiGateway::RestApi', /^(?:Body|Parameters)$/],
  ['AWS::ApiGatewayV2::Api', /^(?:Body|FailOnWarnings)$/],
  // SAM's default stage of a deployment, which no one asked for, and a hash
  ['AWS::ApiGateway::Deployment', /^(?:Description|StageName)$/],
  // names that tell nothing
  ['*', /\.PolicyName$/],
  ['AWS::Events::Rule', /^Targets\[\d+\]\.Id$/],
  // stated here, and what holds where nothing is stated
  ['AWS::ApiGatewayV2::Api', /^ProtocolType$/],
  ['AWS::ApiGatewayV2::Route', /^AuthorizationType$/],
];

/** Types whose ids end with a hash of ten digits. */
const HASHED = new Set([
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameAccessAssociation',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Version',
  'AWS::Route53::RecordSetGroup',
]);

/** A resource whose ids, its own and those it mentions, have no hash. */
export type Unhashed = DeclaredResource & { readonly unhashed: (text: string) => string };

/** Resources by id and type. */
export function withoutHashes(resources: readonly DeclaredResource[]): ReadonlyMap<string, Unhashed> {
  const stems = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { id, type } of resources.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const stem = HASHED.has(type) ? id.replace(/[0-9a-f]{10}$/, '') : id;
    if (stem === id) continue;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    stems.set(id, count === 1 ? stem : `${stem}#${count}`);
  }
  const unhashed = (text: string): string => text.replace(/[A-Za-z0-9]+/g, (word) => stems.get(word) ?? word);
  return new Map(
    resources.map((resource) => [`${unhashed(resource.id)} ${resource.type}`, { ...resource, unhashed }]),
  );
}

/** A value in a form that can be compared: open values as what is known of them. */
type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** The places in which what SAM makes and what is made here differ. */
export function differences(theirs: Unhashed, ours: Unhashed): readonly Difference[] {
  const found: Difference[] = [];
  compare(plainResource(theirs), plainResource(ours), '', found);
  if ((theirs.uncertain === undefined) !== (ours.uncertain === undefined)) {
    found.push({
      path: '(existence)',
      theirs: theirs.uncertain ?? 'certain',
      ours: ours.uncertain ?? 'certain',
    });
  }
  return found.filter(
    ({ path }) =>
      !NOT_COMPARED.some(
        ([type, pattern]) =>
          (type === '*' || type === ours.type) &&
          pattern.test(path.replace(/^(Body|Metadata|DependsOn)[.[].*/, '$1')),
      ),
  );
}

function plainResource(resource: Unhashed): Plain {
  const value = plain(resource.properties, resource.unhashed);
  if (!(value instanceof Map)) return value;
  const map = new Map<string, Plain>(value);
  if (resource.type === 'AWS::StepFunctions::StateMachine') readDefinition(map);
  if (/^AWS::ApiGateway(?:V2)?::(?:RestApi|Api)$/.test(resource.type)) readBody(map);
  for (const name of ['Tags', 'HostedZoneTags']) {
    const tags = map.get(name);
    if (tags === undefined) continue;
    const kept = withoutOwnTags(tags);
    if (kept === undefined) map.delete(name);
    else map.set(name, kept);
  }
  return map;
}

/** What SAM states of an API in its OpenAPI document stands in properties here. */
function readBody(map: Map<string, Plain>): void {
  const body = map.get('Body');
  if (!(body instanceof Map)) return;
  const lift = (property: string, value: Plain | undefined): void => {
    if (value !== undefined && !map.has(property)) map.set(property, value);
  };
  const at = (value: Plain | undefined, ...keys: readonly string[]): Plain | undefined =>
    keys.reduce<Plain | undefined>(
      (inner, key) => (inner instanceof Map ? inner.get(key) : undefined),
      value,
    );
  const server = at(body, 'servers');
  const endpoint =
    at(body, 'x-amazon-apigateway-endpoint-configuration') ??
    at(
      Array.isArray(server) ? (server[0] as Plain) : undefined,
      'x-amazon-apigateway-endpoint-configuration',
    );
  lift('DisableExecuteApiEndpoint', at(endpoint, 'disableExecuteApiEndpoint'));
  lift('Policy', body.get('x-amazon-apigateway-policy'));
  const cors = body.get('x-amazon-apigateway-cors');
  if (cors instanceof Map) {
    const renamed = [...cors].map(
      ([key, value]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, value] as const,
    );
    lift('CorsConfiguration', new Map(renamed));
  }
  const tags = body.get('tags');
  if (Array.isArray(tags)) {
    const named = tags.map(
      (tag) => [String(at(tag, 'name')), at(tag, 'x-amazon-apigateway-tag-value') ?? null] as const,
    );
    lift('Tags', new Map(named));
  }
}

/** A text that holds JSON as what it holds, with SAM's numbered substitutions put in, in one order of keys. */
function readDefinition(map: Map<string, Plain>): void {
  const text = map.get('DefinitionString');
  const substitutions = map.get('DefinitionSubstitutions');
  if (typeof text !== 'string') return;
  let definition: Plain;
  try {
    definition = JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? new Map(Object.entries(value))
        : value,
    ) as Plain;
  } catch {
    return;
  }
  const known: ReadonlyMap<string, Plain> = substitutions instanceof Map ? substitutions : new Map();
  const put = (value: Plain): Plain => {
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, put(item)]));
    if (Array.isArray(value)) return value.map(put);
    const name =
      typeof value === 'string' ? /^\$\{(definition_substitution_\d+)\}$/.exec(value)?.[1] : undefined;
    return name === undefined ? value : (known.get(name) ?? value);
  };
  map.set('DefinitionString', put(definition));
  const own = [...known].filter(([name]) => !name.startsWith('definition_substitution_'));
  if (own.length === 0) map.delete('DefinitionSubstitutions');
  else map.set('DefinitionSubstitutions', new Map(own));
}

/** Tags in the order of their keys, without those that SAM puts on everything it makes. */
function withoutOwnTags(tags: Plain): Plain | undefined {
  const pairs: readonly (readonly [string, Plain])[] =
    tags instanceof Map
      ? [...tags]
      : Array.isArray(tags)
        ? tags.flatMap((tag) =>
            tag instanceof Map ? [[String(tag.get('Key')), tag.get('Value') ?? null] as const] : [],
          )
        : [];
  const kept = pairs.filter(([key]) => !key.endsWith(':createdBy'));
  return kept.length === 0 ? undefined : new Map(kept);
}

function compare(
  theirs: Plain | undefined,
  ours: Plain | undefined,
  path: string,
  found: Difference[],
): void {
  if (
    /(?:ManagedPolicyArns|Policies|Statement|Action|RecordSets|ApiStages|StageKeys)$/.test(path) &&
    Array.isArray(theirs)
  ) {
    if (asSet(theirs) !== asSet(ours))
      found.push({ path, theirs: written(theirs, path), ours: written(ours, path) });
  } else if (theirs instanceof Map && ours instanceof Map) {
    for (const key of new Set([...theirs.keys(), ...ours.keys()]))
      compare(theirs.get(key), ours.get(key), path === '' ? key : `${path}.${key}`, found);
  } else if (Array.isArray(theirs) && Array.isArray(ours) && theirs.length === ours.length) {
    for (const [index, item] of theirs.entries()) compare(item, ours[index], `${path}[${index}]`, found);
  } else if (written(theirs, path) !== written(ours, path)) {
    found.push({ path, theirs: written(theirs, path), ours: written(ours, path) });
  }
}

/** Where order says nothing. */
function asSet(value: Plain | undefined): string {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(items.map((item) => written(item, '')))].toSorted().join('\n');
}

function written(value: Plain | undefined, path: string): string {
  const text = JSON.stringify(sorted(value, path)) ?? '';
  // nothing, said at length
  if (text === '""' || (path.endsWith('TruststoreVersion') && text === '0')) return '';
  // SAM points events at the alias it publishes, here they point at the function itself
  if (
    /(?:FunctionName|Function|(?<!Source)Arn|Endpoint|Resource|Statement|Policies|Role)$/.test(path) ||
    path === ''
  )
    return text.replace(/\$\{(\w+?)(?:Alias\w+|\.Arn)\}/g, '${$1}').replace(/\$\{Arn\.(\w+)\}/g, '${$1}');
  // a literal id of an API in the template is taken for the API
  return path.endsWith('SourceArn') ? text.replace(/:\$\{(\w+)(?:\.ApiId)?\}\//, ':$1/') : text;
}

function sorted(value: Plain | undefined, name: string): unknown {
  if (value instanceof Map)
    return Object.fromEntries(
      [...value]
        .filter(([key]) => key !== 'PolicyName')
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sorted(item, key)]),
    );
  if (!Array.isArray(value)) return value;
  const items = value.map((item) => sorted(item, name));
  if (!/(?:^|\.)(?:Action|Resource|Statement)$/.test(name)) return items;
  const unique = [...new Map(items.map((item) => [JSON.stringify(item), item]))];
  const set = unique.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  // IAM takes one item and a list of it alike
  return set.length === 1 ? set[0] : set;
}

function plain({ value }: Property, unhashed: (text: string) => string): Plain {
  if (value instanceof Unresolved) {
    if (value.document !== undefined) return plain(value.document, unhashed);
    return unhashed(`‹${value.text ?? value.reason}›`);
  }
  if (isPropertyList(value)) return value.map((item) => plain(item, unhashed));
  if (isPropertyMap(value)) return new Map([...value].map(([key, item]) => [key, plain(item, unhashed)]));
  return typeof value === 'string' ? unhashed(value) : value;
}
