import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteWorkloadCommand,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReviewResult } from '../../src/review/index.ts';
import { InProcessQueue } from '../../src/server/reviews/in-process-queue.ts';
import { REVIEW_BOUNDS } from '../../src/server/reviews/perform-review.ts';
import { resultOf } from '../cli/hexastyle.ts';
import { zipOf } from './archives.ts';
import {
  BUCKET,
  createWorkload,
  endOf,
  filesIn,
  reviewed,
  type RunView,
  SHOP,
  sleepingProgram,
  startRun,
  upload,
} from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const TREE = { 'main.tf': BUCKET };

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

async function resultFrom(workload: string, run: string): Promise<ReviewResult> {
  const { status, body } = await server.console('GET', `/api/v1/workloads/${workload}/runs/${run}/result`);
  expect(status).toBe(200);
  return body as ReviewResult;
}

function practiceIn(result: ReviewResult, id: string) {
  return result.questions.flatMap(({ practices }) => practices).find((practice) => practice.id === id)!;
}

describe('a review', () => {
  it('of the shop finds what the command line finds', { timeout: 60_000 }, async () => {
    const workload = await createWorkload(client, 'shop');
    const run = await reviewed(server, workload, zipOf(filesIn(SHOP)));
    expect(run).toMatchObject({ status: 'done', architecture: { name: 'shop.zip' } });
    const [served, said] = [await resultFrom(workload, run.id), await resultOf(SHOP)];
    const evidence = ({ questions }: ReviewResult) =>
      questions.map(({ id, practices }) => [id, practices.map((practice) => practice.evidence)]);
    expect(evidence(served)).toEqual(evidence(said));
    expect(served.suppressed).toEqual(said.suppressed);
    // Nobody answered anything in the server, so the claims of the file count.
    expect(served.riskCounts).toEqual(said.riskCounts);
    expect(run.summary?.riskCounts).toEqual(said.riskCounts);
    expect(served.workload).toMatchObject({
      name: 'shop',
      owner: 'owner@example.com',
      environment: 'PRODUCTION',
    });
  });

  it('sets answers beside evidence, by whom and when', async () => {
    const ada = await server.client('111122223333', 'contributor', 'ada');
    const workload = await createWorkload(client, 'answered');
    const question = { WorkloadId: workload, LensAlias: 'wellarchitected' };
    await ada.send(
      new UpdateAnswerCommand({
        ...question,
        QuestionId: 'backing-up-data',
        SelectedChoices: ['rel_backing_up_data_automated_backups_data'],
        ChoiceUpdates: {
          rel_backing_up_data_secured_backups_data: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE' },
        },
      }),
    );
    await ada.send(
      new UpdateAnswerCommand({
        ...question,
        QuestionId: 'fault-isolation',
        IsApplicable: false,
        Reason: 'OTHER',
      }),
    );
    const file = 'claims: { REL09-BP03: not-in-place, REL09-BP04: in-place, OPS01-BP01: in-place }\n';
    const run = await reviewed(server, workload, zipOf({ ...TREE, 'hexastyle.yaml': file }));
    const result = await resultFrom(workload, run.id);
    const who = { by: 'ada', on: new Date().toISOString().slice(0, 10) };
    // The bucket keeps no versions: evidence against what ada says, and what the file says of REL09 counts no more.
    expect(practiceIn(result, 'REL09-BP03')).toMatchObject({
      status: 'disputed',
      claim: { says: 'in-place', ...who },
    });
    expect(practiceIn(result, 'REL09-BP02').claim).toEqual({
      says: 'not-applicable',
      ...who,
      reason: 'Out of scope',
    });
    expect(practiceIn(result, 'REL09-BP04')).toMatchObject({
      status: 'not-in-place',
      claim: { says: 'not-in-place', ...who },
    });
    expect(practiceIn(result, 'OPS01-BP01')).toMatchObject({
      status: 'in-place',
      claim: { says: 'in-place' },
    });
    const isolation = result.questions.find(({ questionId }) => questionId === 'fault-isolation');
    expect(isolation?.risk).toEqual({ lowest: 'NOT_APPLICABLE', highest: 'NOT_APPLICABLE' });
  });

  it('counts suppressions, objectives and data classes of the review file', async () => {
    const workload = await createWorkload(client, 'with a file');
    const file =
      'objectives: { rto: 4h }\ndataClasses: { pii: [aws_s3_bucket.images] }\n' +
      'suppressions: [{ check: s3-bucket-versioning, resources: [aws_s3_bucket.images], reason: small }]\n';
    const run = await reviewed(server, workload, zipOf({ ...TREE, 'hexastyle.yaml': file }));
    const result = await resultFrom(workload, run.id);
    expect(result.suppressed.map(({ check, by }) => [check, by])).toContainEqual([
      's3-bucket-versioning',
      { file: 'hexastyle.yaml', line: 3 },
    ]);
    expect(result.workload.objectives).toEqual({ rtoSeconds: 14_400 });
    expect(result.architecture.dataClasses?.map(({ dataClass }) => dataClass)).toEqual(['pii']);
  });

  it('is by the environment that the server knows', async () => {
    const workload = await createWorkload(client, 'in production');
    const file = 'workload: { environment: preproduction, name: other }\n';
    const run = await reviewed(server, workload, zipOf({ ...TREE, 'hexastyle.yaml': file }));
    expect((await resultFrom(workload, run.id)).workload).toMatchObject({
      name: 'in production',
      environment: 'PRODUCTION',
    });
  });

  it('rates by every lens of the workload', async () => {
    const workload = await createWorkload(client, 'two lenses', ['serverless']);
    const run = await reviewed(server, workload, zipOf(TREE));
    const { lenses } = await resultFrom(workload, run.id);
    expect(lenses.map(({ alias }) => alias)).toEqual(['wellarchitected', 'serverless']);
  });

  it('fails with the words of the program where there is nothing to review', async () => {
    const workload = await createWorkload(client, 'nothing');
    const run = await reviewed(server, workload, zipOf({ 'readme.txt': 'no code' }));
    expect(run.status).toBe('failed');
    expect(run.error).toMatch(/^nothing to review in /);
    expect(run.error).not.toContain(server.services.code.uploads.folder);
  });

  it('fails where the uploads are not on the disk, and says what servers and workers share', async () => {
    const workload = await createWorkload(client, 'elsewhere');
    const { id } = (await upload(server, workload, zipOf(TREE))).body as { id: string };
    await server.services.code.uploads.remove(id);
    const run = await endOf(server, workload, (await startRun(server, workload)).id);
    expect(run).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('need the same one (--data)'),
    });
  });

  it('fails where the review file is wrong, and says where', async () => {
    const workload = await createWorkload(client, 'wrong file');
    const run = await reviewed(
      server,
      workload,
      zipOf({ ...TREE, 'hexastyle.yaml': 'claims:\n  SEC99-BP01: in-place\n' }),
    );
    expect(run.status).toBe('failed');
    expect(run.error).toContain('hexastyle.yaml:2:3: there is no practice "SEC99-BP01"');
  });

  it('takes no longer than it may', async () => {
    const hasty = await startTestServer({ reviewBounds: { seconds: 0.05 } });
    try {
      const workload = await createWorkload(await hasty.client(), 'slow');
      const run = await reviewed(hasty, workload, zipOf(TREE));
      expect(run).toMatchObject({ status: 'failed', error: 'the review took more than 0.05 seconds' });
    } finally {
      await hasty.close();
    }
  });

  it('takes no more memory than it may', async () => {
    const small = await startTestServer({ reviewBounds: { megabytes: 12 } });
    try {
      const workload = await createWorkload(await small.client(), 'large');
      const run = await reviewed(small, workload, zipOf(TREE));
      expect(run).toMatchObject({ status: 'failed', error: 'the review took more than 12 MB of memory' });
    } finally {
      await small.close();
    }
  });
});

