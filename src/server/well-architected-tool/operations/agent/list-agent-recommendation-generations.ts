import { generationsOf, generationSummary } from '../../agent/agent-generations.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

export const listAgentRecommendationGenerations = reading(
  'ListAgentRecommendationGenerations',
  async (call) => {
    const { profileArn = '', recommendationType: type } = call.input;
    const profile = await agentProfileOf(call, profileArn);
    const generations = (await generationsOf(call, profile)).filter(
      ({ body }) => type === undefined || body.types?.includes(type),
    );
    const list = `agent generations ${profile.arn} ${type}`;
    return pagedItems(call, list, generations, ({ run }) => run.id, generationSummary);
  },
);
