import { agentNoteOf, type GoalBody, goalShape, updateAgentNote } from '../../agent/agent-notes.ts';
import { changing } from '../../operation.ts';

export const updateAgentGoal = changing('UpdateAgentGoal', 'reviewer', async (call) => {
  const note = await agentNoteOf<GoalBody>(call, 'goal', call.input);
  const { pillars, title, description } = call.input;
  const update = { pillars, title, description } as Partial<GoalBody>;
  return { goal: goalShape(await updateAgentNote(call, note, update)) };
});
