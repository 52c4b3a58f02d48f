import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { newPostgresDatabase, POSTGRES_SERVER } from '../store/test-databases.ts';
import { hexastyle, temporaryFolder } from './hexastyle.ts';

let root: string;
const db = (...args: readonly string[]) => hexastyle(['db', ...args], root);

beforeAll(async () => {
  root = temporaryFolder();
  await hexastyle(['key', 'create', '--role', 'administrator', '--data', 'data'], root);
});

describe('hexastyle db backup and restore', () => {
  it('copy the data while the server has it open, and put it back elsewhere', async () => {
    const store = await openSqlite(join(root, 'data', 'hexastyle.db'));
    const backup = await db('backup', 'copy', '--data', 'data');
    const refused = await db('restore', 'copy', '--data', 'data', '--force');
    await store.close();
    expect(backup).toMatchObject({ code: 0, stdout: '' });
    expect(backup.stderr).toMatch(/Backed up to .*copy: 0 workloads/);
    expect(backup.stderr).toContain('without seal.key nobody can use its access keys');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('open; stop it first');

    const restored = await db('restore', 'copy', '--data', 'elsewhere');
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stderr).toContain('The seal key was not in the backup');
    expect(existsSync(join(root, 'elsewhere', 'seal.key'))).toBe(false);
    expect(await db('check', '--data', 'elsewhere')).toMatchObject({ code: 0 });
  });

  it('take the seal key along where that is asked for', async () => {
    await db('backup', 'with-key', '--with-seal-key', '--data', 'data');
    await db('restore', 'with-key', '--data', 'moved');
    expect(readFileSync(join(root, 'moved', 'seal.key'))).toEqual(
      readFileSync(join(root, 'data', 'seal.key')),
    );
  });

  it('leave PostgreSQL to its own tools', async () => {
    const env = { DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/hexastyle' };
    const backup = await hexastyle(['db', 'backup', 'copy-2'], root, env);
    expect(backup).toMatchObject({ code: 2 });
    expect(backup.stderr).toContain('pg_dump --format=custom --file=hexastyle.dump "$DATABASE_URL"');
    const restore = await hexastyle(['db', 'restore', 'copy'], root, env);
    expect(restore.stderr).toContain('pg_restore --clean --if-exists');
  });
});

describe('hexastyle db check', () => {
  it('names what is wrong and fails', async () => {
    await db('backup', 'spoiled-copy', '--with-seal-key', '--data', 'data');
    await db('restore', 'spoiled-copy', '--data', 'spoiled');
    const file = new Database(join(root, 'spoiled', 'hexastyle.db'));
    file.exec("update account set settings = '{'");
    file.exec("update access_key set role = 'emperor \u001b[31m'");
    file.close();
    const check = await db('check', '--data', 'spoiled');
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('account 000000000000: its settings is no JSON\n');
    expect(check.stdout).toMatch(/access_key AKHX\w{16}: there is no role emperor/);
    expect(check.stdout).not.toContain('\u001b');
    expect(check.stderr).toContain('2 problems');
  });

  it('makes no database where there is none', async () => {
    const check = await db('check', '--data', 'nowhere');
    expect(check).toMatchObject({ code: 2, stdout: '' });
    expect(check.stderr).toContain('there is no database in');
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });
});

describe('hexastyle db export and import', () => {
  it('move everything to another database, secrets where that is asked for', async () => {
    const exported = await db('export', '--with-secrets', '--data', 'data');
    expect(exported).toMatchObject({ code: 0 });
    expect(await db('export', 'all.ndjson', '--with-secrets', '--data', 'data')).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, 'all.ndjson'), 'utf8')).toBe(exported.stdout);
    expect(await db('export', 'all.ndjson', '--data', 'data')).toMatchObject({ code: 2 });

    expect(await db('import', 'all.ndjson', '--data', 'target')).toMatchObject({ code: 0 });
    expect((await db('export', '--with-secrets', '--data', 'target')).stdout).toBe(exported.stdout);
    const again = await db('import', 'all.ndjson', '--data', 'target');
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('the database is in use');
  });

  it('say what an export without secrets lacks', async () => {
    await db('export', 'plain.ndjson', '--data', 'data');
    expect(readFileSync(join(root, 'plain.ndjson'), 'utf8')).not.toContain('sealed_secret');
    const imported = await db('import', 'plain.ndjson', '--data', 'plain');
    expect(imported).toMatchObject({ code: 0 });
    expect(imported.stderr).toContain('Access keys that came without their secret were left out (1)');
  });

  it.skipIf(POSTGRES_SERVER === undefined)(
    'move a server from SQLite to PostgreSQL and back (where TEST_DATABASE_URL names one)',
    async () => {
      const { url, drop } = await newPostgresDatabase();
      const env = { DATABASE_URL: url, HEXASTYLE_SEAL_KEY: randomBytes(32).toString('base64') };
      const there = (...args: readonly string[]) => hexastyle(['db', ...args], root, env);
      await db('export', 'to-postgres.ndjson', '--with-secrets', '--data', 'data');
      expect(await there('import', 'to-postgres.ndjson', '--data', 'pg')).toMatchObject({ code: 0 });
      const check = await there('check', '--data', 'pg');
      expect(check.stdout).toMatch(/^access_key AKHX\w{16}: it was sealed with another seal key/);
      const key = readFileSync(join(root, 'data', 'seal.key'), 'utf8').trim();
      const sound = await hexastyle(['db', 'check', '--data', 'pg'], root, {
        ...env,
        HEXASTYLE_SEAL_KEY: key,
      });
      expect(sound).toMatchObject({ code: 0, stdout: '' });
      const exported = await there('export', '--with-secrets', '--data', 'pg');
      await drop();
      expect(exported.stdout).toBe(readFileSync(join(root, 'to-postgres.ndjson'), 'utf8'));
    },
  );
});
