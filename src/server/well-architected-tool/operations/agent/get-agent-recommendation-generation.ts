import { generationOf, generationShape } from '../../agent/agent-generations.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { reading } from '../../operation.ts';

export const getAgentRecommendationGeneration = reading('GetAgentRecommendationGeneration', async (call) => {
  const { profileArn = '', generationId = '' } = call.input;
  return generationShape(await generationOf(call, await agentProfileOf(call, profileArn), generationId));
});
