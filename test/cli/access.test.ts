import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, temporaryFolder } from './hexastyle.ts';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command on a data folder with a text on stdin. */
async function run(data: string, args: readonly string[], stdin = ''): Promise<Run> {
  const env = { PATH: process.env['PATH'], HEXASTYLE_DATA: data };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env });
  const [out, err] = [[] as Buffer[], [] as Buffer[]];
  child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

const idOf = ({ stdout }: Run) => /AWS_ACCESS_KEY_ID=(\S+)/.exec(stdout)?.[1] ?? '';
const secretOf = ({ stdout }: Run) => /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(stdout)?.[1] ?? '';

describe('hexastyle key', () => {
  it('makes, lists, rotates and disables keys, and shows a secret only when it is made', async () => {
    const data = temporaryFolder();
    const made = await run(data, [
      'key',
      'create',
      '--role',
      'reviewer',
      '--name',
      'ci',
      '--expires-in',
      '90d',
    ]);
    expect(made.code).toBe(0);
    const rotated = await run(data, ['key', 'rotate', idOf(made), '--grace', '30m']);
    expect(rotated.stderr).toContain(`${idOf(made)} works until `);
    expect((await run(data, ['key', 'disable', idOf(made)])).code).toBe(0);
    const { stdout } = await run(data, ['key', 'list', '--format', 'json']);
    const keys = JSON.parse(stdout) as readonly Record<string, unknown>[];
    expect(keys).toMatchObject([
      { id: idOf(made), name: 'ci', role: 'reviewer', disabledAt: expect.any(String) },
      { id: idOf(rotated), name: 'ci', role: 'reviewer', disabledAt: null },
    ]);
    const lifeDays = (Date.parse(String(keys[1]!['expiresAt'])) - Date.now()) / 86_400_000;
    expect(lifeDays).toBeGreaterThan(89.9);
    for (const secret of [secretOf(made), secretOf(rotated)]) {
      expect(secret).toHaveLength(64);
      expect(stdout).not.toContain(secret);
    }
    expect((await run(data, ['key', 'rotate', idOf(made)])).stderr).toContain('has expired or was disabled');
  });

  it('puts a new key in the place of a leaked one at once', async () => {
    const data = temporaryFolder();
    const leaked = await run(data, ['key', 'create', '--role', 'administrator']);
    const { stderr } = await run(data, ['key', 'rotate', idOf(leaked), '--grace', '0m']);
    expect(stderr).toContain(`${idOf(leaked)} stops working within 5 seconds.`);
    expect((await run(data, ['key', 'list'])).stdout).toMatch(/ expired \d{4}-.*\n.* works\n$/);
  });

  it.each([
    [['key', 'create', '--role', 'root'], /unknown --role "root"/],
    [['key', 'create', '--role', 'reader', '--account', '12'], /expected 12 digits/],
    [['key', 'create', '--role', 'reader', '--name', 'two words'], /is no name/],
    [['key', 'disable', 'AKHXNOTTHERE'], /there is no access key AKHXNOTTHERE/],
    [['key', 'list', '--format', 'xml'], /unknown --format "xml"/],
    [['key', 'rotate', 'AKHXNOTTHERE', '--grace', 'soon'], /expected e.g. 30m, 24h or 7d/],
  ])('tells of wrong usage: %j', async (args, words) => {
    const data = temporaryFolder();
    await run(data, ['key', 'create', '--role', 'reader']);
    const { code, stderr } = await run(data, args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain('error in the program');
  });
});

describe('hexastyle person', () => {
  const create = ['person', 'create', '--email', 'Anna@Example.com', '--role', 'administrator'];

  it('makes people with a password from stdin, and lists, disables and enables them', async () => {
    const data = temporaryFolder();
    const made = await run(data, create, 'correct horse battery\n');
    expect([made.code, made.stdout, made.stderr]).toEqual([
      0,
      '',
      `${data} has a new database. A server uses it when it has the same --data.\n` +
        'anna@example.com has the role administrator in account 000000000000.\n',
    ]);
    await run(data, ['person', 'create', '--email', 'b@example.com', '--role', 'reader', '--no-password']);
    expect((await run(data, ['person', 'disable', 'anna@example.com'])).code).toBe(0);
    const list = async () => (await run(data, ['person', 'list'])).stdout;
    expect(await list()).toMatch(
      /anna@example\.com .* password +disabled \d{4}-\d\d-\d\d\nb@example\.com .* nothing yet +may sign in\n$/,
    );
    expect((await run(data, ['person', 'enable', 'anna@example.com'])).code).toBe(0);
    expect(await list()).toMatch(/anna@example\.com .* may sign in\n/);
    expect((await run(data, ['person', 'password', 'anna@example.com'], 'another horse battery')).code).toBe(
      0,
    );
  });

  it.each([
    ['no password', create, '', /no password came on stdin/],
    ['one that is too short', create, 'short\n', /password: expected at least 12 characters/],
    ['no address', ['person', 'create', '--email', 'anna', '--role', 'reader'], '', /is no e-mail address/],
    [
      'somebody who is not there',
      ['person', 'password', 'x@example.com'],
      'correct horse battery',
      /there is no person x@example\.com/,
    ],
  ])('refuses %s', async (_what, args, stdin, words) => {
    const data = temporaryFolder();
    await run(data, ['key', 'create', '--role', 'reader']);
    const { code, stderr } = await run(data, args, stdin);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });

  it('takes no password as an argument', async () => {
    const { code } = await run(temporaryFolder(), [...create, '--password', 'correct horse battery']);
    expect(code).toBe(2);
  });
});

describe('hexastyle audit export', () => {
  it('writes who changed what into a file for its owner, which it does not overwrite', async () => {
    const data = temporaryFolder();
    const file = join(data, 'audit.ndjson');
    const key = await run(data, ['key', 'create', '--role', 'reader']);
    await run(
      data,
      ['person', 'create', '--email', 'a@example.com', '--role', 'reader'],
      'correct horse battery',
    );
    await run(data, ['key', 'create', '--role', 'reader', '--account', '111122223333']);
    expect((await run(data, ['audit', 'export', '--output', file])).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ operation }) => operation)).toEqual(['createAccessKey', 'createPerson']);
    for (const { actor } of rows) expect(actor).toMatch(/^command line \(.+\)$/);
    expect(text).not.toContain(secretOf(key));
    expect(text).not.toMatch(/scrypt|battery/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await run(data, ['audit', 'export', '--output', file]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('it exists already')]);
    const none = await run(data, ['audit', 'export', '--to', '2020-01-01']);
    expect([none.code, none.stdout]).toEqual([0, '']);
  });
});

