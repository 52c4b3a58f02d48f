import { agentNotesOf, type GoalBody, goalShape } from '../../agent/agent-notes.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

export const listAgentGoals = reading('ListAgentGoals', async (call) => {
  const profile = await agentProfileOf(call, call.input.profileArn ?? '');
  const notes = await agentNotesOf<GoalBody>(call, profile, 'goal');
  return pagedItems(call, `agent goals ${profile.arn}`, notes, ({ id }) => id, goalShape);
});
