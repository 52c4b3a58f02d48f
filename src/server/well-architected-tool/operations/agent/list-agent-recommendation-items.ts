import { recommendationOf } from '../../agent/agent-recommendations.ts';
import { isoInstant, pagedItems } from '../../agent/agent-shapes.ts';
import { reading } from '../../operation.ts';

/** The resources that a recommendation is about, each with the place in the code that makes it. */
export const listAgentRecommendationItems = reading('ListAgentRecommendationItems', async (call) => {
  const { recommendationArn = '', type } = call.input;
  const { arn, body, created_at: createdAt } = await recommendationOf(call, recommendationArn);
  const resources = body.places.flatMap(({ file, line, message, resources: made }) =>
    made.map((resource) => ({ id: `${resource} ${file}:${line}`, resource, file, line, message })),
  );
  const listed = type === undefined || type === 'AWS_RESOURCE' ? resources : [];
  return pagedItems(
    call,
    `agent items ${arn} ${type}`,
    listed,
    ({ id }) => id,
    ({ id, ...metadata }) => ({
      id,
      recommendationArn: arn,
      type: 'AWS_RESOURCE' as const,
      metadata: metadata as never,
      createdBy: 'hexastyle',
      createdAt: isoInstant(createdAt),
    }),
  );
});
