import { isMap, parseDocument } from 'yaml';
import type { Lens } from '../lens/index.ts';
import type { Place } from '../document/document-reading.ts';
import { answersInFile } from './answers-in-file.ts';
import { parseReviewFile } from './parse-review-file.ts';
import { PracticeNames, questionKey } from './practice-names.ts';
import {
  applied,
  type DroppedStatement,
  lensEdits,
  type LensFileRename,
  type StatementPlan,
  statementEdits,
} from './review-file-edits.ts';
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

type Fate = { readonly name: string } | { readonly reason: string } | undefined;

function planOf(file: ReviewFile, before: Lens, after: Lens): StatementPlan {
  const plan: StatementPlan = { kept: 0, dropped: [], names: new Map() };
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
  for (const { question, place } of file.questionNotes)
    decide('question-note', question, place, questions(question));
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

/** Whether exactly the statements that were to stay are there, in their order and with all that they say. */
function isAsPlanned(text: string, path: string, was: ReviewFile, plan: StatementPlan): boolean {
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
    was.questionNotes
      .filter(({ question }) => !isGone('question-note', question))
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
    is.questionNotes,
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
