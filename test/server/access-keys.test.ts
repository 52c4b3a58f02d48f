import {
  ListWorkloadsCommand,
  WellArchitectedClient,
  WellArchitectedServiceException,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessKey } from '../../src/server/access/access-keys.ts';
import { ensureAccount } from '../../src/server/accounts.ts';
import { Browser, person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: Browser;
const clients: WellArchitectedClient[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await person(server, 'admin@example.com');
  admin = new Browser(server.url);
  await admin.signIn('admin@example.com');
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await server.close();
});

interface Key {
  readonly accessKey: {
    readonly id: string;
    readonly expiresAt: string | null;
    readonly disabledAt: string | null;
  };
  readonly secret: string;
}

async function made(body: Readonly<Record<string, unknown>>): Promise<Key> {
  const answer = await admin.ask('POST', '/api/v1/access-keys', body);
  expect(answer.status).toBe(201);
  return answer.body as unknown as Key;
}

/** What the SDK makes of a request with that key: `works`, or the name and the words of the error. */
async function tried(
  id: string,
  secret: string,
  options: { systemClockOffset?: number } = {},
): Promise<string> {
  const client = new WellArchitectedClient({
    endpoint: server.url,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: id, secretAccessKey: secret },
    ...options,
  });
  clients.push(client);
  try {
    await client.send(new ListWorkloadsCommand({}));
    return 'works';
  } catch (error) {
    expect(error).toBeInstanceOf(WellArchitectedServiceException);
    const { name, message, $metadata } = error as WellArchitectedServiceException;
    return `${$metadata.httpStatusCode} ${name}: ${message}`;
  }
}

const NOT_KNOWN = '403 UnrecognizedClientException: The security token included in the request is invalid.';

