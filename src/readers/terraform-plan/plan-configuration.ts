import type { Reference } from '../../architecture/index.ts';
import type { CodeBeside } from './code-beside.ts';
import { type JsonObject, listOf, member, objectOf, textOf, textsIn } from './json.ts';
import type { PlannedResource } from './planned-resources.ts';
import { longestOf, type Step, stepsOf, withoutKeys } from './reference-path.ts';

/** Steps from a variable to the module that gives it, from there to an output, and so on. */
const MOST_HOPS = 32;

/** The `configuration` of a plan: what the code says, as far as a plan keeps it, and where references lead. */
export class PlanConfiguration {
  readonly #root: unknown;
  readonly #providers: unknown;
  readonly #variables: unknown;
  /** Resources of the configuration by module path and name. */
  readonly #resources = new Map<string, JsonObject>();
  /** Resource instances by module instance and name. */
  readonly #instances = new Map<string, PlannedResource[]>();
  /** Module instances by their address without keys. */
  readonly #modules = new Map<string, Set<string>>();
  readonly #code: CodeBeside | undefined;

  constructor(plan: unknown, planned: readonly PlannedResource[], code: CodeBeside | undefined) {
    this.#code = code;
    const configuration = member(plan, 'configuration');
    this.#root = member(configuration, 'root_module');
    this.#providers = member(configuration, 'provider_config');
    this.#variables = member(plan, 'variables');
    this.#collect(this.#root, '', 0);
    for (const resource of planned) {
      addTo(this.#instances, joined(resource.module, resource.name), resource);
      this.#addModule(resource.module);
    }
  }

  /** What the code says of a resource; undefined where the file does not keep it. */
  resource({ module, name }: PlannedResource): JsonObject | undefined {
    return this.#resources.get(joined(withoutKeys(module), name));
  }

  /** Region of the provider that a resource belongs to, where it is written or a variable of the root module says it. */
  regionOf(resource: PlannedResource): string | undefined {
    const key = textOf(member(this.resource(resource), 'provider_config_key'));
    if (key === undefined) return undefined;
    const region = member(member(member(this.#providers, key), 'expressions'), 'region');
    const constant = textOf(member(region, 'constant_value'));
    if (constant !== undefined) return constant;
    const [first] = textsIn(member(region, 'references'));
    if (first === undefined || !first.startsWith('var.')) return undefined;
    return textOf(member(member(this.#variables, first.slice('var.'.length)), 'value'));
  }

  /** The resources that references lead to, seen from the given resource. */
  referencesOf(references: readonly string[], resource: PlannedResource): readonly Reference[] {
    if (references.length === 0) return [];
    const found = new Map<string, Reference>();
    const at: Place = { module: resource.module, resource, hops: 0, seen: new Set() };
    this.#follow(references, at, found);
    return [...found.values()];
  }

  #follow(references: readonly string[], at: Place, found: Map<string, Reference>): void {
    if (at.hops > MOST_HOPS) return;
    const ofEach = references.some((reference) => /^(?:each|count)\./.test(reference));
    for (const reference of longestOf(references)) {
      const here = joined(at.module, reference);
      if (at.seen.has(here)) continue;
      at.seen.add(here);
      const steps = stepsOf(reference);
      switch (steps[0]?.name) {
        case 'var':
          this.#followVariable(steps, at, found);
          break;
        case 'module':
          this.#followOutput(steps, at, found);
          break;
        case 'each':
          if (steps[1]?.name === 'value') this.#followForEach(at, found);
          break;
        case 'local':
          this.#follow(
            this.#code?.local(at.module, steps.slice(1)) ?? [],
            { ...at, hops: at.hops + 1 },
            found,
          );
          break;
        case 'count':
        case 'data':
        case 'path':
        case 'self':
        case 'terraform':
          break;
        default:
          this.#addResource(steps, at, ofEach, found);
      }
    }
  }

  #followVariable(steps: readonly Step[], at: Place, found: Map<string, Reference>): void {
    const name = steps[1]?.name;
    const module = stepsOf(at.module);
    if (name === undefined || module.length < 2) return;
    const parent = written(module.slice(0, -2));
    const called = module.at(-1)?.name ?? '';
    const call = this.#call(parent, called);
    const references =
      call === undefined
        ? (this.#code?.argument(parent, called, name) ?? [])
        : textsIn(member(member(member(call, 'expressions'), name), 'references'));
    this.#follow(references, { ...at, module: parent, resource: undefined, hops: at.hops + 1 }, found);
  }

  #followOutput(steps: readonly Step[], at: Place, found: Map<string, Reference>): void {
    const [, call, output] = steps;
    if (call === undefined || output === undefined) return;
    const address = joined(at.module, `module.${call.name}`);
    const references = this.#outputReferences(at.module, call.name, output.name);
    const instances = call.key === '' ? this.#instancesOfModule(at.module, address) : [address + call.key];
    for (const module of instances)
      this.#follow(references, { ...at, module, resource: undefined, hops: at.hops + 1 }, found);
  }

  #outputReferences(module: string, call: string, output: string): readonly string[] {
    const called = this.#call(module, call);
    if (called === undefined) return this.#code?.output(joined(module, `module.${call}`), output) ?? [];
    const outputs = member(member(called, 'module'), 'outputs');
    return textsIn(member(member(member(outputs, output), 'expression'), 'references'));
  }

  #followForEach(at: Place, found: Map<string, Reference>): void {
    if (at.resource === undefined) return;
    const resource = this.resource(at.resource);
    const references =
      resource === undefined
        ? (this.#code?.forEach(at.resource) ?? [])
        : textsIn(member(member(resource, 'for_each_expression'), 'references'));
    this.#follow([...references, 'each.key'], { ...at, hops: at.hops + 1 }, found);
  }

  #addResource(steps: readonly Step[], at: Place, ofEach: boolean, found: Map<string, Reference>): void {
    const [type, name, attribute] = steps;
    if (type === undefined || name === undefined) return;
    const address = joined(at.module, `${type.name}.${name.name}`);
    for (const instance of this.#instancesAt(address, name.key, ofEach ? at.resource?.key : undefined)) {
      const reference =
        attribute === undefined ? { address: instance } : { address: instance, attribute: attribute.name };
      found.set(`${instance}\n${attribute?.name ?? ''}`, reference);
    }
  }

  /** Addresses of the instances meant: the one named, the one with the same key, or all. */
  #instancesAt(address: string, key: string, sameKey: string | undefined): readonly string[] {
    if (key !== '') return [address + key];
    const instances = this.#instances.get(address) ?? [];
    const same = sameKey === undefined ? undefined : instances.find((instance) => instance.key === sameKey);
    if (same !== undefined) return [same.address];
    return instances.length === 0 ? [address] : instances.map((instance) => instance.address);
  }

  #call(module: string, name: string): unknown {
    let current: unknown = this.#root;
    for (const [index, step] of stepsOf(module).entries()) {
      if (index % 2 === 1) current = member(member(member(current, 'module_calls'), step.name), 'module');
    }
    return member(member(current, 'module_calls'), name);
  }

