import { type ContextBody, createAgentNote, contextShape } from '../../agent/agent-notes.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { changing } from '../../operation.ts';

export const createAgentContext = changing('CreateAgentContext', 'reviewer', async (call) => {
  const { profileArn = '', title, contextType, content } = call.input;
  const profile = await agentProfileOf(call, profileArn);
  const body: ContextBody = { title, contextType, content };
  return { context: contextShape(await createAgentNote(call, 'context', profile, body)) };
});
