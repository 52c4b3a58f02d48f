import { type Fields, withoutPeople } from './marked-notes.ts';
import { type AnswerRead, QUESTION_LABELS as LABELS, type QuestionMarks } from './read-answer.ts';
import type { ReviewedAnswer } from './reviewed-answers.ts';
import { isAnswered, type ToolAnswer, type ToolChoice } from './tool-workload.ts';

interface Basis {
  readonly reviewed: ReviewedAnswer;
  readonly there: ToolAnswer;
  readonly marks: QuestionMarks;
  readonly read: AnswerRead;
  /** The choices as they will be. */
  readonly states: ReadonlyMap<string, ToolChoice>;
  /** Choices whose state is our doing. */
  readonly ours: ReadonlySet<string>;
}

/** What a push keeps between the markers of a question's notes: all that the answer itself cannot say. */
export function questionFields(basis: Basis): Fields {
  const { reviewed, states, ours } = basis;
  const statusOf = (id: string) => states.get(id)?.status ?? 'UNSELECTED';
  const byCode = new Set(
    reviewed.practices.flatMap(({ choice, byCode }) =>
      byCode && ours.has(choice) && statusOf(choice) === 'SELECTED' ? [choice] : [],
    ),
  );
  const byClaim = [...ours].filter((id) => !byCode.has(id) && statusOf(id) !== 'UNSELECTED');
  const fields: readonly [string, string | undefined][] = [
    [LABELS.byCode, listed(byCode, basis)],
    [LABELS.byClaim, listed(byClaim, basis)],
    [LABELS.open, listed(openChoices(basis), basis)],
    [LABELS.notInPlace, listed(missingChoices(basis), basis)],
    ...whyNot(basis),
    [LABELS.note, noteOf(basis)],
  ];
  return new Map(fields.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])));
}

/** In the order of the question, so that the same answer has the same notes. */
function listed(ids: Iterable<string>, { there }: Basis): string | undefined {
  const set = new Set(ids);
  const all = [
    ...there.choices.map(({ id }) => id),
    ...(there.noneOfThese === undefined ? [] : [there.noneOfThese]),
  ];
  const shown = all.filter((id) => set.has(id));
  return shown.length === 0 ? undefined : shown.join(', ');
}

/**
 * Unselected choices that nobody decided. Where people answered in the tool, what they left unselected is their answer; only what was
 * open before stays open.
 */
function openChoices({ reviewed, there, marks, states }: Basis): readonly string[] {
  if (!isAnswered({ states })) return [];
  const isOursAlone = [...there.states].every(
    ([id, { status }]) => status === 'UNSELECTED' || marks.byCode.has(id) || marks.byClaim.has(id),
  );
  const decided = new Set(
    reviewed.practices.flatMap(({ choice, status }) => (status === 'open' ? [] : [choice])),
  );
  return there.choices
    .map(({ id }) => id)
    .filter((id) => isOursAlone || marks.open.has(id))
    .filter((id) => !decided.has(id) && (states.get(id)?.status ?? 'UNSELECTED') === 'UNSELECTED');
}

/** Choices that are claimed missing while the tool still shows the question as unanswered. */
function missingChoices({ reviewed, states }: Basis): readonly string[] {
  if (isAnswered({ states })) return [];
  return reviewed.practices.flatMap(({ choice, status }) => (status === 'not-in-place' ? [choice] : []));
}

function whyNot({ reviewed, marks, read }: Basis): readonly [string, string | undefined][] {
  const wanted = reviewed.notApplicable;
  if (wanted === undefined) return [];
  const there = read.notApplicable;
  const isSaid =
    there !== undefined && there.reason === wanted.reason && there.by === wanted.by && there.on === wanted.on;
  if (isSaid && marks.doesNotApply === undefined) return [];
  return [
    [LABELS.doesNotApply, wanted.reason],
    [LABELS.by, wanted.by],
    [LABELS.on, wanted.on],
  ];
}

function noteOf({ reviewed, marks, read }: Basis): string | undefined {
  if (reviewed.notes === undefined) return undefined;
  return reviewed.notes === read.notes ? marks.note : withoutPeople(reviewed.notes, marks.people);
}
