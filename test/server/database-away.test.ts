import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateWorkloadCommand,
  GetAnswerCommand,
  ListWorkloadsCommand,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/open-postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { type BreakableConnection, breakableConnection } from '../store/breakable-connection.ts';
import { newPostgresDatabase, POSTGRES_SERVER, type TestDatabase } from '../store/test-databases.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const QUESTIONS = ['securely-operate', 'identities', 'permissions', 'detect-investigate-events'];

describe.skipIf(POSTGRES_SERVER === undefined)('a server whose PostgreSQL goes away under load', () => {
  let database: TestDatabase;
  let connection: BreakableConnection;
  let store: Store;
  let server: TestServer;
  let client: WellArchitectedClient;
  let workload: string;

  beforeEach(async () => {
    database = await newPostgresDatabase();
    connection = await breakableConnection(database.url);
    store = await openPostgres(connection.url, 4);
    server = await startTestServer({ store });
    client = await server.client();
    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        WorkloadName: 'shop',
        Description: 'of the tests',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: ['wellarchitected'],
      }),
    );
    workload = WorkloadId!;
  });
  afterEach(async () => {
    await server.close();
    await connection.break();
    await database.drop();
  });

  const question = (QuestionId: string) => ({
    WorkloadId: workload,
    LensAlias: 'wellarchitected',
    QuestionId,
  });

  /** Answers questions until it is told to stop; checks that every refusal is one to try again after, and what was kept. */
  async function answering(whileSo: () => Promise<void>) {
    const over = new AbortController();
    const refusals: unknown[] = [];
    const kept = new Map<string, number>();
    const writing = QUESTIONS.map(async (id) => {
      for (let turn = 1; !over.signal.aborted; turn += 1) {
        try {
          await client.send(new UpdateAnswerCommand({ ...question(id), Notes: String(turn) }));
          kept.set(id, turn);
        } catch (error) {
          refusals.push(error);
          await sleep(20);
        }
      }
    });
    await whileSo();
    over.abort();
    await Promise.all(writing);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        name: 'ServiceUnavailableException',
        message: 'The database cannot be reached; try again.',
        $metadata: { httpStatusCode: 503 },
      });
    for (const [id, turn] of kept) {
      const { Answer } = await client.send(new GetAnswerCommand(question(id)));
      expect(Number(Answer?.Notes)).toBeGreaterThanOrEqual(turn);
    }
    return { refusals: refusals.length, kept: QUESTIONS.map((id) => kept.get(id) ?? 0) };
  }

  it('says that it is unavailable, loses nothing it took, and goes on when it is back', async () => {
    let turnsBefore: readonly number[] = [];
    const { refusals, kept } = await answering(async () => {
      await sleep(1_500);
      await connection.break();
      await sleep(600);
      await expect(client.send(new ListWorkloadsCommand({}))).rejects.toMatchObject({
        name: 'ServiceUnavailableException',
      });
      await expect(store.ping()).rejects.toThrow();
      await connection.mend();
      turnsBefore = await notes();
      await sleep(1_500);
    });
    expect(refusals).toBeGreaterThan(0);
    expect(kept.every((turn, index) => turn > turnsBefore[index]!)).toBe(true);
    await store.ping();
  });

  it('does so where the database ends its connections one by one', async () => {
    const admin = await openPostgres(database.url, 1);
    const { kept } = await answering(async () => {
      for (let round = 0; round < 10; round += 1) {
        await sleep(150);
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(admin.db);
      }
      await sleep(500);
    });
    await admin.close();
    expect(kept.every((turn) => turn > 0)).toBe(true);
  });

  async function notes(): Promise<readonly number[]> {
    const answers = [];
    for (const id of QUESTIONS)
      answers.push(Number((await client.send(new GetAnswerCommand(question(id)))).Answer?.Notes ?? 0));
    return answers;
  }
});
