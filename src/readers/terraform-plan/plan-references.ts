import type { Reference } from '../../architecture/index.ts';
import type { CodeBeside } from './code-beside.ts';
import { ModuleInstances } from './module-instances.ts';
import type { PlanConfiguration } from './plan-configuration.ts';
import type { PlannedResource } from './planned-resources.ts';
import {
  type ParsedReference,
  type ParsedReferences,
  parsedReferences,
  type Step,
} from './reference-path.ts';

/** Steps from a variable to the module that gives it, from there to an output, and so on. */
const MOST_HOPS = 32;
/** Most instances that one reference of one instance may mean; beyond them it says nothing. */
const MOST_MEANT = 1_000;

/** Where references are read: a module instance, and the resource whose `each` and `count` they may mean. */
interface Place {
  readonly module: string;
  readonly modulePath: string;
  readonly resource: PlannedResource | undefined;
  readonly hops: number;
}

/** The way of one set of references. */
interface Way {
  readonly found: Map<string, Reference>;
  /** References to other references that were followed already, with their modules. */
  readonly seen: Set<string>;
}

const NONE: readonly Reference[] = [];

/** Where the references in a plan lead: through variables, outputs, locals and `each` to resource instances. */
export class PlanReferences {
  readonly #configuration: PlanConfiguration;
  readonly #instances: ModuleInstances;
  readonly #code: CodeBeside | undefined;
  readonly #parsed = new WeakMap<readonly string[], ParsedReferences>();
  /** What was found for references that mean the same for every instance of a resource in a module instance. */
  readonly #shared = new WeakMap<readonly string[], Map<string, readonly Reference[]>>();

  constructor(
    configuration: PlanConfiguration,
    planned: readonly PlannedResource[],
    code: CodeBeside | undefined,
  ) {
    this.#configuration = configuration;
    this.#instances = new ModuleInstances(planned);
    this.#code = code;
  }

  /** The resource instances that references lead to, seen from the given one. The same list must hold the same references. */
  follow(references: readonly string[], resource: PlannedResource): readonly Reference[] {
    if (references.length === 0) return NONE;
    const { module } = resource;
    if (this.#parse(references).isOfInstance) return this.#found(references, resource);
    let ofModules = this.#shared.get(references);
    if (ofModules === undefined) {
      ofModules = new Map();
      this.#shared.set(references, ofModules);
    }
    let found = ofModules.get(module);
    if (found === undefined) {
      found = this.#found(references, resource);
      ofModules.set(module, found);
    }
    return found;
  }

  #found(references: readonly string[], resource: PlannedResource): readonly Reference[] {
    const { module, modulePath } = resource;
    const way: Way = { found: new Map(), seen: new Set() };
    this.#follow(references, { module, modulePath, resource, hops: 0 }, way);
    return way.found.size === 0 ? NONE : [...way.found.values()];
  }

  #parse(references: readonly string[]): ParsedReferences {
    let parsed = this.#parsed.get(references);
    if (parsed === undefined) {
      parsed = parsedReferences(references);
      this.#parsed.set(references, parsed);
    }
    return parsed;
  }

  #follow(references: readonly string[], at: Place, way: Way, isOfInstance = false): void {
    if (at.hops > MOST_HOPS || references.length === 0) return;
    const parsed = this.#parse(references);
    const key = isOfInstance || parsed.isOfInstance ? at.resource?.key : undefined;
    for (const reference of parsed.references) {
      switch (reference.steps[0]?.name) {
        case 'var':
        case 'local':
        case 'module':
        case 'each':
          this.#followNamed(reference, at, way);
          break;
        case 'count':
        case 'data':
        case 'path':
        case 'self':
        case 'terraform':
          break;
        default:
          this.#addResource(reference, at.module, key, way);
      }
    }
  }

  /** Goes on from a reference to something that is not a resource, once. */
  #followNamed({ text, steps }: ParsedReference, at: Place, way: Way): void {
    const here = `${at.module}\n${text}`;
    if (way.seen.has(here)) return;
    way.seen.add(here);
    const next = { ...at, hops: at.hops + 1 };
    switch (steps[0]?.name) {
      case 'var':
        this.#followVariable(steps, next, way);
        break;
      case 'local':
        this.#follow(this.#code?.local(at.modulePath, steps.slice(1)) ?? [], next, way);
        break;
      case 'module':
        this.#followOutput(steps, next, way);
        break;
      default:
        if (steps[1]?.name !== 'value' || at.resource === undefined) return;
        this.#follow(this.#configuration.forEach(at.resource), next, way, true);
    }
  }

  #followVariable(steps: readonly Step[], at: Place, way: Way): void {
    const name = steps[1]?.name;
    if (name === undefined || at.module === '') return;
    const { around, call } = this.#configuration.callOf(at.modulePath);
    const references = this.#configuration.argument(around, call, name);
    const module = this.#instances.around(at.module);
    this.#follow(references, { module, modulePath: around, resource: undefined, hops: at.hops }, way);
  }

  #followOutput(steps: readonly Step[], at: Place, way: Way): void {
    const [, call, output] = steps;
    if (call === undefined || output === undefined) return;
    const references = this.#configuration.output(at.modulePath, call.name, output.name);
    const address = `${at.module === '' ? '' : `${at.module}.`}module.${call.name}`;
    const known = this.#instances.modules(at.module, call.name);
    const modulePath = `${at.modulePath === '' ? '' : `${at.modulePath}.`}module.${call.name}`;
    const all = known.size === 0 ? [address] : known;
    if (known.size > MOST_MEANT && call.key === '') return;
    for (const module of call.key === '' ? all : [address + call.key]) {
      this.#follow(references, { module, modulePath, resource: undefined, hops: at.hops }, way);
    }
  }

  /** Adds the instances meant: the one named, the one with the same key, or all. */
  #addResource(
    { steps, name }: ParsedReference,
    module: string,
    sameKey: string | undefined,
    { found }: Way,
  ): void {
    const [, { key = '' } = {}, attribute] = steps;
    if (steps.length < 2) return;
    for (const address of this.#addresses(module, name, key, sameKey)) {
      const reference = attribute === undefined ? { address } : { address, attribute: attribute.name };
      found.set(attribute === undefined ? address : `${address}\n${attribute.name}`, reference);
    }
  }

  #addresses(module: string, name: string, key: string, sameKey: string | undefined): readonly string[] {
    const address = module === '' ? name : `${module}.${name}`;
    if (key !== '') return [address + key];
    const instances = this.#instances.resources(module, name);
    const same = sameKey === undefined ? undefined : instances?.byKey.get(sameKey);
    if (same !== undefined) return [same];
    if (instances === undefined) return [address];
    const isTooMany = sameKey !== undefined && instances.addresses.length > MOST_MEANT;
    return isTooMany ? [] : instances.addresses;
  }
}
