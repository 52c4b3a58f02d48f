import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { ReviewTemplateTable } from '../../store/tables.ts';
import { isAnswer } from './answer-state.ts';
import type { LensContent } from './lens-catalog.ts';
import { lensStanding } from './lens-standing.ts';
import type { Call } from './operation.ts';
import { conflict, invalidFields, invalidMember, notFound } from './protocol/api-error.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import { storedAnswer } from './reviews.ts';
import { invitationMember, roleOn } from './shared-access.ts';
import { tagsMember } from './tags.ts';
import { appliedLenses } from './applied-lenses.ts';
import { seconds } from './workloads.ts';

/** What a review template says besides its name. */
export interface ReviewTemplateBody {
  readonly description: string;
  /** For the workloads that are made with it. */
  readonly notes: string;
}

type ReviewTemplateRow = Selectable<ReviewTemplateTable>;

/** A review template with what it says. */
export interface ReviewTemplate extends Omit<ReviewTemplateRow, 'body'> {
  readonly body: ReviewTemplateBody;
}

type ReachingCall = Pick<Call, 'db' | 'principal' | 'needs'>;

/** The template, where the principal owns it or it was shared with them. To all others it does not exist. */
export async function templateOf(call: ReachingCall, arn: string): Promise<ReviewTemplate> {
  const row = await call.db
    .selectFrom('review_template')
    .selectAll()
    .where('arn', '=', arn)
    .executeTakeFirst();
  if (row === undefined) throw notFound('REVIEW_TEMPLATE', arn);
  await roleOn(call, 'TEMPLATE', arn, row.account);
  return readTemplate(row);
}

/** A row of the table as a template. */
export function readTemplate(row: ReviewTemplateRow): ReviewTemplate {
  return { ...row, body: JSON.parse(row.body) as ReviewTemplateBody };
}

/** Lenses that one call may bring into a template. */
const LENSES_A_CALL = 10;

/** Newest versions of the lenses that a client names for a template: built-in ones and its own account's. */
export async function lensesForTemplate(
  { db, principal, services }: Pick<Call, 'db' | 'principal' | 'services'>,
  member: string,
  named: readonly string[],
): Promise<readonly LensContent[]> {
  if (named.length > LENSES_A_CALL)
    throw invalidFields([{ Name: member, Message: `expected at most ${LENSES_A_CALL} lenses` }]);
  const lenses: LensContent[] = [];
  for (const name of named) {
    const lens = await services.lenses.latest(db, principal, name);
    const isOwn = services.lenses.builtInNamed(lens.arn) !== undefined || lens.owner === principal.account;
    if (!isOwn)
      throw invalidMember(
        member,
        `The lens ${name} was shared with you; a review template takes only lenses of your own.`,
      );
    if (!lenses.some(({ arn }) => arn === lens.arn)) lenses.push(lens);
  }
  return lenses;
}

/** Notes a change of what a template holds; nobody else changes it until the transaction ends. Throws where it was deleted meanwhile. */
export async function touchTemplate({ db, now }: Pick<Call, 'db' | 'now'>, arn: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('review_template')
    .set({ updated_at: now })
    .where('arn', '=', arn)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound('REVIEW_TEMPLATE', arn);
}

/** Writes over the template that was read. Throws a conflict where somebody else wrote in between. */
export async function writeTemplate(
  { db, now }: Pick<Call, 'db' | 'now'>,
  { arn, revision }: Pick<ReviewTemplate, 'arn' | 'revision'>,
  change: Pick<ReviewTemplateRow, 'name' | 'name_key' | 'body'>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('review_template')
    .set({ ...change, updated_at: now, revision: revision + 1 })
    .where('arn', '=', arn)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw conflict('Somebody else changed the template at the same time.', 'REVIEW_TEMPLATE', arn);
}

type ApiTemplate = NonNullable<OutputOf<'GetReviewTemplate'>['ReviewTemplate']>;

/** A template as GetReviewTemplate shows it. */
export async function templateShape(
  call: Pick<Call, 'db' | 'principal' | 'services'>,
  template: ReviewTemplate,
): Promise<ApiTemplate> {
  const { arn, account, body } = template;
  const [summary] = await templateSummaryShapes(call, [template]);
  return {
    ...summary,
    Notes: body.notes,
    QuestionCounts: await questionCounts(call, arn),
    ...(await invitationMember(call, 'TEMPLATE', arn, account)),
    ...(await tagsMember(call.db, arn)),
  };
}

/** Templates as ListReviewTemplates shows them. */
export async function templateSummaryShapes(
  call: Pick<Call, 'db' | 'services'>,
  templates: readonly ReviewTemplate[],
) {
  const applied = await appliedLenses(
    call.db,
    templates.map(({ arn }) => arn),
  );
  return await Promise.all(
    templates.map(async ({ arn, account, name, body, updated_at: updatedAt }) => {
      const lenses = applied.get(arn) ?? [];
      const standings = await Promise.all(lenses.map((review) => lensStanding(call, review, account)));
      return {
        TemplateArn: arn,
        TemplateName: name,
        Description: body.description,
        Lenses: lenses.map(({ lens }) => call.services.lenses.builtInNamed(lens)?.alias ?? lens),
        Owner: account,
        UpdatedAt: seconds(updatedAt),
        UpdateStatus: standings.every(({ status }) => status === 'CURRENT')
          ? ('CURRENT' as const)
          : ('LENS_NOT_CURRENT' as const),
      };
    }),
  );
}

/** How many questions of a template's lenses are answered. */
async function questionCounts({ db, services }: Pick<Call, 'db' | 'services'>, arn: string) {
  let [questions, answered] = [0, 0];
  const rows = await answerRows(db, arn);
  for (const { lens, version } of (await appliedLenses(db, [arn])).get(arn) ?? []) {
    const content = await services.lenses.applied(db, lens, version);
    questions += content.questions.size;
    answered += rows.filter((row) => row.lens === lens && isAnswer(storedAnswer(row).state)).length;
  }
  return { UNANSWERED: questions - answered, ANSWERED: answered };
}

async function answerRows(db: Db, subject: string) {
  return await db.selectFrom('answer').selectAll().where('subject', '=', subject).execute();
}
