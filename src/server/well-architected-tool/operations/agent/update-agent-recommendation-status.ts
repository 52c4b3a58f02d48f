import { recommendationOf } from '../../agent/agent-recommendations.ts';
import { changing } from '../../operation.ts';

export const updateAgentRecommendationStatus = changing(
  'UpdateAgentRecommendationStatus',
  'contributor',
  async (call) => {
    const { recommendationArn = '', status = 'ACTIVE', updateReason } = call.input;
    const { arn, body, status: before } = await recommendationOf(call, recommendationArn);
    const { updateReason: _earlier, ...kept } = body;
    await call.db
      .updateTable('agent_recommendation')
      .set({
        status,
        state: status === 'COMPLETED' ? 'CLOSED' : 'OPEN',
        body: JSON.stringify({ ...kept, ...(updateReason !== undefined && { updateReason }) }),
        updated_at: call.now,
      })
      .where('arn', '=', arn)
      .execute();
    call.changed(arn, { status: before }, { status, updateReason });
    return {};
  },
);
