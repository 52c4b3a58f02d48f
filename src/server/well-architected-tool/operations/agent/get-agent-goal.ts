import { agentNoteOf, type GoalBody, goalShape } from '../../agent/agent-notes.ts';
import { reading } from '../../operation.ts';

export const getAgentGoal = reading('GetAgentGoal', async (call) => ({
  goal: goalShape(await agentNoteOf<GoalBody>(call, 'goal', call.input)),
}));
