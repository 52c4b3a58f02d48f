import { startRun } from '../../../reviews/review-runs.ts';
import { type GenerationBody, generationSummary, namedArchitecture } from '../../agent/agent-generations.ts';
import { agentNotesOf, type GoalBody } from '../../agent/agent-notes.ts';
import { agentProfileOf } from '../../agent/agent-profiles.ts';
import { hexOf } from '../../agent/agent-shapes.ts';
import { changing } from '../../operation.ts';
import { notFound } from '../../protocol/api-error.ts';

export const startAgentRecommendationGeneration = changing(
  'StartAgentRecommendationGeneration',
  'reviewer',
  async (call) => {
    const { db, principal, now } = call;
    const { profileArn = '', name, types, scope, additionalContext } = call.input;
    const architecture = await namedArchitecture(call, additionalContext);
    const profile = await agentProfileOf(call, profileArn);
    const goals = new Set((await agentNotesOf<GoalBody>(call, profile, 'goal')).map(({ id }) => id));
    const missing = scope?.goalIds?.find((id) => !goals.has(hexOf(id)));
    if (missing !== undefined) throw notFound('AGENT_GOAL', missing);
    const run = await startRun(call, profile.arn, architecture);
    const body: GenerationBody = { types, scope, additionalContext, ...(name !== undefined && { name }) };
    const by = { created_by: principal.arn, updated_by: principal.arn, created_at: now, updated_at: now };
    await db
      .insertInto('agent_note')
      .values({ id: run.id, profile: profile.arn, kind: 'generation', body: JSON.stringify(body), ...by })
      .execute();
    call.changed(`${profile.arn}/generation/${run.id}`, null, body);
    return generationSummary({ run, body });
  },
);
