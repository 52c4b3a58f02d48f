import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Improvement, ReviewResult } from '../../../review/index.ts';
import type { Db } from '../../../store/store.ts';
import type { AgentRecommendationTable } from '../../../store/tables.ts';
import type { ReviewRun } from '../../reviews/review-runs.ts';
import type { Call } from '../operation.ts';
import { notFound } from '../protocol/api-error.ts';
import type { OutputOf } from '../protocol/operation-types.ts';
import type { GenerationBody } from './agent-generations.ts';
import type { GoalBody } from './agent-notes.ts';
import { isoInstant } from './agent-shapes.ts';
import {
  highlightsOf,
  impactDetailsOf,
  type RecommendationBody,
  recommendationBody,
  remediationSummaryOf,
} from './recommendation-texts.ts';

/** A recommendation with what it says. */
export interface Recommendation extends Omit<Selectable<AgentRecommendationTable>, 'body'> {
  readonly body: RecommendationBody;
}

/**
 * Makes the recommendations of a finished review, in the transaction that stores its result. What an earlier run of the profile
 * recommended too stays the same recommendation, with what people decided of it; what was looked for and is not found any more is closed.
 */
export async function recommend(db: Db, run: ReviewRun, result: ReviewResult, now: number): Promise<void> {
  const profile = run.subject;
  const asked = await generationBody(db, run);
  const goals = await goalsOf(db, profile, asked);
  const found = new Map(
    result.improvements.flatMap((item) => {
      const body = isInScope(asked, item, result) ? recommendationBody(item, result) : undefined;
      return body === undefined ? [] : [[item.id, withGoals(body, goals)] as const];
    }),
  );
  const ordered = [...found.values()].toSorted((a, b) => Number(isGoal(b)) - Number(isGoal(a)));
  const known = new Map((await recommendationsOf(db, profile)).map((row) => [row.body.item, row]));
  for (const [position, body] of ordered.entries()) {
    const earlier = known.get(body.item);
    const written = { generation: run.id, position, pillar: body.pillar, updated_at: now };
    if (earlier === undefined) {
      const state = { state: 'OPEN', status: 'ACTIVE', body: JSON.stringify(body), created_at: now };
      await db
        .insertInto('agent_recommendation')
        .values({ arn: recommendationArn(profile), profile, ...written, ...state })
        .execute();
      continue;
    }
    const { updateReason, feedback } = earlier.body;
    const isSuppressed = earlier.status === 'SUPPRESSED';
    const kept = {
      ...body,
      ...(isSuppressed && updateReason !== undefined && { updateReason }),
      ...(feedback && { feedback }),
    };
    await db
      .updateTable('agent_recommendation')
      .set({
        ...written,
        state: 'OPEN',
        status: isSuppressed ? 'SUPPRESSED' : 'ACTIVE',
        body: JSON.stringify(kept),
      })
      .where('arn', '=', earlier.arn)
      .execute();
  }
  for (const row of known.values()) {
    if (found.has(row.body.item) || !isPillarIn(asked, row.body.pillar) || hasNarrowScope(asked)) continue;
    await db
      .updateTable('agent_recommendation')
      .set({ state: 'CLOSED', updated_at: now })
      .where('arn', '=', row.arn)
      .execute();
  }
}

async function generationBody(db: Db, { id }: ReviewRun): Promise<GenerationBody | undefined> {
  const row = await db.selectFrom('agent_note').select('body').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.body) as GenerationBody);
}

async function goalsOf(
  db: Db,
  profile: string,
  asked: GenerationBody | undefined,
): Promise<readonly GoalBody[]> {
  const wanted = asked?.scope?.goalIds?.map((id) => id.replaceAll('-', ''));
  const rows = await db
    .selectFrom('agent_note')
    .select(['id', 'body'])
    .where('profile', '=', profile)
    .where('kind', '=', 'goal')
    .orderBy('created_at')
    .execute();
  return rows
    .filter(({ id }) => wanted === undefined || wanted.includes(id))
    .map(({ body }) => JSON.parse(body) as GoalBody);
}

function isPillarIn(asked: GenerationBody | undefined, pillar: string): boolean {
  const pillars: readonly string[] = asked?.scope?.pillars ?? [];
  return pillars.length === 0 || pillars.includes(pillar);
}

function hasNarrowScope(asked: GenerationBody | undefined): boolean {
  return (asked?.scope?.items ?? []).length > 0;
}

