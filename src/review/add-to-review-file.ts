import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseReviewFile } from './parse-review-file.ts';
import { applied, type Edit } from './review-file-edits.ts';
import type { Claim, QuestionNotApplicable, ReviewFile, WorkloadStatement } from './review-file.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** Statements that a review file does not make yet, under the names that it will use. */
export interface ReviewFileAdditions {
  readonly workload: Pick<WorkloadStatement, 'name' | 'description' | 'owner' | 'environment'>;
  readonly pillarPriorities: readonly string[];
  /** Aliases or paths. */
  readonly lenses: readonly string[];
  readonly claims: readonly Omit<Claim, 'place'>[];
  readonly questionsNotApplicable: readonly Omit<QuestionNotApplicable, 'place'>[];
  readonly questionNotes: readonly { readonly question: string; readonly notes: string }[];
}

/**
 * A review file with more statements; all that was in it stays to the byte, comments too. Undefined where the file is written so that
 * nothing can be added without touching more.
 */
export function addToReviewFile(text: string, additions: ReviewFileAdditions): string | undefined {
  let result = text;
  for (const section of sectionsOf(additions)) {
    if (section.entries.length === 0) continue;
    const added = withEntries(result, section);
    if (added === undefined) return undefined;
    result = added;
  }
  return isAsPlanned(text, result, additions) ? result : undefined;
}

interface Section {
  readonly key: string;
  /** Without a key, the item of a list. */
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly key?: string;
  readonly value: string | readonly (readonly [string, string])[];
}

function sectionsOf(additions: ReviewFileAdditions): readonly Section[] {
  const { name, description, owner, environment } = additions.workload;
  const workload = stated([
    ['name', name],
    ['description', description],
    ['owner', owner],
    ['environment', environment?.toLowerCase()],
  ]);
  return [
    { key: 'workload', entries: workload.map(([key, value]) => ({ key, value })) },
    { key: 'pillarPriorities', entries: additions.pillarPriorities.map((value) => ({ value })) },
    { key: 'lenses', entries: additions.lenses.map((value) => ({ value })) },
    { key: 'claims', entries: additions.claims.map(claimEntry) },
    {
      key: 'questionsNotApplicable',
      entries: additions.questionsNotApplicable.map(({ question, reason, by, on }) => {
        const rest = stated([
          ['by', by],
          ['on', on],
        ]);
        return { key: question, value: rest.length === 0 ? reason : [['reason', reason] as const, ...rest] };
      }),
    },
    {
      key: 'questionNotes',
      entries: additions.questionNotes.map(({ question, notes }) => ({ key: question, value: notes })),
    },
  ];
}

function claimEntry({ practice, says, by, on, link, notes, reason }: Omit<Claim, 'place'>): Entry {
  const rest = stated([
    ['by', by],
    ['on', on],
    ['link', link],
    ['notes', notes],
    ['reason', reason],
  ]);
  return { key: practice, value: rest.length === 0 ? says : [['status', says] as const, ...rest] };
}

function stated(
  pairs: readonly (readonly [string, string | undefined])[],
): readonly (readonly [string, string])[] {
  return pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

function withEntries(text: string, section: Section): string | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const root = document.contents as Node | null;
  if (root !== null && !isMap(root) && !(isScalar(root) && root.value === null)) return undefined;
  const pair = isMap(root)
    ? root.items.find(({ key }) => isScalar(key) && key.value === section.key)
    : undefined;
  const indent = isMap(root) ? columnOf(text, root.range?.[0] ?? 0) : 0;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const asBlock = (spaces: number) => blockLines(section, spaces).join(lineEnd) + lineEnd;
  if (pair === undefined) {
    const start = text === '' || text.endsWith('\n') ? text : text + lineEnd;
    const gap = start.trim() === '' ? '' : lineEnd;
    return `${start}${gap}${' '.repeat(indent)}${section.key}:${lineEnd}${asBlock(indent + 2)}`;
  }
  const value = pair.value as Node | null;
  const keyEnd = (pair.key as Node).range?.[1] ?? 0;
  if (value === null || (isScalar(value) && value.value === null)) {
    const written =
      value?.range?.[0] !== undefined && value.range[1] > value.range[0] ? value.range : undefined;
    return applied(text, [
      linesAfter(text, written?.[1] ?? keyEnd, asBlock(indent + 2), lineEnd),
      ...(written === undefined ? [] : [{ start: written[0], end: written[1], text: '' }]),
    ]);
  }
  if (!isMap(value) && !isSeq(value)) return undefined;
  if (value.flow === true) return applied(text, [flowEdit(text, value, section)]);
  const [first] = value.items;
  const place = isMap(value)
    ? ((first as { key: Node } | undefined)?.key.range?.[0] ?? 0)
    : (value.range?.[0] ?? 0);
  return applied(text, [linesAfter(text, contentEnd(text, value), asBlock(columnOf(text, place)), lineEnd)]);
}

