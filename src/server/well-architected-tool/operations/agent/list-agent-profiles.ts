import { agentProfile, agentProfileShape } from '../../agent/agent-profiles.ts';
import { pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

export const listAgentProfiles = reading('ListAgentProfiles', async (call) => {
  const rows = await call.db
    .selectFrom('agent_profile')
    .selectAll()
    .where('account', '=', call.principal.account)
    .orderBy('name')
    .execute();
  const { items, ...next } = pagedItems(call, 'agent profiles', rows, ({ name }) => name, agentProfile);
  return { items: await Promise.all(items.map((profile) => agentProfileShape(call, profile))), ...next };
});