describe('the result of a review', () => {
  it('is no larger than the server can read', async () => {
    const small = await startTestServer({ reviewBounds: { resultBytes: 1024 * 1024 } });
    try {
      const workload = await createWorkload(await small.client(), 'many things');
      const buckets = Array.from({ length: 2000 }, (_, index) => BUCKET.replace('images', `images_${index}`));
      const run = await reviewed(small, workload, zipOf({ 'main.tf': buckets.join('') }));
      expect(run).toMatchObject({
        status: 'failed',
        error: 'the result is larger than 1 MB; review the code in several workloads',
      });
    } finally {
      await small.close();
    }
  });
});

describe('the reviews of a workload', () => {
  it('are listed page by page, the newest first, and others do not see them', async () => {
    const workload = await createWorkload(client, 'listed');
    const first = await reviewed(server, workload, zipOf(TREE));
    const second = await startRun(server, workload);
    await endOf(server, workload, second.id);
    const path = `/api/v1/workloads/${workload}/runs`;
    const page = (await server.console('GET', `${path}?maxResults=1`)).body as {
      runs: RunView[];
      nextToken: string;
    };
    expect(page.runs.map(({ id }) => id)).toEqual([second.id]);
    const next = await server.console(
      'GET',
      `${path}?maxResults=1&nextToken=${encodeURIComponent(page.nextToken)}`,
    );
    expect((next.body as { runs: RunView[] }).runs.map(({ id }) => id)).toEqual([first.id]);
    expect(next.body).not.toHaveProperty('nextToken');
    for (const other of [path, `${path}/${first.id}`, `${path}/${first.id}/result`])
      expect((await server.console('GET', other, { account: '999988887777' })).status).toBe(404);
    expect((await server.console('GET', `${path}/${'0'.repeat(32)}`)).status).toBe(404);
    expect((await server.console('POST', path, { body: {}, role: 'reader' })).status).toBe(403);
  });

  it('cannot begin without an architecture', async () => {
    const workload = await createWorkload(client, 'no code yet');
    const path = `/api/v1/workloads/${workload}/runs`;
    expect((await server.console('POST', path, { body: {} })).status).toBe(409);
    expect((await server.console('POST', path, { body: { architecture: 'x' } })).status).toBe(404);
  });

  it('start once for one request with a token', async () => {
    const workload = await createWorkload(client, 'started once');
    await upload(server, workload, zipOf(TREE));
    const again = { body: {}, headers: { 'idempotency-key': 'start-1' } };
    const path = `/api/v1/workloads/${workload}/runs`;
    const [one, two] = [await server.console('POST', path, again), await server.console('POST', path, again)];
    expect(one.status).toBe(202);
    expect(two).toMatchObject({ status: 202, body: { id: (one.body as RunView).id } });
  });

  it('go with the workload', async () => {
    const workload = await createWorkload(client, 'short-lived');
    await reviewed(server, workload, zipOf(TREE));
    await client.send(new DeleteWorkloadCommand({ WorkloadId: workload, ClientRequestToken: 'gone-1' }));
    const { db } = server.services.store;
    for (const table of ['review_run', 'architecture'] as const)
      expect(await db.selectFrom(table).selectAll().where('subject', '=', workload).execute()).toEqual([]);
  });
});

