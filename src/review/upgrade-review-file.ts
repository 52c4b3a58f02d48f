import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Lens } from '../lens/index.ts';
import type { Place } from '../document/document-reading.ts';
import { answersInFile } from './answers-in-file.ts';
import { parseReviewFile } from './parse-review-file.ts';
import { PracticeNames, questionKey } from './practice-names.ts';
import type { ReviewFile } from './review-file.ts';

/** A review file carried over to a new version of one of its lenses. */
export interface UpgradedReviewFile {
  /** The file's new text; all else in it stays to the byte. */
  readonly text: string;
  /** How many statements about the lens stay. */
  readonly kept: number;
  readonly dropped: readonly DroppedStatement[];
  /** Names that the new version calls otherwise. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** Questions that had an answer and have none any more. */
  readonly unanswered: readonly string[];
  /** Questions that only the new version has. */
  readonly added: readonly string[];
}

export interface DroppedStatement extends Place {
  readonly what: 'claim' | 'question-not-applicable' | 'accepted-risk' | 'pillar-priority';
  readonly name: string;
  readonly reason: string;
}

/** Where the review file names the lens's file, and what it shall name instead. */
export interface LensFileRename {
  readonly isOld: (name: string) => boolean;
  readonly name: string;
}

/**
 * Carries claims over as the WA Tool does when it upgrades a lens review: per question that stays, the claims about choices that stay,
 * with their notes and reasons; whatever is about a question or choice that is gone is dropped.
 * Undefined where the file is written so that it cannot be edited without touching anything else.
 */
export function upgradeReviewFile(
  text: string,
  path: string,
  before: Lens,
  after: Lens,
  rename?: LensFileRename,
): UpgradedReviewFile | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const { file } = parseReviewFile(text, path);
  const plan = planOf(file, before, after);
  const edits = [
    ...statementEdits(text, document.contents, plan),
    ...(rename === undefined ? [] : lensEdits(document.contents, rename)),
  ];
  const upgraded = applied(text, edits);
  if (!isAsPlanned(upgraded, path, file, plan)) return undefined;
  const unanswered = unansweredBy(file, before, after);
  const olds = new Set(before.pillars.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return {
    text: upgraded,
    kept: plan.kept,
    dropped: plan.dropped.toSorted((a, b) => a.line - b.line || a.column - b.column),
    renamed: [...plan.names].map(([was, is]) => ({ before: was, after: is })),
    unanswered,
    added: after.pillars.flatMap(({ questions }) =>
      questions.map(({ id }) => id).filter((id) => !olds.has(id)),
    ),
  };
}

interface Plan {
  kept: number;
  readonly dropped: DroppedStatement[];
  /** Names as written → as they must be written now. */
  readonly names: Map<string, string>;
}

type Fate = { readonly name: string } | { readonly reason: string } | undefined;

function planOf(file: ReviewFile, before: Lens, after: Lens): Plan {
  const plan: Plan = { kept: 0, dropped: [], names: new Map() };
  const practices = fateOfPractices(before, after);
  const questions = fateOfQuestions(before, after);
  const decide = (what: DroppedStatement['what'], name: string, place: Place, fate: Fate) => {
    if (fate === undefined) return;
    if ('reason' in fate) plan.dropped.push({ what, name, ...place, reason: fate.reason });
    else {
      plan.kept += 1;
      if (fate.name !== name) plan.names.set(name, fate.name);
    }
  };
  for (const { practice, place } of file.claims) decide('claim', practice, place, practices(practice));
  for (const { question, place } of file.questionsNotApplicable)
    decide('question-not-applicable', question, place, questions(question));
  for (const { practice, place } of file.acceptedRisks)
    decide('accepted-risk', practice, place, practices(practice));
  const pillars = new Set(after.pillars.map(({ id }) => id));
  for (const { name, place } of file.pillarPriorities) {
    const isGone = before.pillars.some(({ id }) => id === name) && !pillars.has(name);
    if (isGone && !OFFICIAL_PILLARS.has(name))
      plan.dropped.push({ what: 'pillar-priority', name, ...place, reason: `the pillar ${name} is gone` });
  }
  return plan;
}

/** Another lens of the file may have these. */
const OFFICIAL_PILLARS: ReadonlySet<string> = new Set([
  'operationalExcellence',
  'security',
  'reliability',
  'performance',
  'costOptimization',
  'sustainability',
]);

