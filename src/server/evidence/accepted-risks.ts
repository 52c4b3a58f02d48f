import type { Selectable } from 'kysely';
import type { ReviewResult } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import type { AcceptedRiskTable } from '../../store/tables.ts';
import { isoTime } from '../iso-time.ts';
import type { ReviewedLens } from '../reviews/statements.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { conflict } from '../well-architected-tool/protocol/api-error.ts';

/** An accepted risk as stored. */
export type AcceptedRisk = Selectable<AcceptedRiskTable>;

/** Whose choice it is that a risk is accepted of. */
export type AcceptanceKey = Pick<AcceptedRisk, 'workload' | 'lens' | 'question' | 'choice'>;

/** Accepted risks of a workload, expired ones too. */
export async function acceptedRisks(db: Db, workload: string): Promise<readonly AcceptedRisk[]> {
  return await db
    .selectFrom('accepted_risk')
    .selectAll()
    .where('workload', '=', workload)
    .orderBy('expires')
    .orderBy('lens')
    .orderBy('question')
    .orderBy('choice')
    .execute();
}

/** The acceptance of a risk, expired or not. */
export async function acceptedRisk(db: Db, key: AcceptanceKey): Promise<AcceptedRisk | undefined> {
  return await db
    .selectFrom('accepted_risk')
    .selectAll()
    .where((eb) => eb.and(key))
    .executeTakeFirst();
}

/** Accepts a risk, or changes how; over the acceptance that was read. Throws a conflict where somebody else did in between. */
export async function acceptRisk(
  { db, now, principal }: Pick<Call, 'db' | 'now' | 'principal'>,
  key: AcceptanceKey,
  read: number,
  said: Pick<AcceptedRisk, 'reason' | 'owner' | 'expires'>,
): Promise<void> {
  const written = { ...said, created_by: principal.arn, created_at: now, revision: read + 1 };
  const count =
    read === 0
      ? await db
          .insertInto('accepted_risk')
          .values({ ...key, ...written })
          .onConflict((row) => row.columns(['workload', 'lens', 'question', 'choice']).doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : await db
          .updateTable('accepted_risk')
          .set(written)
          .where((eb) => eb.and({ ...key, revision: read }))
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows);
  if (count !== 1n)
    throw conflict(
      'Somebody else accepted or changed this risk; read it again, then change it with its revision in If-Match.',
      'ACCEPTED_RISK',
      key.choice,
    );
}

/** An accepted risk as the console shows it, with the items that it keeps out of the plan. */
export function acceptanceView(
  risk: AcceptedRisk,
  { questions }: ReviewResult,
  lenses: readonly ReviewedLens[],
  today: string,
) {
  const lens = lenses.find(({ content }) => content.arn === risk.lens);
  const question = questions.find(
    (candidate) => candidate.lens === lens?.lens.alias && candidate.questionId === risk.question,
  );
  const practice = question?.practices.find(({ choiceId }) => choiceId === risk.choice);
  return {
    lens: risk.lens,
    question: risk.question,
    choice: risk.choice,
    ...(practice !== undefined && { practice: practice.id, title: practice.title }),
    reason: risk.reason,
    owner: risk.owner,
    expires: risk.expires,
    isExpired: risk.expires < today,
    acceptedBy: risk.created_by,
    acceptedAt: isoTime(risk.created_at),
    revision: risk.revision,
    keepsOut: practice?.acceptedRisk?.improvements ?? [],
  };
}
