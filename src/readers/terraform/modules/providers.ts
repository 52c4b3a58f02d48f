import type { Declaration } from '../configuration/module-configuration.ts';
import type { Expression } from '../syntax/ast.ts';
import { isSensitive, SENSITIVE } from '../values/sensitive.ts';
import { bare, LazyObject, Mapping, Sequence, Unknown, type Value } from '../values/value.ts';
import { attributeValue, blocksValue, PLAIN_VIEW } from './blocks.ts';
import type { ModuleInstance } from './module-instance.ts';

/** A `provider` block and the module instance it stands in. */
export interface ProviderConfiguration {
  readonly declaration: Declaration;
  readonly module: ModuleInstance;
}

/** The provider configurations a module was given by its caller, under `aws` or `aws.west`. */
export type Providers = ReadonlyMap<string, ProviderConfiguration>;

/** The provider configuration that a resource or data block uses, where code states one. */
export function providerOf(
  declaration: Declaration,
  module: ModuleInstance,
): ProviderConfiguration | undefined {
  const stated = declaration.attributes.get('provider')?.attribute.expression;
  const [type = ''] = declaration.block.labels;
  const underscore = type.indexOf('_');
  const key = (stated && providerKey(stated)) ?? (underscore < 0 ? type : type.slice(0, underscore));
  return providerNamed(key, module);
}

function providerNamed(key: string, module: ModuleInstance): ProviderConfiguration | undefined {
  const declaration = module.configuration.providers.get(key);
  if (declaration !== undefined && !(module.origin.providers.has(key) && isEmptyProxy(declaration))) {
    return { declaration, module };
  }
  return module.origin.providers.get(key);
}

/** Older modules declare an empty `provider "aws" {}` for what their caller passes. */
function isEmptyProxy({ attributes, blocks }: Declaration): boolean {
  return blocks.length === 0 && [...attributes.keys()].every((name) => name === 'alias');
}

/** The providers that a module call hands on: those it names, or the default ones. */
export function providersFor(call: Declaration, module: ModuleInstance): Providers {
  const stated = call.attributes.get('providers')?.attribute.expression;
  const passed = new Map<string, ProviderConfiguration>();
  if (stated?.kind === 'object') {
    for (const { key, value } of stated.items) {
      const inner = providerKey(key);
      const outer = providerKey(value);
      const configuration = outer === undefined ? undefined : providerNamed(outer, module);
      if (inner !== undefined && configuration !== undefined) passed.set(inner, configuration);
    }
    return passed;
  }
  for (const key of [...module.origin.providers.keys(), ...module.configuration.providers.keys()]) {
    const configuration = key.includes('.') ? undefined : providerNamed(key, module);
    if (configuration !== undefined) passed.set(key, configuration);
  }
  return passed;
}

/** `aws` or `aws.west` from a reference to a provider. */
function providerKey(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : undefined;
    case 'parentheses':
      return providerKey(expression.inner);
    case 'attribute': {
      const source = providerKey(expression.source);
      return source === undefined ? undefined : `${source}.${expression.name}`;
    }
    case 'template': {
      const [only] = expression.parts;
      if (expression.parts.length !== 1 || only === undefined) return undefined;
      if (only.kind === 'text') return only.value;
      return only.kind === 'interpolation' ? providerKey(only.expression) : undefined;
    }
    default:
      return undefined;
  }
}

/** The region a provider works in, where it is known. */
export function regionOf(provider: ProviderConfiguration | undefined): Value | undefined {
  const value = providerArgument(provider, 'region');
  if (value === undefined) return undefined;
  return isSensitive(value) ? new Unknown(SENSITIVE) : bare(value);
}

/** An argument of a provider; undefined where it is not stated. */
export function providerArgument(
  provider: ProviderConfiguration | undefined,
  name: string,
): Value | undefined {
  const placed = provider?.declaration.attributes.get(name);
  if (provider === undefined || placed === undefined) return undefined;
  const { module } = provider;
  return attributeValue(placed.attribute, module.scopeIn(placed.file), module.reading.context);
}

/** The tags a provider adds to every resource; undefined where it adds none. */
export function defaultTagsOf(provider: ProviderConfiguration | undefined): Value | undefined {
  if (provider === undefined) return undefined;
  const { module, declaration } = provider;
  const scope = module.scopeIn(declaration.file);
  const { context } = module.reading;
  const attribute = declaration.attributes.get('default_tags')?.attribute;
  const given = attribute
    ? attributeValue(attribute, scope, context)
    : blocksValue('default_tags', declaration.blocks, scope, context, PLAIN_VIEW);
  const first = given instanceof Sequence ? given.items[0] : given;
  if (first instanceof Mapping) return first.entries.get('tags');
  return first instanceof LazyObject ? first.get('tags') : first;
}
