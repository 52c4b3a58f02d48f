import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { recommendationsOf, recommendationSummary } from '../../agent/agent-recommendations.ts';
import { pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

export const listAgentRecommendations = reading('ListAgentRecommendations', async (call) => {
  const { profileArn = '', state, pillar } = call.input;
  const profile = await agentProfileOf(call, profileArn);
  const rows = (await recommendationsOf(call.db, profile.arn)).filter(
    (row) => (state === undefined || row.state === state) && (pillar === undefined || row.pillar === pillar),
  );
  const list = `agent recommendations ${profile.arn} ${state} ${pillar}`;
  return pagedItems(call, list, rows, ({ arn }) => arn, recommendationSummary);
});
