import { agentNoteOf, type ContextBody, contextShape, updateAgentNote } from '../../agent/agent-notes.ts';
import { changing } from '../../operation.ts';

export const updateAgentContext = changing('UpdateAgentContext', 'reviewer', async (call) => {
  const note = await agentNoteOf<ContextBody>(call, 'context', call.input);
  const { title, content } = call.input;
  const update = { title, content } as Partial<ContextBody>;
  return { context: contextShape(await updateAgentNote(call, note, update)) };
});
