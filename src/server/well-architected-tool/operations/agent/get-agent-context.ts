import { agentNoteOf, type ContextBody, contextShape } from '../../agent/agent-notes.ts';
import { reading } from '../../operation.ts';

export const getAgentContext = reading('GetAgentContext', async (call) => ({
  context: contextShape(await agentNoteOf<ContextBody>(call, 'context', call.input)),
}));
