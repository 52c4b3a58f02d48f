import type { DocumentNode, DocumentProblem, ListNode, MapEntry, MapNode, ScalarNode } from './document.ts';
import type { LineIndex } from './line-index.ts';
import { resolvePlainScalar } from './resolve-scalar.ts';

/** Levels of lists and maps, aliases followed; no template or lens comes near it. */
export const DEEPEST_NESTING = 200;

/** Nodes that aliases may add to a document: far more than people write, far fewer than an alias bomb makes. */
const MOST_NODES_FROM_ALIASES = 250_000;

/** After so many problems the rest says nothing new. */
export const MOST_PROBLEMS = 100;

const LONGEST_MESSAGE = 300;

export function duplicateKeyMessage(key: string): string {
  return shortened(`The key "${key}" stands here a second time; this value counts.`);
}

function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/** What a parser knows about a node besides its content. Offsets count from 0. */
export interface NodeStart {
  readonly offset: number;
  /** As written, e.g. `!Ref` or `!!str`. */
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

interface Frame {
  readonly start: NodeStart;
  readonly items: DocumentNode[] | undefined;
  readonly entries: MapEntry[] | undefined;
  /** Index of each key's entry, once there are too many to look through. */
  keys: Map<string, number> | undefined;
  key: { readonly text: string; readonly offset: number } | undefined;
  /** A key that is no text: its value is read and left out. */
  skipsValue: boolean;
  readonly merges: DocumentNode[];
  isMergeNext: boolean;
  /** Nodes in it, aliases followed. */
  size: number;
  /** Levels in it, aliases followed. */
  height: number;
}

interface Anchored {
  readonly node: DocumentNode;
  readonly size: number;
  readonly height: number;
}

/** Builds the tree of one document from the events of whichever parser read it. */
export class Composer {
  root: DocumentNode | undefined;
  readonly problems: DocumentProblem[] = [];
  readonly #lines: LineIndex;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Anchored>();
  #fromAliases = 0;

  constructor(lines: LineIndex) {
    this.#lines = lines;
  }

  scalar(start: NodeStart, source: string, isPlain: boolean): void {
    const frame = this.#frames.at(-1);
    if (frame?.entries !== undefined && frame.key === undefined && !frame.skipsValue) {
      if (start.anchor !== undefined)
        this.#anchor(start.anchor, this.#scalarNode(start, source, isPlain), 1, 0);
      frame.isMergeNext = isPlain && source === '<<' && start.tag === undefined;
      frame.key = { text: source, offset: start.offset };
      return;
    }
    const node = this.#scalarNode(start, source, isPlain);
    if (start.anchor !== undefined) this.#anchor(start.anchor, node, 1, 0);
    this.#add(node, 1, 0);
  }

  openList(start: NodeStart): void {
    this.#frames.push(newFrame(start, [], undefined));
  }

  openMap(start: NodeStart): void {
    this.#frames.push(newFrame(start, undefined, []));
  }

