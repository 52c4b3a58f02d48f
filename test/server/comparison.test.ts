import {
  CreateMilestoneCommand,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Comparison } from '../../src/server/comparison/compare-snapshots.ts';
import { zipOf } from './archives.ts';
import { BUCKET, createWorkload, reviewed } from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const QUESTION = 'backing-up-data';
const [IDENTIFIED, AUTOMATED] = [
  'rel_backing_up_data_identified_backups_data',
  'rel_backing_up_data_automated_backups_data',
];

type View = Comparison & {
  readonly from: { readonly milestone?: number; readonly evidenceFrom?: { readonly run: string } };
  readonly to: { readonly milestone?: number; readonly evidenceFrom?: { readonly run: string } };
};

let server: TestServer;
let client: WellArchitectedClient;
let workload: string;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  workload = await createWorkload(client, 'compared');
  await answer([IDENTIFIED!]);
  await milestone('before any review');
  await reviewed(server, workload, zipOf({ 'main.tf': BUCKET }));
  await answer([IDENTIFIED!, AUTOMATED!]);
  await milestone('reviewed');
  await answer([AUTOMATED!]);
});
afterAll(() => server.close());

async function answer(SelectedChoices: string[]): Promise<void> {
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId: workload,
      LensAlias: 'wellarchitected',
      QuestionId: QUESTION,
      SelectedChoices,
    }),
  );
}

async function milestone(MilestoneName: string): Promise<void> {
  await client.send(
    new CreateMilestoneCommand({ WorkloadId: workload, MilestoneName, ClientRequestToken: MilestoneName }),
  );
}

const compare = (query: string, options = {}) =>
  server.console('GET', `/api/v1/workloads/${workload}/comparison?${query}`, options);

it('two milestones differ by what was answered and reviewed between them', async () => {
  const { status, body } = await compare('from=1&to=2');
  expect(status).toBe(200);
  const view = body as View;
  expect([view.from.milestone, view.to.milestone]).toEqual([1, 2]);
  expect(view.from.evidenceFrom).toBeUndefined();
  expect(view.to.evidenceFrom?.run).toMatch(/^[0-9a-f]{32}$/);
  const change = view.lenses[0]!.questions.find(({ id }) => id === QUESTION);
  expect(change).toMatchObject({
    number: 'REL09',
    // BP02, of level high, is in place at neither time.
    risk: { before: 'HIGH', after: 'HIGH' },
    choicesGained: [{ id: AUTOMATED }],
    choicesLost: [],
    evidence: { practices: [{ id: AUTOMATED, before: 'not-in-place', after: 'disputed' }] },
  });
  expect(view.items.opened.map(({ id }) => id)).toContain('s3-bucket-access-logs');
  expect(view.totals).toMatchObject({ choicesGained: 1, choicesLost: 0 });
});

it('a milestone differs from now, which is what is meant where nothing is said', async () => {
  const [named, meant] = [await compare('from=2&to=now'), await compare('from=2')];
  const view = named.body as View;
  expect(view.to.milestone).toBeUndefined();
  expect(view.lenses[0]!.questions).toMatchObject([
    { id: QUESTION, choicesGained: [], choicesLost: [{ id: IDENTIFIED }] },
  ]);
  // Between two milestones and now lies what lies between the first and now.
  expect((meant.body as View).lenses).toEqual(view.lenses);
});

it('nothing differs from itself', async () => {
  for (const query of ['from=1&to=1', 'from=now'])
    expect((await compare(query)).body).toMatchObject({ lenses: [{ questions: [] }] });
});

it('is refused for no milestone, nonsense, and strangers', async () => {
  expect((await compare('from=9')).status).toBe(404);
  for (const query of ['from=zero', 'from=0', '', 'from=1&to=then'])
    expect((await compare(query)).status).toBe(400);
  expect((await compare('from=1', { account: '999988887777' })).status).toBe(404);
});
