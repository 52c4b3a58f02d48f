import type { AnyOperation } from '../../operation.ts';
import { createAgentContext } from './create-agent-context.ts';
import { createAgentGoal } from './create-agent-goal.ts';
import { createAgentProfile } from './create-agent-profile.ts';
import { deleteAgentContext } from './delete-agent-context.ts';
import { deleteAgentGoal } from './delete-agent-goal.ts';
import { deleteAgentProfile } from './delete-agent-profile.ts';
import { getAgentContext } from './get-agent-context.ts';
import { getAgentGoal } from './get-agent-goal.ts';
import { getAgentProfile } from './get-agent-profile.ts';
import { getAgentRecommendationGeneration } from './get-agent-recommendation-generation.ts';
import { getAgentRecommendation } from './get-agent-recommendation.ts';
import { listAgentContexts } from './list-agent-contexts.ts';
import { listAgentGoals } from './list-agent-goals.ts';
import { listAgentProfiles } from './list-agent-profiles.ts';
import { listAgentRecommendationGenerations } from './list-agent-recommendation-generations.ts';
import { listAgentRecommendationItems } from './list-agent-recommendation-items.ts';
import { listAgentRecommendations } from './list-agent-recommendations.ts';
import { putAgentRecommendationFeedback } from './put-agent-recommendation-feedback.ts';
import { startAgentRecommendationGeneration } from './start-agent-recommendation-generation.ts';
import { updateAgentContext } from './update-agent-context.ts';
import { updateAgentGoal } from './update-agent-goal.ts';
import { updateAgentProfile } from './update-agent-profile.ts';
import { updateAgentRecommendationStatus } from './update-agent-recommendation-status.ts';

export const agentOperations: readonly AnyOperation[] = [
  createAgentContext,
  createAgentGoal,
  createAgentProfile,
  deleteAgentContext,
  deleteAgentGoal,
  deleteAgentProfile,
  getAgentContext,
  getAgentGoal,
  getAgentProfile,
  getAgentRecommendation,
  getAgentRecommendationGeneration,
  listAgentContexts,
  listAgentGoals,
  listAgentProfiles,
  listAgentRecommendationGenerations,
  listAgentRecommendationItems,
  listAgentRecommendations,
  putAgentRecommendationFeedback,
  startAgentRecommendationGeneration,
  updateAgentContext,
  updateAgentGoal,
  updateAgentProfile,
  updateAgentRecommendationStatus,
];
