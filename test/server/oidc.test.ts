import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OidcSettings } from '../../src/server/access/oidc.ts';
import { type Answer, Browser, person } from './browser.ts';
import { OidcProvider, type Person } from './oidc-provider.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const ACCOUNT = '111122223333';
const ANNA = { sub: 'anna-1', email: 'Anna@Example.com', email_verified: true, name: 'Anna A' } as const;
let provider: OidcProvider;
let server: TestServer;

beforeEach(async () => {
  provider = new OidcProvider();
  await provider.listen();
});
afterEach(async () => {
  await server.close();
  provider.close();
});

async function start(settings: Partial<OidcSettings> = {}): Promise<void> {
  server = await startTestServer({
    parts: {
      oidc: {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        account: ACCOUNT,
        roles: new Map(),
        defaultRole: 'reader',
        domains: [],
        isEmailVerified: false,
        ...settings,
      },
    },
  });
  // An account with an administrator, as every server in use has.
  await person(server, 'admin@example.org');
}

/** Goes to the provider and comes back. */
async function signIn(
  who: Person,
  browser = new Browser(server.url),
  to = '/',
): Promise<Answer & { browser: Browser }> {
  const begun = await browser.ask('GET', `/auth/oidc/start?to=${encodeURIComponent(to)}`);
  expect(begun.status).toBe(302);
  const back = provider.authorize(begun.headers.get('location')!, who);
  const answer = await browser.ask('GET', back.pathname + back.search);
  return { ...answer, browser };
}

async function me(browser: Browser): Promise<Answer> {
  return await browser.ask('GET', '/api/v1/me');
}

describe('somebody who signs in through OpenID Connect', () => {
  it('is made a person the first time, and is the same person the next', async () => {
    await start();
    const { status, text, browser } = await signIn({ claims: ANNA }, undefined, '/workloads/1?tab=risks');
    expect(status).toBe(200);
    expect(text).toContain('<meta http-equiv="refresh" content="0;url=/workloads/1?tab=risks">');
    const { body } = await me(browser);
    expect(body).toMatchObject({
      arn: `arn:aws:iam::${ACCOUNT}:user/anna@example.com`,
      role: 'reader',
      person: { email: 'anna@example.com', name: 'Anna A' },
    });
    const again = await signIn({ claims: { ...ANNA, email: 'anna.married@example.com' } });
    expect((await me(again.browser)).body).toEqual(body);
  });

  it('goes with PKCE, a state and a nonce of this one sign-in', async () => {
    await start();
    const browser = new Browser(server.url);
    const asked = async () =>
      new URL((await browser.ask('GET', '/auth/oidc/start')).headers.get('location')!).searchParams;
    const [one, two] = [await asked(), await asked()];
    expect(one.get('code_challenge_method')).toBe('S256');
    expect(one.get('scope')).toBe('openid email profile');
    expect(one.get('redirect_uri')).toBe(`${server.url}/auth/oidc/callback`);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one.get(name)).not.toBe(two.get(name));
  });

  it('is the person that an administrator made for the address', async () => {
    await start();
    await person(server, 'anna@example.com', { role: 'reviewer', password: null });
    const { browser } = await signIn({ claims: ANNA });
    expect((await me(browser)).body['role']).toBe('reviewer');
  });

  it('stays out when disabled', async () => {
    await start();
    await signIn({ claims: ANNA });
    await server.services.store.db
      .updateTable('person')
      .set({ disabled_at: 1 })
      .where('email', '=', 'anna@example.com')
      .execute();
    const { status, text, browser } = await signIn({ claims: ANNA });
    expect(status).toBe(403);
    expect(text).toContain('anna@example.com is disabled');
    expect(browser.cookies.size).toBe(0);
  });

  it('does not become who has the same address by another subject, or in another account', async () => {
    await start();
    await signIn({ claims: ANNA });
    expect((await signIn({ claims: { ...ANNA, sub: 'somebody-else' } })).status).toBe(403);
    await person(server, 'other@example.com', { account: '444455556666' });
    expect((await signIn({ claims: { ...ANNA, sub: 'x', email: 'other@example.com' } })).status).toBe(403);
  });

  it('gets the highest role that the claim gives, anew each time', async () => {
    await start({
      roleClaim: 'groups',
      roles: new Map([
        ['architects', 'reviewer'],
        ['staff', 'contributor'],
      ]),
    });
    const roleWith = async (groups: unknown) =>
      (await me((await signIn({ claims: { ...ANNA, groups } })).browser)).body['role'];
    expect(await roleWith(['staff', 'architects', 'unknown'])).toBe('reviewer');
    expect(await roleWith('staff')).toBe('contributor');
    expect(await roleWith(['administrator'])).toBe('reader');
    expect(await roleWith(undefined)).toBe('reader');
  });

  it('stays out without a role where there is no default, and without an address of an allowed domain', async () => {
    await start({ roleClaim: 'role', defaultRole: undefined, domains: ['example.com'] });
    expect((await signIn({ claims: ANNA })).status).toBe(403);
    expect((await signIn({ claims: { ...ANNA, role: 'reviewer' } })).status).toBe(200);
    const elsewhere = { ...ANNA, sub: 'b', role: 'reviewer', email: 'anna@sub.example.com' };
    expect((await signIn({ claims: elsewhere })).status).toBe(403);
  });

  it('stays out as soon as the claim gives no role any more', async () => {
    await start({ roleClaim: 'role', defaultRole: undefined });
    expect((await signIn({ claims: { ...ANNA, role: 'administrator' } })).status).toBe(200);
    expect((await signIn({ claims: ANNA })).status).toBe(403);
    expect((await signIn({ claims: { ...ANNA, role: 'reader' } })).status).toBe(200);
  });

  it('is not made the last administrator less', async () => {
    await start({ roleClaim: 'role' });
    await server.services.store.db.updateTable('person').set({ role: 'reader' }).execute();
    await signIn({ claims: { ...ANNA, role: 'administrator' } });
    const { browser } = await signIn({ claims: { ...ANNA, role: 'reader' } });
    expect((await me(browser)).body['role']).toBe('administrator');
  });

  it('is in the audit trail', async () => {
    await start();
    await signIn({ claims: ANNA });
    const rows = await server.services.store.db.selectFrom('audit').selectAll().orderBy('sequence').execute();
    expect(rows.map(({ operation, actor, after }) => [operation, actor, JSON.parse(after!)])).toEqual([
      [
        'signIn',
        `arn:aws:iam::${ACCOUNT}:user/anna@example.com`,
        expect.objectContaining({ role: 'reader', isFromOidc: true }),
      ],
      ['signIn', `arn:aws:iam::${ACCOUNT}:user/anna@example.com`, { with: 'openid' }],
    ]);
  });
});