  /** Ends the innermost list or map; `end` is the offset of its last character. */
  close(end: number): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.entries !== undefined) this.#merge(frame, frame.entries);
    const node = this.#collectionNode(frame, end);
    const height = frame.height + 1;
    if (frame.start.anchor !== undefined) this.#anchor(frame.start.anchor, node, frame.size, height);
    const parent = this.#frames.at(-1);
    if (parent?.entries !== undefined && parent.key === undefined && !parent.skipsValue) {
      this.problem('A key must be text; this entry is left out.', frame.start.offset);
      parent.skipsValue = true;
      return;
    }
    this.#add(node, frame.size, height);
  }

  alias(name: string, offset: number): void {
    const start = { offset, tag: undefined, anchor: undefined };
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) {
      this.problem(`No anchor named "${name}" stands before this alias.`, offset);
      this.scalar(start, '', true);
      return;
    }
    const { node, size, height } = anchored;
    const frame = this.#frames.at(-1);
    if (
      node.type === 'scalar' &&
      frame?.entries !== undefined &&
      frame.key === undefined &&
      !frame.skipsValue
    ) {
      frame.key = { text: String(node.value), offset };
      return;
    }
    if (this.#fromAliases + size > MOST_NODES_FROM_ALIASES) {
      this.problem(
        `Aliases add more than ${MOST_NODES_FROM_ALIASES} values; this one is not followed.`,
        offset,
      );
      this.scalar(start, '', true);
      return;
    }
    if (this.#frames.length + height > DEEPEST_NESTING) {
      this.problem(`Aliases nest deeper than ${DEEPEST_NESTING} levels; this one is not followed.`, offset);
      this.scalar(start, '', true);
      return;
    }
    this.#fromAliases += size;
    this.#add(node, size, height);
  }

  problem(message: string, offset: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({
      message: shortened(message),
      line: this.#lines.lineAt(offset),
      column: this.#lines.columnAt(offset),
    });
  }

  #scalarNode({ offset, tag }: NodeStart, source: string, isPlain: boolean): ScalarNode {
    const place = { line: this.#lines.lineAt(offset), column: this.#lines.columnAt(offset) };
    if (tag === undefined) {
      return { type: 'scalar', value: isPlain ? resolvePlainScalar(source) : source, ...place };
    }
    const local = localTag(tag);
    if (local !== undefined) return { type: 'scalar', value: source, ...place, tag: local };
    const resolves = /(?:!!|2002:)(?:int|float|bool|null)>?$/.test(tag);
    return { type: 'scalar', value: resolves ? resolvePlainScalar(source) : source, ...place };
  }

  #collectionNode({ start, items, entries }: Frame, end: number): ListNode | MapNode {
    const line = this.#lines.lineAt(start.offset);
    const column = this.#lines.columnAt(start.offset);
    const endLine = Math.max(line, this.#lines.lineAt(end));
    const local = start.tag === undefined ? undefined : localTag(start.tag);
    const tag = local === undefined ? {} : { tag: local };
    if (items !== undefined) return { type: 'list', items, line, column, endLine, ...tag };
    return { type: 'map', entries: entries ?? [], line, column, endLine, ...tag };
  }

  #anchor(name: string, node: DocumentNode, size: number, height: number): void {
    this.#anchors.set(name, { node, size, height });
  }

  #add(node: DocumentNode, size: number, height: number): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.root ??= node;
      return;
    }
    frame.size += size;
    if (height > frame.height) frame.height = height;
    if (frame.items !== undefined) frame.items.push(node);
    else this.#addValue(frame, frame.entries ?? [], node);
  }

  #addValue(frame: Frame, entries: MapEntry[], node: DocumentNode): void {
    const { key } = frame;
    frame.key = undefined;
    if (frame.skipsValue || key === undefined) {
      // an alias to a list or map where a key should stand comes here with no key yet
      if (!frame.skipsValue) this.problem('A key must be text; this entry is left out.', frame.start.offset);
      frame.skipsValue = !frame.skipsValue;
      return;
    }
    if (frame.isMergeNext) {
      frame.isMergeNext = false;
      frame.merges.push(node);
      return;
    }
    const entry: MapEntry = {
      key: key.text,
      line: this.#lines.lineAt(key.offset),
      column: this.#lines.columnAt(key.offset),
      value: node,
    };
    const earlier = indexOfKey(frame, entries, key.text);
    if (earlier === undefined) {
      addEntry(frame, entries, entry);
    } else {
      this.problem(duplicateKeyMessage(key.text), key.offset);
      entries[earlier] = entry;
    }
  }

  /** Adds what `<<` brings in: own keys win, then the earlier map. */
  #merge(frame: Frame, entries: MapEntry[]): void {
    for (const merged of frame.merges) {
      const maps = merged.type === 'list' ? merged.items : [merged];
      for (const map of maps) {
        if (map.type !== 'map') {
          this.problem('A merge key "<<" takes a map or a list of maps.', frame.start.offset);
          continue;
        }
        for (const entry of map.entries) {
          if (indexOfKey(frame, entries, entry.key) === undefined) addEntry(frame, entries, entry);
        }
      }
    }
  }
}

function newFrame(
  start: NodeStart,
  items: DocumentNode[] | undefined,
  entries: MapEntry[] | undefined,
): Frame {
  return {
    start,
    items,
    entries,
    keys: undefined,
    key: undefined,
    skipsValue: false,
    merges: [],
    isMergeNext: false,
    size: 1,
    height: 0,
  };
}

/** Where the key stands in the map already; keeps an index for large maps. */
function indexOfKey(frame: Frame, entries: readonly MapEntry[], key: string): number | undefined {
  if (frame.keys === undefined && entries.length < 12) {
    const index = entries.findIndex((entry) => entry.key === key);
    return index === -1 ? undefined : index;
  }
  frame.keys ??= new Map(entries.map((entry, index) => [entry.key, index]));
  return frame.keys.get(key);
}

function addEntry(frame: Frame, entries: MapEntry[], entry: MapEntry): void {
  frame.keys?.set(entry.key, entries.length);
  entries.push(entry);
}

/** `!Ref` → `Ref`; undefined for YAML's own tags and for the bare `!`. */
function localTag(tag: string): string | undefined {
  if (tag.startsWith('!<')) {
    const name = tag.slice(2, -1);
    return name.startsWith('!') && name.length > 1 ? name.slice(1) : undefined;
  }
  if (tag.startsWith('!!') || tag.startsWith('tag:yaml.org,') || tag === '!') return undefined;
  return tag.startsWith('!') ? tag.slice(1) : tag;
}
