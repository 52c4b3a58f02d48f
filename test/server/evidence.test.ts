import {
  GetAnswerCommand,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Improvement, PracticeResult } from '../../src/review/index.ts';
import { zipOf } from './archives.ts';
import { BUCKET, createWorkload, reviewed } from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const DAY = 86_400_000;

const QUESTION = 'backing-up-data';
const CHOICE = 'rel_backing_up_data_automated_backups_data';
/** The same bucket with its versions kept. */
const VERSIONED = `${BUCKET}
resource "aws_s3_bucket_versioning" "images" {
  bucket = aws_s3_bucket.images.id
  versioning_configuration {
    status = "Enabled"
  }
}
`;

let server: TestServer;
let client: WellArchitectedClient;
let workload: string;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client('111122223333', 'administrator', 'ada');
});
afterAll(() => server.close());

let count = 0;
beforeEach(async () => {
  server.setClock(NOON);
  count += 1;
  workload = await createWorkload(client, `evidence ${count}`);
  const run = await reviewed(server, workload, zipOf({ 'main.tf': BUCKET }));
  expect(run.status).toBe('done');
});

interface QuestionView {
  readonly risk: { readonly lowest: string; readonly highest: string };
  readonly askNext?: string;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly practices: readonly PracticeResult[];
  readonly evidenceFrom?: { readonly run: string };
}

interface ItemView extends Improvement {
  readonly status: string;
  readonly revision: number;
  readonly isOverdue: boolean;
}

const path = (rest: string) => `/api/v1/workloads/${workload}/${rest}`;
const QUESTION_PATH = `lenses/wellarchitected/questions/${QUESTION}`;
const ACCEPTANCE = `${QUESTION_PATH}/choices/${CHOICE}/accepted-risk`;

async function get<T>(rest: string): Promise<T> {
  const { status, body } = await server.console('GET', path(rest));
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as T;
}

const question = () => get<QuestionView>(QUESTION_PATH);
const practice = async (id = CHOICE) => (await question()).practices.find(({ choiceId }) => choiceId === id)!;
const items = async () => (await get<{ items: readonly ItemView[] }>('items')).items;
const disputes = async () => (await get<{ disputes: readonly { dispute: string }[] }>('disputes')).disputes;

async function answer(...SelectedChoices: string[]): Promise<void> {
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId: workload,
      LensAlias: 'wellarchitected',
      QuestionId: QUESTION,
      SelectedChoices,
    }),
  );
}

describe('a question', () => {
  it('shows what the code shows of each choice, the risk that follows, and what to ask next', async () => {
    const view = await question();
    expect(view).toMatchObject({
      number: 'REL09',
      pillar: 'reliability',
      answer: { risk: 'UNANSWERED', revision: 0 },
    });
    expect(view.evidenceFrom?.run).toMatch(/^[0-9a-f]{32}$/);
    expect(view.practices).toHaveLength(4);
    expect(await practice()).toMatchObject({
      status: 'not-in-place',
      basis: 'evidence',
      evidence: [{ check: 's3-bucket-versioning', verdict: 'contradicts', file: 'main.tf', line: 1 }],
    });
    // REL09-BP03 is of level medium and missing; BP01 and BP02, of level high, are open.
    expect(view.risk).toEqual({ lowest: 'MEDIUM', highest: 'HIGH' });
    expect(['REL09-BP01', 'REL09-BP02']).toContain(view.askNext);
  });

  it('shows an answer beside it at once: in place unverified, disputed, not in place', async () => {
    await answer('rel_backing_up_data_identified_backups_data', CHOICE);
    expect((await question()).answer).toMatchObject({
      risk: 'HIGH',
      revision: 1,
      by: 'ada',
      updatedAt: new Date(NOON).toISOString(),
    });
    expect(await practice('rel_backing_up_data_identified_backups_data')).toMatchObject({
      status: 'in-place',
      basis: 'claim',
    });
    expect(await practice()).toMatchObject({ status: 'disputed', basis: 'both' });
    expect(await practice('rel_backing_up_data_secured_backups_data')).toMatchObject({
      status: 'not-in-place',
    });
    // Now everything is known: BP02 of level high is missing.
    expect((await question()).risk).toEqual({ lowest: 'HIGH', highest: 'HIGH' });
    expect((await disputes()).map(({ dispute }) => dispute)).toEqual([
      expect.stringMatching(/^Claimed in place by ada on 2026-11-21, but main\.tf:1 contradicts it: /),
    ]);
  });

  it('is open without a review, and in a list with the others of its lens', async () => {
    workload = await createWorkload(client, `never reviewed ${count}`);
    const view = await question();
    expect(view.evidenceFrom).toBeUndefined();
    expect(view.practices.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'open']);
    expect(view.risk).toEqual({ lowest: 'NONE', highest: 'HIGH' });
    const { questions } = await get<{ questions: readonly object[] }>('lenses/wellarchitected/questions');
    expect(questions).toHaveLength(57);
    expect(questions).toContainEqual(
      expect.objectContaining({ id: QUESTION, number: 'REL09', practices: { open: 4 } }),
    );
    expect(await items()).toEqual([]);
  });

  it('is not found where the lens is not applied, and refused where the lens does not have it', async () => {
    const status = async (rest: string, account?: string) =>
      (await server.console('GET', path(rest), account === undefined ? {} : { account })).status;
    expect(await status(`lenses/serverless/questions/x`)).toBe(404);
    expect(await status('lenses/wellarchitected/questions/nope')).toBe(400);
    for (const rest of [QUESTION_PATH, 'disputes', 'items', 'accepted-risks', 'review'])
      expect(await status(rest, '999988887777')).toBe(404);
  });
});

