import { isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import type { DeclaredResource } from '../../architecture/resource.ts';
import { type DocumentNode, type MapEntry, valueAt } from '../../document/document.ts';
import type { Evaluator } from './evaluator.ts';
import type { ScopedEntry } from './for-each.ts';
import { intrinsicCall } from './intrinsic.ts';
import { isStack } from './nested-stacks.ts';
import { placeOf } from './place.ts';
import type { TemplateResource } from './template.ts';

/** What stands beside `Properties` and belongs to the resource all the same. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy', 'Metadata'];

/** Makes the conditions of the template known to its evaluator. */
export function declareConditions(evaluator: Evaluator): void {
  const { template } = evaluator;
  const section = valueAt(template.root, 'Conditions');
  if (section?.type !== 'map') return;
  for (const { key, value, scope } of evaluator.entriesOf(section, template.scope)) {
    template.conditions.set(key, { node: value, scope });
  }
}

/** The resources as the template writes them, loops unrolled. What is no resource is left out and said. */
export function resourcesIn(evaluator: Evaluator): readonly TemplateResource[] {
  const { template } = evaluator;
  const section = valueAt(template.root, 'Resources');
  if (section === undefined) return [];
  if (section.type !== 'map' || (section.tag !== undefined && section.entries.length === 0)) {
    template.warn(
      'The Resources section is not a map of resources.',
      placeOf(section, template.path),
      'loses',
    );
    return [];
  }
  const resources: TemplateResource[] = [];
  for (const entry of evaluator.entriesOf(section, template.scope)) {
    const why = whyNoResource(entry);
    if (why === undefined) resources.push(templateResource(entry));
    else
      template.warn(
        `Resource "${entry.key}" is left out: ${why}.`,
        { file: entry.scope.file, ...startOf(entry) },
        'loses',
      );
  }
  return withoutTwins(resources, evaluator);
}

function whyNoResource({ key, value }: MapEntry): string | undefined {
  if (key === 'Fn::Transform') return 'a macro makes it when deployed';
  if (value.type !== 'map') return 'it is not a map';
  if (value.tag !== undefined) return `!${value.tag} makes it when deployed`;
  const type = valueAt(value, 'Type');
  if (type === undefined) return 'it has no Type';
  if (type.type !== 'scalar' || typeof type.value !== 'string' || type.tag !== undefined)
    return 'its Type is not text';
  return undefined;
}

function templateResource(entry: ScopedEntry): TemplateResource {
  const { key, value, scope } = entry;
  if (value.type !== 'map') throw new TypeError('a resource is a map');
  return {
    id: key,
    node: value,
    scope,
    location: { file: scope.file, ...startOf(entry), endLine: value.endLine },
  };
}

function startOf({ line, column }: MapEntry): { readonly line: number; readonly column: number } {
  return { line, column };
}

/** Loops and snippets can make one id twice; the first counts. */
function withoutTwins(
  resources: readonly TemplateResource[],
  { template }: Evaluator,
): readonly TemplateResource[] {
  const seen = new Set<string>();
  return resources.filter(({ id, location }) => {
    if (!seen.has(id)) return seen.add(id);
    template.warn(`Resource "${id}" is left out: the id is taken.`, location, 'loses');
    return false;
  });
}

/** A template with what its transforms make of it. */
export interface EvaluatedTemplate {
  readonly evaluator: Evaluator;
  readonly resources: readonly TemplateResource[];
}

/**
 * The resources with their values evaluated, each nested stack followed by what is in it; those whose condition is false
 * do not exist. `uncertain`: why it is not certain that the template is deployed at all.
 */
export function declaredResources(
  { evaluator, resources }: EvaluatedTemplate,
  nested: (stack: Evaluator) => EvaluatedTemplate | undefined,
  uncertain?: string,
): readonly DeclaredResource[] {
  const { template } = evaluator;
  const { region } = template.session;
  return resources.flatMap((resource) => {
    const truth = conditionOf(resource, evaluator);
    if (truth === false) return [];
    const why = truth instanceof Unresolved ? truth.reason : uncertain;
    const stack = isStack(resource) ? template.nestedStacks?.stack(resource.id) : undefined;
    const inner = stack && nested(stack);
    const properties = propertiesOf(
      resource,
      truth instanceof Unresolved ? existing(resource, evaluator) : evaluator,
    );
    const constructPath = constructPathIn(properties);
    return [
      {
        id: template.qualified(resource.id),
        scope: template.scopePath,
        type: String((valueAt(resource.node, 'Type') as { value?: unknown } | undefined)?.value),
        language: 'cloudformation' as const,
        properties,
        location: resource.location,
        ...(why === undefined ? {} : { uncertain: why }),
        ...(region === undefined ? {} : { region }),
        ...(constructPath === undefined ? {} : { constructPath }),
      },
      ...(inner === undefined ? [] : declaredResources(inner, nested, why)),
    ];
  });
}

function conditionOf({ node }: TemplateResource, evaluator: Evaluator): boolean | Unresolved {
  const condition = valueAt(node, 'Condition');
  return condition?.type === 'scalar' ? evaluator.condition(String(condition.value)) : true;
}

/** The evaluator for a resource whose condition is open: where the resource exists, the condition holds. */
function existing({ node }: TemplateResource, evaluator: Evaluator): Evaluator {
  const condition = valueAt(node, 'Condition');
  return condition?.type === 'scalar' ? evaluator.assuming(String(condition.value)) : evaluator;
}

function propertiesOf(resource: TemplateResource, evaluator: Evaluator): Property {
  const { node, scope, location } = resource;
  const written = valueAt(node, 'Properties');
  const stated = written === undefined ? undefined : evaluator.evaluate(written, scope);
  const isMap = stated !== undefined && isPropertyMap(stated.value);
  if (stated !== undefined && stated.value !== null && !isMap) {
    const why = stated.value instanceof Unresolved ? stated.value.reason : 'they are not a map';
    evaluator.template.warn(
      `The properties of "${resource.id}" are left out: ${why}.`,
      stated.location,
      'loses',
    );
  }
  const properties = new Map<string, Property>(isMap ? (stated.value as ReadonlyMap<string, Property>) : []);
  for (const name of ATTRIBUTES) {
    const attribute = valueAt(node, name);
    const value =
      attribute === undefined || properties.has(name) ? undefined : evaluator.evaluate(attribute, scope);
    if (value !== undefined) properties.set(name, value);
  }
  const dependsOn = valueAt(node, 'DependsOn');
  if (dependsOn !== undefined && !properties.has('DependsOn')) {
    properties.set('DependsOn', {
      value: dependencies(dependsOn, resource, evaluator),
      location: placeOf(dependsOn, scope.file),
    });
  }
  return { value: properties, location: isMap ? stated.location : location };
}

function dependencies(
  node: DocumentNode,
  { scope }: TemplateResource,
  { template }: Evaluator,
): readonly Property[] {
  const items = node.type === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.type !== 'scalar' || intrinsicCall(item) !== undefined) return [];
    const value = String(item.value);
    const references = [{ address: template.qualified(value) }];
    return [{ value, location: placeOf(item, scope.file), references }];
  });
}

function constructPathIn({ value }: Property): string | undefined {
  const metadata = isPropertyMap(value) ? value.get('Metadata')?.value : undefined;
  const path =
    metadata !== undefined && isPropertyMap(metadata) ? metadata.get('aws:cdk:path')?.value : undefined;
  return typeof path === 'string' ? path : undefined;
}
