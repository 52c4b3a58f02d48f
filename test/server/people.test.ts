import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passwordProblem } from '../../src/server/access/passwords.ts';
import { parseEmail } from '../../src/server/access/people.ts';
import { Browser, PASSWORD, person } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function administratorOf(account: string): Promise<{ readonly id: string; readonly browser: Browser }> {
  const email = `admin@${account}.example.com`;
  const id = await person(server, email, { account });
  const browser = new Browser(server.url);
  await browser.signIn(email);
  return { id, browser };
}

describe('an administrator', () => {
  it('makes a person, who signs in, and gives them another role', async () => {
    const { browser } = await administratorOf('100000000001');
    const made = await browser.ask('POST', '/api/v1/people', {
      email: 'New.Person@Example.com',
      name: 'New Person',
      role: 'contributor',
      password: PASSWORD,
    });
    expect(made.status).toBe(201);
    expect(made.body['person']).toMatchObject({
      email: 'new.person@example.com',
      role: 'contributor',
      hasPassword: true,
      isFromOidc: false,
      disabledAt: null,
    });
    const { id } = made.body['person'] as { id: string };
    const theirs = new Browser(server.url);
    expect((await theirs.signIn('new.person@example.com')).body['role']).toBe('contributor');
    const changed = await browser.ask('PATCH', `/api/v1/people/${id}`, { role: 'reviewer' });
    expect(changed.status).toBe(200);
    expect((await theirs.ask('GET', '/api/v1/me')).body['role']).toBe('reviewer');
    const list = (await browser.ask('GET', '/api/v1/people')).body as { people: { email: string }[] };
    expect(list.people.map(({ email }) => email)).toEqual([
      'admin@100000000001.example.com',
      'new.person@example.com',
    ]);
  });

  it('is told of an address that somebody has, of none, and of a password that is too easy', async () => {
    const { browser } = await administratorOf('100000000002');
    const make = (email: string, password: string) =>
      browser.ask('POST', '/api/v1/people', { email, name: 'x', role: 'reader', password });
    expect((await make('admin@100000000002.example.com', PASSWORD)).status).toBe(409);
    expect((await make('nobody', PASSWORD)).body).toMatchObject({ fields: [{ Name: 'email' }] });
    expect((await make('easy@example.com', 'password')).body).toMatchObject({
      fields: [{ Name: 'password' }],
    });
  });

  it('sees and changes people of the own account only', async () => {
    const [one, two] = [await administratorOf('100000000003'), await administratorOf('100000000004')];
    expect((await one.browser.ask('GET', '/api/v1/people')).text).not.toContain(two.id);
    expect((await one.browser.ask('PATCH', `/api/v1/people/${two.id}`, { role: 'reader' })).status).toBe(404);
    const password = { password: 'taking over this one' };
    expect((await one.browser.ask('PUT', `/api/v1/people/${two.id}/password`, password)).status).toBe(404);
  });

  it('stays one while there is no other: not disabled, not demoted, not without a key', async () => {
    const { id, browser } = await administratorOf('100000000005');
    for (const change of [{ isDisabled: true }, { role: 'reviewer' }]) {
      const answer = await browser.ask('PATCH', `/api/v1/people/${id}`, change);
      expect(answer.status).toBe(409);
    }
    expect((await browser.ask('GET', '/api/v1/me')).body['role']).toBe('administrator');
    // Somebody who cannot sign in is no other.
    const idle = { email: 'idle@example.com', name: 'idle', role: 'administrator' };
    expect((await browser.ask('POST', '/api/v1/people', idle)).status).toBe(201);
    expect((await browser.ask('PATCH', `/api/v1/people/${id}`, { role: 'reader' })).status).toBe(409);
    const key = await browser.ask('POST', '/api/v1/access-keys', { name: 'other', role: 'administrator' });
    const keyId = (key.body['accessKey'] as { id: string }).id;
    expect((await browser.ask('PATCH', `/api/v1/people/${id}`, { role: 'reader' })).status).toBe(200);
    const { db } = server.services.store;
    await db.updateTable('person').set({ role: 'administrator' }).where('id', '=', id).execute();
    expect((await browser.ask('POST', `/api/v1/access-keys/${keyId}/disable`)).status).toBe(200);
    expect((await browser.ask('PATCH', `/api/v1/people/${id}`, { isDisabled: true })).status).toBe(409);
  });

  it('is left where two demote each other at once', async () => {
    const one = await administratorOf('100000000006');
    const otherId = await person(server, 'second@100000000006.example.com', { account: '100000000006' });
    const other = new Browser(server.url);
    await other.signIn('second@100000000006.example.com');
    const answers = await Promise.all([
      one.browser.ask('PATCH', `/api/v1/people/${otherId}`, { role: 'reader' }),
      other.ask('PATCH', `/api/v1/people/${one.id}`, { role: 'reader' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('a password', () => {
  it.each([
    ['has 12 characters at least', 'elevenchars', /at least 12/],
    ['has 128 characters at most', 'abcde'.repeat(26), /at most 128/],
    ['is no repetition', 'abababababababab', /different/],
    ['does not hold the name of its owner', 'myJohndoe-is-secret', /name/],
  ])('%s', (_what, password, problem) => {
    expect(passwordProblem(password, 'johndoe@example.com')).toMatch(problem);
  });

  it('that is far too long is refused before anything is done with it', () => {
    // Normalising a million combining marks that are out of order would take minutes.
    const marks = `a${'\u0301\u0316'.repeat(500_000)}`;
    const begin = performance.now();
    expect(passwordProblem(marks, 'johndoe@example.com')).toBe('expected at most 128 characters');
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it('may be any sentence, in any script', () => {
    expect(passwordProblem('пароль из слов', 'johndoe@example.com')).toBeUndefined();
  });
});

describe('an e-mail address', () => {
  it.each([
    ["Anna.O'Neill+wa@Example.co.uk ", "anna.o'neill+wa@example.co.uk"],
    ['no-at.example.com', undefined],
    ['a@localhost', undefined],
    ['a b@example.com', undefined],
    ['a@example.com\nX: y', undefined],
    ['<a@example.com>', undefined],
    [`${'a'.repeat(65)}@example.com`, undefined],
    // The Kelvin sign, whose lower case is a k.
    ['mi\u212Ae@example.com', undefined],
    ['mike@\u212A.example.com', undefined],
  ])('%j is read as %j', (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });
});
