import type {
  Declaration,
  ModuleConfiguration,
  PlacedAttribute,
} from '../configuration/module-configuration.ts';
import { relativePath } from '../configuration/folders.ts';
import type { Namespaces, Scope } from '../evaluation/scope.ts';
import type { ParsedFile } from '../syntax/ast.ts';
import { convert } from '../values/convert.ts';
import { isWhole } from '../values/type.ts';
import { bare, failure, LazyObject, object, Unknown, type Value } from '../values/value.ts';
import { markSensitive } from '../values/sensitive.ts';
import { attributeValue } from './blocks.ts';
import { ModuleCalls } from './module-calls.ts';
import type { Providers } from './providers.ts';
import type { Reading } from './reading.ts';
import { ResourceGroup } from './resource-group.ts';
import { type Variable, variableOf } from './variables.ts';

/** How an instance of a module came about. */
export interface ModuleOrigin {
  /** Ends in a dot: `module.a["x"].`; empty for a root. */
  readonly address: string;
  readonly rootFolder: string;
  /** Folders from the root down to this one. */
  readonly folders: readonly string[];
  readonly providers: Providers;
  /** Why it is not certain that the module is used at all. */
  readonly uncertain: string | undefined;
  /** The value given to a variable; undefined where none is. */
  given(variable: string): Value | undefined;
  /** Why nothing was given to a variable without default. */
  reasonForMissing(variable: string): string;
}

/** A module in one of its uses: its variables have values, so everything in it can be evaluated, when asked for. */
export class ModuleInstance implements Namespaces {
  readonly reading: Reading;
  readonly configuration: ModuleConfiguration;
  readonly origin: ModuleOrigin;
  readonly address: string;
  readonly rootFolder: string;
  readonly calls: ModuleCalls;
  readonly #namespaces = new Map<string, Value>();
  readonly #variables = new Map<string, Value>();
  readonly #locals = new Map<string, Value>();
  readonly #outputs = new Map<string, Value>();
  readonly #groups = new Map<string, ResourceGroup>();
  readonly #evaluating = new Set<string>();

  constructor(reading: Reading, configuration: ModuleConfiguration, origin: ModuleOrigin) {
    this.reading = reading;
    this.configuration = configuration;
    this.origin = origin;
    this.address = origin.address;
    this.rootFolder = origin.rootFolder;
    this.calls = new ModuleCalls(this);
  }

  namespace(name: string): Value {
    let value = this.#namespaces.get(name);
    if (value === undefined) {
      value = this.#newNamespace(name);
      this.#namespaces.set(name, value);
    }
    return value;
  }

  #newNamespace(name: string): Value {
    const { configuration } = this;
    switch (name) {
      case 'var':
        return new LazyObject('var', [...configuration.variables.keys()], (key) => this.variable(key));
      case 'local':
        return new LazyObject('local', [...configuration.locals.keys()], (key) => this.local(key));
      case 'module':
        return new LazyObject('module', [...configuration.modules.keys()], (key) => this.calls.value(key));
      case 'resource':
        return new LazyObject('resource', undefined, (type) => this.#resourcesOf('managed', type));
      case 'ephemeral':
        return new LazyObject('ephemeral', undefined, (type) => ephemeralOf(type));
      case 'data':
        return new LazyObject('data', undefined, (type) => this.#resourcesOf('data', type));
      case 'path':
        return object([
          ['module', relativePath(this.rootFolder, configuration.folder)],
          ['root', '.'],
          ['cwd', new Unknown('path.cwd depends on where Terraform runs', { label: 'path.cwd' })],
        ]);
      case 'terraform':
      case 'tofu':
        return object([
          [
            'workspace',
            this.reading.workspace ??
              new Unknown('terraform.workspace is chosen at deployment', { label: 'terraform.workspace' }),
          ],
        ]);
      case 'each':
      case 'count':
      case 'self':
        return failure(`"${name}" has no meaning here`);
      default:
        return this.#resourcesOf('managed', name);
    }
  }

  #resourcesOf(mode: 'managed' | 'data', type: string): LazyObject {
    const prefix = mode === 'data' ? 'data.' : '';
    return new LazyObject(`${prefix}${type}`, undefined, (name) => {
      const group = this.group(mode, `${type}.${name}`);
      return group?.value() ?? this.#undeclared(`${prefix}${type}.${name}`);
    });
  }

