import { agentProfileOf, agentProfileShape } from '../../agent/agent-profiles.ts';
import { reading } from '../../operation.ts';

export const getAgentProfile = reading('GetAgentProfile', async (call) =>
  agentProfileShape(call, await agentProfileOf(call, call.input.profileArn ?? '')),
);
