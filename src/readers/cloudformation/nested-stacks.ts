import { posix } from 'node:path';
import { isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, type MapNode, valueAt } from '../../document/document.ts';
import type { Evaluator } from './evaluator.ts';
import { intrinsicCall, nameIn } from './intrinsic.ts';
import { isCloudFormationTemplate } from './is-cloudformation-template.ts';
import type { GivenParameters, PassedParameter } from './parameters.ts';
import type { TemplateResource } from './template.ts';

/** Stacks within stacks. */
const DEEPEST_NESTED_STACKS = 10;

/** The call of a template that lies in the project. */
export interface NestedCall {
  readonly id: string;
  readonly path: string;
  readonly root: MapNode;
  readonly parameters: GivenParameters;
}

/** Evaluates a nested template. */
export type Descend = (call: NestedCall, parent: Evaluator) => Evaluator;

/** The nested stacks of one template, each evaluated once, with the parameters that the template passes. */
export class NestedStacks {
  readonly #parent: Evaluator;
  readonly #resources: ReadonlyMap<string, TemplateResource>;
  readonly #descend: Descend;
  readonly #stacks = new Map<string, Evaluator | undefined>();
  readonly #outputs = new Map<string, Property>();

  constructor(parent: Evaluator, resources: readonly TemplateResource[], descend: Descend) {
    this.#parent = parent;
    this.#resources = new Map(resources.filter(isStack).map((resource) => [resource.id, resource]));
    this.#descend = descend;
  }

  /** The nested stack under a logical id; undefined where its template is not at hand. */
  stack(id: string): Evaluator | undefined {
    if (this.#stacks.has(id)) return this.#stacks.get(id);
    const resource = this.#resources.get(id);
    // while its parameters are evaluated, they see no outputs of it
    this.#stacks.set(id, undefined);
    const call = resource === undefined ? undefined : nestedCall(resource, this.#parent);
    const stack = call && this.#descend(call, this.#parent);
    this.#stacks.set(id, stack);
    return stack;
  }

  /** An output of a nested stack, for a place in the parent; undefined where the nested template is not at hand. */
  output(id: string, name: string, location: SourceLocation): Property | undefined {
    const stack = this.stack(id);
    if (stack === undefined) return undefined;
    const key = `${id}.${name}`;
    const known = this.#outputs.get(key) ?? outputOf(stack, id, name, location);
    this.#outputs.set(key, known);
    return { ...known, location };
  }
}

export function isStack({ node }: TemplateResource): boolean {
  const type = valueAt(node, 'Type');
  return type?.type === 'scalar' && type.value === 'AWS::CloudFormation::Stack';
}

function outputOf(stack: Evaluator, id: string, name: string, location: SourceLocation): Property {
  const { template } = stack;
  const value = valueAt(valueAt(valueAt(template.root, 'Outputs'), name), 'Value');
  const text = `\${${template.qualified('Outputs')}.${name}}`;
  if (value === undefined) {
    const reason = `the template of "${id}" has no output "${name}"`;
    if (!template.hasHiddenNames)
      template.warn(`The template "${template.path}" has no output "${name}".`, location);
    return { value: new Unresolved(reason, { text }), location };
  }
  const open = { value: new Unresolved(`output "${name}" of "${id}" is not there`, { text }), location };
  return stack.evaluate(value, template.scope) ?? open;
}

function nestedCall(resource: TemplateResource, parent: Evaluator): NestedCall | undefined {
  const { template } = parent;
  const { session } = template;
  const properties = valueAt(resource.node, 'Properties');
  const path = localPath(resource, properties, parent);
  if (path === undefined) return undefined;
  const say = (message: string): undefined => {
    template.warn(message, resource.location, 'loses');
    return undefined;
  };
  if (template.callers.includes(path)) return say(`The nested template "${path}" leads back to itself.`);
  if (template.callers.length > DEEPEST_NESTED_STACKS)
    return say(`Nested templates lie deeper than ${DEEPEST_NESTED_STACKS} levels; "${path}" is left out.`);
  if (!session.budget.spend({ nestedStacks: 1 }))
    return say(`There are too many nested stacks; "${path}" is left out.`);
  const root = session.document(path);
  if (root?.type !== 'map' || !isCloudFormationTemplate(root))
    return say(
      `The nested template "${path}" ${session.read(path) === undefined ? 'cannot be read' : 'is no template'}.`,
    );
  return { id: resource.id, path, root, parameters: parametersFor(root, properties, resource, parent) };
}

/** The nested template's place in the project; undefined where it lies elsewhere. */
function localPath(
  { node, scope }: TemplateResource,
  properties: DocumentNode | undefined,
  parent: Evaluator,
): string | undefined {
  const { path: from, session } = parent.template;
  const asset = valueAt(valueAt(node, 'Metadata'), 'aws:asset:path');
  if (asset?.type === 'scalar' && String(asset.value).endsWith('.json'))
    return posix.join(posix.dirname(from), String(asset.value));
  const url = valueAt(properties, 'TemplateURL') ?? valueAt(properties, 'TemplateUrl');
  const value = url === undefined ? undefined : parent.evaluate(url, scope)?.value;
  const text = value instanceof Unresolved ? value.text : value;
  if (typeof text !== 'string') return undefined;
  const uploaded = session.uploaded.get(text.slice(text.lastIndexOf('/') + 1));
  if (uploaded !== undefined) return uploaded;
  const isLocal = typeof value === 'string' && value !== '' && !/^(?:[a-z0-9+.-]+:)?\/\//i.test(value);
  return isLocal ? posix.join(posix.dirname(from), value) : undefined;
}

function parametersFor(
  root: MapNode,
  properties: DocumentNode | undefined,
  { scope }: TemplateResource,
  parent: Evaluator,
): GivenParameters {
  const written = valueAt(properties, 'Parameters');
  const stated = written === undefined ? undefined : parent.evaluate(written, scope);
  const passed = new Map<string, PassedParameter>();
  const section = valueAt(root, 'Parameters');
  for (const { key } of section?.type === 'map' ? section.entries : []) {
    const value = stated !== undefined && isPropertyMap(stated.value) ? stated.value.get(key) : undefined;
    if (value !== undefined) passed.set(key, { value, allowed: allowedAbove(valueAt(written, key), parent) });
    else if (stated?.value instanceof Unresolved) passed.set(key, { value: stated, allowed: undefined });
  }
  const texts = [...parent.template.pseudoParameters].filter(([name]) => !OF_ONE_STACK.has(name));
  return { texts: new Map(texts), passed };
}

/** Pseudo parameters that a nested stack does not share with its parent. */
const OF_ONE_STACK = new Set(['AWS::StackId', 'AWS::StackName']);

function allowedAbove(
  node: DocumentNode | undefined,
  { template }: Evaluator,
): readonly string[] | undefined {
  const call = node === undefined ? undefined : intrinsicCall(node);
  return call?.name === 'Ref' ? template.parameters.get(nameIn(call.argument) ?? '')?.allowed : undefined;
}
