import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashedPassword } from '../../src/server/access/passwords.ts';
import { Browser, PASSWORD, person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const HOUR = 3_600_000;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function signedIn(email: string, options?: Parameters<typeof person>[2]): Promise<Browser> {
  await person(server, email, options);
  const browser = new Browser(server.url);
  expect((await browser.signIn(email)).status).toBe(200);
  return browser;
}

describe('a person', () => {
  it('signs in with e-mail address and password, and is who asks from then on', async () => {
    const browser = await signedIn('anna@example.com', { role: 'reviewer' });
    const { status, body } = await browser.ask('GET', '/api/v1/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/anna@example.com',
      role: 'reviewer',
      person: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        email: 'anna@example.com',
        name: 'anna@example.com',
      },
    });
  });

  it('gets a cookie that scripts and other sites cannot use, and of which the database has the hash', async () => {
    await person(server, 'cookie@example.com');
    const { headers } = await new Browser(server.url).signIn('Cookie@Example.com');
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^hexastyle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400$/);
    const value = cookie.slice('hexastyle='.length).split(';', 1)[0]!;
    const { id_hash } = await server.services.store.db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person')
      .select('id_hash')
      .where('email', '=', 'cookie@example.com')
      .executeTakeFirstOrThrow();
    expect(id_hash).toBe(createHash('sha256').update(value).digest('base64'));
  });

  it('gets a cookie for this host and TLS only, where the server is not on this machine', async () => {
    await person(server, 'tls@example.com');
    const { headers, cookies } = await server.server.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: {
        host: 'wa.example.com',
        origin: 'https://wa.example.com',
        'content-type': 'application/json',
      },
      payload: JSON.stringify({ email: 'tls@example.com', password: PASSWORD }),
    });
    expect(headers['set-cookie']).toMatch(
      /^__Host-hexastyle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400; Secure$/,
    );
    const value = cookies[0]!.value;
    const me = (name: string) =>
      server.server.inject({
        url: '/api/v1/me',
        headers: { host: 'wa.example.com', cookie: `a=b; ${name}=${value}` },
      });
    expect((await me('__Host-hexastyle')).statusCode).toBe(200);
    // Without the prefix a neighbouring host could have set it.
    expect((await me('hexastyle')).statusCode).toBe(403);
  });

  it('is out after signing out, with the same cookie, too', async () => {
    const browser = await signedIn('out@example.com');
    const kept = new Map(browser.cookies);
    expect((await browser.ask('DELETE', '/api/v1/session')).status).toBe(200);
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(403);
  });

  it('who signs in again has one session in that browser', async () => {
    const browser = await signedIn('again@example.com');
    const earlier = new Browser(server.url);
    for (const [name, value] of browser.cookies) earlier.cookies.set(name, value);
    expect((await browser.signIn('again@example.com')).status).toBe(200);
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200);
    expect((await earlier.ask('GET', '/api/v1/me')).status).toBe(403);
  });

  it('is out four hours after the last request, and a day after signing in', async () => {
    const begin = Date.now();
    const at = (hours: number) => server.setClock(begin + hours * HOUR);
    const idle = await signedIn('idle@example.com');
    const busy = await signedIn('busy@example.com');
    const status = async (browser: Browser) => (await browser.ask('GET', '/api/v1/me')).status;
    at(3.9);
    expect(await status(idle)).toBe(200);
    for (let hour = 2; hour < 24; hour += 3) {
      at(hour);
      expect(await status(busy)).toBe(200);
    }
    expect(await status(idle)).toBe(403);
    at(24.1);
    expect((await busy.ask('GET', '/api/v1/me')).body).toMatchObject({ error: 'ExpiredTokenException' });
    server.setClock(begin);
  });

  it('is out at once when disabled, and can not come back', async () => {
    const admin = await signedIn('chief@example.com');
    const browser = await signedIn('leaver@example.com', { role: 'reader' });
    const { person: leaver } = (await browser.ask('GET', '/api/v1/me')).body as { person: { id: string } };
    expect((await admin.ask('PATCH', `/api/v1/people/${leaver.id}`, { isDisabled: true })).status).toBe(200);
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(403);
    expect((await browser.signIn('leaver@example.com')).status).toBe(403);
    await admin.ask('PATCH', `/api/v1/people/${leaver.id}`, { isDisabled: false });
    expect((await browser.signIn('leaver@example.com')).status).toBe(200);
  });

  it('changes the own password with the old one, and is signed out everywhere', async () => {
    const browser = await signedIn('own@example.com', { role: 'reader' });
    const other = new Browser(server.url);
    await other.signIn('own@example.com');
    const change = (current: string, password: string) =>
      browser.ask('PUT', '/api/v1/me/password', { current, password });
    expect((await change('not the old one', 'another fine passphrase')).status).toBe(403);
    expect((await change(PASSWORD, 'too short')).body).toMatchObject({
      error: 'ValidationException',
      fields: [{ Name: 'password' }],
    });
    expect((await change(PASSWORD, 'another fine passphrase')).status).toBe(200);
    for (const session of [browser, other]) expect((await session.ask('GET', '/api/v1/me')).status).toBe(403);
    expect((await browser.signIn('own@example.com')).status).toBe(403);
    expect((await browser.signIn('own@example.com', 'another fine passphrase')).status).toBe(200);
  });
});

