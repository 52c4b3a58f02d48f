import { isIsoDate, type ClaimStatus } from '../review/index.ts';
import { type Fields, readNotes } from './marked-notes.ts';
import { reasonInWords } from './reasons.ts';
import { choiceState, isAnswered, type ToolAnswer, type ToolChoice } from './tool-workload.ts';

/** What somebody says of a practice, as far as the tool can hold it. */
export interface Statement {
  readonly says: ClaimStatus;
  readonly by?: string;
  /** ISO date. */
  readonly on?: string;
  readonly link?: string;
  readonly notes?: string;
  readonly reason?: string;
}

/** Why a question does not apply, and who says so. */
export interface NotApplicable {
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
}

/** An answer of the tool in the words of a review file. */
export interface AnswerRead {
  /** By choice id. */
  readonly claims: ReadonlyMap<string, Statement>;
  readonly notApplicable?: NotApplicable;
  readonly notes?: string;
  /** Choices with notes that no claim takes along. */
  readonly notesLeft: readonly string[];
}

/** Labels of what stands between our markers in the notes of a question. */
export const QUESTION_LABELS = {
  byCode: 'Selected from code',
  byClaim: 'Selected from hexastyle.yaml',
  open: 'Open',
  notInPlace: 'Not in place',
  doesNotApply: 'Does not apply',
  by: 'By',
  on: 'On',
  note: 'Note',
} as const;

/** The same for the notes of a choice. */
export const CHOICE_LABELS = { by: 'By', on: 'On', link: 'Link', reason: 'Reason', note: 'Note' } as const;

/** What an earlier push wrote between the markers of a question's notes. */
export interface QuestionMarks {
  /** Choices that we selected because of code. */
  readonly byCode: ReadonlySet<string>;
  /** Choices that we selected, or marked not applicable, because of claims. */
  readonly byClaim: ReadonlySet<string>;
  /** Choices that are not selected because nobody knows, not because they are missing. */
  readonly open: ReadonlySet<string>;
  /** Choices that are missing, of a question that the tool shows as unanswered. */
  readonly notInPlace: ReadonlySet<string>;
  readonly doesNotApply?: NotApplicable;
  readonly note?: string;
  /** What people wrote around the markers. */
  readonly people: string;
}

/** What earlier pushes noted in the notes of a question. */
export function questionMarks({ notes }: Pick<ToolAnswer, 'notes'>): QuestionMarks {
  const { people, fields } = readNotes(notes);
  const reason = fields.get(QUESTION_LABELS.doesNotApply);
  const note = fields.get(QUESTION_LABELS.note);
  return {
    byCode: idsIn(fields, QUESTION_LABELS.byCode),
    byClaim: idsIn(fields, QUESTION_LABELS.byClaim),
    open: idsIn(fields, QUESTION_LABELS.open),
    notInPlace: idsIn(fields, QUESTION_LABELS.notInPlace),
    ...(reason !== undefined && { doesNotApply: { reason, ...whoAndWhen(fields) } }),
    ...(note !== undefined && { note }),
    people,
  };
}

function idsIn(fields: Fields, label: string): ReadonlySet<string> {
  return new Set((fields.get(label) ?? '').split(/[\s,]+/).filter((id) => id !== ''));
}

function whoAndWhen(fields: Fields): { readonly by?: string; readonly on?: string } {
  const [by, on] = [fields.get(CHOICE_LABELS.by), fields.get(CHOICE_LABELS.on)];
  return { ...(by !== undefined && { by }), ...(on !== undefined && isIsoDate(on) && { on }) };
}

/**
 * What an answer says. A selected choice is in place; the unselected choices of an answered question are not in place, save those that
 * our own marks call open; a question that nobody answered says nothing. What we selected from code is evidence and no claim.
 */
export function readAnswer(answer: ToolAnswer): AnswerRead {
  const marks = questionMarks(answer);
  const answered = isAnswered(answer);
  const claims = new Map<string, Statement>();
  const notesLeft: string[] = [];
  for (const { id } of answer.choices) {
    const state = choiceState(answer, id);
    const says = statusOf(id, state, answered, marks);
    if (says !== undefined) claims.set(id, statement(says, state));
    else if (readNotes(state.notes).people !== '') notesLeft.push(id);
  }
  const notes = joined(marks.people, marks.note);
  return {
    claims,
    ...(!answer.isApplicable && {
      notApplicable: marks.doesNotApply ?? { reason: reasonInWords(answer.reason) },
    }),
    ...(notes !== undefined && { notes }),
    notesLeft,
  };
}

function statusOf(
  id: string,
  { status }: ToolChoice,
  answered: boolean,
  marks: QuestionMarks,
): ClaimStatus | undefined {
  if (status === 'SELECTED') return marks.byCode.has(id) ? undefined : 'in-place';
  if (status === 'NOT_APPLICABLE') return 'not-applicable';
  if (marks.notInPlace.has(id)) return 'not-in-place';
  return answered && !marks.open.has(id) ? 'not-in-place' : undefined;
}

function statement(says: ClaimStatus, state: ToolChoice): Statement {
  const { people, fields } = readNotes(state.notes);
  const reason =
    fields.get(CHOICE_LABELS.reason) ?? (says === 'not-applicable' ? reasonInWords(state.reason) : undefined);
  const link = fields.get(CHOICE_LABELS.link);
  const notes = joined(people, fields.get(CHOICE_LABELS.note));
  return {
    says,
    ...whoAndWhen(fields),
    ...(link !== undefined && /^https?:\/\/\S+$/i.test(link) && { link }),
    ...(notes !== undefined && { notes }),
    ...(reason !== undefined && reason.trim() !== '' && { reason }),
  };
}

/** What people wrote, and what we wrote below it. */
export function joined(people: string, ours: string | undefined): string | undefined {
  const parts = [people, ours ?? ''].map((part) => part.trim()).filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