  #collect(module: unknown, path: string, depth: number): void {
    for (const item of listOf(member(module, 'resources'))) {
      const address = textOf(member(item, 'address'));
      const resource = objectOf(item);
      if (address !== undefined && resource !== undefined)
        this.#resources.set(joined(path, address), resource);
    }
    if (depth === MOST_HOPS) return;
    for (const [name, call] of Object.entries(objectOf(member(module, 'module_calls')) ?? {})) {
      this.#collect(member(call, 'module'), joined(path, `module.${name}`), depth + 1);
    }
  }

  /** Notes a module instance and the ones around it. */
  #addModule(module: string): void {
    const known = this.#modules.get(withoutKeys(module));
    if (module === '' || known?.has(module) === true) return;
    if (known === undefined) this.#modules.set(withoutKeys(module), new Set([module]));
    else known.add(module);
    this.#addModule(written(stepsOf(module).slice(0, -2)));
  }

  /** The instances of a called module inside one module instance. */
  #instancesOfModule(around: string, address: string): readonly string[] {
    const all = [...(this.#modules.get(withoutKeys(address)) ?? [])];
    const inside = all.filter((module) => written(stepsOf(module).slice(0, -2)) === around);
    return inside.length === 0 ? [address] : inside;
  }
}

/** Where references are read: a module instance, and the resource whose `each` and `count` they may mean. */
interface Place {
  readonly module: string;
  readonly resource: PlannedResource | undefined;
  readonly hops: number;
  /** References that were followed already, with their modules. */
  readonly seen: Set<string>;
}

function written(steps: readonly Step[]): string {
  return steps.map(({ name, key }) => name + key).join('.');
}

function joined(module: string, name: string): string {
  return module === '' ? name : `${module}.${name}`;
}

function addTo<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
