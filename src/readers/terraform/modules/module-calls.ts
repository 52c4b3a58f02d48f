import { type Declaration, literalText } from '../configuration/module-configuration.ts';
import { joinPath } from '../configuration/folders.ts';
import type { Scope } from '../evaluation/scope.ts';
import { unknownsIn } from '../values/equality.ts';
import { LazyObject, object, tuple, Unknown, unknownFrom, type Value } from '../values/value.ts';
import { attributeValue } from './blocks.ts';
import { type Expansion, expand, type Instance } from './expansion.ts';
import { installedModule } from './installed-modules.ts';
import { ModuleInstance, type ModuleOrigin } from './module-instance.ts';
import { providersFor } from './providers.ts';
import { MOST_MODULES } from './reading.ts';

/** Deepest nesting of modules. */
const DEEPEST = 40;

/** The instances of one `module` block, or the reason why it cannot be entered. */
export interface ModuleCall {
  readonly expansion: Expansion;
  readonly instances: readonly ModuleInstance[];
}

/** The `module` blocks of one module instance. */
export class ModuleCalls {
  readonly #module: ModuleInstance;
  readonly #calls = new Map<string, ModuleCall | Unknown>();
  readonly #values = new Map<string, Value>();
  readonly #expanding = new Set<string>();

  constructor(module: ModuleInstance) {
    this.#module = module;
  }

  /** What `module.name` is in expressions. */
  value(name: string): Value {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const call = this.call(name);
    if (call instanceof Unknown) return call;
    const value = valueOf(name, call);
    this.#values.set(name, value);
    return value;
  }

  /** The call of that name, entered once. */
  call(name: string): ModuleCall | Unknown {
    const known = this.#calls.get(name);
    if (known !== undefined) return known;
    const declaration = this.#module.configuration.modules.get(name);
    if (declaration === undefined) {
      return new Unknown(`module.${name} is not declared`, { failed: !this.#module.configuration.partial });
    }
    if (this.#expanding.has(name)) return this.#module.reading.context.meter.circle(`module.${name}`);
    this.#expanding.add(name);
    const call = this.#enter(name, declaration);
    this.#expanding.delete(name);
    this.#calls.set(name, call);
    return call;
  }

  #enter(name: string, declaration: Declaration): ModuleCall | Unknown {
    const { reading, configuration, origin } = this.#module;
    const folder = this.#folderOf(name, declaration);
    if (folder instanceof Unknown) return folder;
    if (origin.folders.includes(folder) || folder === configuration.folder) {
      return this.#refuse(
        'error',
        `Module "${name}" calls itself through ${folder}; it is not entered again`,
        declaration,
      );
    }
    if (origin.folders.length > DEEPEST) {
      return this.#refuse(
        'warning',
        `Modules are nested deeper than ${DEEPEST}; module "${name}" is not entered`,
        declaration,
      );
    }
    const target = reading.configuration(folder);
    if (target === undefined) {
      return this.#refuse('error', `Module "${name}": ${folder} has no Terraform files`, declaration);
    }
    const expansion = reading.isFull ? undefined : expand(declaration, this.#module, reading);
    reading.moduleInstances += expansion?.instances.length ?? 0;
    if (expansion === undefined || reading.moduleInstances > MOST_MODULES) {
      reading.isFull = true;
      return this.#refuse(
        'warning',
        `There are too many module instances; module "${name}" is not entered`,
        declaration,
      );
    }
    const instances = expansion.instances.map(
      (instance) => new ModuleInstance(reading, target, this.#origin(name, declaration, instance, expansion)),
    );
    return { expansion, instances };
  }

  #origin(
    name: string,
    declaration: Declaration,
    { suffix, bindings }: Instance,
    expansion: Expansion,
  ): ModuleOrigin {
    const module = this.#module;
    const address = `${module.address}module.${name}${suffix}.`;
    return {
      address,
      rootFolder: module.rootFolder,
      folders: [...module.origin.folders, module.configuration.folder],
      providers: providersFor(declaration, module),
      uncertain: module.origin.uncertain ?? expansion.open,
      given: (variable) => {
        const placed = declaration.attributes.get(variable);
        if (placed === undefined) return undefined;
        const scope: Scope = { module, file: placed.file, bindings };
        return attributeValue(placed.attribute, scope, module.reading.context);
      },
      reasonForMissing: (variable) => `module.${name} gives variable "${variable}" no value`,
    };
  }

  #folderOf(name: string, declaration: Declaration): string | Unknown {
    const source = declaration.attributes.get('source')?.attribute.expression;
    if (source === undefined) return this.#refuse('error', `Module "${name}" has no source`, declaration);
    const text = literalText(source);
    if (text === undefined)
      return this.#refuse('error', `The source of module "${name}" is not a plain text`, declaration);
    const { configuration } = this.#module;
    if (/^\.\.?(?:\/|$)/.test(text)) {
      const folder = joinPath(configuration.folder, text);
      return (
        folder ??
        this.#refuse('info', `Module "${name}" (${text}) lies outside the reviewed folder`, declaration)
      );
    }
    const installed = installedModule(
      `${this.#module.address}module.${name}`,
      this.#module.rootFolder,
      this.#module.reading,
    );
    return (
      installed ?? this.#refuse('info', `Module "${name}" (${text}) is not part of the code`, declaration)
    );
  }

  #refuse(severity: 'error' | 'warning' | 'info', message: string, { file, block }: Declaration): Unknown {
    this.#module.reading.reportAt(severity, `${message}.`, file, block.span.start);
    return new Unknown(`${message.slice(0, 1).toLowerCase()}${message.slice(1)}`);
  }
}

function valueOf(name: string, { expansion, instances }: ModuleCall): Value {
  const objects = instances.map((instance) => outputsOf(instance, expansion.open));
  if (expansion.open !== undefined || expansion.by === 'nothing') {
    return objects[0] ?? new Unknown(`module.${name} has no instance`);
  }
  if (expansion.by === 'count') return tuple(objects);
  return object(objects.map((item, index) => [String(expansion.instances[index]?.key), item]));
}

/** The outputs of a module instance, evaluated when asked for. */
function outputsOf(instance: ModuleInstance, open: string | undefined): LazyObject {
  const names = [...instance.configuration.outputs.keys()];
  const address = instance.address.slice(0, -1);
  if (open === undefined) return new LazyObject(address, names, (name) => instance.output(name));
  const { meter } = instance.reading.context;
  return new LazyObject(
    address,
    undefined,
    (name) => {
      const unknowns = unknownsIn(instance.output(name), meter);
      return new Unknown(open, { references: unknownFrom(unknowns)?.references });
    },
    open,
  );
}
