import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A request as somebody writes it who has no SDK to fill in what is missing. */
const ask = async (method: string, path: string, body?: object) => {
  const answer = await server.console(method, path, body === undefined ? {} : { body });
  return { status: answer.status, body: answer.body as { Fields?: unknown; WorkloadId?: string } };
};

const WORKLOAD = {
  WorkloadName: 'written by hand',
  Description: 'the shop of the tests',
  Environment: 'PRODUCTION',
  AwsRegions: ['eu-west-1'],
  ReviewOwner: 'owner@example.com',
  Lenses: ['wellarchitected'],
};
const MISSING = [{ Name: 'ClientRequestToken', Message: 'expected a value' }];

describe('a request without a token', () => {
  it('makes and deletes nothing', async () => {
    const refused = await ask('POST', '/workloads', WORKLOAD);
    expect(refused).toMatchObject({ status: 400, body: { Fields: MISSING } });
    const made = await ask('POST', '/workloads', { ...WORKLOAD, ClientRequestToken: 'one' });
    expect(made.status).toBe(200);
    const path = `/workloads/${made.body.WorkloadId}`;
    expect(await ask('DELETE', path)).toMatchObject({ status: 400, body: { Fields: MISSING } });
    expect((await ask('GET', path)).status).toBe(200);
    expect((await ask('DELETE', `${path}?ClientRequestToken=two`)).status).toBe(200);
  });

  it('updates, and upgrades, as those operations leave it open', async () => {
    const made = await ask('POST', '/workloads', { ...WORKLOAD, ClientRequestToken: 'three' });
    const path = `/workloads/${made.body.WorkloadId}`;
    expect((await ask('PATCH', path, { Notes: 'under way' })).status).toBe(200);
    // There is no newer version to upgrade to.
    const upgrade = await ask('PUT', `${path}/lensReviews/wellarchitected/upgrade`, { MilestoneName: 'old' });
    expect(upgrade.status).toBe(409);
  });
});