function blockLines({ entries }: Section, spaces: number): readonly string[] {
  const margin = ' '.repeat(spaces);
  return entries.flatMap(({ key, value }) => {
    const head = key === undefined ? `${margin}- ` : `${margin}${yamlScalar(key)}:`;
    if (typeof value === 'string') return [`${head}${key === undefined ? '' : ' '}${yamlScalar(value)}`];
    return [head, ...value.map(([name, text]) => `${margin}  ${name}: ${valueText(name, text)}`)];
  });
}

function flowEdit(text: string, container: YAMLMap | YAMLSeq, { entries }: Section): Edit {
  const written = entries.map(({ key, value }) => {
    const shown =
      typeof value === 'string'
        ? yamlScalar(value)
        : `{ ${value.map(([name, inner]) => `${name}: ${valueText(name, inner)}`).join(', ')} }`;
    return key === undefined ? shown : `${yamlScalar(key)}: ${shown}`;
  });
  const list = written.join(', ');
  if (container.items.length === 0) {
    const start = (container.range?.[0] ?? 0) + 1;
    return { start, end: start, text: ` ${list} ` };
  }
  const end = contentEnd(text, container);
  return { start: end, end, text: `, ${list}` };
}

/** Dates stay as people write them. */
function valueText(name: string, text: string): string {
  return name === 'on' ? text : yamlScalar(text);
}

/** Where the last entry of a map or list ends. */
function contentEnd(text: string, container: YAMLMap | YAMLSeq): number {
  const last = container.items.at(-1);
  const node = isMap(container)
    ? (((last as { value: Node | null; key: Node }).value ?? (last as { key: Node }).key) as Node)
    : (last as Node);
  const end = node.range?.[1] ?? container.range?.[1] ?? text.length;
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0)
    return contentEnd(text, node);
  return end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Lines below the one that ends here. */
function linesAfter(text: string, end: number, lines: string, lineEnd: string): Edit {
  const newLine = text.indexOf('\n', end > 0 && text[end - 1] === '\n' ? end - 1 : end);
  const at = newLine < 0 ? text.length : newLine + 1;
  return { start: at, end: at, text: newLine < 0 ? lineEnd + lines : lines };
}

/** Whether the new file says what the old one said, and the additions besides. */
function isAsPlanned(before: string, after: string, additions: ReviewFileAdditions): boolean {
  const { file: was, problems: old } = parseReviewFile(before, '');
  const { file: is, problems } = parseReviewFile(after, '');
  const lenses = parseDocument(before, { logLevel: 'silent' }).has('lenses') ? was.lenses : [];
  const planned: Partial<ReviewFile> & Record<string, unknown> = {
    ...was,
    workload: { ...was.workload, ...defined(additions.workload) },
    pillarPriorities: [
      ...was.pillarPriorities,
      ...additions.pillarPriorities.map((name) => ({ name })),
    ] as never,
    lenses: (additions.lenses.length === 0
      ? was.lenses
      : [...lenses, ...additions.lenses.map((name) => ({ name }))]) as never,
    claims: [...was.claims, ...additions.claims.map(defined)] as never,
    questionsNotApplicable: [
      ...was.questionsNotApplicable,
      ...additions.questionsNotApplicable.map(defined),
    ] as never,
    questionNotes: [...was.questionNotes, ...additions.questionNotes] as never,
  };
  return problems.length === old.length && comparable(planned) === comparable(is);
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function comparable(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'place' || key === 'location' || key === 'path') return undefined;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
