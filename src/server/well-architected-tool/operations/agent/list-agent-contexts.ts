import { agentNotesOf, type ContextBody, contextShape } from '../../agent/agent-notes.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

export const listAgentContexts = reading('ListAgentContexts', async (call) => {
  const profile = await agentProfileOf(call, call.input.profileArn ?? '');
  const notes = await agentNotesOf<ContextBody>(call, profile, 'context');
  return pagedItems(call, `agent contexts ${profile.arn}`, notes, ({ id }) => id, contextShape);
});
