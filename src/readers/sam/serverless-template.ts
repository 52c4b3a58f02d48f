import { Unresolved } from '../../architecture/property.ts';
import { type DocumentNode, type MapEntry, type MapNode, valueAt } from '../../document/document.ts';
import type { Evaluator } from '../cloudformation/evaluator.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { withGlobals } from './globals.ts';
import { entry, made, madeMap, type Place, plainEntries, type WrittenMap } from './nodes.ts';

/** One route that an event adds to an API. */
export interface Route {
  readonly path: string;
  /** In lower case; `x-amazon-apigateway-any-method` for any. */
  readonly method: string;
  /** Logical id of the function or state machine behind it. */
  readonly target: string;
  readonly auth: DocumentNode | undefined;
  /** How an HTTP API treats the route: throttling and logging. */
  readonly settings: DocumentNode | undefined;
}

/** A SAM resource with the globals of the template in it. */
export interface ServerlessResource extends TemplateResource {
  readonly properties: DocumentNode | undefined;
  readonly place: Place;
}

/** What the resources of a SAM resource take over from it. */
const PASSED_ON = new Set(['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);

/** Types that take tags from the SAM resource they are made for, and in which form. */
const TAGGED: ReadonlyMap<string, 'list' | 'map'> = new Map([
  ['AWS::ApiGateway::ApiKey', 'list'],
  ['AWS::ApiGateway::DomainName', 'list'],
  ['AWS::ApiGateway::DomainNameV2', 'list'],
  ['AWS::ApiGateway::Stage', 'list'],
  ['AWS::ApiGateway::UsagePlan', 'list'],
  ['AWS::ApiGatewayV2::DomainName', 'map'],
  ['AWS::CodeDeploy::Application', 'list'],
  ['AWS::CodeDeploy::DeploymentGroup', 'list'],
  ['AWS::IAM::Role', 'list'],
  ['AWS::IoT::TopicRule', 'list'],
  ['AWS::SNS::Topic', 'list'],
  ['AWS::SQS::Queue', 'list'],
]);

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
  /** Tags that resources hand on to what is made for them, by logical id. */
  readonly handedOn = new Map<string, readonly MapEntry[]>();
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
    const properties = valueAt(node, 'Properties');
    const serverless = { ...resource, node, properties, place: { line, column, endLine } };
    const tags = plainEntries(valueAt(properties, 'Tags'));
    if (tags.length > 0 && this.propagatesTags(serverless)) this.handedOn.set(resource.id, tags);
    return serverless;
  }

  /** A resource in the place of a SAM resource, with what stands beside its properties. */
  replace(
    from: ServerlessResource,
    type: string,
    properties: WrittenMap,
    more: readonly MapEntry[] = [],
  ): void {
    const stated = new Set(['Type', 'Properties', ...more.map(({ key }) => key)]);
    const beside = from.node.entries.filter(({ key }) => !stated.has(key));
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
    this.#put(id, from, type, this.#tagged(from, type, properties), [
      ...passed.filter(({ key }) => !stated.has(key)),
      ...more,
    ]);
  }

  /** Whether a resource hands its tags on to what is made for it. */
  propagatesTags(from: ServerlessResource): boolean {
    return this.text(valueAt(from.properties, 'PropagateTags'), from) === 'true';
  }

  #tagged(from: ServerlessResource, type: string, properties: WrittenMap): WrittenMap {
    const form = TAGGED.get(type);
    const tags = plainEntries(valueAt(from.properties, 'Tags'));
    if (form === undefined || properties['Tags'] !== undefined || tags.length === 0) return properties;
    if (!this.propagatesTags(from)) return properties;
    const map = valueAt(from.properties, 'Tags');
    const Tags =
      form === 'map' ? map : tags.map(({ key, value }) => made({ Key: key, Value: value }, from.place));
    return { ...properties, Tags };
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
