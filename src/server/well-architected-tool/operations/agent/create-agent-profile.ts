import { holdAccount } from '../../../accounts.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import { agentProfile, agentProfileArn, agentProfileShape } from '../../agent/agent-profiles.ts';
import { changing } from '../../operation.ts';
import { conflict, quotaExceeded } from '../../protocol/api-error.ts';
import { putTags } from '../../tags.ts';

export const createAgentProfile = changing('CreateAgentProfile', 'reviewer', async (call) => {
  const { input, db, principal, now, services } = call;
  const { name = '', clientToken: _token, tags = [], deletionProtection = false, ...stated } = input;
  await holdAccount(db, principal.account);
  const { profiles } = await db
    .selectFrom('agent_profile')
    .select(({ fn }) => fn.countAll<number>().as('profiles'))
    .where('account', '=', principal.account)
    .executeTakeFirstOrThrow();
  if (Number(profiles) >= services.quotas.agentProfiles)
    throw quotaExceeded(
      `The account has ${profiles} agent profiles, which is the limit.`,
      'L-AGENT-PROFILES',
    );
  const arn = agentProfileArn(call, name);
  const body = { ...stated, deletionProtection };
  const row = {
    arn,
    account: principal.account,
    name,
    body: JSON.stringify(body),
    created_at: now,
    updated_at: now,
    created_by: principal.arn,
    updated_by: principal.arn,
  };
  try {
    await db.insertInto('agent_profile').values(row).execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`An agent profile with name ${name} already exists.`, 'AGENT_PROFILE', name);
    throw error;
  }
  await putTags(db, arn, Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value])));
  call.changed(arn, null, { name, ...body });
  return await agentProfileShape(call, agentProfile(row));
});
