import { posix } from 'node:path';
import type { DeclaredResource } from '../../architecture/resource.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { type Frame, framesIn } from './source-places.ts';
import { textIn } from './text-in.ts';

/** A construct that became a resource. */
export interface Construct {
  readonly path: string;
  /** Where the app made it, as far as the assembly says; then where the constructs around it were made. */
  readonly trace: readonly Frame[];
}

/** The constructs of one stack and its nested stacks, as the metadata of the assembly lists them. */
export class Constructs {
  readonly #found = new Map<string, Construct | 'ambiguous'>();
  readonly #traces = new Map<string, readonly Frame[]>();

  /** `metadata`: maps of entries by construct path. */
  constructor(metadata: readonly (DocumentNode | undefined)[]) {
    for (const node of metadata) {
      const entries = node?.type === 'map' ? node.entries : [];
      const templates = new Map<string, string>();
      for (const { key, value } of entries) {
        const template = dataOf(value, 'aws:cdk:templateFile');
        if (template !== undefined) templates.set(key, template);
      }
      for (const { key, value } of entries) {
        const id = dataOf(value, 'aws:cdk:logicalId');
        if (id === undefined) continue;
        const construct = { path: key.replace(/^\//, ''), trace: framesIn(traceOf(value)) };
        if (construct.trace.length > 0) this.#traces.set(construct.path, construct.trace);
        this.#add(id, construct);
        const template = nearest(key, templates);
        if (template !== undefined) this.#add(`${template}\n${id}`, construct);
      }
    }
  }

  /** The construct of a resource; of ids that two nested stacks share, the one in the same template. */
  of({ id: address, location }: DeclaredResource): Construct | undefined {
    const id = address.slice(address.lastIndexOf('.') + 1);
    const construct = this.#found.get(`${posix.basename(location.file)}\n${id}`) ?? this.#found.get(id);
    if (construct === undefined || construct === 'ambiguous') return undefined;
    return { path: construct.path, trace: [...construct.trace, ...this.#around(construct.path)] };
  }

  /**
   * Where the constructs around one were made, the nearest first: a library makes the subnets of a network in its own
   * code, and the app the network. A construct is made where its main resource is.
   */
  #around(path: string): readonly Frame[] {
    const frames: Frame[] = [];
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const outer = path.slice(0, end);
      for (const main of [outer, `${outer}/Resource`, `${outer}/Default`]) {
        if (main !== path) frames.push(...(this.#traces.get(main) ?? []));
      }
    }
    return frames;
  }

  *traces(): Iterable<readonly Frame[]> {
    for (const construct of this.#found.values()) if (construct !== 'ambiguous') yield construct.trace;
  }

  #add(key: string, construct: Construct): void {
    const earlier = this.#found.get(key);
    const isOther = earlier !== undefined && (earlier === 'ambiguous' || earlier.path !== construct.path);
    this.#found.set(key, isOther ? 'ambiguous' : construct);
  }
}

/** The template of the stack that a construct is in: that of the nearest path above it. */
function nearest(path: string, templates: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const template = templates.get(path.slice(0, end));
    if (template !== undefined) return template;
  }
  return undefined;
}

function itemsOf(node: DocumentNode): readonly DocumentNode[] {
  return node.type === 'list' ? node.items : [];
}

function dataOf(entries: DocumentNode, type: string): string | undefined {
  const item = itemsOf(entries).find((candidate) => textIn(candidate, 'type') === type);
  return textIn(item, 'data');
}

/** Beside the logical id, or in an entry of its own, as newer versions write it. */
function traceOf(entries: DocumentNode): readonly string[] {
  const items = itemsOf(entries);
  const creation = items.find((item) => textIn(item, 'type') === 'aws:cdk:creationStack');
  const named = items.find((item) => textIn(item, 'type') === 'aws:cdk:logicalId');
  const trace = valueAt(creation, 'data') ?? valueAt(named, 'trace');
  return trace === undefined
    ? []
    : itemsOf(trace).flatMap((line) => (line.type === 'scalar' ? [String(line.value)] : []));
}