describe('a request with a session', () => {
  it.each([
    ['from a page of another site', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['from a sandboxed page', { origin: 'null' }],
    ['that does not say where it comes from', { origin: undefined }],
    ['from another site by what the browser says', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', { origin: undefined, 'sec-fetch-site': 'same-site' }],
    ['of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['of plain text', { 'content-type': 'text/plain;charset=UTF-8' }],
  ])('changes nothing %s', async (what, headers) => {
    const browser = await signedIn(`csrf-${what.replaceAll(' ', '')}@example.com`);
    const body = { name: 'made by another site', role: 'administrator' };
    const answer = await browser.ask('POST', '/api/v1/access-keys', body, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: 'AccessDeniedException' });
  });

  it('changes what it shall with the browser saying that it is of the same origin', async () => {
    const browser = await signedIn('same-origin@example.com');
    const headers = { origin: undefined, 'sec-fetch-site': 'same-origin' };
    const body = { name: 'console', role: 'reader' };
    expect((await browser.ask('POST', '/api/v1/access-keys', body, headers)).status).toBe(201);
  });

  it('may go to the operations of the WA Tool, too, with the role of the person', async () => {
    const browser = await signedIn('operations@example.com', { role: 'reader' });
    expect((await browser.ask('POST', '/workloadsSummaries', {})).status).toBe(200);
    const refused = await browser.ask('POST', '/workloads', {
      WorkloadName: 'not for readers',
      Description: 'a shop',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Environment: 'PRODUCTION',
      Lenses: [],
      ClientRequestToken: 'token',
    });
    expect(refused.status).toBe(403);
  });

  it('is nobody with a made-up cookie', async () => {
    const browser = new Browser(server.url);
    browser.cookies.set('hexastyle', 'A'.repeat(43));
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(403);
  });
});

describe('signing in', () => {
  it('is not for pages of other sites', async () => {
    await person(server, 'login-csrf@example.com');
    const body = { email: 'login-csrf@example.com', password: PASSWORD };
    const browser = new Browser(server.url);
    const foreign = await browser.ask('POST', '/api/v1/session', body, { origin: 'https://evil.example' });
    const form = await browser.ask('POST', '/api/v1/session', body, { 'content-type': 'text/plain' });
    expect([foreign.status, form.status]).toEqual([403, 403]);
    expect(browser.cookies.size).toBe(0);
  });

  it('says the same of an unknown address, a wrong password, no password and a disabled person', async () => {
    await person(server, 'known@example.com');
    await person(server, 'oidc-only@example.com', { password: null });
    const id = await person(server, 'disabled@example.com');
    await server.services.store.db
      .updateTable('person')
      .set({ disabled_at: 1 })
      .where('id', '=', id)
      .execute();
    const answers = await Promise.all(
      [
        ['unknown@example.com', PASSWORD],
        ['known@example.com', 'wrong horse battery'],
        ['oidc-only@example.com', PASSWORD],
        ['disabled@example.com', PASSWORD],
      ].map(async ([email, password]) => {
        const { status, text } = await new Browser(server.url).signIn(email!, password);
        return { status, text };
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 403 });
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const id = await person(server, 'timed@example.com');
    const password_hash = await hashedPassword(PASSWORD);
    await server.services.store.db
      .updateTable('person')
      .set({ password_hash })
      .where('id', '=', id)
      .execute();
    const timed = async (email: string) => {
      const begin = performance.now();
      await new Browser(server.url).signIn(email, 'wrong horse battery');
      return performance.now() - begin;
    };
    const [known, unknown] = [[] as number[], [] as number[]];
    for (let round = 0; round < 3; round += 1) {
      known.push(await timed('timed@example.com'));
      unknown.push(await timed('nobody@example.com'));
    }
    // A hash takes tens of milliseconds, everything else one or two: without one the quickest would be far quicker.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });
});
