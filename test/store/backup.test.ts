import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../src/store/backup.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import type { Store } from '../../src/store/store.ts';

const AT = new Date('2026-11-21T12:00:00Z');

let root: string;
let folder: string;
let target: string;
let store: Store;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hexastyle-backup-'));
  folder = join(root, 'data');
  target = join(root, 'copy');
  mkdirSync(join(folder, 'uploads', 'a1'), { recursive: true });
  writeFileSync(join(folder, 'uploads', 'a1', 'main.tf'), 'resource');
  mkdirSync(join(folder, 'uploads', 'incoming-x'));
  writeFileSync(join(folder, 'seal.key'), 'the key of the time\n');
  store = await openSqlite(join(folder, 'hexastyle.db'));
  await addAccount('111122223333', 1);
  await addAccount('444455556666', 1);
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

async function addAccount(id: string, createdAt: number): Promise<void> {
  await store.db
    .insertInto('account')
    .values({ id, name: id, created_at: createdAt, settings: '{}' })
    .execute();
}

async function accountsIn(file: string): Promise<readonly (readonly [string, number])[]> {
  const opened = await openSqlite(file);
  const rows = await opened.db.selectFrom('account').select(['id', 'created_at']).orderBy('id').execute();
  await opened.close();
  return rows.map((row) => [row.id, row.created_at]);
}

const back = (withSealKey = false) => backUp(folder, target, { withSealKey, at: AT });
const putBack = (into: string, force = false) => restore(target, into, { force, at: AT });