describe('a sign-in through OpenID Connect is refused', () => {
  const other =
    (changed: Readonly<Record<string, unknown>>): NonNullable<Person['bend']> =>
    ({ header, claims }) => ({
      header,
      claims: { ...claims, ...changed },
    });
  const seconds = Math.floor(Date.now() / 1000);

  it.each<readonly [string, Person]>([
    ['a nonce of another sign-in', { claims: ANNA, bend: other({ nonce: 'another' }) }],
    ['no nonce', { claims: ANNA, bend: other({ nonce: undefined }) }],
    ['a token that has expired', { claims: ANNA, bend: other({ iat: seconds - 900, exp: seconds - 600 }) }],
    ['a token for another client', { claims: ANNA, bend: other({ aud: 'another-client' }) }],
    ['a token of another issuer', { claims: ANNA, bend: other({ iss: 'https://evil.example' }) }],
    [
      'a token that nobody signed',
      { claims: ANNA, bend: ({ claims }) => ({ header: { alg: 'none' }, claims }) },
    ],
    ['a token that somebody else signed', { claims: ANNA, isForged: true }],
    [
      'a token signed with the secret of the client',
      { claims: ANNA, bend: ({ claims }) => ({ header: { alg: 'HS256' }, claims }) },
    ],
    ['an address that was not verified', { claims: { ...ANNA, email_verified: false } }],
    ['an address of which nobody says so', { claims: { ...ANNA, email_verified: undefined } }],
    ['no address', { claims: { ...ANNA, email: undefined } }],
  ])('with %s', async (_what, who) => {
    await start();
    const { status, browser } = await signIn(who);
    expect(status).toBe(403);
    expect(browser.cookies.size).toBe(0);
    const people = await server.services.store.db.selectFrom('person').select('email').execute();
    expect(people).toEqual([{ email: 'admin@example.org' }]);
  });

  it('with another state, in another browser, twice with one code, and after ten minutes', async () => {
    await start();
    const browser = new Browser(server.url);
    const begin = async () => (await browser.ask('GET', '/auth/oidc/start')).headers.get('location')!;
    const callback = async (url: URL, from = browser) =>
      (await from.ask('GET', url.pathname + url.search)).status;

    const wrongState = provider.authorize(await begin(), { claims: ANNA });
    wrongState.searchParams.set('state', 'another');
    expect(await callback(wrongState)).toBe(403);

    const elsewhere = provider.authorize(await begin(), { claims: ANNA });
    expect(await callback(elsewhere, new Browser(server.url))).toBe(403);

    const twice = provider.authorize(await begin(), { claims: ANNA });
    const cookies = new Map(browser.cookies);
    expect(await callback(twice)).toBe(200);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect(await callback(twice)).toBe(403);

    const late = provider.authorize(await begin(), { claims: ANNA });
    server.setClock(Date.now() + 601_000);
    expect(await callback(late)).toBe(403);
  });

  it('with the words of the provider, which do not get into the page', async () => {
    await start();
    const browser = new Browser(server.url);
    await browser.ask('GET', '/auth/oidc/start');
    const { status, text } = await browser.ask(
      'GET',
      '/auth/oidc/callback?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E',
    );
    expect(status).toBe(403);
    expect(text).not.toContain('<script>');
  });

  it('with a way back to another site, which is not taken', async () => {
    await start();
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { text } = await signIn({ claims: ANNA }, undefined, to);
      expect(text).toContain('content="0;url=/"');
    }
  });

  it('while the provider cannot be reached, and works again afterwards', async () => {
    await start();
    const port = Number(new URL(provider.issuer).port);
    provider.close();
    const begun = await new Browser(server.url).ask('GET', '/auth/oidc/start');
    expect([begun.status, begun.text]).toEqual([502, expect.stringContaining('cannot be reached')]);
    provider = new OidcProvider();
    await provider.listen(port);
    expect((await signIn({ claims: ANNA })).status).toBe(200);
  });
});
