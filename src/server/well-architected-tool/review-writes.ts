import type { AnswerState, ApiRisk } from './answer-state.ts';
import type { LensContent, PlacedQuestion } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { conflict, quotaExceeded } from './protocol/api-error.ts';
import { NO_NOTES, type StoredAnswer } from './reviews.ts';

/** Applies lenses to a workload or a template that does not have them yet. Answers of an earlier time come back. */
export async function applyLenses(
  { db, now, services }: Pick<Call, 'db' | 'now' | 'services'>,
  subject: string,
  lenses: readonly LensContent[],
): Promise<void> {
  const rows = await db.selectFrom('lens_review').select('lens').where('subject', '=', subject).execute();
  const known = new Set(rows.map(({ lens }) => lens));
  const added = lenses.filter(({ arn }) => !known.has(arn));
  if (known.size + added.length > services.quotas.lensesPerWorkload)
    throw quotaExceeded(
      `At most ${services.quotas.lensesPerWorkload} lenses can be applied.`,
      'L-LENSES-PER-WORKLOAD',
    );
  let position = known.size;
  for (const { arn, version } of added) {
    await db
      .insertInto('lens_review')
      .values({ subject, lens: arn, version, position, body: JSON.stringify(NO_NOTES), updated_at: now })
      .execute();
    position += 1;
  }
}

/** Writes an answer over the one that was read. Throws a conflict where somebody else wrote in between. */
export async function writeAnswer(
  { db, now }: Pick<Call, 'db' | 'now'>,
  answer: {
    readonly subject: string;
    readonly content: LensContent;
    readonly placed: PlacedQuestion;
    readonly before: Pick<StoredAnswer, 'revision'>;
    readonly state: AnswerState;
    readonly risk: ApiRisk;
  },
): Promise<void> {
  const { subject, content, placed, before, state, risk } = answer;
  const question = placed.question.id;
  const written = { risk, body: JSON.stringify(state), updated_at: now };
  const isWritten =
    before.revision === 0
      ? await db
          .insertInto('answer')
          .values({ subject, lens: content.arn, question, pillar: placed.pillar.id, ...written, revision: 1 })
          .onConflict((row) => row.columns(['subject', 'lens', 'question']).doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows === 1n)
      : await db
          .updateTable('answer')
          .set({ ...written, revision: before.revision + 1 })
          .where('subject', '=', subject)
          .where('lens', '=', content.arn)
          .where('question', '=', question)
          .where('revision', '=', before.revision)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows === 1n);
  if (!isWritten)
    throw conflict(
      `Somebody else answered the question ${question} at the same time; read their answer and try again.`,
      'LENS_REVIEW',
      question,
    );
}
