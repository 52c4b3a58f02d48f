import type { CodeBeside } from './code-beside.ts';
import { type JsonObject, listOf, member, objectOf, textOf, textsIn } from './json.ts';
import type { PlannedResource } from './planned-resources.ts';
import { stepsOf } from './reference-path.ts';

/** Modules inside one another that no configuration has. */
const DEEPEST_MODULES = 32;

/** The `configuration` of a plan: what the code says, as far as a plan keeps it; of the rest, what the code beside it says. */
export class PlanConfiguration {
  readonly #providers: unknown;
  readonly #variables: unknown;
  /** Resources of the configuration by module path and name. */
  readonly #resources = new Map<string, Map<string, JsonObject>>();
  /** Module calls of the configuration by module path and name. */
  readonly #calls = new Map<string, Map<string, unknown>>();
  readonly #callsOfModules = new Map<string, { readonly around: string; readonly call: string }>();
  readonly #regions = new Map<string, string | undefined>();
  readonly #code: CodeBeside | undefined;

  constructor(plan: unknown, code: CodeBeside | undefined) {
    const configuration = member(plan, 'configuration');
    this.#code = code;
    this.#providers = member(configuration, 'provider_config');
    this.#variables = member(plan, 'variables');
    this.#collect(member(configuration, 'root_module'), '', 0);
  }

  /** What the configuration says of a resource; undefined where the file does not keep it. */
  resource({ modulePath, name }: PlannedResource): JsonObject | undefined {
    return this.#resources.get(modulePath)?.get(name);
  }

  /** Region of the provider that a resource belongs to, where it is written or a variable of the root module says it. */
  regionOf(resource: PlannedResource): string | undefined {
    const key = textOf(member(this.resource(resource), 'provider_config_key'));
    if (key === undefined) return undefined;
    if (!this.#regions.has(key)) this.#regions.set(key, this.#regionOfProvider(key));
    return this.#regions.get(key);
  }

  #regionOfProvider(key: string): string | undefined {
    const region = member(member(member(this.#providers, key), 'expressions'), 'region');
    const constant = textOf(member(region, 'constant_value'));
    if (constant !== undefined) return constant;
    const [first] = textsIn(member(region, 'references'));
    if (first === undefined || !first.startsWith('var.')) return undefined;
    return textOf(member(member(this.#variables, first.slice('var.'.length)), 'value'));
  }

  /** `module.a.module.b` → `module.a` and `b` */
  callOf(modulePath: string): { readonly around: string; readonly call: string } {
    let found = this.#callsOfModules.get(modulePath);
    if (found === undefined) {
      const names = stepsOf(modulePath).map(({ name }) => name);
      found = { around: names.slice(0, -2).join('.'), call: names.at(-1) ?? '' };
      this.#callsOfModules.set(modulePath, found);
    }
    return found;
  }

  /** References in what the call of a module gives to a variable. */
  argument(modulePath: string, call: string, variable: string): readonly string[] {
    const called = this.#calls.get(modulePath)?.get(call);
    if (called === undefined) return this.#code?.argument(modulePath, call, variable) ?? [];
    return textsIn(member(member(member(called, 'expressions'), variable), 'references'));
  }

  /** References in an output of a called module. */
  output(modulePath: string, call: string, output: string): readonly string[] {
    const called = this.#calls.get(modulePath)?.get(call);
    if (called === undefined) return this.#code?.output(joined(modulePath, `module.${call}`), output) ?? [];
    const outputs = member(member(called, 'module'), 'outputs');
    return textsIn(member(member(member(outputs, output), 'expression'), 'references'));
  }

  /** References in the `for_each` of a resource. */
  forEach(resource: PlannedResource): readonly string[] {
    const configured = this.resource(resource);
    if (configured === undefined) return this.#code?.forEach(resource) ?? [];
    return textsIn(member(member(configured, 'for_each_expression'), 'references'));
  }

  #collect(module: unknown, path: string, depth: number): void {
    const resources = new Map<string, JsonObject>();
    for (const item of listOf(member(module, 'resources'))) {
      const address = textOf(member(item, 'address'));
      const resource = objectOf(item);
      if (address !== undefined && resource !== undefined) resources.set(address, resource);
    }
    const calls = new Map(Object.entries(objectOf(member(module, 'module_calls')) ?? {}));
    this.#resources.set(path, resources);
    this.#calls.set(path, calls);
    if (depth === DEEPEST_MODULES) return;
    for (const [name, call] of calls) {
      this.#collect(member(call, 'module'), joined(path, `module.${name}`), depth + 1);
    }
  }
}

function joined(modulePath: string, name: string): string {
  return modulePath === '' ? name : `${modulePath}.${name}`;
}
