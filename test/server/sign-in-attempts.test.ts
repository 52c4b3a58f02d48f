import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../src/server/access/sign-in.ts';
import { Browser, PASSWORD, person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const SECOND = 1000;
let server: TestServer;
let now: number;

beforeEach(async () => {
  server = await startTestServer();
  now = Date.now();
  server.setClock(now);
});
afterEach(() => server.close());

/** `in`, `wrong`, or how many seconds to wait. */
async function attempt(email: string, password: string, address = '203.0.113.1'): Promise<string> {
  try {
    await signIn(server.services, { email, password, address });
    return 'in';
  } catch (error) {
    const { retryAfterSeconds } = error as { retryAfterSeconds?: number };
    return retryAfterSeconds === undefined ? 'wrong' : `wait ${retryAfterSeconds}`;
  }
}

describe('guessing a password', () => {
  it('gets slower with each attempt after the fifth, up to five minutes', async () => {
    await person(server, 'anna@example.com');
    const verdicts: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      verdicts.push(await attempt('anna@example.com', 'guess', `203.0.113.${index}`));
    }
    expect(verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait 1', 'wait 1']);
    const waits: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      now += 301 * SECOND;
      server.setClock(now);
      await attempt('anna@example.com', 'guess', `203.0.113.${index + 10}`);
      waits.push(await attempt('anna@example.com', PASSWORD, '203.0.113.99'));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => `wait ${seconds}`));
    now += 300 * SECOND;
    server.setClock(now);
    expect(await attempt('anna@example.com', PASSWORD)).toBe('in');
    expect(await attempt('anna@example.com', 'guess')).toBe('wrong');
  });

  it('at once counts as one after the other', async () => {
    await person(server, 'bert@example.com');
    const verdicts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => attempt('bert@example.com', 'guess', `203.0.113.${index}`)),
    );
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5);
  });

  it('of many people from one address gets slower, too, and not for those at other addresses', async () => {
    await person(server, 'dora@example.com');
    for (const name of ['e', 'f', 'g', 'h']) {
      await person(server, `${name}@example.com`);
      for (let index = 0; index < 5; index += 1) await attempt(`${name}@example.com`, 'guess');
    }
    expect(await attempt('dora@example.com', PASSWORD)).toBe('wait 1');
    expect(await attempt('dora@example.com', PASSWORD, '198.51.100.7')).toBe('in');
  });

  it('from many addresses of one IPv6 network counts as from one', async () => {
    await person(server, 'dora@example.com');
    for (const name of ['e', 'f', 'g', 'h']) {
      await person(server, `${name}@example.com`);
      for (let index = 0; index < 5; index += 1)
        await attempt(`${name}@example.com`, 'guess', `2001:db8:0:7::${name}${index}`);
    }
    expect(await attempt('dora@example.com', PASSWORD, '2001:db8:0:7::ffff')).toBe('wait 1');
    expect(await attempt('dora@example.com', PASSWORD, '2001:db8:0:8::1')).toBe('in');
  });

  it('is over with a new password from an administrator', async () => {
    const id = await person(server, 'carl@example.com');
    for (let index = 0; index < 8; index += 1) await attempt('carl@example.com', 'guess');
    expect(await attempt('carl@example.com', PASSWORD)).toMatch(/^wait/);
    const { status } = await server.console('PUT', `/api/v1/people/${id}/password`, {
      body: { password: 'a new one for Mr C' },
    });
    expect(status).toBe(200);
    expect(await attempt('carl@example.com', 'a new one for Mr C')).toBe('in');
  });

  it('is answered with 429 and when to come back', async () => {
    await person(server, 'emil@example.com');
    const browser = new Browser(server.url);
    for (let index = 0; index < 5; index += 1) await browser.signIn('emil@example.com', 'guess');
    const { status, headers, body } = await browser.signIn('emil@example.com');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1');
    expect(body).toMatchObject({ error: 'ThrottlingException' });
  });

  it('leaves a trace that cannot flood the audit trail, and no address in the counts', async () => {
    await person(server, 'fred@example.com');
    for (let index = 0; index < 21; index += 1) {
      await attempt('fred@example.com', 'guess', `203.0.113.${index}`);
      now += 301 * SECOND;
      server.setClock(now);
    }
    const { db } = server.services.store;
    const rows = await db.selectFrom('audit').selectAll().where('operation', '=', 'signInFailed').execute();
    expect(rows.map(({ account, actor, resource, after }) => ({ account, actor, resource, after }))).toEqual(
      [5, 10, 20].map((failures) => ({
        account: '111122223333',
        actor: `address 203.0.113.${failures}`,
        resource: 'arn:aws:iam::111122223333:user/fred@example.com',
        after: `{"failures":${failures}}`,
      })),
    );
    const subjects = await db.selectFrom('sign_in_attempt').select('subject').execute();
    expect(JSON.stringify(subjects)).not.toMatch(/fred|203\.0/);
  });
});
