import { agentNoteOf, deleteAgentNote } from '../../agent/agent-notes.ts';
import { changing } from '../../operation.ts';

export const deleteAgentGoal = changing('DeleteAgentGoal', 'reviewer', async (call) => {
  await deleteAgentNote(call, await agentNoteOf(call, 'goal', call.input));
  return {};
});