describe('a backup', () => {
  it('is of one moment while the server writes', async () => {
    const over = new AbortController();
    let turn = 1;
    const writing = (async () => {
      while (!over.signal.aborted) {
        await setImmediate();
        turn += 1;
        // Both rows, so that a copy of two moments would show.
        await store.write((db) => db.updateTable('account').set({ created_at: turn }).execute());
      }
    })();
    for (const name of ['one', 'two', 'three', 'four']) {
      const before = turn;
      await backUp(folder, join(root, name), { withSealKey: false, at: AT });
      const [[, first] = ['', 0], [, second] = ['', 0]] = await accountsIn(join(root, name, 'hexastyle.db'));
      expect(first).toBe(second);
      expect(first).toBeGreaterThanOrEqual(before - 1);
    }
    over.abort();
    await writing;
  });

  it('holds the uploads, says what it holds, and has the seal key where that was asked for', async () => {
    const manifest = await back();
    expect(manifest).toMatchObject({
      hexastyle: 'backup',
      version: 1,
      at: '2026-11-21T12:00:00.000Z',
      migrations: ['0001-first-tables'],
      rows: { account: 2, workload: 0 },
      uploads: 1,
      hasSealKey: false,
    });
    expect(readdirSync(target).toSorted()).toEqual(['backup.json', 'hexastyle.db', 'uploads']);
    expect(readdirSync(join(target, 'uploads'), { recursive: true })).toEqual(['a1', 'a1/main.tf']);
    expect(readFileSync(join(target, 'uploads', 'a1', 'main.tf'), 'utf8')).toBe('resource');
    target = join(root, 'with key');
    await back(true);
    expect(readFileSync(join(target, 'seal.key'), 'utf8')).toBe('the key of the time\n');
  });

  it('is for the eyes of its owner', async () => {
    await back(true);
    expect(statSync(target).mode & 0o777).toBe(0o700);
    for (const name of ['hexastyle.db', 'seal.key', 'backup.json'])
      expect(statSync(join(target, name)).mode & 0o777).toBe(0o600);
  });

  it('replaces nothing, and leaves nothing behind where it fails', async () => {
    mkdirSync(target);
    await expect(back()).rejects.toThrow(`${target} exists already`);
    await expect(backUp(root, join(root, 'x'), { withSealKey: false, at: AT })).rejects.toThrow(
      'there is no database',
    );
    rmSync(join(folder, 'seal.key'));
    target = join(root, 'without key');
    await expect(back(true)).rejects.toThrow('there is no seal.key');
    expect(readdirSync(root).toSorted()).toEqual(['copy', 'data']);
  });

  it('is none of a damaged database', async () => {
    await store.close();
    const file = join(folder, 'hexastyle.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    await expect(back()).rejects.toThrow(/damaged|malformed/);
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.part`)).toBe(false);
  });
});

describe('a restored backup', () => {
  it('is what was backed up, in an empty folder', async () => {
    await back(true);
    await addAccount('777788889999', 1);
    const into = join(root, 'new');
    mkdirSync(into);
    const { replaced } = await putBack(into);
    expect(replaced).toEqual([]);
    expect(await accountsIn(join(into, 'hexastyle.db'))).toEqual([
      ['111122223333', 1],
      ['444455556666', 1],
    ]);
    expect(readFileSync(join(into, 'uploads', 'a1', 'main.tf'), 'utf8')).toBe('resource');
    expect(readFileSync(join(into, 'seal.key'), 'utf8')).toBe('the key of the time\n');
    expect(statSync(join(into, 'hexastyle.db')).mode & 0o777).toBe(0o600);
  });

  it('never takes the place of what a server has open', async () => {
    await back();
    await expect(putBack(folder, true)).rejects.toThrow('has the database');
    expect(await accountsIn(join(folder, 'hexastyle.db'))).toHaveLength(2);
  });

  it('replaces what is there only where that is asked for, and keeps it', async () => {
    await back();
    await addAccount('777788889999', 1);
    await store.close();
    await expect(putBack(folder)).rejects.toThrow(
      'holds hexastyle.db, uploads already; --force replaces it and keeps it under another name',
    );
    writeFileSync(join(folder, 'uploads', 'later.tf'), 'later');
    const { replaced } = await putBack(folder, true);
    expect(await accountsIn(join(folder, 'hexastyle.db'))).toHaveLength(2);
    expect(existsSync(join(folder, 'uploads', 'later.tf'))).toBe(false);
    expect(replaced).toEqual([
      join(folder, 'hexastyle.db.replaced-2026-11-21T12-00-00-000Z'),
      join(folder, 'uploads.replaced-2026-11-21T12-00-00-000Z'),
    ]);
    expect(await accountsIn(replaced[0]!)).toHaveLength(3);
    expect(readFileSync(join(folder, 'seal.key'), 'utf8')).toBe('the key of the time\n');
  });

  it('takes the place of a damaged database', async () => {
    await back();
    await store.close();
    truncateSync(join(folder, 'hexastyle.db'), 5000);
    await putBack(folder, true);
    expect(await accountsIn(join(folder, 'hexastyle.db'))).toHaveLength(2);
  });

  it.each([
    ['its database changed', () => appendFileSync(join(target, 'hexastyle.db'), 'x'), 'its checksum differs'],
    ['its database is missing', () => rmSync(join(target, 'hexastyle.db')), 'its checksum differs'],
    [
      'an upload is missing',
      () => rmSync(join(target, 'uploads', 'a1', 'main.tf')),
      '0 files of uploads, and had 1',
    ],
    ['its seal key is missing', () => rmSync(join(target, 'seal.key')), 'has lost its seal.key'],
    ['its manifest is missing', () => rmSync(join(target, 'backup.json')), 'there is no backup at'],
    [
      'a newer release made it',
      () => {
        const manifest = join(target, 'backup.json');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('0001-first', '0009-later'));
      },
      'a newer release of hexastyle made',
    ],
  ])('is refused where %s, and nothing is touched', async (_why, spoil, message) => {
    await back(true);
    spoil();
    const into = join(root, 'new');
    mkdirSync(into);
    await expect(putBack(into, true)).rejects.toThrow(message);
    expect(readdirSync(into)).toEqual([]);
  });
});