describe('an item of the plan', () => {
  const put = (body: object, revision = 0, item = 's3-bucket-versioning') =>
    server.console('PUT', path(`items/${item}`), { body, headers: { 'if-match': `"${revision}"` } });

  it('is open and due by its level until somebody takes it', async () => {
    // Medium risks are due within 90 days: 2026-11-21 + 90 days = 2027-02-19.
    const item = (await items()).find(({ id }) => id === 's3-bucket-versioning');
    expect(item).toMatchObject({
      status: 'open',
      revision: 0,
      due: '2027-02-19',
      isOverdue: false,
      level: 'MEDIUM',
    });
    const decided = {
      owner: 'Mireille',
      due: '2026-12-01',
      status: 'in-progress',
      note: 'with the next release',
    };
    expect(await put(decided)).toMatchObject({ status: 200, body: { ...decided, revision: 1 } });
    expect((await items()).find(({ id }) => id === 's3-bucket-versioning')).toMatchObject({
      ...decided,
      revision: 1,
      isOverdue: false,
    });
    server.setClock(Date.parse('2026-12-02T00:00:00Z'));
    expect((await items()).find(({ id }) => id === 's3-bucket-versioning')).toMatchObject({
      isOverdue: true,
    });
    expect(await put({ ...decided, status: 'done' }, 1)).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
    expect((await items()).find(({ id }) => id === 's3-bucket-versioning')).toMatchObject({
      isOverdue: false,
    });
  });

  it.each(['999999999999999', '2147483648', 'W/"1"', '*', '"1'])(
    'is not changed where If-Match names no revision: %s',
    async (revision) => {
      const { status, body } = await server.console('PUT', path('items/s3-bucket-versioning'), {
        body: { status: 'done' },
        headers: { 'if-match': revision },
      });
      expect([status, body]).toMatchObject([400, { fields: [{ Name: 'If-Match' }] }]);
    },
  );

  it('takes no text that one of the databases cannot keep', async () => {
    expect(await put({ status: 'done', note: 'with a \0 in it' })).toMatchObject({
      status: 400,
      body: { fields: [{ Name: 'note' }] },
    });
  });

  it('belongs to whoever was first: the second writer is told', async () => {
    const answers = await Promise.all(['Ana', 'Ben', 'Cem'].map((owner) => put({ owner, status: 'open' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await put({ status: 'done' }, 7)).status).toBe(409);
    expect((await put({ status: 'done' }, 1)).status).toBe(200);
  });

  it('is refused where a field is wrong, the item is not in the plan, or the role is too small', async () => {
    for (const body of [
      { status: 'later' },
      { status: 'open', due: '2026-02-30' },
      { status: 'open', owner: ' ' },
      {},
    ])
      expect((await put(body)).status).toBe(400);
    expect((await put({ status: 'open' }, 0, 'no-such-item')).status).toBe(404);
    const reader = { body: { status: 'open' }, role: 'reader' as const };
    expect((await server.console('PUT', path('items/s3-bucket-versioning'), reader)).status).toBe(403);
  });

  it('that a review no longer finds is gone, and keeps what was decided', async () => {
    await put({ status: 'in-progress', owner: 'Mireille' });
    await reviewed(server, workload, zipOf({ 'main.tf': VERSIONED }));
    expect((await items()).map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    expect(await get('items')).toMatchObject({
      gone: [{ id: 's3-bucket-versioning', status: 'in-progress', owner: 'Mireille', revision: 1 }],
    });
  });

  it('stands in the audit trail', async () => {
    await put({ status: 'in-progress' });
    const rows = await server.services.store.db
      .selectFrom('audit')
      .selectAll()
      .where('operation', '=', 'putItem')
      .where('resource', 'like', `%${workload}/item/s3-bucket-versioning`)
      .execute();
    expect(rows.map(({ before, after }) => [before, JSON.parse(after ?? '{}')])).toMatchObject([
      [null, { status: 'in-progress' }],
    ]);
  });
});

describe('an accepted risk', () => {
  const accepted = { reason: 'Images are made again each night.', owner: 'Mireille', expires: '2026-12-31' };
  const accept = (body: object = accepted, revision = 0) =>
    server.console('PUT', path(ACCEPTANCE), { body, headers: { 'if-match': String(revision) } });

  it('takes its items out of the plan at once, until the end of its last day', async () => {
    expect((await items()).map(({ id }) => id)).toContain('s3-bucket-versioning');
    const { status, body } = await accept();
    expect([status, body]).toMatchObject([
      200,
      {
        ...accepted,
        practice: 'REL09-BP03',
        isExpired: false,
        keepsOut: ['s3-bucket-versioning'],
        revision: 1,
      },
    ]);
    expect((await items()).map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    server.setClock(Date.parse('2026-12-31T23:59:59Z'));
    expect((await items()).map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    server.setClock(Date.parse('2027-01-01T00:00:00Z'));
    expect((await items()).find(({ id }) => id === 's3-bucket-versioning')).toMatchObject({
      due: '2027-02-19',
    });
    expect(await get('accepted-risks')).toMatchObject({ acceptedRisks: [{ isExpired: true, keepsOut: [] }] });
  });

  it('lets a disputed answer count', async () => {
    await answer(CHOICE);
    expect((await practice()).status).toBe('disputed');
    await accept();
    expect(await practice()).toMatchObject({ status: 'in-place', acceptedRisk: { expires: '2026-12-31' } });
    expect(await disputes()).toEqual([]);
    await server.console('DELETE', path(ACCEPTANCE));
    expect((await practice()).status).toBe('disputed');
  });

  it('counts again in the next review, and is no part of what the code shows', async () => {
    await accept();
    await reviewed(server, workload, zipOf({ 'main.tf': BUCKET }));
    expect((await items()).map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    await server.console('DELETE', path(ACCEPTANCE));
    expect((await items()).map(({ id }) => id)).toContain('s3-bucket-versioning');
  });

  it('is refused without a reason, an owner or a day to come, for no choice, to who is no reviewer, and over another', async () => {
    for (const wrong of [
      { reason: '' },
      { owner: undefined },
      { expires: '2026-11-20' },
      { expires: 'soon' },
    ])
      expect((await accept({ ...accepted, ...wrong })).status).toBe(400);
    expect((await accept({ ...accepted, expires: '2026-11-21' })).status).toBe(200);
    expect((await accept()).status).toBe(409);
    expect((await accept(accepted, 1)).status).toBe(200);
    const unknown = path(`${QUESTION_PATH}/choices/nope/accepted-risk`);
    expect((await server.console('PUT', unknown, { body: accepted })).status).toBe(400);
    const contributor = { body: accepted, role: 'contributor' as const };
    expect((await server.console('PUT', path(ACCEPTANCE), contributor)).status).toBe(403);
    await server.console('DELETE', path(ACCEPTANCE));
    expect((await server.console('DELETE', path(ACCEPTANCE))).status).toBe(404);
  });
});

it('the review of today is a whole ReviewResult, beside what people say now', async () => {
  await answer(CHOICE);
  server.setClock(NOON + DAY);
  expect(await get('review')).toMatchObject({
    schemaVersion: '1',
    date: '2026-11-22',
    riskCounts: { HIGH: 2 },
  });
});

it('an item that no check stands behind says what to do as the WA Tool’s API does', async () => {
  await answer(CHOICE);
  const { Answer } = await client.send(
    new GetAnswerCommand({ WorkloadId: workload, LensAlias: 'wellarchitected', QuestionId: QUESTION }),
  );
  const other = 'rel_backing_up_data_periodic_recovery_testing_data';
  const plan = Answer?.Choices?.find(({ ChoiceId }) => ChoiceId === other)?.ImprovementPlan?.DisplayText;
  const item = (await items()).find(({ practices }) => practices.includes('REL09-BP04'));
  expect(plan).toMatch(/AWS Backup/);
  expect(item?.remediation).toBe(plan);
});
