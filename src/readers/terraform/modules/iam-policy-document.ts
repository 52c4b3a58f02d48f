import type { SourceLocation } from '../../../architecture/index.ts';
import {
  compareTexts,
  bare,
  LazyObject,
  Mapping,
  object,
  Sequence,
  tuple,
  Unknown,
  unknownFrom,
  type Value,
} from '../values/value.ts';
import type { Meter } from '../evaluation/meter.ts';
import { ObjectEntries } from '../evaluation/object-entries.ts';
import { outlineOf } from '../values/outline.ts';
import { setOf } from '../values/set.ts';
import { toText } from '../values/convert.ts';
import { applyFunction } from '../functions/call-function.ts';
import { actualBlocks, blockValue, PLAIN_VIEW } from './blocks.ts';
import { locationOf } from './to-property.ts';
import { encodedPolicy, mergePolicies, type PolicyParts } from './policy-text.ts';
import type { ResourceInstance } from './resource-group.ts';

export function isPolicyDocument(type: string): boolean {
  return type === 'aws_iam_policy_document';
}

/** `json` and `minified_json` of an `aws_iam_policy_document`, as the AWS provider writes them. */
export function policyDocumentAttribute(instance: ResourceInstance, name: string): Value | undefined {
  if (name !== 'json' && name !== 'minified_json') return undefined;
  const { meter } = instance.group.module.reading.context;
  return meter.bounded<Value>(
    () => new PolicyDocumentData(instance).encoded(name === 'json'),
    (reason) => new Unknown(reason),
  );
}

class PolicyDocumentData {
  readonly #instance: ResourceInstance;

  constructor(instance: ResourceInstance) {
    this.#instance = instance;
  }

  encoded(isIndented: boolean): Value {
    const own: PolicyParts = {
      version: this.#text('version') ?? '2012-10-17',
      id: this.#text('policy_id'),
      statements: this.#statements(),
    };
    const sources = [...this.#documents('source_json'), ...this.#documents('source_policy_documents')];
    const overrides = [...this.#documents('override_policy_documents'), ...this.#documents('override_json')];
    return encodedPolicy(
      mergePolicies([...sources, own, ...overrides]),
      isIndented,
      this.#instance.group.module.reading.context.meter,
    );
  }

  #text(name: string): Value | undefined {
    const value = this.#instance.configured(name);
    return value === undefined || value === null || bare(value) === '' ? undefined : value;
  }

  /** Documents given as JSON text; an unknown stands for statements that cannot be seen. */
  #documents(name: string): readonly (PolicyParts | Unknown)[] {
    const given = this.#text(name);
    if (given === undefined) return [];
    const texts = given instanceof Sequence ? given.items : [given];
    return texts.filter((text) => text !== null && bare(text) !== '').map((text) => this.#document(text));
  }

  #document(text: Value): PolicyParts | Unknown {
    const { scope, group } = this.#instance;
    const document = applyFunction('jsondecode', [text], scope, group.module.reading.context);
    if (!(document instanceof Mapping))
      return unknownFrom([document]) ?? new Unknown('the document is not an object');
    const given = document.entries.get('Statement') ?? tuple([]);
    return {
      version: document.entries.get('Version') ?? '',
      id: document.entries.get('Id'),
      statements: given instanceof Sequence ? given.items : [given],
    };
  }

  #statements(): readonly Value[] {
    const { scope, group } = this.#instance;
    const { context } = group.module.reading;
    const blocks = actualBlocks(group.declaration.blocks, scope, context).get('statement') ?? [];
    const written = blocks.map((block) =>
      this.#statement(blockValue(block, context, PLAIN_VIEW), locationOf(block.scope.file, block.block.span)),
    );
    // JSON syntax has blocks as lists of objects.
    const listed = this.#instance.configured('statement');
    if (blocks.length > 0 || listed === undefined || listed === null) return written;
    const place = group.declaration.attributes.get('statement') ?? group.declaration;
    const span = 'attribute' in place ? place.attribute.span : place.block.span;
    return membersOf(listed).map((item) => this.#statement(item, locationOf(place.file, span)));
  }

