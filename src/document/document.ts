/**
 * A YAML or JSON text as a tree with places, whatever it is about: templates, lenses and `hexastyle.yaml` alike.
 * Lines and columns count from 1.
 */
export type DocumentNode = ScalarNode | ListNode | MapNode;

interface Placed {
  readonly line: number;
  readonly column: number;
  /** Local YAML tag without its exclamation mark (`Ref`, `Sub`, `GetAtt`), where the text has one. */
  readonly tag?: string;
}

export interface ScalarNode extends Placed {
  readonly type: 'scalar';
  /** By YAML's core schema: plain `yes` is text, `0x1f` a number, `2012-10-17` text. */
  readonly value: string | number | boolean | null;
}

export interface ListNode extends Placed {
  readonly type: 'list';
  readonly items: readonly DocumentNode[];
  readonly endLine: number;
}

export interface MapNode extends Placed {
  readonly type: 'map';
  readonly entries: readonly MapEntry[];
  readonly endLine: number;
}

export interface MapEntry {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly value: DocumentNode;
}

export interface DocumentProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface ParsedDocument {
  /** Undefined only where nothing at all could be read. With problems beside it, it holds what could be read. */
  readonly root: DocumentNode | undefined;
  /** Syntax errors, duplicate keys, and limits that were reached. */
  readonly problems: readonly DocumentProblem[];
}

/** The value of a key in a map node; undefined for other nodes. */
export function valueAt(node: DocumentNode | undefined, key: string): DocumentNode | undefined {
  return node?.type === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
