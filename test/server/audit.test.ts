import { CreateWorkloadCommand } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordChanges } from '../../src/server/audit-trail.ts';
import { Browser, PASSWORD, person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const ACCOUNT = '111122223333';
let server: TestServer;
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer();
  await person(server, 'admin@example.com');
  admin = new Browser(server.url);
  await admin.signIn('admin@example.com');
});
afterAll(() => server.close());

interface Entry {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly operation: string;
  readonly resource: string;
  readonly before: unknown;
  readonly after: unknown;
}

async function entries(query = '', browser = admin): Promise<readonly Entry[]> {
  const { status, body } = await browser.ask('GET', `/api/v1/audit?${query}`);
  expect(status).toBe(200);
  return (body as unknown as { entries: readonly Entry[] }).entries;
}

async function recorded(account: string, at: number, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await recordChanges(
      server.services.store.db,
      { at: at + index, account, actor: `actor-${index % 2}`, operation: `operation-${index % 3}` },
      [{ resource: `arn:aws:wellarchitected:x:${account}:thing/${index}`, before: null, after: { index } }],
    );
}

describe('the audit trail', () => {
  it('holds every change of keys, people and roles, and of workloads, with who made it', async () => {
    const made = await admin.ask('POST', '/api/v1/people', {
      email: 'new@example.com',
      name: 'New',
      role: 'reader',
      password: PASSWORD,
    });
    const { id } = made.body['person'] as { id: string };
    await admin.ask('PATCH', `/api/v1/people/${id}`, { role: 'reviewer' });
    const password = 'another one for new';
    await admin.ask('PUT', `/api/v1/people/${id}/password`, { password });
    const key = await admin.ask('POST', '/api/v1/access-keys', { name: 'ci', role: 'reader' });
    const keyId = (key.body['accessKey'] as { id: string }).id;
    await admin.ask('POST', `/api/v1/access-keys/${keyId}/rotate`, {});
    await admin.ask('POST', `/api/v1/access-keys/${keyId}/disable`);
    const client = await server.client(ACCOUNT, 'reviewer', 'robot');
    await client.send(
      new CreateWorkloadCommand({
        WorkloadName: 'audited',
        Description: 'a shop',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: [],
      }),
    );
    const trail = await entries();
    const me = `arn:aws:iam::${ACCOUNT}:user/admin@example.com`;
    expect(trail.map(({ operation, actor }) => [operation, actor])).toEqual([
      ['CreateWorkload', `arn:aws:iam::${ACCOUNT}:user/robot`],
      ['disableAccessKey', me],
      ['rotateAccessKey', me],
      ['rotateAccessKey', me],
      ['createAccessKey', me],
      ['setPassword', me],
      ['updatePerson', me],
      ['createPerson', me],
      ['signIn', me],
    ]);
    const [change] = await entries('operation=updatePerson');
    expect(change).toMatchObject({
      resource: `arn:aws:iam::${ACCOUNT}:user/new@example.com`,
      before: { role: 'reader' },
      after: { role: 'reviewer' },
    });
    const secrets = [PASSWORD, password, key.body['secret'] as string, ...admin.cookies.values(), 'scrypt$'];
    const everything = JSON.stringify(
      await server.services.store.db.selectFrom('audit').selectAll().execute(),
    );
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  it('is read page by page, the newest first, each row once', async () => {
    const account = '200000000001';
    await person(server, 'pages@example.com', { account });
    const browser = new Browser(server.url);
    await recorded(account, 0, 7);
    await browser.signIn('pages@example.com');
    const seen: number[] = [];
    let token: string | undefined;
    do {
      const next = token === undefined ? '' : `&nextToken=${encodeURIComponent(token)}`;
      const { body } = await browser.ask('GET', `/api/v1/audit?maxResults=3${next}`);
      const page = body as unknown as { entries: Entry[]; nextToken?: string };
      seen.push(...page.entries.map(({ sequence }) => sequence));
      token = page.nextToken;
    } while (token !== undefined);
    expect(seen).toHaveLength(8);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  });

  it('is filtered by time, actor, operation and the beginning of the resource', async () => {
    const account = '200000000002';
    const begin = Date.UTC(2026, 0, 1);
    await recorded(account, begin, 12);
    await person(server, 'filters@example.com', { account });
    const browser = new Browser(server.url);
    await browser.signIn('filters@example.com');
    const found = async (query: string) =>
      (await entries(query, browser)).map(({ after }) => (after as { index: number }).index);
    expect(await found('actor=actor-1&operation=operation-0')).toEqual([9, 3]);
    expect(await found('from=2026-01-01T00:00:00.004Z&to=2026-01-01T00:00:00.007Z')).toEqual([6, 5, 4]);
    expect(await found(`resource=arn:aws:wellarchitected:x:${account}:thing/1`)).toEqual([11, 10, 1]);
    // No pattern: what stands for anything elsewhere is itself here.
    expect(await found('resource=arn%25')).toEqual([]);
  });

  it('is written as lines of JSON, the oldest first', async () => {
    const account = '200000000003';
    await recorded(account, 0, 1203);
    await person(server, 'lines@example.com', { account });
    const browser = new Browser(server.url);
    await browser.signIn('lines@example.com');
    const { headers, text } = await browser.ask('GET', '/api/v1/audit?format=ndjson&to=1970-01-02');
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit.ndjson"');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry);
    expect(lines.map(({ after }) => after)).toEqual(Array.from({ length: 1203 }, (_, index) => ({ index })));
  });

  it('shows nothing of another account, whatever token it is asked with', async () => {
    await recorded('200000000004', 0, 3);
    await person(server, 'mine@example.com', { account: '200000000004' });
    const mine = new Browser(server.url);
    await mine.signIn('mine@example.com');
    const { body } = await mine.ask('GET', '/api/v1/audit?maxResults=1');
    const asked = `nextToken=${encodeURIComponent(String(body['nextToken']))}`;
    expect((await admin.ask('GET', `/api/v1/audit?${asked}`)).status).toBe(400);
    expect((await mine.ask('GET', `/api/v1/audit?${asked}`)).status).toBe(200);
    expect((await admin.ask('GET', '/api/v1/audit?format=ndjson')).text).not.toContain('200000000004');
  });

  it('is asked for in words that it knows', async () => {
    for (const query of [
      'from=yesterday',
      'maxResults=0',
      'maxResults=1000',
      'format=csv',
      'account=1',
      'nextToken=x',
    ])
      expect((await admin.ask('GET', `/api/v1/audit?${query}`)).status).toBe(400);
  });

  it('cannot be changed or shortened, by the database itself', async () => {
    const { db } = server.services.store;
    await expect(db.updateTable('audit').set({ actor: 'nobody' }).execute()).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/);
  });
});
