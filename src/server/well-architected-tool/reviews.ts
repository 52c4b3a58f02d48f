import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { AcceptedRiskTable, AnswerTable, ItemStateTable, LensReviewTable } from '../../store/tables.ts';
import type { EvidenceSnapshot } from '../evidence/evidence-snapshot.ts';
import { type AnswerState, type ApiRisk, UNANSWERED } from './answer-state.ts';
import type { LensContent, PlacedQuestion } from './lens-catalog.ts';
import { invalidMember, notFound } from './protocol/api-error.ts';
import type { InputOf } from './protocol/operation-types.ts';
import type { AppliedProfile } from './workload-profiles.ts';
import type { Workload } from './workloads.ts';

/** What a review of one lens says besides its answers. */
export interface LensReviewBody {
  readonly notes: string;
  readonly pillarNotes: Readonly<Record<string, string>>;
  /** Questions that are synced with Jira. */
  readonly jira?: InputOf<'UpdateLensReview'>['JiraConfiguration'];
}

/** What a review says that nobody has written to yet. */
export const NO_NOTES: LensReviewBody = { notes: '', pillarNotes: {} };

/** A lens applied to a workload or a template, with what its review says. */
export interface LensReviewState extends Omit<Selectable<LensReviewTable>, 'body'> {
  readonly body: LensReviewBody;
}

/** An answer as it stands, of a question that may have none. */
export interface StoredAnswer {
  readonly question: string;
  readonly risk: ApiRisk;
  readonly state: AnswerState;
  readonly updatedAt: number;
  /** ARN of who wrote last. */
  readonly by?: string;
  /** 0 where nobody answered yet. */
  readonly revision: number;
}

/** A workload as it was when a milestone was saved. */
export interface Snapshot {
  readonly workload: Pick<Workload, 'name' | 'body' | 'updated_at' | 'created_at'>;
  readonly reviews: readonly LensReviewState[];
  readonly answers: readonly (StoredAnswer & { readonly lens: string; readonly pillar: string })[];
  readonly profiles: readonly AppliedProfile[];
  /** What people had decided by then about items of the improvement plan, for comparisons. */
  readonly items: {
    readonly states: readonly Omit<Selectable<ItemStateTable>, 'workload'>[];
    readonly accepted: readonly Omit<Selectable<AcceptedRiskTable>, 'workload'>[];
  };
  /** What the newest review had shown by then, beside what people said. */
  readonly evidence?: EvidenceSnapshot;
}

/** The review of a lens. Throws where the lens is not applied; the error names it as the client did. */
export async function reviewRow(
  db: Db,
  subject: string,
  arn: string,
  named: string,
): Promise<LensReviewState> {
  const row = await db
    .selectFrom('lens_review')
    .selectAll()
    .where('subject', '=', subject)
    .where('lens', '=', arn)
    .executeTakeFirst();
  if (row === undefined) throw notFound('LENS_REVIEW', named);
  return { ...row, body: JSON.parse(row.body) as LensReviewBody };
}

/** Answers to a lens, by question; without those that nobody answered. */
export async function answersOf(
  db: Db,
  subject: string,
  lens: string,
): Promise<ReadonlyMap<string, StoredAnswer>> {
  const rows = await db
    .selectFrom('answer')
    .selectAll()
    .where('subject', '=', subject)
    .where('lens', '=', lens)
    .execute();
  return new Map(rows.map((row) => [row.question, storedAnswer(row)]));
}

/** The answer to a question, unanswered where nobody gave one. */
export async function answerOf(
  db: Db,
  subject: string,
  lens: string,
  question: string,
): Promise<StoredAnswer> {
  const row = await db
    .selectFrom('answer')
    .selectAll()
    .where('subject', '=', subject)
    .where('lens', '=', lens)
    .where('question', '=', question)
    .executeTakeFirst();
  return row === undefined ? unanswered(question) : storedAnswer(row);
}

/** The answer that nobody gave. */
export function unanswered(question: string): StoredAnswer {
  return { question, risk: 'UNANSWERED', state: UNANSWERED, updatedAt: 0, revision: 0 };
}

/** A row of the table as an answer. */
export function storedAnswer(row: Selectable<AnswerTable>): StoredAnswer {
  return {
    question: row.question,
    risk: row.risk as ApiRisk,
    state: JSON.parse(row.body) as AnswerState,
    updatedAt: row.updated_at,
    ...(row.updated_by !== null && { by: row.updated_by }),
    revision: row.revision,
  };
}

/** The question that a call names. The live service answers an unknown one with a ValidationException. */
export function questionOf({ questions }: LensContent, id: string): PlacedQuestion {
  const placed = questions.get(id);
  if (placed === undefined) throw invalidMember('QuestionId', `No question with ID ${id} was found.`);
  return placed;
}

/** Id of the pillar that a filter names. Throws where the lens has no such pillar. */
export function pillarIn({ lens }: LensContent, named: string): string {
  const id = pillarId(named);
  if (lens.pillars.some((pillar) => pillar.id === id)) return id;
  throw invalidMember(
    'PillarId',
    `No pillar with ID ${named} was found; the lens has ${lens.pillars.map((pillar) => pillar.id).join(', ')}.`,
  );
}

/** The tool calls performance efficiency `performance`; scripts also write it in full. */
export function pillarId(named: string): string {
  return named === 'performanceEfficiency' ? 'performance' : named;
}

export async function snapshotOf(db: Db, workload: string, number: number): Promise<Snapshot> {
  const row = await db
    .selectFrom('milestone')
    .select('snapshot')
    .where('workload', '=', workload)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) throw notFound('MILESTONE', String(number));
  return JSON.parse(row.snapshot) as Snapshot;
}
