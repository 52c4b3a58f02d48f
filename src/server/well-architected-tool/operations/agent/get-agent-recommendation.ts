import { recommendationOf, recommendationShape } from '../../agent/agent-recommendations.ts';
import { reading } from '../../operation.ts';

export const getAgentRecommendation = reading('GetAgentRecommendation', async (call) => {
  const { recommendationArn = '', remediationType } = call.input;
  const shape = recommendationShape(await recommendationOf(call, recommendationArn));
  if (remediationType === undefined) return shape;
  return { ...shape, remediations: shape.remediations?.filter(({ type }) => type === remediationType) ?? [] };
});
