import { recommendationOf } from '../../agent/agent-recommendations.ts';
import { changing } from '../../operation.ts';

export const putAgentRecommendationFeedback = changing(
  'PutAgentRecommendationFeedback',
  'contributor',
  async (call) => {
    const { recommendationArn = '', ...given } = call.input;
    const { arn, body } = await recommendationOf(call, recommendationArn);
    const feedback = { ...given, by: call.principal.arn };
    await call.db
      .updateTable('agent_recommendation')
      .set({ body: JSON.stringify({ ...body, feedback }) })
      .where('arn', '=', arn)
      .execute();
    call.changed(arn, { feedback: body.feedback ?? null }, { feedback });
    return {};
  },
);