/** A scope may name practices, questions, checks or services (`rds`), each for a pillar. */
function isInScope(asked: GenerationBody | undefined, item: Improvement, result: ReviewResult): boolean {
  const pillar = recommendationBody(item, result)?.pillar;
  if (pillar === undefined || !isPillarIn(asked, pillar)) return false;
  const named = (asked?.scope?.items ?? [])
    .filter((one) => one.pillar === pillar)
    .flatMap(({ ids = [] }) => ids);
  if (!hasNarrowScope(asked)) return true;
  const own = new Set([...item.practices, ...item.questions, item.id].map((id) => id.toUpperCase()));
  const service = item.check?.split('-')[0]?.toUpperCase();
  return named.some((id) => own.has(id.toUpperCase()) || id.toUpperCase() === service);
}

function withGoals(body: RecommendationBody, goals: readonly GoalBody[]): RecommendationBody {
  const served = goals.filter(({ pillars = [] }) => pillars.includes(body.pillar));
  if (served.length === 0) return body;
  return { ...body, goals: served.map(({ title = '' }) => ({ title })) };
}

function isGoal({ goals }: RecommendationBody): boolean {
  return goals !== undefined && goals.length > 0;
}

function recommendationArn(profile: string): string {
  return `${profile.slice(0, profile.indexOf(':agent-profile/'))}:agent-recommendation/${randomUUID()}`;
}

/** Recommendations of a profile: the newest run's order. */
export async function recommendationsOf(db: Db, profile: string): Promise<readonly Recommendation[]> {
  const rows = await db
    .selectFrom('agent_recommendation')
    .selectAll()
    .where('profile', '=', profile)
    .orderBy('position')
    .orderBy('arn')
    .execute();
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as RecommendationBody }));
}

/** A recommendation to the principal's account. To all others it does not exist. */
export async function recommendationOf(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  arn: string,
): Promise<Recommendation> {
  const row = await db
    .selectFrom('agent_recommendation')
    .innerJoin('agent_profile', 'agent_profile.arn', 'agent_recommendation.profile')
    .selectAll('agent_recommendation')
    .where('agent_recommendation.arn', '=', arn)
    .where('agent_profile.account', '=', principal.account)
    .executeTakeFirst();
  if (row === undefined) throw notFound('AGENT_RECOMMENDATION', arn);
  return { ...row, body: JSON.parse(row.body) as RecommendationBody };
}

type Summary = NonNullable<OutputOf<'ListAgentRecommendations'>['items']>[number];

/** A recommendation as lists show it. */
export function recommendationSummary(row: Recommendation): Summary {
  const {
    item: _item,
    practices: _practices,
    remediation: _how,
    links: _links,
    places: _places,
    ...rest
  } = row.body;
  const {
    feedback: _feedback,
    insights: _insights,
    crossPillarBenefits: _benefits,
    sources: _sources,
    goals: _goals,
    ...shown
  } = rest;
  return {
    recommendationArn: row.arn,
    profileArn: row.profile,
    ...shown,
    status: row.status as Summary['status'],
    state: row.state as Summary['state'],
    createdBy: 'hexastyle',
    createdAt: isoInstant(row.created_at),
    lastModifiedBy: 'hexastyle',
    lastModifiedAt: isoInstant(row.updated_at),
  };
}

/** The whole recommendation, with how to put it in place. */
export function recommendationShape(row: Recommendation): OutputOf<'GetAgentRecommendation'> {
  const { insights, crossPillarBenefits, sources, goals, remediation, links, practices } = row.body;
  return {
    ...recommendationSummary(row),
    impactDetails: impactDetailsOf(row.body),
    highlights: highlightsOf(row.body),
    remediationSummary: remediationSummaryOf(row.body),
    insights,
    ...(crossPillarBenefits !== undefined && { crossPillarBenefits }),
    ...(sources !== undefined && { sources }),
    ...(goals !== undefined && { goals }),
    remediations: [
      {
        recommendationArn: row.arn,
        type: 'IAC',
        steps: [{ title: `For ${practices[0] ?? 'the practice'}`, content: remediation }],
        ...(links.length > 0 && { resourceLinks: links.slice(0, 10).map((url) => ({ url })) }),
        createdBy: 'hexastyle',
        createdAt: isoInstant(row.created_at),
      },
    ],
  };
}