  #statement(given: Value, location: SourceLocation): Value {
    const value = fieldsOf(given);
    if (value instanceof Unknown) return value;
    const entries = new Map<string, Value>();
    const sid = value.get('sid');
    if (bare(sid) !== null && bare(sid) !== '') entries.set('Sid', sid);
    entries.set('Effect', value.get('effect') ?? 'Allow');
    const add = (name: string, given: Value | undefined): void => {
      if (given !== undefined) entries.set(name, given);
    };
    add('Action', this.#names(value.get('actions'), false));
    add('NotAction', this.#names(value.get('not_actions'), false));
    add('Resource', this.#names(value.get('resources'), true));
    add('NotResource', this.#names(value.get('not_resources'), true));
    add('Principal', this.#principals(value.get('principals')));
    add('NotPrincipal', this.#principals(value.get('not_principals')));
    add('Condition', this.#conditions(value.get('condition')));
    return new Mapping('object', entries, undefined, location);
  }

  /** One name by itself, several in falling order. */
  #names(given: Value, hasVariables: boolean): Value | undefined {
    if (given === null) return undefined;
    if (!(given instanceof Sequence)) return unknownFrom([given]) ?? given;
    const texts = given.items.filter((item) => bare(item) !== null).map((item) => textOf(item, hasVariables));
    const distinct = setOf(texts, this.#instance.group.module.reading.context.meter).items;
    const [only] = distinct;
    if (only === undefined) return undefined;
    return distinct.length === 1 ? only : tuple(falling(distinct));
  }

  #principals(blocks: Value): Value | undefined {
    if (blocks === null) return undefined;
    const byType = new Map<string, Value[]>();
    for (const item of membersOf(blocks)) {
      const block = fieldsOf(item);
      const type = block instanceof Unknown ? block : bare(block.get('type'));
      if (block instanceof Unknown || typeof type !== 'string')
        return unknownFrom([type]) ?? new Unknown('a principal has no type');
      const names = this.#names(block.get('identifiers'), true);
      if (names === undefined) continue;
      byType.set(type, [...(byType.get(type) ?? []), ...(names instanceof Sequence ? names.items : [names])]);
    }
    const [all] = byType.get('*') ?? [];
    if (byType.size === 1 && all !== undefined && bare(all) === '*') return '*';
    return object(
      [...byType].map(([type, names]) => [type, names.length === 1 ? (names[0] ?? null) : tuple(names)]),
    );
  }

  #conditions(blocks: Value): Value | undefined {
    if (blocks === null) return undefined;
    const byTest = new Map<string, Map<string, ConditionValues>>();
    for (const item of membersOf(blocks)) {
      const block = fieldsOf(item);
      const test = block instanceof Unknown ? block : bare(block.get('test'));
      const variable = block instanceof Unknown ? block : bare(block.get('variable'));
      if (block instanceof Unknown || typeof test !== 'string' || !isKey(variable)) {
        return unknownFrom([test, variable]) ?? new Unknown('a condition is not complete');
      }
      const byVariable = byTest.get(test) ?? new Map<string, ConditionValues>();
      byTest.set(test, byVariable);
      const given = block.get('values');
      const values = given instanceof Sequence ? given.items.map((item) => textOf(item, true)) : [given];
      const id = typeof variable === 'string' ? variable : outlineOf(variable.parts ?? [variable]);
      byVariable.set(id, { variable, values: [...(byVariable.get(id)?.values ?? []), ...values] });
    }
    if (byTest.size === 0) return undefined;
    const { meter } = this.#instance.group.module.reading.context;
    return object(
      [...byTest].map(([test, variables]) => [test, conditionKeys([...variables.values()], meter)]),
    );
  }
}

/** A condition key, which may be known in part, and the values it is held against. */
interface ConditionValues {
  readonly variable: string | Unknown;
  readonly values: readonly Value[];
}

function isKey(value: Value): value is string | Unknown {
  return typeof value === 'string' || (value instanceof Unknown && !value.failed);
}

function conditionKeys(conditions: readonly ConditionValues[], meter: Meter): Value {
  const entries = new ObjectEntries();
  for (const { variable, values } of conditions) {
    const key = entries.shownKey(variable);
    if (key === undefined) return unknownFrom([variable]) ?? null;
    entries.set(key, values.length === 1 ? (values[0] ?? null) : tuple(values));
  }
  return entries.value(meter);
}

/** The attributes of a block, or of the object that JSON syntax has in its place. */
function fieldsOf(value: Value): { get(name: string): Value } | Unknown {
  if (value instanceof LazyObject) return value;
  if (value instanceof Mapping) return { get: (name) => value.entries.get(name) ?? null };
  return value instanceof Unknown ? value : new Unknown('a block is not an object');
}

function membersOf(value: Value): readonly Value[] {
  return value instanceof Sequence ? value.items : [value];
}

/** The text of a name; `&{` stands for the `${` of policy variables. */
function textOf(value: Value, hasVariables: boolean): Value {
  if (value instanceof Unknown) {
    if (!hasVariables || value.parts === undefined) return value;
    const { reason, failed, references } = value;
    const parts = value.parts.map((part) => (typeof part === 'string' ? part.replaceAll('&{', '${') : part));
    return new Unknown(reason, { failed, references, parts });
  }
  const plain = bare(value);
  if (plain === null || plain instanceof LazyObject) return unknownFrom([plain]) ?? null;
  const text = toText(plain);
  if (text instanceof Unknown) return text;
  return hasVariables && text.includes('&{') ? text.replaceAll('&{', '${') : plain === text ? value : text;
}

/** Known names in falling order, unknown ones after them. */
function falling(values: readonly Value[]): readonly Value[] {
  const known = values.filter((value) => !(value instanceof Unknown));
  const open = values.filter((value) => value instanceof Unknown);
  return [...known.toSorted((a, b) => compareTexts(String(bare(b)), String(bare(a)))), ...open];
}