describe('a review that is cancelled', () => {
  it('ends at once, running or waiting, and the next one begins', async () => {
    const one = await startTestServer({ reviewBounds: { atOnce: 1 } });
    try {
      const workload = await createWorkload(await one.client(), 'cancelled');
      await upload(one, workload, zipOf(filesIn(SHOP)));
      const runs = [
        await startRun(one, workload),
        await startRun(one, workload),
        await startRun(one, workload),
      ];
      const path = (index: number) => `/api/v1/workloads/${workload}/runs/${runs[index]!.id}`;
      for (const index of [1, 0])
        expect((await one.console('POST', `${path(index)}/cancel`)).body).toMatchObject({
          status: 'cancelled',
        });
      expect(await endOf(one, workload, runs[2]!.id)).toMatchObject({ status: 'done' });
      expect((await one.console('GET', path(0))).body).toMatchObject({ status: 'cancelled' });
      expect((await one.console('POST', `${path(2)}/cancel`)).status).toBe(409);
    } finally {
      await one.close();
    }
  });
});

describe('a review that is running', () => {
  it('is killed when it is cancelled, when its workload is deleted, and when the server stops', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hexastyle-sleeping-')));
    const sleeping = await startTestServer({
      folder,
      program: sleepingProgram(folder),
      reviewBounds: { atOnce: 3 },
    });
    const admin = await sleeping.client();
    const started = async (name: string) => {
      const workload = await createWorkload(admin, name);
      const { body } = await upload(sleeping, workload, zipOf(TREE));
      const { id } = await startRun(sleeping, workload);
      const file = join(folder, 'uploads', (body as { id: string }).id, 'pid');
      await vi.waitUntil(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 10_000);
      return { workload, id, pid: Number(readFileSync(file, 'utf8')) };
    };
    const isDead = (pid: number) => vi.waitUntil(() => !isAlive(pid), 10_000);
    try {
      const cancelled = await started('to be cancelled');
      await sleeping.console('POST', `/api/v1/workloads/${cancelled.workload}/runs/${cancelled.id}/cancel`);
      await isDead(cancelled.pid);
      const deleted = await started('to be deleted while reviewed');
      await admin.send(
        new DeleteWorkloadCommand({ WorkloadId: deleted.workload, ClientRequestToken: 'gone-2' }),
      );
      await isDead(deleted.pid);
      const stopped = await started('to be stopped');
      await sleeping.services.reviewQueue.stop();
      await isDead(stopped.pid);
      const path = `/api/v1/workloads/${stopped.workload}/runs/${stopped.id}`;
      expect((await sleeping.console('GET', path)).body).toMatchObject({ status: 'queued' });
    } finally {
      await sleeping.close();
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a server that stops', () => {
  it('leaves its reviews in the line for the next one', { timeout: 60_000 }, async () => {
    const workload = await createWorkload(client, 'restarted');
    await upload(server, workload, zipOf(TREE));
    await server.services.reviewQueue.stop();
    const { id } = await startRun(server, workload);
    // As a server leaves it that was killed: running, and silent for longer than a living one ever is.
    const dead = await startRun(server, workload);
    await server.services.store.db
      .updateTable('review_run')
      .set({ status: 'running', worker: 'a dead one', heartbeat_at: server.services.clock() - 60_000 })
      .where('id', '=', dead.id)
      .execute();
    const { store, ...parts } = server.services;
    const next = new InProcessQueue(store, { ...parts, bounds: REVIEW_BOUNDS }, (error) => {
      throw error;
    });
    await next.start();
    expect((await endOf(server, workload, id)).status).toBe('done');
    expect((await endOf(server, workload, dead.id)).status).toBe('done');
    await next.stop();
  });
});
