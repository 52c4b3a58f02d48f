import type { InputsOf } from './inputs.ts';
import type { Tenant } from './tenant.ts';

const ROLE = 'arn:aws:iam::111122223333:role/agent';

const goalOf = ({ agentProfile: profileArn, goal: id }: Tenant) => ({ profileArn, id });
const contextOf = ({ agentProfile: profileArn, context: id }: Tenant) => ({ profileArn, id });

/** Inputs of the operations of the agent. */
export const AGENT_INPUTS: InputsOf<
  | 'CreateAgentContext'
  | 'CreateAgentGoal'
  | 'CreateAgentProfile'
  | 'DeleteAgentContext'
  | 'DeleteAgentGoal'
  | 'DeleteAgentProfile'
  | 'GetAgentContext'
  | 'GetAgentGoal'
  | 'GetAgentProfile'
  | 'GetAgentRecommendation'
  | 'GetAgentRecommendationGeneration'
  | 'ListAgentContexts'
  | 'ListAgentGoals'
  | 'ListAgentProfiles'
  | 'ListAgentRecommendationGenerations'
  | 'ListAgentRecommendationItems'
  | 'ListAgentRecommendations'
  | 'PutAgentRecommendationFeedback'
  | 'StartAgentRecommendationGeneration'
  | 'UpdateAgentContext'
  | 'UpdateAgentGoal'
  | 'UpdateAgentProfile'
  | 'UpdateAgentRecommendationStatus'
> = {
  CreateAgentContext: (theirs, own) => [
    {
      profileArn: theirs.agentProfile,
      title: `${own.secret} context`,
      contextType: 'APPLICATION',
      content: { industry: own.secret },
    },
  ],
  CreateAgentGoal: (theirs, own) => [
    { profileArn: theirs.agentProfile, pillars: ['SECURITY'], title: `${own.secret} goal` },
  ],
  CreateAgentProfile: (_theirs, own) => [
    {
      name: `${own.secret}-new`,
      pillars: ['SECURITY'],
      executionRoleArn: ROLE,
      aggregationConfiguration: [{ accountId: own.account, regions: ['us-east-1'], accessRoleArn: ROLE }],
    },
  ],
  DeleteAgentContext: (theirs, own) => [
    contextOf(theirs),
    { profileArn: own.agentProfile, id: theirs.context },
  ],
  DeleteAgentGoal: (theirs, own) => [goalOf(theirs), { profileArn: own.agentProfile, id: theirs.goal }],
  DeleteAgentProfile: (theirs) => [{ profileArn: theirs.agentProfile }],
  GetAgentContext: (theirs, own) => [contextOf(theirs), { profileArn: own.agentProfile, id: theirs.context }],
  GetAgentGoal: (theirs, own) => [goalOf(theirs), { profileArn: own.agentProfile, id: theirs.goal }],
  GetAgentProfile: (theirs) => [{ profileArn: theirs.agentProfile }],
  GetAgentRecommendation: (theirs) => [{ recommendationArn: theirs.recommendation }],
  GetAgentRecommendationGeneration: (theirs, own) => [
    { profileArn: theirs.agentProfile, generationId: theirs.generation },
    { profileArn: own.agentProfile, generationId: theirs.generation },
  ],
  ListAgentContexts: (theirs) => [{ profileArn: theirs.agentProfile }],
  ListAgentGoals: (theirs) => [{ profileArn: theirs.agentProfile }],
  ListAgentProfiles: () => [{}],
  ListAgentRecommendationGenerations: (theirs) => [{ profileArn: theirs.agentProfile }],
  ListAgentRecommendationItems: (theirs) => [{ recommendationArn: theirs.recommendation }],
  ListAgentRecommendations: (theirs) => [{ profileArn: theirs.agentProfile }],
  PutAgentRecommendationFeedback: (theirs) => [{ recommendationArn: theirs.recommendation, type: 'USEFUL' }],
  StartAgentRecommendationGeneration: (theirs, own) => [
    {
      profileArn: theirs.agentProfile,
      types: ['ARCHITECTURE'],
      scope: { pillars: ['SECURITY'] },
      additionalContext: { workload: theirs.workload },
    },
    {
      profileArn: own.agentProfile,
      types: ['ARCHITECTURE'],
      scope: { pillars: ['SECURITY'] },
      additionalContext: { workload: theirs.workload },
    },
    {
      profileArn: own.agentProfile,
      types: ['ARCHITECTURE'],
      scope: { pillars: ['SECURITY'], goalIds: [theirs.goal] },
      additionalContext: { workload: own.workload },
    },
  ],
  UpdateAgentContext: (theirs, own) => [
    { ...contextOf(theirs), title: `${own.secret} context` },
    { profileArn: own.agentProfile, id: theirs.context, title: `${own.secret} context` },
  ],
  UpdateAgentGoal: (theirs, own) => [
    { ...goalOf(theirs), title: `${own.secret} goal` },
    { profileArn: own.agentProfile, id: theirs.goal, title: `${own.secret} goal` },
  ],
  UpdateAgentProfile: (theirs, own) => [{ profileArn: theirs.agentProfile, displayName: own.secret }],
  UpdateAgentRecommendationStatus: (theirs) => [
    { recommendationArn: theirs.recommendation, status: 'SUPPRESSED' },
  ],
};
