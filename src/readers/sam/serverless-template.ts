import { Unresolved } from '../../architecture/property.ts';
import { type DocumentNode, type MapEntry, type MapNode, valueAt } from '../../document/document.ts';
import type { Evaluator } from '../cloudformation/evaluator.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { withGlobals } from './globals.ts';
import { entry, made, madeMap, type Place, type WrittenMap } from './nodes.ts';

/** One route that an event adds to an API. */
export interface Route {
  readonly path: string;
  /** In lower case; `x-amazon-apigateway-any-method` for any. */
  readonly method: string;
  /** Logical id of the function or state machine behind it. */
  readonly target: string;
  readonly auth: DocumentNode | undefined;
}

/** A SAM resource with the globals of the template in it. */
export interface ServerlessResource extends TemplateResource {
  readonly properties: DocumentNode | undefined;
  readonly place: Place;
}

/** What the resources of a SAM resource take over from it. */
const PASSED_ON = new Set(['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);

interface Shared {
  readonly parts: unknown[];
  readonly make: () => void;
}

/** One entry under `Events`. */
export interface ServerlessEvent {
  readonly name: string;
  readonly type: string;
  readonly properties: DocumentNode | undefined;
}

/** What the transform of one template has made so far. */
export class ServerlessTemplate {
  readonly evaluator: Evaluator;
  readonly resources = new Map<string, TemplateResource>();
  /** Routes by the logical id of their API. */
  readonly routes = new Map<string, Route[]>();
  readonly #shared = new Map<string, Shared>();
  readonly #wholeApis = new Map<string, ReadonlySet<string>>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  globals(section: string): DocumentNode | undefined {
    return valueAt(valueAt(this.evaluator.template.root, 'Globals'), section);
  }

  serverless(resource: TemplateResource, section: string): ServerlessResource {
    const node = withGlobals(resource.node, this.globals(section));
    const { line, column = 1, endLine = line } = resource.location;
    return { ...resource, node, properties: valueAt(node, 'Properties'), place: { line, column, endLine } };
  }

  /** A resource in the place of a SAM resource, with what stands beside its properties. */
  replace(
    from: ServerlessResource,
    type: string,
    properties: WrittenMap,
    more: readonly MapEntry[] = [],
  ): void {
    const beside = from.node.entries.filter(({ key }) => key !== 'Type' && key !== 'Properties');
    this.#put(from.id, from, type, properties, [...beside, ...more]);
  }

  /** A further resource that a SAM resource brings; it exists under the same condition. */
  add(
    id: string,
    from: ServerlessResource,
    type: string,
    properties: WrittenMap,
    more: readonly MapEntry[] = [],
  ): void {
    if (this.resources.has(id)) return;
    const passed = from.node.entries.filter(({ key }) => PASSED_ON.has(key));
    const stated = new Set(more.map(({ key }) => key));
    this.#put(id, from, type, properties, [...passed.filter(({ key }) => !stated.has(key)), ...more]);
  }

  addRoute(api: string, route: Route): void {
    const routes = this.routes.get(api);
    if (routes === undefined) this.routes.set(api, [route]);
    else routes.push(route);
  }

  /** Adds to what several resources share; it is made once, when all of them are known, for the first of them. */
  share<T>(id: string, parts: readonly T[], make: (all: readonly T[]) => void): void {
    const shared = this.#shared.get(id);
    if (shared === undefined) {
      const all = [...parts];
      this.#shared.set(id, { parts: all, make: () => make(all) });
    } else (shared.parts as T[]).push(...parts);
  }

  /** Makes what is shared. */
  finish(): void {
    for (const { make } of this.#shared.values()) make();
  }

  /** The APIs all of whose calls a function takes, worked out once for each function. */
  wholeApis(functionId: string, find: () => ReadonlySet<string>): ReadonlySet<string> {
    const known = this.#wholeApis.get(functionId) ?? find();
    this.#wholeApis.set(functionId, known);
    return known;
  }

  /** The text that a node comes to; undefined where the template leaves it open. */
  text(node: DocumentNode | undefined, from: TemplateResource): string | undefined {
    if (node === undefined) return undefined;
    const value = this.evaluator.evaluate(node, from.scope)?.value;
    if (value === undefined || value === null || value instanceof Unresolved) return undefined;
    return typeof value === 'object' ? undefined : String(value);
  }

  /** Whether a property is stated and not `AWS::NoValue`. */
  isStated(node: DocumentNode | undefined, from: TemplateResource): node is DocumentNode {
    return node !== undefined && this.evaluator.evaluate(node, from.scope) !== undefined;
  }

  #put(
    id: string,
    from: ServerlessResource,
    type: string,
    properties: WrittenMap,
    more: readonly MapEntry[],
  ): void {
    const { place, scope, location } = from;
    const node: MapNode = {
      type: 'map',
      entries: [
        entry('Type', made(type, place), place),
        entry('Properties', madeMap(properties, place), place),
        ...more,
      ],
      ...place,
    };
    this.resources.set(id, { id, node, scope, location });
  }
}

/** Entries as data for a made map. Only for entries picked by name. */
export function asWritten(entries: readonly MapEntry[]): WrittenMap {
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

export function ref(id: string): WrittenMap {
  return { Ref: id };
}

export function arnOf(id: string): WrittenMap {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}
