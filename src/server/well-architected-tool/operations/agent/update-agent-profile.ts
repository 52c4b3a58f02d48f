import { type AgentProfileBody, agentProfileOf, agentProfileShape } from '../../agent/agent-profiles.ts';
import { changing } from '../../operation.ts';

export const updateAgentProfile = changing('UpdateAgentProfile', 'reviewer', async (call) => {
  const { input, db, principal, now } = call;
  const { profileArn = '', clientToken: _token, ...given } = input;
  const before = await agentProfileOf(call, profileArn);
  // What the update leaves out is not there at all: no member is undefined.
  const body = { ...before.body, ...(given as Partial<AgentProfileBody>) };
  const written = { updated_at: now, updated_by: principal.arn };
  await db
    .updateTable('agent_profile')
    .set({ ...written, body: JSON.stringify(body) })
    .where('arn', '=', before.arn)
    .execute();
  call.changed(before.arn, before.body, body);
  return await agentProfileShape(call, { ...before, ...written, body });
});
