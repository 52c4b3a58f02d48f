import type { Architecture } from '../../architectures/architectures.ts';
import { architectureOf, architecturesOf } from '../../architectures/architectures.ts';
import { type ReviewRun, reviewRun, runsOf } from '../../reviews/review-runs.ts';
import type { Call } from '../operation.ts';
import { invalidMember, notFound } from '../protocol/api-error.ts';
import type { InputOf, OutputOf } from '../protocol/operation-types.ts';
import { isRecord } from '../protocol/limits.ts';
import { workloadOf } from '../workloads.ts';
import type { AgentProfile } from './agent-profiles.ts';
import { hexOf, isoInstant, uuidOf } from './agent-shapes.ts';

/** What a generation was asked for; kept under the id of its review run. */
export type GenerationBody = Pick<
  InputOf<'StartAgentRecommendationGeneration'>,
  'name' | 'types' | 'scope' | 'additionalContext'
>;

/** A review that was asked for in the words of the agent. */
export interface Generation {
  readonly run: ReviewRun;
  readonly body: GenerationBody;
}

/**
 * The code to review, as `additionalContext` names it: `{"architecture": id}` for an uploaded architecture of a workload,
 * `{"workload": id}` for the newest one of a workload. The model has no member of its own for it.
 */
export async function namedArchitecture(
  call: Pick<Call, 'db' | 'principal' | 'needs'>,
  additionalContext: unknown,
): Promise<Architecture> {
  const named = isRecord(additionalContext) ? additionalContext : {};
  const { workload, architecture } = named;
  if (typeof workload === 'string') {
    const id = workload.replace(/^arn:[^/]*\//, '');
    await workloadOf(call, id);
    return await architectureOf(call.db, id, typeof architecture === 'string' ? architecture : undefined);
  }
  if (typeof architecture === 'string') {
    const row = await call.db
      .selectFrom('architecture')
      .select('subject')
      .where('id', '=', architecture)
      .executeTakeFirst();
    if (row === undefined) throw notFound('ARCHITECTURE', architecture);
    try {
      await workloadOf(call, row.subject);
    } catch {
      throw notFound('ARCHITECTURE', architecture);
    }
    const found = (await architecturesOf(call.db, row.subject)).find(({ id }) => id === architecture);
    if (found !== undefined) return found;
  }
  throw invalidMember(
    'additionalContext',
    'additionalContext names no code to review; expected {"workload": "<id>"} for the newest architecture of a workload, ' +
      'or {"architecture": "<id>"} for one of its architectures',
  );
}

/** Generations of a profile, the newest first. */
export async function generationsOf(
  { db }: Pick<Call, 'db'>,
  { arn }: Pick<AgentProfile, 'arn'>,
): Promise<readonly Generation[]> {
  const rows = await runsOf(db, arn).execute();
  const notes = await db
    .selectFrom('agent_note')
    .select(['id', 'body'])
    .where('profile', '=', arn)
    .where('kind', '=', 'generation')
    .execute();
  const bodies = new Map(notes.map(({ id, body }) => [id, JSON.parse(body) as GenerationBody]));
  return rows.flatMap((row) => {
    const body = bodies.get(row.id);
    return body === undefined ? [] : [{ run: reviewRun(row), body }];
  });
}

/** A generation of a profile. Throws where there is none of that id. */
export async function generationOf(
  call: Pick<Call, 'db'>,
  profile: AgentProfile,
  id: string,
): Promise<Generation> {
  const found = (await generationsOf(call, profile)).find(({ run }) => run.id === hexOf(id));
  if (found === undefined) throw notFound('AGENT_GENERATION', id);
  return found;
}

const STATUS = {
  queued: 'QUEUED',
  running: 'IN_PROGRESS',
  done: 'COMPLETED',
  failed: 'ERROR',
  cancelled: 'ERROR',
} as const;

/** A generation as lists show it. */
export function generationSummary({ run, body }: Generation) {
  const changed = run.ended_at ?? run.started_at ?? run.created_at;
  return {
    id: uuidOf(run.id),
    profileArn: run.subject,
    ...(body.name !== undefined && { name: body.name }),
    status: STATUS[run.status],
    createdBy: run.requested_by.slice(-128),
    createdAt: isoInstant(run.created_at),
    lastModifiedBy: run.requested_by.slice(-128),
    lastModifiedAt: isoInstant(changed),
  };
}

/** The same with how far it is, and what went wrong. */
export function generationShape(generation: Generation): OutputOf<'GetAgentRecommendationGeneration'> {
  const { run, body } = generation;
  const steps = { queued: 0, running: 1, done: 2, failed: 2, cancelled: 2 }[run.status];
  return {
    ...generationSummary(generation),
    ...(body.additionalContext !== undefined && { additionalContext: body.additionalContext as never }),
    ...(body.scope !== undefined && { scope: body.scope }),
    ...(run.started_at !== null && { startedAt: isoInstant(run.started_at) }),
    ...(run.ended_at !== null && { endedAt: isoInstant(run.ended_at) }),
    progress: { stepsCompleted: steps, totalSteps: 2, completionPercentage: steps * 50 },
    ...(run.status === 'failed' && {
      errorDetails: { code: 'REVIEW_FAILED', message: run.error ?? 'failed' },
    }),
    ...(run.status === 'cancelled' && {
      errorDetails: { code: 'CANCELLED', message: 'Somebody cancelled the review.' },
    }),
  };
}
