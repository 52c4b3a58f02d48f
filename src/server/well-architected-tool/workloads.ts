import type { Selectable } from 'kysely';
import type { RiskCounts } from '../../review/index.ts';
import { holdRow } from '../../store/hold-row.ts';
import { preparedQuery, preparedWrite } from '../../store/prepared-query.ts';
import type { Db } from '../../store/store.ts';
import type { WorkloadTable } from '../../store/tables.ts';
import type { Role } from '../access/principal.ts';
import { NO_RISKS } from './answer-state.ts';
import { NO_JIRA } from './global-settings.ts';
import { FRAMEWORK_ARN, type LensCatalog } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { type ProfileMembers, profileMembers } from './prioritized-questions.ts';
import { notFound } from './protocol/api-error.ts';
import type { InputOf, OutputOf } from './protocol/operation-types.ts';
import { invitationMember, roleOn } from './shared-access.ts';
import { tagsMember } from './tags.ts';
import { workloadCounts } from './workload-counts.ts';

/** What a workload says besides its name, in the API's own words; kept as it came. */
export type WorkloadBody = Pick<
  InputOf<'CreateWorkload'>,
  | 'Description'
  | 'Environment'
  | 'AccountIds'
  | 'AwsRegions'
  | 'NonAwsRegions'
  | 'PillarPriorities'
  | 'ArchitecturalDesign'
  | 'ReviewOwner'
  | 'IndustryType'
  | 'Industry'
  | 'Notes'
  | 'DiscoveryConfig'
  | 'Applications'
  | 'JiraConfiguration'
> & {
  readonly ImprovementStatus: NonNullable<InputOf<'UpdateWorkload'>['ImprovementStatus']>;
  readonly IsReviewOwnerUpdateAcknowledged: boolean;
};

type WorkloadRow = Selectable<WorkloadTable>;

/** A workload as somebody may see it. */
export interface Workload extends Omit<WorkloadRow, 'body'> {
  readonly arn: string;
  readonly body: WorkloadBody;
  /** What the principal may do with it at most. */
  readonly allows: Role;
}

/**
 * The workload, where the principal owns it or it was shared with them. To all others it does not exist. Throws where the
 * operation asks for more than the principal may do with it.
 */
export async function workloadOf(
  call: Pick<Call, 'db' | 'principal' | 'needs'>,
  id: string,
): Promise<Workload> {
  const [row] = await WORKLOAD_ROW(call.db, [id]);
  if (row === undefined) throw notFound('WORKLOAD', id);
  return workloadFrom(row, await roleOn(call, 'WORKLOAD', id, row.account));
}

const WORKLOAD_ROW = preparedQuery<[string], WorkloadRow>(1, (db, [id]) =>
  db.selectFrom('workload').selectAll().where('id', '=', id),
);

/** The workload of a row, for a principal who may do so much with it. */
export function workloadFrom({ body, ...facts }: WorkloadRow, allows: Role): Workload {
  let parsed: WorkloadBody | undefined;
  return {
    ...facts,
    allows,
    arn: workloadArn(facts),
    get body() {
      return (parsed ??= JSON.parse(body) as WorkloadBody);
    },
  };
}

/** The ARN of a workload, in the region that it was made for. */
export function workloadArn({
  region,
  account,
  id,
}: Pick<WorkloadTable, 'region' | 'account' | 'id'>): string {
  return `arn:aws:wellarchitected:${region}:${account}:workload/${id}`;
}

/** A name without case and spaces: two names that differ in those only count as one. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/\s+/gu, '');
}

/** Nobody else changes the workload or its reviews until the transaction ends. Throws where it was deleted meanwhile. */
export async function holdWorkload(db: Db, id: string): Promise<void> {
  if (!(await holdRow(db, 'workload', id))) throw notFound('WORKLOAD', id);
}

/**
 * Marks a workload as changed now. Comes before the changes themselves: from here on nobody else changes the workload or its
 * reviews until the transaction ends. Throws where it was deleted meanwhile.
 */
export async function touchWorkload({ db, now }: Pick<Call, 'db' | 'now'>, id: string): Promise<void> {
  if ((await TOUCH_WORKLOAD(db, [id, now])) !== 1) throw notFound('WORKLOAD', id);
}

const TOUCH_WORKLOAD = preparedWrite<[id: string, now: number]>(2, (db, [id, now]) =>
  db.updateTable('workload').set({ updated_at: now }).where('id', '=', id),
);

/** A workload as GetWorkload shows it. */
export async function workloadShape(
  call: Pick<Call, 'db' | 'services' | 'principal'>,
  workload: Workload,
): Promise<NonNullable<OutputOf<'GetWorkload'>['Workload']>> {
  const { id, arn } = workload;
  const counted = (await workloadCounts(call, [id])).get(id);
  return {
    ...statedShape(call.services.lenses, workload, {
      lenses: counted?.lenses ?? [],
      counts: counted?.counts ?? NO_RISKS,
      profile: (await profileMembers(call, [workload])).get(id) ?? {},
    }),
    ...(await invitationMember(call, 'WORKLOAD', id, workload.account)),
    ...(await tagsMember(call.db, arn)),
  };
}

/** What belongs to a workload besides what is said of it, now or when a milestone was saved. */
export interface WorkloadParts {
  /** Aliases, in the order in which the lenses were applied. */
  readonly lenses: readonly string[];
  readonly counts: RiskCounts;
  /** Empty where the workload has no profile. */
  readonly profile: ProfileMembers;
}

/**
 * A workload with its parts in the API's shape. Tags belong to the resource, whatever its state, and are not here. Clients count on
 * Regions and priorities, also where nobody named any. As every workload has a review owner, none has a ReviewRestrictionDate.
 */
export function statedShape(
  catalog: LensCatalog,
  {
    id,
    arn,
    account,
    name,
    body,
    updated_at: updatedAt,
  }: Pick<Workload, 'id' | 'arn' | 'account' | 'name' | 'body' | 'updated_at'>,
  { lenses, counts, profile }: WorkloadParts,
): NonNullable<OutputOf<'GetWorkload'>['Workload']> {
  const { JiraConfiguration, ...stated } = body;
  return {
    WorkloadId: id,
    WorkloadArn: arn,
    WorkloadName: name,
    AwsRegions: [],
    PillarPriorities: (catalog.builtInNamed(FRAMEWORK_ARN)?.lens.pillars ?? []).map((pillar) => pillar.id),
    ...stated,
    UpdatedAt: seconds(updatedAt),
    Lenses: lenses,
    Owner: account,
    RiskCounts: counts,
    ...profile,
    ...(JiraConfiguration !== undefined && { JiraConfiguration: jiraShape(JiraConfiguration) }),
  };
}

function jiraShape({
  IssueManagementStatus,
  IssueManagementType,
  JiraProjectKey,
}: NonNullable<WorkloadBody['JiraConfiguration']>) {
  return {
    ...(IssueManagementStatus !== undefined && { IssueManagementStatus }),
    ...(IssueManagementType !== undefined && { IssueManagementType }),
    ...(JiraProjectKey !== undefined && { JiraProjectKey }),
    ...(IssueManagementStatus === 'ENABLED' && { StatusMessage: NO_JIRA }),
  };
}

/** Timestamps of the classic operations travel as seconds. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
