import { type Property, Unresolved } from '../../../architecture/index.ts';
import { literalText } from '../configuration/module-configuration.ts';
import type { Attribute, Expression } from '../syntax/ast.ts';
import { tuple, Unknown, type Value } from '../values/value.ts';
import { attributeProperty, blockProperties } from './blocks.ts';
import { allTags } from './computed-attributes.ts';
import { declareProviders } from './declared-providers.ts';
import type { ModuleInstance } from './module-instance.ts';
import { providerOf, regionOf } from './providers.ts';
import { MOST_RESOURCES } from './reading.ts';
import { META_ARGUMENTS, type ResourceGroup, type ResourceInstance } from './resource-group.ts';
import { locationOf, toProperty } from './to-property.ts';

/** Blocks that say how Terraform works on a resource, not what the resource is. */
const META_BLOCKS: ReadonlySet<string> = new Set(['provisioner', 'connection']);

/** Adds every resource of a module and of the modules it calls. */
export function declareResources(module: ModuleInstance, scope: string): void {
  const { reading, configuration } = module;
  reading.visited.add(configuration.folder);
  declareProviders(module, scope);
  for (const key of configuration.resources.keys()) {
    if (reading.isFull) break;
    const group = module.group('managed', key);
    if (group !== undefined) declareGroup(group, scope);
  }
  for (const name of configuration.modules.keys()) {
    const call = module.calls.call(name);
    if (call instanceof Unknown) continue;
    for (const instance of call.instances) declareResources(instance, scope);
  }
}

function declareGroup(group: ResourceGroup, scope: string): void {
  const { declaration, module } = group;
  const { reading } = module;
  const count = group.expansion()?.instances.length ?? 0;
  if (reading.resources.length + count > MOST_RESOURCES) {
    reading.isFull = true;
    const message = `There are more than ${MOST_RESOURCES} resources; those of this block and all after it are left out.`;
    reading.reportAt('warning', message, declaration.file, declaration.block.span.start);
    return;
  }
  const uncertain = module.origin.uncertain ?? group.expansion()?.open;
  const region = regionOf(providerOf(declaration, module));
  for (const instance of group.instances()) {
    const properties = propertiesOf(instance);
    const own = properties.value instanceof Map ? properties.value.get('region')?.value : undefined;
    const stated = typeof own === 'string' ? own : region;
    reading.resources.push({
      id: instance.address,
      scope,
      type: group.type,
      language: 'terraform',
      properties,
      location: properties.location,
      ...(uncertain === undefined ? {} : { uncertain }),
      ...(typeof stated === 'string' ? { region: stated } : {}),
    });
  }
}

function propertiesOf(instance: ResourceInstance): Property {
  const { declaration, module } = instance.group;
  const { context } = module.reading;
  const entries = new Map<string, Property>();
  for (const [name, { attribute, file }] of declaration.attributes) {
    if (META_ARGUMENTS.has(name) || META_BLOCKS.has(name)) continue;
    const value = instance.configured(name) ?? null;
    entries.set(name, attributeProperty(attribute, value, file, context));
  }
  const blocks = declaration.blocks.filter(
    ({ block }) => !META_BLOCKS.has(block.type) && block.type !== 'lifecycle',
  );
  for (const [type, property] of blockProperties(blocks, instance.scope, context))
    entries.set(type, property);
  const lifecycle = lifecycleOf(instance);
  if (lifecycle !== undefined) entries.set('lifecycle', lifecycle);
  const location = locationOf(declaration.file, declaration.block.span);
  const header = { file: location.file, line: location.line, ...endLineOf(location.endLine) };
  const tags = entries.get('tags');
  const all = tags === undefined && !hasDefaultTags(instance) ? undefined : allTags(instance);
  if (all !== undefined && !entries.has('tags_all')) {
    const written = { file: declaration.file, location: tags?.location ?? header, expression: undefined };
    entries.set(
      'tags_all',
      context.meter.bounded<Property>(
        () => toProperty(all, written, context.meter),
        (reason) => ({ value: new Unresolved(reason), location: written.location }),
      ),
    );
  }
  return { value: entries, location: header };
}

function endLineOf(endLine: number | undefined): { endLine?: number } {
  return endLine === undefined ? {} : { endLine };
}

function hasDefaultTags({ group: { declaration, module } }: ResourceInstance): boolean {
  const provider = providerOf(declaration, module);
  return provider?.declaration.blocks.some(({ block }) => block.type === 'default_tags') ?? false;
}

/** `lifecycle` names attributes instead of using their values: they stay as they are written. */
function lifecycleOf(instance: ResourceInstance): Property | undefined {
  const { declaration, module } = instance.group;
  const placed = declaration.blocks.filter(({ block }) => block.type === 'lifecycle');
  const [first] = placed;
  if (first === undefined) return undefined;
  const { context } = module.reading;
  const entries = new Map<string, Property>();
  for (const { block, file } of placed) {
    for (const attribute of block.body.attributes) {
      const value = namesOf(attribute, file.text) ?? literalValue(attribute);
      entries.set(attribute.name, attributeProperty(attribute, value, file, context));
    }
  }
  const location = locationOf(first.file, first.block.span);
  return { value: [{ value: entries, location }], location };
}

const NAMING = new Set(['ignore_changes', 'replace_triggered_by']);

function namesOf({ name, expression }: Attribute, text: string): Value | undefined {
  if (!NAMING.has(name)) return undefined;
  const written = (part: Expression): string => literalText(part) ?? text.slice(part.start, part.end);
  return expression.kind === 'tuple' ? tuple(expression.items.map(written)) : written(expression);
}

function literalValue({ expression }: Attribute): Value {
  return expression.kind === 'literal'
    ? expression.value
    : new Unknown('lifecycle takes literal values only');
}
