import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexastyle, PROGRAM, temporaryFolder } from './hexastyle.ts';

let root: string;
let occupied: Server;
const serve = (...args: readonly string[]) =>
  hexastyle(['serve', '--port', '0', '--data', 'data', ...args], root, { HOME: root });

beforeAll(async () => {
  root = temporaryFolder();
  occupied = createServer().listen(0, '127.0.0.1');
  await once(occupied, 'listening');
});

afterAll(() => void occupied.close());

const occupiedPort = () => String((occupied.address() as AddressInfo).port);

/** What a server says until it answers; then it is stopped. */
async function beginningOf(args: readonly string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('Try: ')) child.kill('SIGTERM');
  });
  await once(child, 'exit');
  return said;
}

describe('hexastyle serve refuses to start and says what is right', () => {
  it('where something else has the port', async () => {
    const { code, stderr } = await serve('--port', occupiedPort());
    expect(code).toBe(2);
    expect(stderr).toBe(
      `hexastyle: cannot listen on 127.0.0.1:${occupiedPort()}: another program listens there already\n` +
        '  Choose another port with --port, or stop what listens there.\n',
    );
  });

  it('where something else has the port of the metrics', async () => {
    const { code, stderr } = await serve('--metrics', occupiedPort());
    expect(code).toBe(2);
    expect(stderr).toContain('another program listens there already\n  Choose another port with --metrics');
  });

  it.each([
    [['--trust-proxy', 'banana'], /--trust-proxy banana is no address and no network; expected e\.g\. 10\./],
    [['--trust-proxy', '10.0.0.0/33'], /--trust-proxy 10\.0\.0\.0\/33 is no address/],
    [['--data', 'file'], /file is no folder to keep data in/],
    [['--data', ''], /--data names no folder/],
    [['--data', 'uploads-file'], /cannot make the folder of uploads .*: it exists already/],
    [['--data', 'seal-folder'], /cannot read the seal key .*: it is a folder/],
    [['--data', 'damaged'], /: it is no database\n {2}Put a backup in its place with: hexastyle db restore/],
    [['--allow-checkouts', 'file'], /--allow-checkouts file: part of its path is no folder/],
  ])('%j', async (args, words) => {
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'uploads-file'), { recursive: true });
    writeFileSync(join(root, 'uploads-file', 'uploads'), '');
    mkdirSync(join(root, 'seal-folder', 'seal.key'), { recursive: true });
    mkdirSync(join(root, 'damaged'), { recursive: true });
    writeFileSync(join(root, 'damaged', 'hexastyle.db'), 'This has never been a database.'.repeat(100));
    const { code, stderr } = await serve(...args);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain('error in the program');
    expect(code).toBe(2);
  });

  it.each([
    ['mysql://user:secret@127.0.0.1/hexastyle', /DATABASE_URL is no URL of PostgreSQL/],
    ['postgres://user:a@b/secret@127.0.0.1/hexastyle', /DATABASE_URL is no URL of PostgreSQL/],
    ['postgres://user:se/secret@127.0.0.1/hexastyle', /In its password write \/ as %2F/],
  ])('where DATABASE_URL is %s, without telling its password', async (url, words) => {
    const { code, stderr } = await hexastyle(['serve', '--data', 'data'], root, { DATABASE_URL: url });
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain('secret');
  });
});

describe('hexastyle serve', () => {
  it('says how to ask it, while there is no key', async () => {
    expect(await beginningOf(['--data', 'open'])).toMatch(
      /Try: aws wellarchitected list-lenses --region us-east-1 --no-sign-request --endpoint-url http:/,
    );
  });

  it('says that keys were sealed with another seal key than it has', async () => {
    await hexastyle(['key', 'create', '--role', 'administrator', '--data', 'sealed'], root);
    rmSync(join(root, 'sealed', 'seal.key'));
    const said = await beginningOf(['--data', 'sealed']);
    expect(said).toContain('1 of 1 access keys cannot be used: another seal key than this one sealed them.');
    const { stdout } = await hexastyle(['key', 'list', '--data', 'sealed'], root);
    expect(stdout).toMatch(/administrator +never +sealed with another seal key\n$/);
  });

  it('takes variables that are set to nothing for variables that are not set', async () => {
    const home = temporaryFolder();
    const { code } = await hexastyle(['key', 'create', '--role', 'reader'], root, {
      HOME: home,
      DATABASE_URL: '',
      HEXASTYLE_DATA: '',
      HEXASTYLE_SEAL_KEY: '',
    });
    expect(code).toBe(0);
    const file = new Database(join(home, '.hexastyle', 'hexastyle.db'), { readonly: true });
    expect(file.prepare('select count(*) from access_key').pluck().get()).toBe(1);
    file.close();
  });
});

describe('commands on a database that is not there', () => {
  it.each([
    ['key', 'list'],
    ['key', 'disable', 'AKHXNOTTHERE'],
    ['person', 'list'],
    ['audit', 'export'],
  ])('%s %s makes none', async (...args) => {
    const { code, stderr } = await hexastyle([...args, '--data', 'nowhere'], root);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no database in');
  });
});
