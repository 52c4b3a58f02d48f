import {
  CreateAgentProfileCommand,
  CreateProfileCommand,
  CreateReviewTemplateCommand,
  CreateWorkloadShareCommand,
  ImportLensCommand,
  ServiceQuotaExceededException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEST_PROFILE } from './profile-samples.ts';
import { sampleLens, sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const MOST = 2;
const AT_ONCE = 8;

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({
    quotas: {
      workloads: MOST,
      customLenses: MOST,
      profiles: MOST,
      reviewTemplates: MOST,
      agentProfiles: MOST,
      workloadShares: MOST,
    },
  });
  client = await server.client('111122223333');
});
afterAll(() => server.close());

/** What came of so many requests that were under way together. */
async function together(send: (number: number) => Promise<unknown>) {
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, (_, number) => send(number)));
  const refusals = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  return { made: AT_ONCE - refusals.length, refusals };
}

describe('a quota holds where many ask at once', () => {
  it.each<[string, (number: number) => Promise<unknown>]>([
    ['workloads', (number) => sampleWorkload(client, `shop ${number}`)],
    [
      'custom lenses',
      (number) =>
        client.send(new ImportLensCommand({ JSONString: JSON.stringify(sampleLens(`Lens ${number}`)) })),
    ],
    [
      'profiles',
      (number) =>
        client.send(
          new CreateProfileCommand({
            ProfileName: `profile ${number}`,
            ProfileDescription: 'one of many',
            ProfileQuestions: MODEST_PROFILE,
          }),
        ),
    ],
    [
      'review templates',
      (number) =>
        client.send(
          new CreateReviewTemplateCommand({
            TemplateName: `template ${number}`,
            Description: 'one of many',
            Lenses: ['wellarchitected'],
          }),
        ),
    ],
    [
      'agent profiles',
      (number) =>
        client.send(
          new CreateAgentProfileCommand({
            name: `agent-${number}`,
            pillars: ['SECURITY'],
            executionRoleArn: 'arn:aws:iam::111122223333:role/agent',
            aggregationConfiguration: [],
          }),
        ),
    ],
  ])('of %s', async (_what, send) => {
    const { made, refusals } = await together(send);
    expect(made).toBe(MOST);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(ServiceQuotaExceededException);
  });

  it('of shares', async () => {
    const owner = await server.client('444455556666');
    const WorkloadId = await sampleWorkload(owner, 'shared with many');
    const { made, refusals } = await together((number) =>
      owner.send(
        new CreateWorkloadShareCommand({
          WorkloadId,
          SharedWith: `77778888990${number}`,
          PermissionType: 'READONLY',
        }),
      ),
    );
    expect(made).toBe(MOST);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(ServiceQuotaExceededException);
  });
});
