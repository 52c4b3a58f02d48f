import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Place } from '../document/document-reading.ts';

export interface DroppedStatement extends Place {
  readonly what: 'claim' | 'question-not-applicable' | 'question-note' | 'accepted-risk' | 'pillar-priority';
  readonly name: string;
  readonly reason: string;
}

/** Where the review file names the lens's file, and what it shall name instead. */
export interface LensFileRename {
  readonly isOld: (name: string) => boolean;
  readonly name: string;
}

/** What becomes of the statements of a file. */
export interface StatementPlan {
  kept: number;
  readonly dropped: DroppedStatement[];
  /** Names as written → as they must be written now. */
  readonly names: Map<string, string>;
}

/** Characters from `start` up to `end` replaced by a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: now } of edits.toSorted((a, b) => b.start - a.start))
    result = result.slice(0, start) + now + result.slice(end);
  return result;
}

/** The edits that leave out what is dropped and write names anew. */
export function statementEdits(text: string, root: YAMLMap, plan: StatementPlan): readonly Edit[] {
  const isDropped = (what: DroppedStatement['what'], name: string) =>
    plan.dropped.some((dropped) => dropped.what === what && dropped.name === name);
  const named = (node: Node, name: string): readonly Edit[] => {
    const now = plan.names.get(name);
    const range = node.range;
    return now === undefined || !range ? [] : [{ start: range[0], end: range[1], text: now }];
  };
  const inMap = (key: string, what: DroppedStatement['what']): readonly Edit[] => {
    const map = root.get(key, true);
    if (!isMap(map)) return [];
    const pairs = map.items.flatMap(({ key: name, value }) =>
      isScalar(name) && name.range ? [{ name, value: value as Node | null }] : [],
    );
    const parts = pairs.map(({ name, value }) => ({
      name: String(name.value),
      node: name,
      start: name.range?.[0] ?? 0,
      end: Math.max(name.range?.[1] ?? 0, value?.range?.[1] ?? 0),
    }));
    return partEdits(text, map, parts, (part) => isDropped(what, part), named);
  };
  const inList = (
    key: string,
    what: DroppedStatement['what'],
    nameIn: (item: Node) => Node | undefined,
  ): readonly Edit[] => {
    const list = root.get(key, true);
    if (!isSeq(list)) return [];
    const parts = (list.items as readonly Node[]).flatMap((item) => {
      const name = nameIn(item);
      return isScalar(name) && item.range
        ? [{ name: String(name.value), node: name as Node, start: item.range[0], end: item.range[1] }]
        : [];
    });
    return partEdits(text, list, parts, (part) => isDropped(what, part), named);
  };
  return [
    ...inMap('claims', 'claim'),
    ...inMap('questionsNotApplicable', 'question-not-applicable'),
    ...inMap('questionNotes', 'question-note'),
    ...inList('acceptedRisks', 'accepted-risk', (item) =>
      isMap(item) ? (item.get('practice', true) as Node | undefined) : undefined,
    ),
    ...inList('pillarPriorities', 'pillar-priority', (item) => item),
  ];
}

interface Part {
  readonly name: string;
  /** The scalar that holds the name. */
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

function partEdits(
  text: string,
  container: YAMLMap | YAMLSeq,
  parts: readonly Part[],
  isDropped: (name: string) => boolean,
  named: (node: Node, name: string) => readonly Edit[],
): readonly Edit[] {
  return parts.flatMap((part, index) => {
    if (!isDropped(part.name)) return named(part.node, part.name);
    if (container.flow !== true) return [wholeLines(text, part)];
    const next = parts[index + 1];
    if (next !== undefined) return [{ start: part.start, end: next.start, text: '' }];
    const before = parts.slice(0, index).findLast(({ name }) => !isDropped(name));
    return [{ start: before?.end ?? part.start, end: part.end, text: '' }];
  });
}

function wholeLines(text: string, { start, end }: Part): Edit {
  const lineEnd = text.indexOf('\n', end > start && text[end - 1] === '\n' ? end - 1 : end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd + 1,
    text: '',
  };
}

export function lensEdits(root: YAMLMap, { isOld, name }: LensFileRename): readonly Edit[] {
  const list = root.get('lenses', true);
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) =>
    isScalar(item) && item.range && isOld(String(item.value))
      ? [{ start: item.range[0], end: item.range[1], text: JSON.stringify(name) }]
      : [],
  );
}
