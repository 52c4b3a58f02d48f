import type { AnswerReason, UpdateAnswerInput, UpdateLensReviewInput } from '@aws-sdk/client-wellarchitected';
import type { AnswerInDocument, ReviewInDocument } from './workload-document.ts';

/** The writes that bring one lens review of a document to another. */
export interface ReviewChanges {
  /** Undefined where the notes stay. */
  readonly notes?: Pick<UpdateLensReviewInput, 'LensNotes' | 'PillarNotes'>;
  readonly answers: readonly Omit<UpdateAnswerInput, 'WorkloadId' | 'LensAlias'>[];
}

/** What takes a review from one document to the next: answers and notes that are not the same. */
export function reviewChanges(before: ReviewInDocument | undefined, next: ReviewInDocument): ReviewChanges {
  const earlier = new Map(before?.answers.map((answer) => [answer.question, answer]));
  const now = new Map(next.answers.map((answer) => [answer.question, answer]));
  const questions = new Set([...earlier.keys(), ...now.keys()]);
  const answers = [...questions].flatMap((question) => {
    const [was, is] = [earlier.get(question), now.get(question) ?? unanswered(question)];
    return was !== undefined && JSON.stringify(was) === JSON.stringify(is) ? [] : [answerWrite(was, is)];
  });
  const pillars = new Set([
    ...Object.keys(before?.pillarNotes ?? {}),
    ...Object.keys(next.pillarNotes ?? {}),
  ]);
  const isSame =
    (before?.notes ?? '') === (next.notes ?? '') &&
    JSON.stringify(before?.pillarNotes ?? {}) === JSON.stringify(next.pillarNotes ?? {});
  return {
    answers,
    ...(!isSame && {
      notes: {
        LensNotes: next.notes ?? '',
        PillarNotes: Object.fromEntries(
          [...pillars].map((pillar) => [pillar, next.pillarNotes?.[pillar] ?? '']),
        ),
      },
    }),
  };
}

function unanswered(question: string): AnswerInDocument {
  return { question, choices: {}, applicable: true };
}

function answerWrite(
  before: AnswerInDocument | undefined,
  { question, choices, notes, applicable, reason }: AnswerInDocument,
): ReviewChanges['answers'][number] {
  const gone = Object.keys(before?.choices ?? {}).filter((id) => choices[id] === undefined);
  const updates = [
    ...gone.map((id) => [id, { Status: 'UNSELECTED' as const, Notes: '' }] as const),
    ...Object.entries(choices).map(
      ([id, said]) =>
        [
          id,
          {
            Status: said.status,
            ...(said.reason !== undefined && { Reason: said.reason as AnswerReason }),
            Notes: said.notes ?? '',
          },
        ] as const,
    ),
  ];
  return {
    QuestionId: question,
    SelectedChoices: Object.entries(choices).flatMap(([id, { status }]) =>
      status === 'SELECTED' ? [id] : [],
    ),
    ChoiceUpdates: Object.fromEntries(updates),
    Notes: notes ?? '',
    IsApplicable: applicable,
    Reason: (reason ?? 'NONE') as AnswerReason,
  };
}
