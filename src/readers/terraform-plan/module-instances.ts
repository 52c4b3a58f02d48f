import type { PlannedResource } from './planned-resources.ts';
import { stepsOf, withoutKeys } from './reference-path.ts';

/** Instances of one resource in one module instance. */
export interface Instances {
  readonly addresses: string[];
  /** Addresses by instance key, as keys are written in addresses. */
  readonly byKey: Map<string, string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The module and resource instances of a plan, by where they are. */
export class ModuleInstances {
  /** By module instance and name. */
  readonly #resources = new Map<string, Map<string, Instances>>();
  /** Module instances by the address of the one around them and their own without key. */
  readonly #modules = new Map<string, Map<string, Set<string>>>();
  readonly #around = new Map<string, string>();

  constructor(planned: readonly PlannedResource[]) {
    for (const { module, name, key, address } of planned) {
      let inModule = this.#resources.get(module);
      if (inModule === undefined) {
        inModule = new Map();
        this.#resources.set(module, inModule);
        this.#addModule(module);
      }
      const instances = inModule.get(name);
      if (instances === undefined)
        inModule.set(name, { addresses: [address], byKey: new Map([[key, address]]) });
      else {
        instances.addresses.push(address);
        instances.byKey.set(key, address);
      }
    }
  }

  /** The instances of a resource in a module instance. */
  resources(module: string, name: string): Instances | undefined {
    return this.#resources.get(module)?.get(name);
  }

  /** The instances of a called module inside one module instance. */
  modules(around: string, call: string): ReadonlySet<string> {
    return this.#modules.get(around)?.get(call) ?? NONE;
  }

  /** The module instance around another one. */
  around(module: string): string {
    let around = this.#around.get(module);
    if (around === undefined) {
      const steps = stepsOf(module).slice(0, -2);
      around = steps.map(({ name, key }) => name + key).join('.');
      this.#around.set(module, around);
    }
    return around;
  }

  /** Notes a module instance and the ones around it. */
  #addModule(module: string): void {
    if (module === '') return;
    const around = this.around(module);
    const call = withoutKeys(module.slice(around === '' ? 0 : around.length + 1)).slice('module.'.length);
    let calls = this.#modules.get(around);
    if (calls === undefined) {
      calls = new Map();
      this.#modules.set(around, calls);
    }
    const instances = calls.get(call);
    if (instances?.has(module) === true) return;
    if (instances === undefined) calls.set(call, new Set([module]));
    else instances.add(module);
    this.#addModule(around);
  }
}