/** What becomes of a practice by name; undefined where the name is not the old version's. */
function fateOfPractices(before: Lens, after: Lens): (name: string) => Fate {
  const [olds, news] = [new PracticeNames([before]), new PracticeNames([after])];
  const questions = new Map(
    after.pillars.flatMap((pillar) => pillar.questions.map((question) => [question.id, question] as const)),
  );
  return (name) => {
    const old = olds.practice(name);
    if (!('found' in old)) return undefined;
    const { question, choice } = old.found;
    const now = questions.get(question.id);
    if (now === undefined) return { reason: `the question ${question.id} is gone` };
    if (!now.choices.some(({ id }) => id === choice.id))
      return { reason: `the choice ${choice.id} of ${question.id} is gone` };
    const same = news.practice(name);
    const isSame =
      'found' in same && same.found.question.id === question.id && same.found.choice.id === choice.id;
    return { name: isSame ? name : `${after.alias}/${question.id}/${choice.id}` };
  };
}

function fateOfQuestions(before: Lens, after: Lens): (name: string) => Fate {
  const [olds, news] = [new PracticeNames([before]), new PracticeNames([after])];
  const keysOf = (lens: Lens) =>
    new Map(
      lens.pillars.flatMap(({ questions }) =>
        questions.map((question) => [questionKey(lens, question), question.id] as const),
      ),
    );
  const [oldKeys, newKeys] = [keysOf(before), keysOf(after)];
  return (name) => {
    const old = olds.question(name);
    const id = 'found' in old ? oldKeys.get(old.found) : undefined;
    if (id === undefined) return undefined;
    if (![...newKeys.values()].includes(id)) return { reason: `the question ${id} is gone` };
    const same = news.question(name);
    const isSame = 'found' in same && newKeys.get(same.found) === id;
    return { name: isSame ? name : `${after.alias}/${id}` };
  };
}

function unansweredBy(file: ReviewFile, before: Lens, after: Lens): readonly string[] {
  const was = answersInFile(file, before).states;
  return after.pillars.flatMap(({ questions }) =>
    questions
      .filter(({ id, choices }) => {
        const states = was.get(id);
        return states !== undefined && !choices.some((choice) => states.has(choice.id));
      })
      .map(({ id }) => id),
  );
}

/** Characters from `start` up to `end` replaced by a text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: now } of edits.toSorted((a, b) => b.start - a.start))
    result = result.slice(0, start) + now + result.slice(end);
  return result;
}

function statementEdits(text: string, root: YAMLMap, plan: Plan): readonly Edit[] {
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

function lensEdits(root: YAMLMap, { isOld, name }: LensFileRename): readonly Edit[] {
  const list = root.get('lenses', true);
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) =>
    isScalar(item) && item.range && isOld(String(item.value))
      ? [{ start: item.range[0], end: item.range[1], text: JSON.stringify(name) }]
      : [],
  );
}

/** Whether exactly the statements that were to stay are there, in their order and with all that they say. */
function isAsPlanned(text: string, path: string, was: ReviewFile, plan: Plan): boolean {
  const { file: is } = parseReviewFile(text, path);
  const isGone = (what: DroppedStatement['what'], name: string) =>
    plan.dropped.some((dropped) => dropped.what === what && dropped.name === name);
  const named = (name: string) => plan.names.get(name) ?? name;
  const planned = [
    was.claims
      .filter(({ practice }) => !isGone('claim', practice))
      .map((claim) => ({ ...claim, practice: named(claim.practice) })),
    was.questionsNotApplicable
      .filter(({ question }) => !isGone('question-not-applicable', question))
      .map((item) => ({ ...item, question: named(item.question) })),
    was.acceptedRisks
      .filter(({ practice }) => !isGone('accepted-risk', practice))
      .map((risk) => ({ ...risk, practice: named(risk.practice) })),
    was.pillarPriorities.map(({ name }) => name).filter((name) => !isGone('pillar-priority', name)),
    was.suppressions.length,
    was.workload,
    was.objectives,
  ];
  const found = [
    is.claims,
    is.questionsNotApplicable,
    is.acceptedRisks,
    is.pillarPriorities.map(({ name }) => name),
    is.suppressions.length,
    is.workload,
    is.objectives,
  ];
  return withoutPlaces(planned) === withoutPlaces(found);
}

function withoutPlaces(statements: readonly unknown[]): string {
  return JSON.stringify(statements, (key, value: unknown) =>
    key === 'place' || key === 'location' ? undefined : value,
  );
}
