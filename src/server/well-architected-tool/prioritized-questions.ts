import type { RiskCounts } from '../../review/index.ts';
import type { WorkloadTable } from '../../store/tables.ts';
import { type ApiRisk, NO_RISKS } from './answer-state.ts';
import { FRAMEWORK_ARN, type LensContent } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import type { ProfileAnswers, ProfileTemplate } from './profile-template.ts';
import type { LensReviewView } from './lens-review-view.ts';
import { type AppliedProfile, appliedProfile, profilesShape } from './workload-profiles.ts';

/** Says of a question whether the workload's profile makes it a priority. */
export type Priorities = (question: string) => 'PRIORITIZED' | 'NON_PRIORITIZED';

/** Priorities of a review; undefined where the workload has no profile, and for every lens but the Framework. */
export async function priorities(
  call: Pick<Call, 'db' | 'services'>,
  { content, profile }: Pick<LensReviewView, 'content' | 'profile'>,
): Promise<Priorities | undefined> {
  if (profile === undefined || content.arn !== FRAMEWORK_ARN) return undefined;
  const prioritized = await prioritizedQuestions(call, profile);
  return (question) => (prioritized.has(question) ? 'PRIORITIZED' : 'NON_PRIORITIZED');
}

/** A version of a profile never changes, so what it makes a priority is worked out once. */
const WORKED_OUT = new WeakMap<ProfileTemplate, Map<string, ReadonlySet<string>>>();
const MOST_WORKED_OUT = 10_000;

async function prioritizedQuestions(
  { db, services }: Pick<Call, 'db' | 'services'>,
  { profile, version }: AppliedProfile,
): Promise<ReadonlySet<string>> {
  const { profileTemplate } = services;
  let known = WORKED_OUT.get(profileTemplate);
  if (known === undefined) {
    known = new Map();
    WORKED_OUT.set(profileTemplate, known);
  }
  const key = `${profile} ${version}`;
  let prioritized = known.get(key);
  if (prioritized === undefined) {
    const { body } = await db
      .selectFrom('profile_version')
      .select('body')
      .where('profile', '=', profile)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    prioritized = profileTemplate.prioritized(JSON.parse(body) as ProfileAnswers);
    if (known.size >= MOST_WORKED_OUT) known.clear();
    known.set(key, prioritized);
  }
  return prioritized;
}

/**
 * `PrioritizedRiskCounts` of a lens review, or of one of its pillars, as a member to spread into what shows the review; nothing where
 * there are no priorities.
 */
export function prioritizedCounts(
  { questions }: LensContent,
  priority: Priorities | undefined,
  answers: ReadonlyMap<string, { readonly risk: ApiRisk }>,
  pillarId?: string,
): { readonly PrioritizedRiskCounts?: RiskCounts } {
  if (priority === undefined) return {};
  const counts = { ...NO_RISKS };
  for (const [id, { pillar }] of questions) {
    if (priority(id) !== 'PRIORITIZED' || (pillarId !== undefined && pillar.id !== pillarId)) continue;
    counts[answers.get(id)?.risk ?? 'UNANSWERED'] += 1;
  }
  return { PrioritizedRiskCounts: counts };
}

/** What a workload shows of its profile. */
export interface ProfileMembers {
  readonly Profiles?: ReturnType<typeof profilesShape>;
  readonly PrioritizedRiskCounts?: RiskCounts;
}

/** What workloads show of their profiles, by workload, as members to spread; nothing for those that have none. */
export async function profileMembers(
  call: Pick<Call, 'db' | 'services'>,
  workloads: readonly Pick<WorkloadTable, 'id' | 'profile' | 'profile_version'>[],
): Promise<ReadonlyMap<string, ProfileMembers>> {
  const applied = workloads.flatMap((workload) => {
    const profile = appliedProfile(workload);
    return profile === undefined ? [] : [{ id: workload.id, profile }];
  });
  const content = call.services.lenses.builtInNamed(FRAMEWORK_ARN);
  if (applied.length === 0 || content === undefined) return new Map();
  const rows = await call.db
    .selectFrom('answer')
    .select(['subject', 'question', 'risk'])
    .where(
      'subject',
      'in',
      applied.map(({ id }) => id),
    )
    .where('lens', '=', FRAMEWORK_ARN)
    .execute();
  const answers = Map.groupBy(rows, ({ subject }) => subject);
  const shown = applied.map(async ({ id, profile }) => {
    const risks = new Map(
      (answers.get(id) ?? []).map(({ question, risk }) => [question, { risk: risk as ApiRisk }]),
    );
    const priority = await priorities(call, { content, profile });
    return [
      id,
      { Profiles: profilesShape(profile), ...prioritizedCounts(content, priority, risks) },
    ] as const;
  });
  return new Map(await Promise.all(shown));
}
