import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { removeReviewsOf } from '../../../reviews/remove-reviews.ts';
import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';

export const deleteAgentProfile = changing('DeleteAgentProfile', 'reviewer', async (call) => {
  const { arn, name, body } = await agentProfileOf(call, call.input.profileArn ?? '');
  if (body.deletionProtection)
    throw conflict(`The agent profile ${name} is protected from deletion.`, 'AGENT_PROFILE', arn);
  for (const table of ['agent_note', 'agent_recommendation'] as const)
    await call.db.deleteFrom(table).where('profile', '=', arn).execute();
  await call.db.deleteFrom('tag').where('resource', '=', arn).execute();
  await removeReviewsOf(call, arn);
  await call.db.deleteFrom('agent_profile').where('arn', '=', arn).execute();
  call.changed(arn, { name, ...body }, null);
  return {};
});
