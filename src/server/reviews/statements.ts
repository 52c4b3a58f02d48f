import type { ClaimResult, LaterStatements } from '../../review/index.ts';
import { isAnswered, type Lens, type Question } from '../../lens/index.ts';
import type { Db } from '../../store/store.ts';
import type { AnswerState, Reason } from '../well-architected-tool/answer-state.ts';
import { choiceAnswerOf } from '../well-architected-tool/answer-state.ts';
import type { LensCatalog, LensContent } from '../well-architected-tool/lens-catalog.ts';
import { storedAnswer, type StoredAnswer } from '../well-architected-tool/reviews.ts';
import { appliedLenses } from '../well-architected-tool/applied-lenses.ts';
import { type WorkloadBody } from '../well-architected-tool/workloads.ts';

/** All that people have said of a workload, as it is kept with runs and milestones. */
export interface SavedStatements {
  readonly lenses: readonly { readonly arn: string; readonly version: string }[];
  readonly answers: readonly (StoredAnswer & { readonly lens: string })[];
  readonly acceptedRisks: readonly SavedAcceptance[];
  readonly workload: {
    readonly name: string;
    readonly description?: string;
    readonly owner?: string;
    readonly environment?: 'PRODUCTION' | 'PREPRODUCTION';
    readonly pillarPriorities?: readonly string[];
  };
}

/** A risk that was accepted when the statements were saved. */
export interface SavedAcceptance {
  readonly lens: string;
  readonly question: string;
  readonly choice: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** A lens of a workload, under the alias that it has in the workload's results. */
export interface ReviewedLens {
  readonly content: LensContent;
  readonly lens: Lens;
}

/** What people have said of a workload by now; undefined where there is no such workload. */
export async function saidOf(db: Db, id: string): Promise<SavedStatements | undefined> {
  const workload = await db
    .selectFrom('workload')
    .select(['name', 'body'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (workload === undefined) return undefined;
  const reviews = (await appliedLenses(db, [id])).get(id) ?? [];
  const applied = new Set(reviews.map(({ lens }) => lens));
  const answers = await db.selectFrom('answer').selectAll().where('subject', '=', id).execute();
  const acceptedRisks = await db
    .selectFrom('accepted_risk')
    .select(['lens', 'question', 'choice', 'reason', 'owner', 'expires'])
    .where('workload', '=', id)
    .orderBy('lens')
    .orderBy('question')
    .orderBy('choice')
    .execute();
  return {
    lenses: reviews.map(({ lens, version }) => ({ arn: lens, version })),
    answers: answers
      .filter(({ lens }) => applied.has(lens))
      .map((row) => ({ ...storedAnswer(row), lens: row.lens })),
    acceptedRisks,
    workload: statedOf(workload.name, JSON.parse(workload.body) as WorkloadBody),
  };
}

/** What a workload says of itself, as a review file would. */
export function statedOf(name: string, body: WorkloadBody): SavedStatements['workload'] {
  const { Description, ReviewOwner, Environment, PillarPriorities = [] } = body;
  return {
    name,
    ...(Description !== undefined && { description: Description }),
    ...(ReviewOwner !== undefined && { owner: ReviewOwner }),
    ...(Environment !== undefined && { environment: Environment }),
    ...(PillarPriorities.length > 0 && { pillarPriorities: PillarPriorities }),
  };
}

/**
 * The same in the words of a review. An answered question's selected choices are claims that they are in place, those marked
 * so that they do not apply, the others that they are not in place.
 */
export async function laterStatements(
  db: Db,
  catalog: LensCatalog,
  saved: SavedStatements,
): Promise<{ readonly lenses: readonly ReviewedLens[]; readonly said: LaterStatements }> {
  const lenses = await reviewedLenses(db, catalog, saved.lenses);
  const answered = new Set<string>();
  const claims = new Map<string, ClaimResult>();
  const questionsNotApplicable = new Map<string, { reason: string; by?: string; on?: string }>();
  const questionNotes = new Map<string, string>();
  const aliases = new Map(lenses.map(({ content, lens }) => [content.arn, lens.alias]));
  for (const { content, lens } of lenses) {
    for (const answer of saved.answers) {
      const placed = answer.lens === content.arn ? content.questions.get(answer.question) : undefined;
      const key = `${lens.alias}/${answer.question}`;
      if (placed !== undefined && answer.state.notes !== '') questionNotes.set(key, answer.state.notes);
      if (placed === undefined || !isSaid(answer.state)) continue;
      answered.add(key);
      if (!answer.state.isApplicable)
        questionsNotApplicable.set(key, { ...whoAndWhen(answer), reason: REASONS[answer.state.reason] });
      if (!isAnswered(choiceAnswerOf(answer.state))) continue;
      for (const [choice, claim] of claimsOf(placed.question, answer)) claims.set(`${key}/${choice}`, claim);
    }
  }
  const acceptedRisks = new Map(
    saved.acceptedRisks.map(({ lens, question, choice, ...risk }) => [
      `${aliases.get(lens) ?? lens}/${question}/${choice}`,
      risk,
    ]),
  );
  return {
    lenses,
    said: {
      answered,
      claims,
      questionsNotApplicable,
      questionNotes,
      acceptedRisks,
      workload: saved.workload,
    },
  };
}

function isSaid(state: AnswerState): boolean {
  return !state.isApplicable || isAnswered(choiceAnswerOf(state));
}

/** Two lenses of a workload may have one name; the second is then called by its ARN. */
async function reviewedLenses(
  db: Db,
  catalog: LensCatalog,
  applied: SavedStatements['lenses'],
): Promise<readonly ReviewedLens[]> {
  const lenses: ReviewedLens[] = [];
  const taken = new Set<string>();
  for (const { arn, version } of applied) {
    const content = await catalog.applied(db, arn, version);
    const alias = taken.has(content.lens.alias) ? arn : content.lens.alias;
    taken.add(alias);
    lenses.push({ content, lens: { ...content.lens, alias } });
  }
  return lenses;
}

function* claimsOf(question: Question, answer: StoredAnswer): Iterable<readonly [string, ClaimResult]> {
  const selected = new Set(answer.state.selected);
  const told = new Map(answer.state.choices.map((choice) => [choice.id, choice]));
  for (const { id } of question.choices) {
    const { status, reason, notes = '' } = told.get(id) ?? {};
    const says = selected.has(id)
      ? 'in-place'
      : status === 'NOT_APPLICABLE'
        ? 'not-applicable'
        : 'not-in-place';
    yield [
      id,
      {
        says,
        ...whoAndWhen(answer),
        ...(notes !== '' && { notes }),
        ...(says === 'not-applicable' && { reason: REASONS[reason ?? 'NONE'] }),
      },
    ];
  }
}

function whoAndWhen({ by, updatedAt }: StoredAnswer): { by?: string; on?: string } {
  return {
    ...(by !== undefined && { by: nameOf(by) }),
    ...(updatedAt > 0 && { on: isoDate(updatedAt) }),
  };
}

/** `arn:aws:iam::123456789012:user/ada` → `ada` */
export function nameOf(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

/** The day of an instant, in UTC. */
export function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

const REASONS: Readonly<Record<Reason, string>> = {
  OUT_OF_SCOPE: 'Out of scope',
  BUSINESS_PRIORITIES: 'Business priorities',
  ARCHITECTURE_CONSTRAINTS: 'Architecture constraints',
  OTHER: 'Other',
  NONE: 'No reason given',
};
