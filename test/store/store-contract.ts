import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine.ts';
import { NewerDatabaseError } from '../../src/store/migrate.ts';
import { preparedQuery, preparedWrite } from '../../src/store/prepared-query.ts';
import { type Db, isUniqueViolation, type Store } from '../../src/store/store.ts';
import { UNANSWERED } from '../../src/server/well-architected-tool/answer-state.ts';
import type { LensContent, PlacedQuestion } from '../../src/server/well-architected-tool/lens-catalog.ts';
import { writeAnswer } from '../../src/server/well-architected-tool/review-writes.ts';

/** An empty database that several stores can be opened on. */
export interface ContractDatabase {
  /** A file, or a URL. */
  readonly address: string;
  open(): Promise<Store>;
  drop(): Promise<void>;
}

const accountNamed = preparedQuery<[string], { readonly id: string }>(1, (db, [id]) =>
  db.selectFrom('account').select('id').where('id', '=', id),
);
const renameAccount = preparedWrite<[id: string, name: string]>(2, (db, [id, name]) =>
  db.updateTable('account').set({ name }).where('id', '=', id),
);

/** What the server relies on, whichever engine it runs on. */
export function storeContract(engine: Engine, newDatabase: () => Promise<ContractDatabase>): void {
  let database: ContractDatabase;
  const opened: Store[] = [];
  const open = async () => {
    const store = await database.open();
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    database = await newDatabase();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await database.drop();
  });

  describe('migrations', () => {
    it('make the tables of an empty database, and nothing the second time', async () => {
      const first = await open();
      await addAccount(first.db, '111122223333');
      const before = await sql`select * from migration`.execute(first.db);
      const second = await open();
      expect(await sql`select * from migration`.execute(second.db)).toMatchObject({ rows: before.rows });
      expect(await accountsOf(second.db)).toEqual(['111122223333']);
    });

    it('happen once where processes start at the same moment on an empty database', async () => {
      const script = new URL('start-together.ts', import.meta.url).pathname;
      const moment = String(Date.now() + 2_500);
      const starting = [1, 2, 3].map(() =>
        promisify(execFile)(process.execPath, [script, engine, database.address, moment]),
      );
      const outputs = await Promise.all(starting);
      const { db } = await open();
      const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
      expect(rows.length).toBeGreaterThan(0);
      for (const { stdout } of outputs) expect(JSON.parse(stdout)).toEqual(rows.map(({ name }) => name));
      expect(await accountsOf(db)).toHaveLength(3);
    });

    it('leave a database alone that a newer release made', async () => {
      const store = await open();
      await sql`insert into migration (name, at) values ('9999-later', 'then')`.execute(store.db);
      const refused = database.open();
      await expect(refused).rejects.toBeInstanceOf(NewerDatabaseError);
      await expect(refused).rejects.toThrow(/newer release of hexastyle made this database.*9999-later/);
      expect(await accountsOf(store.db)).toEqual([]);
    });
  });

  describe('a write', () => {
    it('is all or nothing', async () => {
      const store = await open();
      const failing = store.write(async (db) => {
        await addAccount(db, '111122223333');
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await accountsOf(store.db)).toEqual([]);
      await store.write((db) => addAccount(db, '444455556666'));
      expect(await accountsOf(store.db)).toEqual(['444455556666']);
    });

    it('is nothing as well where the database refused a part of it and nobody noticed', async () => {
      const store = await open();
      const half = store.write(async (db) => {
        await addAccount(db, '111122223333');
        await addWorkload(db, 'w', 'no such account');
      });
      await expect(half).rejects.toThrow(/foreign key/i);
      expect(await accountsOf(store.db)).toEqual([]);
    });

    it('is not seen by others before it is complete', async () => {
      const [store, other] = [await open(), await open()];
      let seen: readonly string[] | undefined;
      await store.write(async (db) => {
        await addAccount(db, '111122223333');
        seen = await accountsOf(other.db);
      });
      expect(seen).toEqual([]);
      expect(await accountsOf(other.db)).toEqual(['111122223333']);
    });

    it('waits for others and loses none of them', async () => {
      const stores = [await open(), await open()];
      await addAccount(stores[0]!.db, '111122223333');
      await addWorkload(stores[0]!.db, 'counted', '111122223333');
      const counting = Array.from({ length: 40 }, (_, turn) =>
        stores[turn % 2]!.write((db) =>
          db
            .updateTable('workload')
            .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
            .where('id', '=', 'counted')
            .execute(),
        ),
      );
      await Promise.all(counting);
      const row = await stores[1]!.db.selectFrom('workload').select('revision').executeTakeFirstOrThrow();
      expect(row.revision).toBe(41);
    });

    it('that fails takes none of those with it that come at the same time', async () => {
      const store = await open();
      const ids = Array.from({ length: 12 }, (_, turn) => String(turn).padStart(12, '0'));
      const writing = ids.map((id, turn) =>
        store.write(async (db) => {
          await addAccount(db, id);
          if (turn % 3 === 1) throw new Error(`not ${turn}`);
          // One that the database itself refuses.
          if (turn % 3 === 2) await addAccount(db, id);
        }),
      );
      const results = await Promise.allSettled(writing);
      const kept = ids.filter((_, turn) => turn % 3 === 0);
      expect(ids.filter((_, turn) => results[turn]!.status === 'fulfilled')).toEqual(kept);
      expect(await accountsOf(store.db)).toEqual(kept);
    });

    it('takes what hangs on a row with it when the row goes', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      await addWorkload(db, 'shop', '111122223333');
      await db
        .insertInto('milestone')
        .values({
          workload: 'shop',
          number: 1,
          name: 'm',
          name_key: 'm',
          recorded_at: 0,
          summary: '{}',
          snapshot: '{}',
        })
        .execute();
      await db.deleteFrom('workload').where('id', '=', 'shop').execute();
      expect(await db.selectFrom('milestone').selectAll().execute()).toEqual([]);
    });
  });

  describe('a prepared query', () => {
    it('runs with other values each time, inside a transaction and outside', async () => {
      const store = await open();
      await addAccount(store.db, '111122223333');
      const inside = await store.write(async (db) => {
        await addAccount(db, '444455556666');
        return [await accountNamed(db, ['444455556666']), await accountNamed(db, ['777788889999'])];
      });
      expect(inside).toEqual([[{ id: '444455556666' }], []]);
      expect(await accountNamed(store.db, ['111122223333'])).toEqual([{ id: '111122223333' }]);
    });

    it('never sees what a transaction of others did not keep', async () => {
      const store = await open();
      await addAccount(store.db, '111122223333');
      const written = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      const failing = store.write(async (db) => {
        await addAccount(db, '444455556666');
        written.resolve();
        await asked.promise;
        throw new Error('changed my mind');
      });
      await written.promise;
      const seen = accountNamed(store.db, ['444455556666']);
      asked.resolve();
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await seen).toEqual([]);
    });

    it('that writes tells how many rows it wrote', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      expect(await renameAccount(db, ['111122223333', 'shop'])).toBe(1);
      expect(await renameAccount(db, ['444455556666', 'shop'])).toBe(0);
      expect(await db.selectFrom('account').select(['id', 'name']).execute()).toEqual([
        { id: '111122223333', name: 'shop' },
      ]);
    });
  });

  describe('a key that is there already', () => {
    it('is told from other refusals', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      await addWorkload(db, 'shop', '111122223333');
      const refusals = [
        () => addAccount(db, '111122223333'),
        () => addWorkload(db, 'another id', '111122223333', 'shop'),
        () => addWorkload(db, 'orphan', 'no such account'),
        () => sql`insert into account (id, created_at, settings) values ('1', 0, '{}')`.execute(db),
        () => sql`select nonsense`.execute(db),
      ];
      const found = [];
      for (const refused of refusals)
        found.push(
          await refused().then(
            () => undefined,
            (error: unknown) => isUniqueViolation(error),
          ),
        );
      expect(found).toEqual([true, true, false, false, false]);
    });
  });

  describe('an answer', () => {
    it('is written over the one that was read, by one of those who write at the same time', async () => {
      const stores = [await open(), await open()];
      for (const revision of [0, 1, 2]) {
        const writing = [0, 1, 2, 3].map((turn) =>
          stores[turn % 2]!.write((db) =>
            writeAnswer(
              {
                db,
                now: 1,
                principal: {
                  account: '111122223333',
                  arn: 'arn:aws:iam::111122223333:user/ada',
                  role: 'contributor',
                },
              },
              {
                subject: 'shop',
                content: { arn: 'lens' } as LensContent,
                placed: { pillar: { id: 'security' }, question: { id: 'q' } } as PlacedQuestion,
                before: { revision },
                state: { ...UNANSWERED, notes: `turn ${turn} on ${revision}` },
                risk: 'HIGH',
              },
            ),
          ),
        );
        const results = await Promise.allSettled(writing);
        const winners = results.flatMap(({ status }, turn) => (status === 'fulfilled' ? [turn] : []));
        expect(winners).toHaveLength(1);
        for (const result of results)
          if (result.status === 'rejected')
            expect(result.reason).toMatchObject({ type: 'ConflictException' });
        const [row, ...more] = await stores[0]!.db.selectFrom('answer').selectAll().execute();
        expect(more).toEqual([]);
        expect(row).toMatchObject({ revision: revision + 1 });
        expect(JSON.parse(row!.body)).toMatchObject({ notes: `turn ${winners[0]} on ${revision}` });
      }
    });
  });

  describe('the audit trail', () => {
    const changes = [
      ['changed', sql`update audit set actor = 'nobody'`],
      ['shortened', sql`delete from audit where account = '111122223333'`],
      ...(engine === 'postgres' ? [['emptied', sql`truncate audit`] as const] : []),
    ] as const;
    it.each(changes)('cannot be %s', async (_what, statement) => {
      const store = await open();
      await addAudit(store.db, 1);
      await expect(statement.execute(store.db)).rejects.toThrow('the audit trail is append-only');
      await expect(store.write((db) => statement.execute(db))).rejects.toThrow('append-only');
      expect(await store.db.selectFrom('audit').select('actor').execute()).toEqual([{ actor: 'somebody' }]);
    });

    it('is numbered in the order of its entries', async () => {
      const { db } = await open();
      for (const at of [30, 10, 20]) await addAudit(db, at);
      const rows = await db.selectFrom('audit').select(['sequence', 'at']).orderBy('sequence').execute();
      expect(rows.map(({ at }) => at)).toEqual([30, 10, 20]);
      expect(rows.every(({ sequence }) => typeof sequence === 'number')).toBe(true);
    });
  });

  describe('a value', () => {
    it('comes back as it went in: numbers as numbers, nothing as null', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      const [now, large] = [1_795_276_800_123, Number.MAX_SAFE_INTEGER];
      const key = { id: 'k', account: '111122223333', name: 'n', role: 'reader', sealed_secret: 's' };
      await db
        .insertInto('access_key')
        .values({ ...key, created_at: now, expires_at: large, disabled_at: null })
        .execute();
      expect(await db.selectFrom('access_key').selectAll().executeTakeFirst()).toMatchObject({
        ...key,
        created_at: now,
        expires_at: large,
        disabled_at: null,
      });
      const counted = await db
        .selectFrom('access_key')
        .select(({ fn }) => [fn.countAll().as('rows'), fn.max('created_at').as('newest')])
        .executeTakeFirst();
      expect(counted).toEqual({ rows: 1, newest: now });
    });

    it.each([
      ['every script', 'Größe ΑΒΓ Ж 日本語 हिन्दी عربى 👩‍🚀 \u{10FFFF}'],
      ['quotes and control characters', `'"\\ \t\r\n\u0001\u007f %_?$1 {"a":1}`],
      ['a megabyte', 'Öl '.repeat(350_000)],
      ['nothing', ''],
    ])('holds text of %s', async (_what, text) => {
      const { db } = await open();
      await db
        .insertInto('account')
        .values({ id: '111122223333', name: text, created_at: 0, settings: JSON.stringify({ text }) })
        .execute();
      const row = await db.selectFrom('account').selectAll().where('name', '=', text).executeTakeFirst();
      expect(row?.name).toBe(text);
      expect(JSON.parse(row?.settings ?? '')).toEqual({ text });
    });
  });

  describe('names', () => {
    // Every language's own order differs from the one of bytes in some of these.
    const names = (
      'zebra apple Banana ärger arger éclair eclair straße strasse ñu nu a-b a_b ab AB Ab a.b 10 9 1 ~ ! ı i I İ ł l ' +
      'Ωmega omega я Я 日本 中国 かな カナ \uFF21 \uFFFD \u{1F600} e\u0301'
    ).split(' ');

    it('come in the order of their bytes', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      for (const name of names) await addWorkload(db, `id of ${name}`, '111122223333', name);
      const rows = await db.selectFrom('workload').select('name_key').orderBy('name_key').execute();
      const expected = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(rows.map((row) => row.name_key)).toEqual(expected);
    });

    it('come page by page without a gap or a double', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      for (const name of names) await addWorkload(db, `id of ${name}`, '111122223333', name);
      const seen: string[] = [];
      for (let after = ['', '']; ; ) {
        const page = await db
          .selectFrom('workload')
          .select(['name_key', 'id'])
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('name_key', 'id'), '>', tuple(after[0]!, after[1]!)),
          )
          .orderBy('name_key')
          .orderBy('id')
          .limit(4)
          .execute();
        if (page.length === 0) break;
        seen.push(...page.map((row) => row.name_key));
        after = [page.at(-1)!.name_key, page.at(-1)!.id];
      }
      expect(seen.toSorted()).toEqual(names.toSorted());
    });

    it('differ by case and accents', async () => {
      const { db } = await open();
      await addAccount(db, '111122223333');
      await addWorkload(db, 'a', '111122223333', 'Name');
      await addWorkload(db, 'b', '111122223333', 'name');
      const found = await db.selectFrom('workload').select('id').where('name_key', '=', 'NAME').execute();
      expect(found).toEqual([]);
    });
  });

  describe('a snapshot', () => {
    it('shows one moment and holds up nobody who writes', async () => {
      const [store, other] = [await open(), await open()];
      await addAccount(store.db, '111122223333');
      const seen = await store.snapshot(async (db) => {
        const before = await accountsOf(db);
        await other.write((changing) => addAccount(changing, '444455556666'));
        return [before, await accountsOf(db)];
      });
      expect(seen).toEqual([['111122223333'], ['111122223333']]);
      expect(await accountsOf(store.db)).toHaveLength(2);
    });
  });
}

async function addAccount(db: Db, id: string): Promise<void> {
  await db.insertInto('account').values({ id, name: id, created_at: 0, settings: '{}' }).execute();
}

async function accountsOf(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('account').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

async function addWorkload(db: Db, id: string, account: string, name = id): Promise<void> {
  const times = { created_at: 0, updated_at: 0, revision: 1 };
  await db
    .insertInto('workload')
    .values({ id, account, region: 'us-east-1', name, name_key: name, body: '{}', ...times })
    .execute();
}

async function addAudit(db: Db, at: number): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at,
      account: '111122223333',
      actor: 'somebody',
      operation: 'o',
      resource: 'r',
      before: null,
      after: null,
    })
    .execute();
}
