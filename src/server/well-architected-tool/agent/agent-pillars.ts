/** Pillars in the agent's words, by our ids. The agent knows no sustainability. */
export const AGENT_PILLARS = {
  operationalExcellence: 'OPERATIONAL_EXCELLENCE',
  security: 'SECURITY',
  reliability: 'RESILIENCE',
  performance: 'PERFORMANCE',
  costOptimization: 'COST_OPTIMIZATION',
} as const;

export type AgentPillar = (typeof AGENT_PILLARS)[keyof typeof AGENT_PILLARS];

export function agentPillar(id: string): AgentPillar | undefined {
  return (AGENT_PILLARS as Readonly<Record<string, AgentPillar>>)[id];
}
