import {
  ConflictException,
  CreateAgentContextCommand,
  CreateAgentGoalCommand,
  CreateAgentProfileCommand,
  DeleteAgentContextCommand,
  DeleteAgentGoalCommand,
  DeleteAgentProfileCommand,
  GetAgentContextCommand,
  GetAgentGoalCommand,
  GetAgentProfileCommand,
  GetAgentRecommendationCommand,
  GetAgentRecommendationGenerationCommand,
  ListAgentContextsCommand,
  ListAgentGoalsCommand,
  ListAgentProfilesCommand,
  ListAgentRecommendationGenerationsCommand,
  ListAgentRecommendationItemsCommand,
  ListAgentRecommendationsCommand,
  PutAgentRecommendationFeedbackCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  StartAgentRecommendationGenerationCommand,
  UpdateAgentContextCommand,
  UpdateAgentGoalCommand,
  UpdateAgentProfileCommand,
  UpdateAgentRecommendationStatusCommand,
  ValidationException,
  type Pillar,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from './archives.ts';
import { BUCKET, createWorkload, upload } from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

const ROLE = 'arn:aws:iam::111122223333:role/agent';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

async function createProfile(
  name: string,
  extra: { readonly deletionProtection?: boolean } = {},
): Promise<string> {
  const { arn } = await client.send(
    new CreateAgentProfileCommand({
      name,
      pillars: ['SECURITY', 'RESILIENCE'],
      executionRoleArn: ROLE,
      aggregationConfiguration: [{ accountId: '111122223333', regions: ['eu-west-1'], accessRoleArn: ROLE }],
      ...extra,
    }),
  );
  return arn!;
}

describe('an agent profile', () => {
  it('is shown, listed and changed as it was made, with dates', async () => {
    const profileArn = await createProfile('shown');
    const made = await client.send(new GetAgentProfileCommand({ profileArn }));
    expect(made).toMatchObject({
      name: 'shown',
      pillars: ['SECURITY', 'RESILIENCE'],
      deletionProtection: false,
      eligibleForArchitectureGeneration: true,
      createdBy: 'arn:aws:iam::111122223333:user/tester-administrator',
    });
    expect(made.createdAt).toBeInstanceOf(Date);
    const changed = await client.send(
      new UpdateAgentProfileCommand({ profileArn, description: 'the shop', pillars: ['SECURITY'] }),
    );
    expect(changed).toMatchObject({ description: 'the shop', pillars: ['SECURITY'], name: 'shown' });
    const { items } = await client.send(new ListAgentProfilesCommand({}));
    expect(items?.map(({ name }) => name)).toContain('shown');
  });

  it('keeps its name for itself', async () => {
    await createProfile('only-one');
    await expect(createProfile('only-one')).rejects.toBeInstanceOf(ConflictException);
  });

  it('is not deleted while it is protected', async () => {
    const profileArn = await createProfile('protected', { deletionProtection: true });
    await expect(client.send(new DeleteAgentProfileCommand({ profileArn }))).rejects.toBeInstanceOf(
      ConflictException,
    );
    await client.send(new UpdateAgentProfileCommand({ profileArn, deletionProtection: false }));
    await client.send(new DeleteAgentProfileCommand({ profileArn }));
    await expect(client.send(new GetAgentProfileCommand({ profileArn }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('is one of so many', async () => {
    const small = await startTestServer({ quotas: { agentProfiles: 0 } });
    const other = await small.client();
    const command = new CreateAgentProfileCommand({
      name: 'too-many',
      pillars: ['SECURITY'],
      executionRoleArn: ROLE,
      aggregationConfiguration: [],
    });
    await expect(other.send(command)).rejects.toBeInstanceOf(ServiceQuotaExceededException);
    await small.close();
  });

  it("is nobody else's", async () => {
    const profileArn = await createProfile('mine');
    const stranger = await server.client('444455556666');
    await expect(stranger.send(new GetAgentProfileCommand({ profileArn }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    expect((await stranger.send(new ListAgentProfilesCommand({}))).items).toEqual([]);
  });
});

describe('goals and contexts', () => {
  it('are kept with a profile', async () => {
    const profileArn = await createProfile('with-notes');
    const { goal } = await client.send(
      new CreateAgentGoalCommand({ profileArn, title: 'Survive a zone', pillars: ['RESILIENCE'] }),
    );
    const named = { profileArn, id: goal!.id! };
    const updated = await client.send(new UpdateAgentGoalCommand({ ...named, description: 'by spring' }));
    expect(updated.goal).toMatchObject({ title: 'Survive a zone', description: 'by spring' });
    expect((await client.send(new GetAgentGoalCommand(named))).goal).toEqual(updated.goal);
    expect((await client.send(new ListAgentGoalsCommand({ profileArn }))).items).toHaveLength(1);
    await client.send(new DeleteAgentGoalCommand(named));
    await expect(client.send(new GetAgentGoalCommand(named))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );

    const { context } = await client.send(
      new CreateAgentContextCommand({
        profileArn,
        title: 'The shop',
        contextType: 'APPLICATION',
        content: { industry: 'retail', criticality: 'MISSION_CRITICAL' },
      }),
    );
    expect(context).toMatchObject({ criticality: 'MISSION_CRITICAL' });
    const one = { profileArn, id: context!.id! };
    await client.send(new UpdateAgentContextCommand({ ...one, title: 'The big shop' }));
    expect((await client.send(new GetAgentContextCommand(one))).context).toMatchObject({
      title: 'The big shop',
      content: { industry: 'retail' },
    });
    expect((await client.send(new ListAgentContextsCommand({ profileArn }))).items).toHaveLength(1);
    await client.send(new DeleteAgentContextCommand(one));
    expect((await client.send(new ListAgentContextsCommand({ profileArn }))).items).toEqual([]);
  });

  it('are listed page by page', async () => {
    const profileArn = await createProfile('paged-goals');
    for (const title of ['one', 'two', 'three'])
      await client.send(new CreateAgentGoalCommand({ profileArn, title, pillars: ['SECURITY'] }));
    const first = await client.send(new ListAgentGoalsCommand({ profileArn, maxResults: 2 }));
    expect(first.items).toHaveLength(2);
    const second = await client.send(
      new ListAgentGoalsCommand({ profileArn, maxResults: 2, nextToken: first.nextToken! }),
    );
    const titles = [...first.items!, ...second.items!].map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['one', 'three', 'two']);
    expect(second.nextToken).toBeUndefined();
    await expect(
      client.send(new ListAgentGoalsCommand({ profileArn, nextToken: 'nope' })),
    ).rejects.toMatchObject({ name: 'ValidationException', Fields: [{ Name: 'nextToken' }] });
  });
});

const QUEUE = 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n';

async function generate(
  profileArn: string,
  workload: string,
  scope: { pillars: Pillar[]; items?: { pillar: Pillar; ids: string[] }[] },
): Promise<string> {
  const { id } = await client.send(
    new StartAgentRecommendationGenerationCommand({
      profileArn,
      types: ['ARCHITECTURE'],
      name: 'nightly',
      scope,
      additionalContext: { workload },
    }),
  );
  const command = new GetAgentRecommendationGenerationCommand({ profileArn, generationId: id! });
  for (let waited = 0; waited < 300; waited += 1) {
    const { status, errorDetails } = await client.send(command);
    if (status === 'COMPLETED') return id!;
    if (status === 'ERROR') throw new Error(errorDetails?.message);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the generation did not end');
}

describe('recommendations', () => {
  it('are the items of the review of the code, with its places', { timeout: 60_000 }, async () => {
    const profileArn = await createProfile('recommends');
    const workload = await createWorkload(client, 'recommended');
    await upload(server, workload, zipOf({ 'main.tf': BUCKET }));
    await generate(profileArn, workload, { pillars: ['RESILIENCE'] });
    const { items = [] } = await client.send(new ListAgentRecommendationsCommand({ profileArn }));
    // The bucket keeps no versions: s3-bucket-versioning speaks against REL09-BP03.
    const versions = items.find(({ title }) => /version/i.test(title ?? ''));
    expect(versions).toMatchObject({
      pillar: 'RESILIENCE',
      status: 'ACTIVE',
      state: 'OPEN',
      numberOfResources: 1,
    });
    expect(items.every(({ pillar }) => pillar === 'RESILIENCE')).toBe(true);
    const recommendationArn = versions!.recommendationArn!;
    const whole = await client.send(new GetAgentRecommendationCommand({ recommendationArn }));
    expect(whole.sources).toEqual(['CUSTOMER_IAC']);
    expect(whole.highlights?.[0]).toMatch(/^main\.tf:1: /);
    expect(whole.remediations?.map(({ type }) => type)).toEqual(['IAC']);
    const cli = await client.send(
      new GetAgentRecommendationCommand({ recommendationArn, remediationType: 'CLI' }),
    );
    expect(cli.remediations).toEqual([]);
    const listed = await client.send(new ListAgentRecommendationItemsCommand({ recommendationArn }));
    expect(listed.items?.[0]?.metadata).toMatchObject({
      resource: 'aws_s3_bucket.images',
      file: 'main.tf',
      line: 1,
    });

    await client.send(
      new UpdateAgentRecommendationStatusCommand({
        recommendationArn,
        status: 'SUPPRESSED',
        updateReason: 'not now',
      }),
    );
    await client.send(new PutAgentRecommendationFeedbackCommand({ recommendationArn, type: 'USEFUL' }));

    // The bucket is gone from the next upload: its recommendation is closed, and what people said of it stays.
    await upload(server, workload, zipOf({ 'main.tf': QUEUE }));
    await generate(profileArn, workload, { pillars: ['RESILIENCE'] });
    expect(await client.send(new GetAgentRecommendationCommand({ recommendationArn }))).toMatchObject({
      state: 'CLOSED',
      status: 'SUPPRESSED',
      updateReason: 'not now',
    });
    const open = await client.send(new ListAgentRecommendationsCommand({ profileArn, state: 'OPEN' }));
    expect(open.items?.map((item) => item.recommendationArn)).not.toContain(recommendationArn);
    const generations = await client.send(new ListAgentRecommendationGenerationsCommand({ profileArn }));
    expect(generations.items?.map(({ name, status }) => [name, status])).toEqual([
      ['nightly', 'COMPLETED'],
      ['nightly', 'COMPLETED'],
    ]);
  });

  it('can be asked for one practice', { timeout: 60_000 }, async () => {
    const profileArn = await createProfile('narrow');
    const workload = await createWorkload(client, 'narrow');
    await upload(server, workload, zipOf({ 'main.tf': BUCKET }));
    const items = [{ pillar: 'SECURITY' as const, ids: ['SEC04-BP01'] }];
    await generate(profileArn, workload, { pillars: ['SECURITY'], items });
    const { items: found = [] } = await client.send(new ListAgentRecommendationsCommand({ profileArn }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ description }) => description?.includes('SEC04-BP01'))).toBe(true);
  });

  it('need code to be named', async () => {
    const profileArn = await createProfile('no-code');
    const command = new StartAgentRecommendationGenerationCommand({
      profileArn,
      types: ['ARCHITECTURE'],
      scope: { pillars: ['SECURITY'] },
    });
    await expect(client.send(command)).rejects.toBeInstanceOf(ValidationException);
    const workload = await createWorkload(client, 'nothing uploaded');
    const empty = new StartAgentRecommendationGenerationCommand({
      ...command.input,
      additionalContext: { workload },
    });
    await expect(client.send(empty)).rejects.toBeInstanceOf(ConflictException);
    const goal = new StartAgentRecommendationGenerationCommand({
      ...command.input,
      scope: { pillars: ['SECURITY'], goalIds: [UNKNOWN] },
      additionalContext: { workload: await withCode() },
    });
    await expect(client.send(goal)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  async function withCode(): Promise<string> {
    const workload = await createWorkload(client, 'with code');
    await upload(server, workload, zipOf({ 'main.tf': BUCKET }));
    return workload;
  }

  it('that do not exist are not found', async () => {
    const recommendationArn = `arn:aws:wellarchitected:us-east-1:111122223333:agent-recommendation/${UNKNOWN}`;
    const profileArn = await createProfile('nothing-here');
    for (const command of [
      new GetAgentRecommendationCommand({ recommendationArn }),
      new ListAgentRecommendationItemsCommand({ recommendationArn }),
      new UpdateAgentRecommendationStatusCommand({ recommendationArn, status: 'COMPLETED' }),
      new PutAgentRecommendationFeedbackCommand({ recommendationArn, type: 'NOT_USEFUL' }),
      new GetAgentRecommendationGenerationCommand({ profileArn, generationId: UNKNOWN }),
      new GetAgentGoalCommand({ profileArn, id: UNKNOWN }),
      new GetAgentContextCommand({ profileArn, id: UNKNOWN }),
    ])
      await expect(client.send(command as GetAgentGoalCommand)).rejects.toBeInstanceOf(
        ResourceNotFoundException,
      );
  });
});
