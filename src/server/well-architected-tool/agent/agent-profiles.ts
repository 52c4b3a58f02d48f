import type { Selectable } from 'kysely';
import type { AgentProfileTable } from '../../../store/tables.ts';
import type { Call } from '../operation.ts';
import { notFound } from '../protocol/api-error.ts';
import type { InputOf, OutputOf } from '../protocol/operation-types.ts';
import { tagsOf } from '../tags.ts';
import { provenance } from './agent-shapes.ts';

/** What a profile says besides its name, as it came. */
export type AgentProfileBody = Pick<
  InputOf<'CreateAgentProfile'>,
  | 'displayName'
  | 'description'
  | 'businessOverview'
  | 'pillars'
  | 'executionRoleArn'
  | 'aggregationConfiguration'
> & { readonly deletionProtection: boolean };

/** An agent profile with what it says. */
export interface AgentProfile extends Omit<Selectable<AgentProfileTable>, 'body'> {
  readonly body: AgentProfileBody;
}

type Asking = Pick<Call, 'db' | 'principal'>;

/** A profile of the principal's account. To all others it does not exist. */
export async function agentProfileOf({ db, principal }: Asking, arn: string): Promise<AgentProfile> {
  const row = await db
    .selectFrom('agent_profile')
    .selectAll()
    .where('arn', '=', arn)
    .where('account', '=', principal.account)
    .executeTakeFirst();
  if (row === undefined) throw notFound('AGENT_PROFILE', arn);
  return agentProfile(row);
}

/** A row of the table as a profile. */
export function agentProfile(row: Selectable<AgentProfileTable>): AgentProfile {
  return { ...row, body: JSON.parse(row.body) as AgentProfileBody };
}

/** The ARN of a profile that the principal makes, which its name is a part of. */
export function agentProfileArn(
  { region, principal }: Pick<Call, 'region' | 'principal'>,
  name: string,
): string {
  return `arn:aws:wellarchitected:${region}:${principal.account}:agent-profile/${name}`;
}

/** A profile as GetAgentProfile shows it. */
export async function agentProfileShape(
  { db }: Pick<Call, 'db'>,
  profile: AgentProfile,
): Promise<OutputOf<'GetAgentProfile'>> {
  const { arn, name, body } = profile;
  const tags = Object.entries(await tagsOf(db, arn)).map(([key, value]) => ({ key, value }));
  return {
    arn,
    name,
    ...body,
    // Reviews here read code that somebody uploads: there is nothing to do by the clock.
    eligibleForScheduledGeneration: false,
    eligibleForArchitectureGeneration: true,
    ...(tags.length > 0 && { tags }),
    ...provenance(profile),
  };
}
