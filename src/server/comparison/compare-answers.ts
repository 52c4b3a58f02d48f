import type { Question } from '../../lens/index.ts';
import type { PracticeStatus, RiskInterval } from '../../review/index.ts';
import { ownValue } from '../own-value.ts';
import type { EvidenceQuestion } from '../evidence/evidence-snapshot.ts';
import type { AnswerState, ApiRisk } from '../well-architected-tool/answer-state.ts';

/** A question at one of two times, with what was answered to it and what the code showed. */
export interface ComparedSide {
  readonly question: Question;
  readonly pillar: string;
  readonly risk: ApiRisk;
  readonly state: AnswerState;
  readonly evidence: EvidenceQuestion | undefined;
}

/** The same thing at the two times. */
export interface BeforeAndAfter<T> {
  readonly before: T;
  readonly after: T;
}

interface NamedChoice {
  readonly id: string;
  readonly title: string;
}

/** A question that is not the same at two times. */
export interface QuestionChange {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly pillar: string;
  /** `added` and `removed` by another version of the lens. */
  readonly change: 'changed' | 'added' | 'removed';
  readonly risk: BeforeAndAfter<ApiRisk>;
  readonly choicesGained: readonly NamedChoice[];
  readonly choicesLost: readonly NamedChoice[];
  /** Marked not applicable since, and no longer so. */
  readonly choicesExcluded: readonly NamedChoice[];
  readonly choicesIncluded: readonly NamedChoice[];
  /** New in the lens's version, and gone with it. */
  readonly choicesAdded: readonly NamedChoice[];
  readonly choicesRemoved: readonly NamedChoice[];
  readonly isApplicable?: BeforeAndAfter<boolean>;
  readonly notes?: BeforeAndAfter<string>;
  readonly choiceNotes: readonly (NamedChoice & BeforeAndAfter<string>)[];
  /** The risk that follows from evidence and answers together, and the choices that stand otherwise. */
  readonly evidence?: {
    readonly risk: BeforeAndAfter<RiskInterval | undefined>;
    readonly practices: readonly (NamedChoice & BeforeAndAfter<PracticeStatus | undefined>)[];
  };
}

/** What became of a question between two times; undefined where nothing did. At least one side is there. */
export function questionChange(
  before: ComparedSide | undefined,
  after: ComparedSide | undefined,
): QuestionChange | undefined {
  const { question, pillar } = (after ?? before) as ComparedSide;
  const choices = namedChoices(before?.question, after?.question);
  const named = (ids: Iterable<string>): readonly NamedChoice[] => {
    const wanted = new Set(ids);
    return choices.filter(({ id }) => wanted.has(id));
  };
  const selected = both(before, after, ({ state }) => new Set(state.selected));
  const excluded = both(before, after, ({ state }) => notApplicableIn(state));
  const known = both(before, after, (side) => new Set(side.question.choices.map(({ id }) => id)));
  const applicable = both(before, after, ({ state }) => state.isApplicable);
  const notes = both(before, after, ({ state }) => state.notes);
  const evidence = evidenceChange(before?.evidence, after?.evidence, choices);
  const isThere = before !== undefined && after !== undefined;
  const change: QuestionChange = {
    id: question.id,
    ...(question.number !== undefined && { number: question.number }),
    title: question.title,
    pillar,
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    risk: { before: before?.risk ?? 'UNANSWERED', after: after?.risk ?? 'UNANSWERED' },
    choicesGained: named(without(selected.after, selected.before)),
    choicesLost: named(without(selected.before, selected.after)),
    choicesExcluded: named(without(excluded.after, excluded.before)),
    choicesIncluded: named(without(excluded.before, excluded.after)),
    choicesAdded: isThere ? named(without(known.after, known.before)) : [],
    choicesRemoved: isThere ? named(without(known.before, known.after)) : [],
    ...(isThere &&
      applicable.before !== applicable.after && {
        isApplicable: { before: applicable.before === true, after: applicable.after === true },
      }),
    ...((notes.before ?? '') !== (notes.after ?? '') && {
      notes: { before: notes.before ?? '', after: notes.after ?? '' },
    }),
    choiceNotes: choiceNotes(before?.state, after?.state, choices),
    ...(evidence !== undefined && { evidence }),
  };
  return change.change === 'changed' && isUnchanged(change) ? undefined : change;
}

function isUnchanged({ risk, isApplicable, notes, evidence, ...change }: QuestionChange): boolean {
  const lists = [
    change.choicesGained,
    change.choicesLost,
    change.choicesExcluded,
    change.choicesIncluded,
    change.choicesAdded,
    change.choicesRemoved,
    change.choiceNotes,
  ];
  return (
    risk.before === risk.after &&
    lists.every((list) => list.length === 0) &&
    isApplicable === undefined &&
    notes === undefined &&
    evidence === undefined
  );
}

function evidenceChange(
  before: EvidenceQuestion | undefined,
  after: EvidenceQuestion | undefined,
  choices: readonly NamedChoice[],
): QuestionChange['evidence'] {
  if (before === undefined && after === undefined) return undefined;
  const practices = choices.flatMap((choice) => {
    const [was, is] = [before, after].map((question) => ownValue(question?.practices ?? {}, choice.id));
    return was === is ? [] : [{ ...choice, before: was, after: is }];
  });
  const isSame = before?.risk.lowest === after?.risk.lowest && before?.risk.highest === after?.risk.highest;
  return practices.length === 0 && isSame
    ? undefined
    : { risk: { before: before?.risk, after: after?.risk }, practices };
}

function choiceNotes(
  before: AnswerState | undefined,
  after: AnswerState | undefined,
  choices: readonly NamedChoice[],
): QuestionChange['choiceNotes'] {
  const [was, is] = [before, after].map(
    (state) => new Map(state?.choices.map(({ id, notes }) => [id, notes])),
  );
  return choices.flatMap((choice) => {
    const [old, now] = [was?.get(choice.id) ?? '', is?.get(choice.id) ?? ''];
    return old === now ? [] : [{ ...choice, before: old, after: now }];
  });
}

function notApplicableIn({ choices }: AnswerState): ReadonlySet<string> {
  return new Set(choices.filter(({ status }) => status === 'NOT_APPLICABLE').map(({ id }) => id));
}

/** The choices of both sides in the order of the later one, "None of these" last. */
function namedChoices(before: Question | undefined, after: Question | undefined): readonly NamedChoice[] {
  const named = new Map<string, NamedChoice>();
  for (const question of [after, before]) {
    for (const { id, title } of question?.choices ?? []) named.set(id, named.get(id) ?? { id, title });
  }
  for (const question of [after, before]) {
    const { id, title } = question?.noneOfThese ?? {};
    if (id !== undefined && title !== undefined) named.set(id, named.get(id) ?? { id, title });
  }
  return [...named.values()];
}

function both<T>(
  before: ComparedSide | undefined,
  after: ComparedSide | undefined,
  of: (side: ComparedSide) => T,
): BeforeAndAfter<T | undefined> {
  return { before: before && of(before), after: after && of(after) };
}

function without<T>(all: ReadonlySet<T> | undefined, others: ReadonlySet<T> | undefined): ReadonlySet<T> {
  return new Set([...(all ?? [])].filter((one) => others?.has(one) !== true));
}