describe('hexastyle serve', () => {
  it.each([
    [['--rate', 'fast'], {}, /--rate fast is no number/],
    [['--host', '0.0.0.0'], {}, /nobody could be told apart on 0\.0\.0\.0/],
    [[], { HEXASTYLE_OIDC_ISSUER: 'http://login.example.com' }, /HEXASTYLE_OIDC_ISSUER is no issuer/],
    [[], { HEXASTYLE_OIDC_ISSUER: 'https://login.example.com' }, /HEXASTYLE_OIDC_CLIENT_ID must be/],
    [
      [],
      {
        HEXASTYLE_OIDC_ISSUER: 'https://x.example',
        HEXASTYLE_OIDC_CLIENT_ID: 'x',
        HEXASTYLE_OIDC_ROLES: 'a=root',
      },
      /HEXASTYLE_OIDC_ROLES: unknown role "root"/,
    ],
  ])('does not start with %j and %j', async (args, more, words) => {
    const env = { PATH: process.env['PATH'], HEXASTYLE_DATA: temporaryFolder(), ...more };
    const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], { env });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});

describe('lists of keys and people', () => {
  it('name accounts once there is a second one', async () => {
    const data = temporaryFolder();
    const list = async () => (await run(data, ['key', 'list'])).stdout.split('\n')[0];
    await run(data, ['key', 'create', '--role', 'reader']);
    expect(await list()).toMatch(/^id +name +role +last used +state$/);
    await run(data, ['key', 'create', '--role', 'reader', '--account', '444455556666']);
    expect(await list()).toMatch(/^id +account +name +role +last used +state$/);
  });
});
