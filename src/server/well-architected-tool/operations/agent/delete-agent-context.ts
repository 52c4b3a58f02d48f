import { agentNoteOf, deleteAgentNote } from '../../agent/agent-notes.ts';
import { changing } from '../../operation.ts';

export const deleteAgentContext = changing('DeleteAgentContext', 'reviewer', async (call) => {
  await deleteAgentNote(call, await agentNoteOf(call, 'context', call.input));
  return {};
});
