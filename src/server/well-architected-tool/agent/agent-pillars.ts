import { ownValue } from '../../own-value.ts';

/** Pillars in the agent's words, by our ids. The agent knows no sustainability. */
export const AGENT_PILLARS = {
  operationalExcellence: 'OPERATIONAL_EXCELLENCE',
  security: 'SECURITY',
  reliability: 'RESILIENCE',
  performance: 'PERFORMANCE',
  costOptimization: 'COST_OPTIMIZATION',
} as const;

/** A pillar in the agent's words. */
export type AgentPillar = (typeof AGENT_PILLARS)[keyof typeof AGENT_PILLARS];

/** The agent's word for a pillar of ours; undefined where it has none. */
export function agentPillar(id: string): AgentPillar | undefined {
  return ownValue<AgentPillar>(AGENT_PILLARS, id);
}
