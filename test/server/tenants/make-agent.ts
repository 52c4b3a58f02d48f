import {
  CreateAgentContextCommand,
  CreateAgentGoalCommand,
  CreateAgentProfileCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { uuidOf } from '../../../src/server/well-architected-tool/agent/agent-shapes.ts';
import type { RecommendationBody } from '../../../src/server/well-architected-tool/agent/recommendation-texts.ts';
import { newId } from '../../../src/server/well-architected-tool/ids.ts';
import type { TestServer } from '../test-server.ts';
import type { Tenant } from './tenant.ts';

type AgentIds = Pick<Tenant, 'agentProfile' | 'goal' | 'context' | 'generation' | 'recommendation'>;

/** Two agent profiles, and two of everything below the first of them; its generations stand as if their reviews had run. */
export async function makeAgent(
  server: TestServer,
  client: WellArchitectedClient,
  { account, secret, workload }: Pick<Tenant, 'account' | 'secret' | 'workload'>,
): Promise<AgentIds> {
  await server.services.store.db
    .insertInto('architecture')
    .values({
      id: newId(),
      subject: workload,
      kind: 'checkout',
      name: secret,
      location: `/nowhere/${secret}`,
      size: 0,
      skipped: '[]',
      created_at: 1,
      created_by: secret,
    })
    .execute();
  const role = `arn:aws:iam::${account}:role/${secret}`;
  const profiles: string[] = [];
  for (const number of [1, 2]) {
    const { arn } = await client.send(
      new CreateAgentProfileCommand({
        name: `${secret}-${number}`,
        pillars: ['SECURITY'],
        executionRoleArn: role,
        aggregationConfiguration: [{ accountId: account, regions: ['eu-west-1'], accessRoleArn: role }],
      }),
    );
    profiles.push(arn!);
  }
  const [profileArn = ''] = profiles;
  const goals: string[] = [];
  const contexts: string[] = [];
  for (const number of [1, 2]) {
    const title = `${secret} ${number}`;
    const { goal } = await client.send(
      new CreateAgentGoalCommand({ profileArn, title, pillars: ['SECURITY'] }),
    );
    goals.push(goal!.id!);
    const { context } = await client.send(
      new CreateAgentContextCommand({
        profileArn,
        title,
        contextType: 'APPLICATION',
        content: { industry: secret },
      }),
    );
    contexts.push(context!.id!);
  }
  const runs = [await endedRun(server, profileArn, secret, 1), await endedRun(server, profileArn, secret, 2)];
  const recommendations = [];
  for (const number of [1, 2])
    recommendations.push(await recommendation(server, profileArn, runs[0]!, secret, number));
  return {
    agentProfile: profileArn,
    goal: goals[0]!,
    context: contexts[0]!,
    generation: uuidOf(runs[0]!),
    recommendation: recommendations[0]!,
  };
}

async function endedRun(
  server: TestServer,
  profile: string,
  secret: string,
  number: number,
): Promise<string> {
  const { db } = server.services.store;
  const id = newId();
  await db
    .insertInto('review_run')
    .values({
      id,
      subject: profile,
      architecture: newId(),
      architecture_name: secret,
      status: 'done',
      progress: '',
      requested_by: secret,
      created_at: number,
      ended_at: number,
    })
    .execute();
  const by = { created_by: secret, updated_by: secret, created_at: number, updated_at: number };
  const body = JSON.stringify({ name: secret, types: ['ARCHITECTURE'], scope: { pillars: ['SECURITY'] } });
  await db
    .insertInto('agent_note')
    .values({ id, profile, kind: 'generation', body, ...by })
    .execute();
  return id;
}

async function recommendation(
  server: TestServer,
  profile: string,
  generation: string,
  secret: string,
  number: number,
): Promise<string> {
  const body: RecommendationBody = {
    item: `item-${number}`,
    pillar: 'SECURITY',
    title: secret,
    description: secret,
    type: 'ARCHITECTURE',
    priority: 'HIGH',
    effort: 'SMALL',
    impact: 'HIGH',
    roi: { detail: secret },
    numberOfResources: 2,
    insights: [{ usagePattern: secret }],
    sources: ['CUSTOMER_IAC'],
    practices: ['SEC01-BP01'],
    remediation: secret,
    links: [],
    places: [
      { file: `${secret}.tf`, line: 1, resources: [`${secret}.one`, `${secret}.two`], message: secret },
    ],
  };
  const id = uuidOf(newId());
  const arn = `${profile.slice(0, profile.indexOf(':agent-profile/'))}:agent-recommendation/${id}`;
  await server.services.store.db
    .insertInto('agent_recommendation')
    .values({
      arn,
      profile,
      generation,
      position: number,
      pillar: 'SECURITY',
      state: 'OPEN',
      status: 'ACTIVE',
      body: JSON.stringify(body),
      created_at: number,
      updated_at: number,
    })
    .execute();
  return arn;
}
