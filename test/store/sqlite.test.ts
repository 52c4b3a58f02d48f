import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { isDatabaseAway, type Store } from '../../src/store/store.ts';

let folder: string;
let file: string;
let store: Store;
let other: Database.Database | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hexastyle-sqlite-'));
  file = join(folder, 'hexastyle.db');
  store = await openSqlite(file);
});
afterEach(async () => {
  other?.close();
  other = undefined;
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let written = 0;

async function write(text = 'x'): Promise<void> {
  written += 1;
  const id = String(written).padStart(12, '0');
  await store.write((db) =>
    db.insertInto('account').values({ id, name: text, created_at: 0, settings: '{}' }).execute(),
  );
}

async function accounts(): Promise<number> {
  return (await store.db.selectFrom('account').select('id').execute()).length;
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('the files of the embedded database', () => {
  it('are for their owner, the log and the index too', async () => {
    await write();
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
  });

  it('are so again where they were for everybody', async () => {
    await store.close();
    chmodSync(file, 0o644);
    store = await openSqlite(file);
    await write();
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
  });

  it('are one when the server has stopped', async () => {
    await write();
    await store.close();
    expect(statSync(file).size).toBeGreaterThan(0);
    expect(() => statSync(`${file}-wal`)).toThrow('ENOENT');
    store = await openSqlite(file);
  });
});

describe('the write-ahead log', () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const logMegabytes = () => statSync(`${file}-wal`).size / 1024 / 1024;

  it('does not grow with what is written', async () => {
    for (let turn = 0; turn < 60; turn += 1) await write(megabyte);
    expect(logMegabytes()).toBeLessThan(10);
  });

  it('grows while somebody reads for long, and not for ever', async () => {
    other = new Database(file);
    other.exec('begin');
    other.prepare('select count(*) from account').get();
    for (let turn = 0; turn < 40; turn += 1) await write(megabyte);
    expect(logMegabytes()).toBeGreaterThan(30);
    other.exec('commit');
    for (let turn = 0; turn < 3; turn += 1) await write();
    expect(logMegabytes()).toBeLessThanOrEqual(16.1);
  });
});

describe('a write while another process writes', () => {
  it('waits for it without holding up anything else', async () => {
    other = new Database(file);
    other.exec('begin immediate');
    const ticks: number[] = [];
    const ticking = setInterval(() => ticks.push(performance.now()), 10);
    // The lock is let go by a timer: a process that is held up would never get there.
    setTimeout(() => other?.exec('commit'), 600);
    await write();
    clearInterval(ticking);
    expect(await accounts()).toBe(1);
    expect(ticks.length).toBeGreaterThan(10);
  });

  it('gives up after five seconds, and so do those behind it', async () => {
    other = new Database(file);
    other.exec('begin immediate');
    const begun = performance.now();
    const results = await Promise.allSettled([write(), write(), write()]);
    const seconds = (performance.now() - begun) / 1000;
    for (const result of results) {
      expect(result.status).toBe('rejected');
      expect(result.status === 'rejected' && isDatabaseAway(result.reason)).toBe(true);
    }
    expect(seconds).toBeGreaterThan(4.9);
    expect(seconds).toBeLessThan(8);
    other.exec('rollback');
    await write();
    expect(await accounts()).toBe(1);
  });

  it('does not hinder reading', async () => {
    await write();
    other = new Database(file);
    other.exec('begin immediate');
    expect(await accounts()).toBe(1);
  });
});

describe('a disk without room', () => {
  it('refuses the write as one to try again, keeps what was there, and goes on when there is room', async () => {
    await write();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    await sql`pragma max_page_count = ${sql.raw(String(rows[0]!.page_count + 2))}`.execute(store.db);
    const refused = await write('x'.repeat(1_000_000)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'SQLITE_FULL' });
    expect(isDatabaseAway(refused)).toBe(true);
    expect(await accounts()).toBe(1);
    await sql`pragma max_page_count = 1000000`.execute(store.db);
    await write('x'.repeat(1_000_000));
    expect(await accounts()).toBe(2);
  });
});

describe('every write', () => {
  const script = `
    import { openSqlite } from ${JSON.stringify(new URL('../../src/store/open-sqlite.ts', import.meta.url).href)};
    const store = await openSqlite(process.argv[2]);
    console.error('ready');
    for (let turn = 0; turn < 50; turn += 1)
      await store.write((db) => db.insertInto('account').values({ id: String(turn), name: '', created_at: 0, settings: '{}' }).execute());
    console.error('done');
    await store.close();`;

  it.skipIf(!canTrace())('is synced to the disk before it is acknowledged (where strace can count)', () => {
    const [program, trace] = [join(folder, 'writes.mts'), join(folder, 'trace')];
    writeFileSync(program, script);
    const calls = 'trace=fsync,fdatasync,write';
    const strace = [
      '-f',
      '-y',
      '-e',
      calls,
      '-o',
      trace,
      process.execPath,
      program,
      join(folder, 'synced.db'),
    ];
    execFileSync('strace', strace, { stdio: 'pipe' });
    const lines = readFileSync(trace, 'utf8').split('\n');
    const [ready, done] = ['ready', 'done'].map((word) =>
      lines.findIndex((line) => line.includes(`"${word}\\n"`)),
    );
    const syncs = lines
      .slice(ready, done)
      .filter((line) => /\b(?:fsync|fdatasync)\(\d+<.*synced\.db-wal>\)/.test(line));
    expect(syncs.length).toBeGreaterThanOrEqual(50);
  });
});

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-e', 'trace=none', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
