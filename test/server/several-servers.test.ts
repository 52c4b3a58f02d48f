import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphileQueue } from '../../src/server/reviews/graphile-queue.ts';
import { REVIEW_BOUNDS } from '../../src/server/reviews/perform-review.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { newPostgresDatabase, POSTGRES_SERVER, type TestDatabase } from '../store/test-databases.ts';
import { zipOf } from './archives.ts';
import {
  begun,
  BUCKET,
  createWorkload,
  endOf,
  type RunView,
  sleepingProgram,
  startRun,
  upload,
} from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

describe.skipIf(POSTGRES_SERVER === undefined)('several servers on one database', { timeout: 60_000 }, () => {
  let database: TestDatabase;
  let folder: string;
  let servers: readonly TestServer[];

  beforeAll(async () => {
    database = await newPostgresDatabase();
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hexastyle-servers-')));
    const start = async () =>
      await startTestServer({
        store: await openPostgres(database.url, 5),
        folder,
        reviewBounds: { atOnce: 1 },
        reviewQueue: (store, parts, report) => new GraphileQueue(store, database.url, parts, report),
      });
    servers = [await start(), await start()];
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const workersOf = async (workload: string) =>
    (
      await servers[0]!.services.store.db
        .selectFrom('review_run')
        .select('worker')
        .where('subject', '=', workload)
        .execute()
    ).map(({ worker }) => worker);

  it('share the reviews, each of which is done once', async () => {
    const [one, other] = servers as [TestServer, TestServer];
    const workload = await createWorkload(await one.client(), 'shared');
    await upload(one, workload, zipOf({ 'main.tf': BUCKET }));
    const runs: RunView[] = [];
    for (const server of [one, other, one, other, one, other]) runs.push(await startRun(server, workload));
    for (const { id } of runs) expect((await endOf(other, workload, id)).status).toBe('done');
    const workers = await workersOf(workload);
    expect(workers).toHaveLength(6);
    expect(new Set(workers).size).toBe(2);
  });

  it('end a review that another one runs when it is cancelled', async () => {
    const [one] = servers as [TestServer];
    const sleeping = await startTestServer({
      store: await openPostgres(database.url, 5),
      folder,
      program: sleepingProgram(folder),
      reviewBounds: { atOnce: 1 },
      reviewQueue: (store, parts, report) => new GraphileQueue(store, database.url, parts, report),
    });
    for (const server of servers) await server.services.reviewQueue.stop();
    const workload = await createWorkload(await one.client(), 'cancelled elsewhere');
    await upload(one, workload, zipOf({ 'main.tf': BUCKET }));
    const [first, second] = [await startRun(one, workload), await startRun(one, workload)];
    await begun(sleeping, workload, first.id);
    const path = `/api/v1/workloads/${workload}/runs/${first.id}`;
    expect((await one.console('POST', `${path}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    // It has one hand only, which is free again when the first review is dead.
    await begun(sleeping, workload, second.id);
    await sleeping.close();
    expect((await one.console('GET', `${path.replace(first.id, second.id)}`)).body).toMatchObject({
      status: 'queued',
    });
  });

  it('go on with what a dead one left', async () => {
    const [one] = servers as [TestServer];
    const workload = await createWorkload(await one.client(), 'left by the dead');
    await upload(one, workload, zipOf({ 'main.tf': BUCKET }));
    const runs = [await startRun(one, workload), await startRun(one, workload)];
    const { db } = one.services.store;
    // One that a killed worker had begun, and one whose place in the line is lost.
    await db
      .updateTable('review_run')
      .set({ status: 'running', worker: 'a dead one', heartbeat_at: Date.now() - 60_000 })
      .where('id', '=', runs[0]!.id)
      .execute();
    const queue = new GraphileQueue(
      one.services.store,
      database.url,
      { ...one.services, bounds: REVIEW_BOUNDS },
      (error) => {
        throw error;
      },
    );
    await queue.start();
    for (const { id } of runs) expect((await endOf(one, workload, id)).status).toBe('done');
    await queue.stop();
  });
});