  /** What is missing may stand in the part of a file that could not be read. */
  #undeclared(what: string): Unknown {
    return new Unknown(`${what} is not declared`, { failed: !this.configuration.partial });
  }

  group(mode: 'managed' | 'data', key: string): ResourceGroup | undefined {
    const { resources, data } = this.configuration;
    const id = `${mode} ${key}`;
    let group = this.#groups.get(id);
    if (group === undefined) {
      const declaration = (mode === 'data' ? data : resources).get(key);
      if (declaration === undefined) return undefined;
      group = new ResourceGroup(this, mode, declaration);
      this.#groups.set(id, group);
    }
    return group;
  }

  variable(name: string): Value {
    return this.#once(this.#variables, `var.${name}`, name, () => {
      const declaration = this.configuration.variables.get(name);
      if (declaration === undefined) return this.#undeclared(`variable "${name}"`);
      return this.#variableValue(name, declaration);
    });
  }

  #variableValue(name: string, declaration: Declaration): Value {
    const variable: Variable = variableOf(declaration, this.reading.context);
    const given = this.origin.given(name);
    const isGiven = given !== undefined && (variable.nullable || bare(given) !== null);
    const value = isGiven ? given : variable.default;
    if (value === undefined) {
      const type = isWhole(variable.type) ? variable.type : undefined;
      return new Unknown(this.origin.reasonForMissing(name), { label: `var.${name}`, type });
    }
    const converted = convert(value, variable.type, this.reading.context.meter);
    const isRefused = converted instanceof Unknown && converted.failed && converted !== value;
    return isRefused
      ? failure(`the value of variable "${name}" does not fit its type: ${converted.reason}`)
      : variable.sensitive
        ? markSensitive(converted)
        : converted;
  }

  local(name: string): Value {
    return this.#once(this.#locals, `local.${name}`, name, () => {
      const placed = this.configuration.locals.get(name);
      if (placed === undefined) return this.#undeclared(`local.${name}`);
      return attributeValue(placed.attribute, this.scopeIn(placed.file), this.reading.context);
    });
  }

  output(name: string): Value {
    return this.#once(this.#outputs, `${this.address}output.${name}`, name, () => {
      const output = this.configuration.outputs.get(name)?.attributes;
      const placed = output?.get('value');
      if (placed === undefined) return this.#undeclared(`output "${name}" of ${this.address.slice(0, -1)}`);
      const value = attributeValue(placed.attribute, this.scopeIn(placed.file), this.reading.context);
      const isHidden = ['sensitive', 'ephemeral'].some((flag) => isTrue(output?.get(flag)));
      return isHidden ? markSensitive(value) : value;
    });
  }

  scopeIn(file: ParsedFile): Scope {
    return { module: this, file, bindings: undefined };
  }

  /** Evaluates a named thing once; a thing that needs itself stays unknown and is reported. */
  #once(cache: Map<string, Value>, label: string, name: string, run: () => Value): Value {
    const known = cache.get(name);
    if (known !== undefined) return known;
    if (this.#evaluating.has(label)) {
      this.#reportCycle(label, name);
      return this.reading.context.meter.circle(label);
    }
    this.#evaluating.add(label);
    const value = this.reading.context.meter.bounded<Value>(run, (reason) => new Unknown(reason));
    this.#evaluating.delete(label);
    cache.set(name, value);
    return value;
  }

  #reportCycle(label: string, name: string): void {
    const local = this.configuration.locals.get(name);
    if (!label.startsWith('local.') || local === undefined) return;
    this.reading.reportAt('error', `${label} refers to itself.`, local.file, local.attribute.span.start);
  }
}

function isTrue(placed: PlacedAttribute | undefined): boolean {
  const expression = placed?.attribute.expression;
  return expression?.kind === 'literal' && (expression.value === true || expression.value === 'true');
}

/** Ephemeral resources are opened only while Terraform runs. */
function ephemeralOf(type: string): LazyObject {
  return new LazyObject(`ephemeral.${type}`, undefined, (name) => {
    const label = `ephemeral.${type}.${name}`;
    return new Unknown(`${label} exists only while Terraform runs`, { label });
  });
}
