import type { Declaration } from '../configuration/module-configuration.ts';
import { blockType } from '../configuration/module-configuration.ts';
import type { Scope } from '../evaluation/scope.ts';
import {
  bare,
  comingFrom,
  LazyObject,
  object,
  tuple,
  Unknown,
  type Value,
  withReferences,
} from '../values/value.ts';
import { markSensitive } from '../values/sensitive.ts';
import { attributeValue, blocksValue, type BlockView } from './blocks.ts';
import { computedAttribute } from './computed-attributes.ts';
import { type Expansion, expand, type Instance } from './expansion.ts';
import type { ModuleInstance } from './module-instance.ts';

/** Arguments that Terraform itself understands, in every resource. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'depends_on']);

/** Arguments that the AWS provider's schema calls sensitive. */
const SECRETS =
  /(?:password|passwords|passphrase|secret|secret_string|secret_binary|secret_key|private_key|auth_token|access_token|secret_token|preshared_key)(?:_wo)?$/;

/** Whether what other blocks see of an argument is sensitive. */
function isSecret(type: string, attribute: string): boolean {
  if (!type.startsWith('aws_')) return false;
  return SECRETS.test(attribute) || (type === 'aws_ssm_parameter' && attribute === 'value');
}

/** Types that only hand on what they are given: what they mention counts as mentioned through them. */
const HANDING_ON = /^(?:terraform_data$|null_|time_|random_)/;

/** A `resource` or `data` block in one instance of its module. */
export class ResourceGroup {
  readonly module: ModuleInstance;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly declaration: Declaration;
  /** Address without instance key. */
  readonly address: string;
  #instances: readonly ResourceInstance[] | undefined;
  #expansion: Expansion | undefined;
  #isExpanding = false;
  #value: Value | undefined;

  constructor(module: ModuleInstance, mode: 'managed' | 'data', declaration: Declaration) {
    this.module = module;
    this.mode = mode;
    this.declaration = declaration;
    const [type = '', name = ''] = declaration.block.labels;
    this.type = type;
    this.address = `${module.address}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  }

  /** Undefined while the expansion itself is being evaluated: the block refers to itself. */
  expansion(): Expansion | undefined {
    if (this.#expansion !== undefined || this.#isExpanding) return this.#expansion;
    this.#isExpanding = true;
    this.#expansion = expand(this.declaration, this.module, this.module.reading);
    this.#isExpanding = false;
    return this.#expansion;
  }

  instances(): readonly ResourceInstance[] {
    this.#instances ??= (this.expansion()?.instances ?? []).map(
      (instance) => new ResourceInstance(this, instance),
    );
    return this.#instances;
  }

  /** What the block is in expressions: an object, a tuple of objects, or a map of objects. */
  value(): Value {
    if (this.#value !== undefined) return this.#value;
    const expansion = this.expansion();
    if (expansion === undefined) return this.module.reading.context.meter.circle(this.address);
    const objects = this.instances().map((instance) => instance.object);
    if (expansion.open !== undefined) this.#value = this.#openValue(expansion.open);
    else if (expansion.by === 'count') this.#value = tuple(objects);
    else if (expansion.by === 'for_each') {
      this.#value = object(objects.map((item, index) => [String(expansion.instances[index]?.key), item]));
    } else this.#value = objects[0] ?? new Unknown(`${this.address} has no instance`);
    return this.#value;
  }

  #openValue(reason: string): LazyObject {
    const { address } = this;
    return new LazyObject(
      address,
      undefined,
      (attribute) => new Unknown(reason, { references: [{ address, attribute }] }),
      reason,
    );
  }
}

/** One instance of a resource or data source; its attributes are evaluated when asked for. */
export class ResourceInstance {
  readonly group: ResourceGroup;
  readonly address: string;
  readonly scope: Scope;
  readonly object: LazyObject;
  readonly #own = new Map<string, Value>();
  readonly #evaluating = new Set<string>();
  readonly #seen = new Map<string, Value>();

  constructor(group: ResourceGroup, { suffix, bindings }: Instance) {
    this.group = group;
    this.address = group.address + suffix;
    this.object = new LazyObject(this.address, undefined, (name) => this.seenFromOutside(name));
    const self = { name: 'self', value: this.object, outer: undefined };
    this.scope = {
      module: group.module,
      file: group.declaration.file,
      bindings: bindings === undefined ? self : { ...bindings, outer: self },
    };
  }

  /** The configured value of an attribute; undefined where the configuration has none. */
  configured(name: string): Value | undefined {
    const known = this.#own.get(name);
    if (known !== undefined) return known;
    const { declaration } = this.group;
    const placed = declaration.attributes.get(name);
    if (placed === undefined && !declaration.blocks.some(({ block }) => blockType(block) === name))
      return undefined;
    if (this.#evaluating.has(name))
      return this.group.module.reading.context.meter.circle(`${this.address}.${name}`);
    this.#evaluating.add(name);
    const { context } = this.group.module.reading;
    const value = placed
      ? attributeValue(placed.attribute, { ...this.scope, file: placed.file }, context)
      : context.meter.bounded<Value | undefined>(
          () => blocksValue(name, declaration.blocks, this.scope, context, this.#viewOf(name)),
          (reason) => new Unknown(reason),
        );
    this.#evaluating.delete(name);
    if (value !== undefined) this.#own.set(name, value);
    return value;
  }

  /** An attribute as other expressions see it: known if configured, otherwise the provider's to say. */
  seenFromOutside(name: string): Value {
    const seen = this.#seen.get(name);
    if (seen !== undefined) return seen;
    const configured = META_ARGUMENTS.has(name) ? undefined : this.configured(name);
    // An empty text is no value to many providers: they put their own in its place.
    const isEmpty = configured !== undefined && bare(configured) === '' && !this.#handsOn();
    const isStated = configured !== undefined && configured !== null && !isEmpty;
    const given = isStated ? configured : computedAttribute(this, name);
    const value = given === undefined ? this.#unknown(name) : this.#through(given, name);
    if (this.#evaluating.size === 0) this.#seen.set(name, value);
    return value;
  }

  /** How a nested block of this resource is seen by others: what it does not state, the provider may. */
  #viewOf(name: string): BlockView {
    return { missing: () => this.#unknown(name), stated: (value) => this.#through(value, name) };
  }

  /** A stated value as it comes through this resource. */
  #through(value: Value, attribute: string): Value {
    const reference = { address: this.address, attribute };
    if (isSecret(this.group.type, attribute)) return comingFrom(markSensitive(value), reference);
    return this.#handsOn() ? withReferences(value, [reference]) : comingFrom(value, reference);
  }

  #handsOn(): boolean {
    return this.group.mode === 'data' || HANDING_ON.test(this.group.type);
  }

  #unknown(name: string): Unknown {
    const label = `${this.address}.${name}`;
    const when = this.group.mode === 'data' ? 'is read at deployment' : 'is known only after apply';
    return new Unknown(`${label} ${when}`, {
      references: [{ address: this.address, attribute: name }],
      label,
    });
  }
}
