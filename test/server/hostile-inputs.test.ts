import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, createWorkload } from './reviews.ts';
import { publishLens, sampleLens, sampleQuestion } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

const PROFILE = 'arn:aws:wellarchitected:us-east-1:111122223333:agent-profile/none';
const WORKLOAD = {
  Description: 'a workload of the tests',
  Environment: 'PRODUCTION',
  NonAwsRegions: ['harbour'],
  Lenses: ['wellarchitected'],
  ReviewOwner: 'owner@example.com',
};

describe('a member that the API does not know', () => {
  it('is not kept, however deep in the request it stands', async () => {
    const made = await server.console('POST', '/workloads', {
      body: {
        ...WORKLOAD,
        WorkloadName: 'with more',
        ClientRequestToken: 'with-more',
        Unknown: 'x',
        DiscoveryConfig: { TrustedAdvisorIntegrationStatus: 'ENABLED', Unknown: 'x'.repeat(1_000_000) },
      },
    });
    expect(made.status).toBe(200);
    const { WorkloadId } = made.body as { readonly WorkloadId: string };
    const { body } = await server.console('GET', `/workloads/${WorkloadId}`);
    expect(body).toMatchObject({
      Workload: { DiscoveryConfig: { TrustedAdvisorIntegrationStatus: 'ENABLED' } },
    });
    expect(JSON.stringify(body)).not.toContain('Unknown');
  });

  it('may be nested as deep as anybody likes', async () => {
    const text = JSON.stringify({
      ...WORKLOAD,
      WorkloadName: 'with much more',
      ClientRequestToken: 'with-much-more',
      DiscoveryConfig: { Unknown: 'here' },
    });
    const body = Buffer.from(text.replace('"here"', `${'['.repeat(200_000)}${']'.repeat(200_000)}`));
    expect((await server.console('POST', '/workloads', { body })).status).toBe(200);
  });
});

describe('a document whose members the API does not name', () => {
  const start = (additionalContext: string) =>
    server.console('POST', `/api/v1/agent-profiles/${encodeURIComponent(PROFILE)}/generations`, {
      body: Buffer.from(
        `{"types":["ARCHITECTURE"],"scope":{"pillars":["SECURITY"]},"additionalContext":${additionalContext}}`,
      ),
    });

  it.each([
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /levels of nesting/],
    ['long', JSON.stringify({ workload: 'x'.repeat(20_000) }), /characters of JSON/],
  ])('is refused where it is too %s', async (_, text, problem) => {
    const { status, body } = await start(text);
    expect(status).toBe(400);
    expect((body as { readonly Message: string }).Message).toMatch(problem);
  });
});

describe('uploads of nobody known', () => {
  const sockets: Socket[] = [];
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
  });

  it('keep nobody else waiting, however slow they are', async () => {
    const workload = await createWorkload(client, 'behind slow ones');
    const path = `/api/v1/workloads/${workload}/architectures?name=main.tf`;
    const host = new URL(server.url).host;
    for (let index = 0; index < 20; index += 1) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      sockets.push(socket);
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: nobody\r\nContent-Length: 1000\r\n\r\nhalf`,
      );
    }
    await expect.poll(() => readdirSync(server.services.code.uploads.folder).length).toBeGreaterThan(7);
    const { status } = await server.console('POST', path, { body: Buffer.from(BUCKET) });
    expect(status).toBe(201);
  });
});

describe('a lens whose pillars, questions and choices are called as what every object has', () => {
  it.each(['constructor', '__proto__', 'toString'])('%s is reviewed as any other', async (name) => {
    const lens = sampleLens(`Harbour ${name}`, {
      pillars: [
        { id: name, name: 'Quay', questions: [sampleQuestion(name)] },
        { id: 'crane', name: 'Crane', questions: [sampleQuestion('lift')] },
      ],
    });
    const arn = await publishLens(client, lens, '1');
    const workload = await createWorkload(client, `reviewed by ${name}`, [arn]);
    const path = `/workloads/${workload}/lensReviews/${encodeURIComponent(arn)}`;
    const pillars = async () => {
      const { body } = await server.console('GET', path);
      return (body as { LensReview: { PillarReviewSummaries: readonly object[] } }).LensReview
        .PillarReviewSummaries;
    };
    expect((await pillars())[0]).toMatchObject({ PillarId: name, PillarName: 'Quay' });
    expect((await pillars())[0]).not.toHaveProperty('Notes');
    const report = `/api/v1${path.replace('lensReviews', 'lenses')}/report`;
    for (const format of ['html', 'json', 'csv'])
      expect((await server.console('GET', `${report}?format=${format}`)).status).toBe(200);
    const noted = Buffer.from(`{"PillarNotes":{"${name}":"what was said"}}`);
    expect((await server.console('PATCH', path, { body: noted })).status).toBe(200);
    expect((await pillars())[0]).toHaveProperty('Notes', 'what was said');
    expect((await server.console('GET', `${report}?format=html`)).body).toContain('what was said');
  });
});
