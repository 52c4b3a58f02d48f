import { type GoalBody, createAgentNote, goalShape } from '../../agent/agent-notes.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { changing } from '../../operation.ts';

export const createAgentGoal = changing('CreateAgentGoal', 'reviewer', async (call) => {
  const { profileArn = '', pillars, title, description } = call.input;
  const profile = await agentProfileOf(call, profileArn);
  const body: GoalBody = {
    pillars,
    title,
    ...(description !== undefined && { description }),
  };
  return { goal: goalShape(await createAgentNote(call, 'goal', profile, body)) };
});
