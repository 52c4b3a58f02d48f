import { preparedQuery, preparedWrite } from '../../store/prepared-query.ts';
import type { Db } from '../../store/store.ts';
import { type AnswerState, type ApiRisk, carriedAnswer, riskOf } from './answer-state.ts';
import type { LensContent, PlacedQuestion } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { type ApiError, conflict, invalid, quotaExceeded } from './protocol/api-error.ts';
import { type LensReviewState, NO_NOTES, type StoredAnswer, storedAnswer } from './reviews.ts';

/**
 * Applies lenses to a workload or a template that does not have them yet, and returns those. Answers of an earlier time come back.
 */
export async function applyLenses(
  { db, now, services }: Pick<Call, 'db' | 'now' | 'services'>,
  subject: string,
  lenses: readonly LensContent[],
): Promise<readonly LensContent[]> {
  const rows = await db
    .selectFrom('lens_review')
    .select(['lens', 'position'])
    .where('subject', '=', subject)
    .execute();
  const known = new Set(rows.map(({ lens }) => lens));
  const added = lenses.filter(({ arn }) => !known.has(arn));
  if (known.size + added.length > services.quotas.lensesPerWorkload)
    throw tooManyLenses(
      `At most ${services.quotas.lensesPerWorkload} lenses can be applied.`,
      known.size > 0,
    );
  let position = Math.max(-1, ...rows.map((row) => row.position)) + 1;
  for (const content of added) {
    const { arn: lens, version } = content;
    await db
      .insertInto('lens_review')
      .values({ subject, lens, version, position, body: JSON.stringify(NO_NOTES), updated_at: now })
      .execute();
    await carryAnswers({ db, now }, subject, content);
    position += 1;
  }
  return added;
}

/** Only the operations that make something declare an error for quotas; those that add lenses to it refuse what they were asked. */
function tooManyLenses(message: string, isAdded: boolean): ApiError {
  return isAdded ? invalid(message) : quotaExceeded(message, 'L-LENSES-PER-WORKLOAD');
}

/** Throws a conflict where the review got another version of its lens, or none, since it was read. */
export async function sameVersion(
  db: Db,
  { subject, lens, version }: Pick<LensReviewState, 'subject' | 'lens' | 'version'>,
): Promise<void> {
  const [row] = await VERSION(db, [subject, lens]);
  if (row?.version !== version)
    throw conflict('The lens of the review changed at the same time; try again.', 'LENS_REVIEW', lens);
}

const VERSION = preparedQuery<[subject: string, lens: string], { readonly version: string }>(
  2,
  (db, [subject, lens]) =>
    db.selectFrom('lens_review').select('version').where('subject', '=', subject).where('lens', '=', lens),
);

/** Moves the review of a lens to another version of it, with its answers. */
export async function moveToVersion(
  { db, now }: Pick<Call, 'db' | 'now'>,
  subject: string,
  content: LensContent,
): Promise<void> {
  await db
    .updateTable('lens_review')
    .set({ version: content.version, updated_at: now })
    .where('subject', '=', subject)
    .where('lens', '=', content.arn)
    .execute();
  await carryAnswers({ db, now }, subject, content);
}

/**
 * Brings what was answered to another version of the lens: what was selected stays where the choice is still there, the rest of the
 * answer stays as it is, and the version's rules rate it again. Answers to questions that are gone are gone.
 */
async function carryAnswers(
  { db, now }: Pick<Call, 'db' | 'now'>,
  subject: string,
  { arn, questions }: LensContent,
): Promise<void> {
  const rows = await db
    .selectFrom('answer')
    .selectAll()
    .where('subject', '=', subject)
    .where('lens', '=', arn)
    .execute();
  for (const row of rows) {
    const placed = questions.get(row.question);
    const isRow = { subject, lens: arn, question: row.question };
    if (placed === undefined) {
      await db
        .deleteFrom('answer')
        .where((eb) => eb.and(isRow))
        .execute();
      continue;
    }
    const state = carriedAnswer(placed.question, storedAnswer(row).state);
    const carried = {
      pillar: placed.pillar.id,
      risk: riskOf(placed.question, state),
      body: JSON.stringify(state),
    };
    if (carried.pillar === row.pillar && carried.risk === row.risk && carried.body === row.body) continue;
    await db
      .updateTable('answer')
      .set({ ...carried, updated_at: now, revision: row.revision + 1 })
      .where((eb) => eb.and(isRow))
      .execute();
  }
}

/** Writes an answer over the one that was read. Throws a conflict where somebody else wrote in between. */
export async function writeAnswer(
  { db, now, principal }: Pick<Call, 'db' | 'now' | 'principal'>,
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
  const key = [subject, content.arn, question] as const;
  const body = JSON.stringify(state);
  const written =
    before.revision === 0
      ? await INSERT_ANSWER(db, [...key, placed.pillar.id, risk, body, now, principal.arn])
      : await UPDATE_ANSWER(db, [
          ...key,
          risk,
          body,
          now,
          principal.arn,
          before.revision,
          before.revision + 1,
        ]);
  if (written !== 1)
    throw conflict(
      `Somebody else answered the question ${question} at the same time; read their answer and try again.`,
      'LENS_REVIEW',
      question,
    );
}

type AnswerKey = [subject: string, lens: string, question: string];

const INSERT_ANSWER = preparedWrite<
  [...AnswerKey, pillar: string, risk: string, body: string, now: number, by: string]
>(8, (db, [subject, lens, question, pillar, risk, body, now, by]) =>
  db
    .insertInto('answer')
    .values({ subject, lens, question, pillar, risk, body, updated_at: now, updated_by: by, revision: 1 })
    .onConflict((row) => row.columns(['subject', 'lens', 'question']).doNothing()),
);

const UPDATE_ANSWER = preparedWrite<
  [...AnswerKey, risk: string, body: string, now: number, by: string, before: number, after: number]
>(9, (db, [subject, lens, question, risk, body, now, by, before, after]) =>
  db
    .updateTable('answer')
    .set({ risk, body, updated_at: now, updated_by: by, revision: after })
    .where('subject', '=', subject)
    .where('lens', '=', lens)
    .where('question', '=', question)
    .where('revision', '=', before),
);