describe('an access key', () => {
  it('is made by an administrator, shown once and works at once', async () => {
    const { accessKey, secret } = await made({ name: 'ci', role: 'reader' });
    expect(accessKey).toMatchObject({
      name: 'ci',
      role: 'reader',
      expiresAt: null,
      disabledAt: null,
      usedAt: null,
    });
    expect(await tried(accessKey.id, secret)).toBe('works');
    const list = await admin.ask('GET', '/api/v1/access-keys');
    const { accessKeys } = list.body as { accessKeys: { id: string; usedAt: string | null }[] };
    expect(accessKeys.find(({ id }) => id === accessKey.id)?.usedAt).not.toBeNull();
    expect(list.text).not.toContain(secret);
  });

  it('is made once more where the same request comes again: nothing keeps its secret', async () => {
    const ask = () =>
      admin.ask(
        'POST',
        '/api/v1/access-keys',
        { name: 'twice', role: 'reader' },
        { 'idempotency-key': 'same' },
      );
    const [first, second] = [(await ask()).body as unknown as Key, (await ask()).body as unknown as Key];
    expect(first.accessKey.id).not.toBe(second.accessKey.id);
    const { db } = server.services.store;
    for (const table of ['request_token', 'audit', 'access_key'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(first.secret);
  });

  it('stops working within five seconds after it was disabled, in the words of one that never was', async () => {
    const { accessKey, secret } = await made({ name: 'leaked', role: 'reviewer' });
    expect(await tried(accessKey.id, secret)).toBe('works');
    const { status } = await admin.ask('POST', `/api/v1/access-keys/${accessKey.id}/disable`);
    expect(status).toBe(200);
    const now = Date.now();
    server.setClock(now + 5_001);
    expect(await tried(accessKey.id, secret)).toBe(NOT_KNOWN);
    expect(await tried('AKHXAAAAAAAAAAAAAAAA', secret)).toBe(NOT_KNOWN);
    server.setClock(Date.now());
  });

  it('is rotated: the new one works, and the old one for a day', async () => {
    const old = await made({ name: 'rotated', role: 'contributor' });
    const answer = await admin.ask('POST', `/api/v1/access-keys/${old.accessKey.id}/rotate`, {});
    expect(answer.status).toBe(201);
    const fresh = answer.body as unknown as Key & { replaces: Key['accessKey'] };
    expect(fresh.accessKey).toMatchObject({ name: 'rotated', role: 'contributor', expiresAt: null });
    const endsIn = Date.parse(fresh.replaces.expiresAt!) - server.services.clock();
    expect(Math.abs(endsIn - 24 * 3_600_000)).toBeLessThan(60_000);
    expect(await tried(fresh.accessKey.id, fresh.secret)).toBe('works');
    expect(await tried(old.accessKey.id, old.secret)).toBe('works');
    const disabled = await admin.ask('POST', `/api/v1/access-keys/${old.accessKey.id}/disable`);
    expect(disabled.status).toBe(200);
    const again = await admin.ask('POST', `/api/v1/access-keys/${old.accessKey.id}/rotate`, {});
    expect(again.status).toBe(409);
  });

  it('says that it has expired to whoever has its secret, and to nobody else', async () => {
    const { accessKey, secret } = await made({ name: 'short', role: 'reader' });
    const rotated = await admin.ask('POST', `/api/v1/access-keys/${accessKey.id}/rotate`, { graceHours: 0 });
    expect(rotated.status).toBe(201);
    expect(await tried(accessKey.id, secret)).toBe('403 ExpiredTokenException: The access key has expired.');
    expect(await tried(accessKey.id, 'x'.repeat(64))).toMatch(/^403 InvalidSignatureException: /);
  });

  it('with a clock that is wrong is told so', async () => {
    const { accessKey, secret } = await made({ name: 'late', role: 'reader' });
    expect(await tried(accessKey.id, secret, { systemClockOffset: -16 * 60_000 })).toMatch(
      /^403 InvalidSignatureException: Signature expired/,
    );
    expect(await tried(accessKey.id, secret, { systemClockOffset: 16 * 60_000 })).toMatch(
      /^403 InvalidSignatureException: Signature not yet current/,
    );
  });

  it("of another account is neither seen nor touched, and that account's is its own", async () => {
    const { store, seal } = server.services;
    await ensureAccount(store.db, '999900001111', 'other', 0);
    const other = { account: '999900001111', name: 'theirs', role: 'administrator', now: 0 } as const;
    const { id } = await createAccessKey(store.db, seal, other);
    expect((await admin.ask('GET', '/api/v1/access-keys')).text).not.toContain(id);
    for (const what of ['disable', 'rotate']) {
      const { status } = await admin.ask('POST', `/api/v1/access-keys/${id}/${what}`, {});
      expect(status).toBe(404);
    }
  });

  it.each(['reader', 'contributor', 'reviewer'])('is no business of a %s', async (role) => {
    const browser = new Browser(server.url);
    await person(server, `${role}@example.com`, { role });
    await browser.signIn(`${role}@example.com`);
    const { accessKey } = await made({ name: 'someone', role: 'reader' });
    const asked = await Promise.all([
      browser.ask('GET', '/api/v1/access-keys'),
      browser.ask('POST', '/api/v1/access-keys', { name: 'mine', role: 'administrator' }),
      browser.ask('POST', `/api/v1/access-keys/${accessKey.id}/disable`),
      browser.ask('POST', `/api/v1/access-keys/${accessKey.id}/rotate`, {}),
      browser.ask('GET', '/api/v1/people'),
      browser.ask('POST', '/api/v1/people', { email: 'x@example.com', name: 'x', role: 'administrator' }),
      browser.ask('GET', '/api/v1/audit'),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 403));
  });

  it('is refused with a name or a role that there is not', async () => {
    for (const body of [
      { name: 'two words', role: 'reader' },
      { name: 'ok', role: 'root' },
      { name: 'ok' },
      [],
    ])
      expect((await admin.ask('POST', '/api/v1/access-keys', body)).status).toBe(400);
  });
});
