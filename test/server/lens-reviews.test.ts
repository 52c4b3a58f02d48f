import {
  AccessDeniedException,
  AssociateLensesCommand,
  CreateMilestoneCommand,
  CreateProfileCommand,
  DeleteLensCommand,
  DisassociateLensesCommand,
  GetAnswerCommand,
  GetLensReviewCommand,
  GetWorkloadCommand,
  ListLensReviewsCommand,
  ResourceNotFoundException,
  UpdateAnswerCommand,
  UpdateLensReviewCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEST_PRIORITIES, MODEST_PROFILE } from './profile-samples.ts';
import { importLens, publishLens, sampleLens, sampleQuestion, sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;
let harbour: string;

beforeAll(async () => {
  server = await startTestServer({ quotas: { lensesPerWorkload: 3 } });
  client = await server.client();
  harbour = await publishLens(client, sampleLens('Harbour'), '1.0');
});
afterAll(() => server.close());

const FRAMEWORK = 'arn:aws:wellarchitected::aws:lens/wellarchitected';
const NONE = { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 };

async function answer(WorkloadId: string, QuestionId: string, change: object): Promise<void> {
  await client.send(new UpdateAnswerCommand({ WorkloadId, LensAlias: harbour, QuestionId, ...change }));
}

async function review(WorkloadId: string, LensAlias = harbour, MilestoneNumber?: number) {
  const got = await client.send(new GetLensReviewCommand({ WorkloadId, LensAlias, MilestoneNumber }));
  expect(got.WorkloadId).toBe(WorkloadId);
  expect(got.MilestoneNumber).toBe(MilestoneNumber);
  return got.LensReview;
}

async function associate(WorkloadId: string, ...LensAliases: string[]): Promise<void> {
  await client.send(new AssociateLensesCommand({ WorkloadId, LensAliases }));
}

async function disassociate(WorkloadId: string, ...LensAliases: string[]): Promise<void> {
  await client.send(new DisassociateLensesCommand({ WorkloadId, LensAliases }));
}

describe('a lens review', () => {
  it('was changed when an answer in it was', async () => {
    const id = await sampleWorkload(client, 'of this hour', [harbour]);
    const made = Date.now();
    server.setClock(made + 60_000);
    await answer(id, 'moor', { SelectedChoices: ['moor_rope'] });
    server.setClock(made + 120_000);
    const then = new Date(made + 60_000);
    expect((await review(id))?.UpdatedAt).toEqual(then);
    const { LensReviewSummaries } = await client.send(new ListLensReviewsCommand({ WorkloadId: id }));
    const [framework, own] = LensReviewSummaries!;
    expect(own?.UpdatedAt).toEqual(then);
    expect(framework?.UpdatedAt!.getTime()).toBeLessThanOrEqual(made);
    await answer(id, 'load', { Notes: 'later' });
    expect((await review(id))?.UpdatedAt).toEqual(new Date(made + 120_000));
  });

  it('counts its questions by risk, and those of each pillar', async () => {
    const id = await sampleWorkload(client, 'counted', [harbour]);
    await answer(id, 'moor', { SelectedChoices: ['moor_rope', 'moor_chain'] });
    await answer(id, 'load', { SelectedChoices: ['load_no'] });
    await answer(id, 'lift', { IsApplicable: false });
    expect(await review(id)).toMatchObject({
      LensAlias: harbour,
      LensArn: harbour,
      LensVersion: '1.0',
      LensName: 'Harbour',
      LensStatus: 'CURRENT',
      RiskCounts: { ...NONE, NONE: 1, HIGH: 1, NOT_APPLICABLE: 1 },
      PillarReviewSummaries: [
        { PillarId: 'quay', PillarName: 'Quay', RiskCounts: { ...NONE, NONE: 1, HIGH: 1 } },
        { PillarId: 'crane', PillarName: 'Crane', RiskCounts: { ...NONE, NOT_APPLICABLE: 1 } },
      ],
    });
  });

  it('is listed with the others in the order in which the lenses were applied, page by page', async () => {
    const id = await sampleWorkload(client, 'listed', [harbour]);
    await answer(id, 'moor', { SelectedChoices: ['moor_rope'] });
    const first = await client.send(new ListLensReviewsCommand({ WorkloadId: id, MaxResults: 1 }));
    expect(first.LensReviewSummaries).toMatchObject([
      { LensAlias: 'wellarchitected', LensArn: FRAMEWORK, RiskCounts: { ...NONE, UNANSWERED: 57 } },
    ]);
    const second = await client.send(
      new ListLensReviewsCommand({ WorkloadId: id, MaxResults: 1, NextToken: first.NextToken }),
    );
    expect(second.LensReviewSummaries).toMatchObject([
      { LensAlias: harbour, RiskCounts: { ...NONE, UNANSWERED: 2, MEDIUM: 1 } },
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it('takes notes for itself and for single pillars, and keeps the others', async () => {
    const id = await sampleWorkload(client, 'noted', [harbour]);
    const update = (change: object) =>
      client.send(new UpdateLensReviewCommand({ WorkloadId: id, LensAlias: harbour, ...change }));
    await update({ LensNotes: 'All in all good.', PillarNotes: { quay: 'Wet.' } });
    const { LensReview } = await update({ PillarNotes: { crane: 'High.' } });
    expect(LensReview).toMatchObject({
      Notes: 'All in all good.',
      PillarReviewSummaries: [
        { PillarId: 'quay', Notes: 'Wet.' },
        { PillarId: 'crane', Notes: 'High.' },
      ],
    });
    expect(await review(id)).toMatchObject({ Notes: 'All in all good.' });
    const { LensReview: cleared } = await update({ LensNotes: '' });
    expect(cleared?.Notes).toBe('');
  });

  it('takes which of its questions go to Jira', async () => {
    const id = await sampleWorkload(client, 'with Jira', [harbour]);
    const JiraConfiguration = { SelectedPillars: [{ PillarId: 'quay', SelectedQuestionIds: ['moor'] }] };
    await client.send(new UpdateLensReviewCommand({ WorkloadId: id, LensAlias: harbour, JiraConfiguration }));
    expect((await review(id))?.JiraConfiguration).toEqual(JiraConfiguration);
  });

  it('refuses notes on a pillar that the lens does not have', async () => {
    const id = await sampleWorkload(client, 'noted wrongly', [harbour]);
    const command = new UpdateLensReviewCommand({
      WorkloadId: id,
      LensAlias: harbour,
      PillarNotes: { keel: 'No.' },
    });
    await expect(client.send(command)).rejects.toBeInstanceOf(ValidationException);
  });

  it('takes notes of contributors, and none of readers', async () => {
    const id = await sampleWorkload(client, 'noted by whom', [harbour]);
    const command = new UpdateLensReviewCommand({ WorkloadId: id, LensAlias: harbour, LensNotes: 'Mine.' });
    const contributor = await server.client('111122223333', 'contributor');
    await expect(contributor.send(command)).resolves.toMatchObject({ LensReview: { Notes: 'Mine.' } });
    const reader = await server.client('111122223333', 'reader');
    await expect(reader.send(command)).rejects.toBeInstanceOf(AccessDeniedException);
  });

  it('is shown as it was at a milestone', async () => {
    const id = await sampleWorkload(client, 'then', [harbour]);
    await answer(id, 'moor', { SelectedChoices: ['moor_no'] });
    await client.send(
      new UpdateLensReviewCommand({ WorkloadId: id, LensAlias: harbour, LensNotes: 'Then.' }),
    );
    await client.send(new CreateMilestoneCommand({ WorkloadId: id, MilestoneName: 'then' }));
    await answer(id, 'moor', { SelectedChoices: ['moor_rope', 'moor_chain'] });
    await disassociate(id, harbour);
    expect(await review(id, harbour, 1)).toMatchObject({
      Notes: 'Then.',
      RiskCounts: { ...NONE, UNANSWERED: 2, HIGH: 1 },
    });
    const { LensReviewSummaries } = await client.send(
      new ListLensReviewsCommand({ WorkloadId: id, MilestoneNumber: 1 }),
    );
    expect(LensReviewSummaries?.map(({ LensAlias }) => LensAlias)).toEqual(['wellarchitected', harbour]);
    await expect(review(id, harbour, 2)).rejects.toMatchObject({ ResourceType: 'MILESTONE' });
  });

  it('counts apart what the profile of the workload makes a priority, in the Framework alone', async () => {
    const { ProfileArn, ProfileVersion } = await client.send(
      new CreateProfileCommand({
        ProfileName: 'of the counted',
        ProfileDescription: 'for the tests',
        ProfileQuestions: MODEST_PROFILE,
      }),
    );
    const id = await sampleWorkload(client, 'with a profile', [harbour], { ProfileArns: [ProfileArn!] });
    const LensAlias = 'wellarchitected';
    // The profile makes REL09 a priority, and SEC08 not.
    for (const QuestionId of ['backing-up-data', 'protect-data-rest'])
      await client.send(
        new UpdateAnswerCommand({ WorkloadId: id, LensAlias, QuestionId, IsApplicable: false }),
      );
    const counts = { ...NONE, UNANSWERED: MODEST_PRIORITIES.length - 1, NOT_APPLICABLE: 1 };
    const shown = await review(id, LensAlias);
    expect(shown).toMatchObject({
      Profiles: [{ ProfileArn, ProfileVersion }],
      RiskCounts: { ...NONE, UNANSWERED: 55, NOT_APPLICABLE: 2 },
      PrioritizedRiskCounts: counts,
    });
    const reliability = shown?.PillarReviewSummaries?.find(({ PillarId }) => PillarId === 'reliability');
    expect(reliability?.PrioritizedRiskCounts).toEqual({ ...NONE, UNANSWERED: 1, NOT_APPLICABLE: 1 });
    const { LensReviewSummaries } = await client.send(new ListLensReviewsCommand({ WorkloadId: id }));
    expect(LensReviewSummaries?.map(({ PrioritizedRiskCounts }) => PrioritizedRiskCounts)).toEqual([
      counts,
      undefined,
    ]);
  });

  it('is not found for a lens that the workload does not have, nor for another account', async () => {
    const id = await sampleWorkload(client, 'without the lens');
    await expect(review(id)).rejects.toMatchObject({ ResourceType: 'LENS_REVIEW' });
    const other = await server.client('444455556666');
    const refused = await Promise.allSettled([
      other.send(new GetLensReviewCommand({ WorkloadId: id, LensAlias: 'wellarchitected' })),
      other.send(new ListLensReviewsCommand({ WorkloadId: id })),
      other.send(new UpdateLensReviewCommand({ WorkloadId: id, LensAlias: 'wellarchitected' })),
      other.send(new AssociateLensesCommand({ WorkloadId: id, LensAliases: ['serverless'] })),
      other.send(new DisassociateLensesCommand({ WorkloadId: id, LensAliases: ['serverless'] })),
    ]);
    for (const result of refused)
      expect((result as PromiseRejectedResult).reason).toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the status of a lens in a review', () => {
  it('is NOT_CURRENT once there is a new major version, and DELETED once the lens is', async () => {
    const arn = await publishLens(client, sampleLens('Outdated'), '1');
    const id = await sampleWorkload(client, 'with an outdated lens', [arn]);
    await publishLens(client, sampleLens('Outdated'), '2', { arn });
    expect(await review(id, arn)).toMatchObject({ LensStatus: 'NOT_CURRENT', LensVersion: '1' });
    await client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' }));
    expect(await review(id, arn)).toMatchObject({ LensStatus: 'DELETED', LensVersion: '1' });
  });

  it('is UNSHARED once the owner took the share back', async () => {
    const owner = await server.client('555566667777');
    const arn = await publishLens(owner, sampleLens('Lent'), '1');
    const { db } = server.services.store;
    await db
      .insertInto('share')
      .values({
        id: arn.slice(-32),
        kind: 'LENS',
        resource: arn,
        account: '555566667777',
        shared_with: '111122223333',
        permission: 'READONLY',
        status: 'ACCEPTED',
        created_at: 0,
        expires_at: 0,
        updated_at: 0,
      })
      .execute();
    const id = await sampleWorkload(client, 'with a lent lens', [arn]);
    expect(await review(id, arn)).toMatchObject({ LensStatus: 'CURRENT' });
    await db.deleteFrom('share').where('resource', '=', arn).execute();
    expect(await review(id, arn)).toMatchObject({ LensStatus: 'UNSHARED' });
  });
});

describe('the lenses of a workload', () => {
  it('may come and go, and the answers wait', async () => {
    const id = await sampleWorkload(client, 'comes and goes');
    await associate(id, harbour, 'serverless');
    await answer(id, 'moor', { SelectedChoices: ['moor_no'], Notes: 'None yet.' });
    await disassociate(id, harbour);
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload).toMatchObject({ Lenses: ['wellarchitected', 'serverless'], RiskCounts: { HIGH: 0 } });
    await expect(review(id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await associate(id, harbour);
    expect((await review(id))?.RiskCounts).toEqual({ ...NONE, UNANSWERED: 2, HIGH: 1 });
    const { Answer } = await client.send(
      new GetAnswerCommand({ WorkloadId: id, LensAlias: harbour, QuestionId: 'moor' }),
    );
    expect(Answer).toMatchObject({ SelectedChoices: ['moor_no'], Notes: 'None yet.' });
  });

  it('come back in their newest version, which rates the answers that waited', async () => {
    const arn = await publishLens(client, sampleLens('Better'), '1');
    const id = await sampleWorkload(client, 'waits for the next version', [arn]);
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId: id,
        LensAlias: arn,
        QuestionId: 'moor',
        SelectedChoices: ['moor_rope'],
      }),
    );
    await disassociate(id, arn);
    const pillars = [
      {
        id: 'pier',
        name: 'Pier',
        questions: [sampleQuestion('moor', { riskRules: [{ condition: 'default', risk: 'NO_RISK' }] })],
      },
    ];
    await publishLens(client, sampleLens('Better', { pillars }), '2', { arn });
    await associate(id, arn);
    expect(await review(id, arn)).toMatchObject({
      LensVersion: '2',
      LensStatus: 'CURRENT',
      PillarReviewSummaries: [{ PillarId: 'pier', RiskCounts: { ...NONE, NONE: 1 } }],
    });
  });

  it('stay as they are where they are applied again', async () => {
    const id = await sampleWorkload(client, 'twice', [harbour]);
    await answer(id, 'moor', { SelectedChoices: ['moor_no'] });
    await associate(id, harbour, harbour);
    expect((await review(id))?.RiskCounts?.HIGH).toBe(1);
  });

  it('always include the Framework', async () => {
    const id = await sampleWorkload(client, 'keeps the Framework');
    for (const alias of ['wellarchitected', FRAMEWORK])
      await expect(disassociate(id, alias)).rejects.toBeInstanceOf(ValidationException);
    await expect(disassociate(id, harbour)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('are no more than the quota, and no more than 10 a request', async () => {
    const id = await sampleWorkload(client, 'too many', [harbour]);
    const more = [
      await publishLens(client, sampleLens('Third'), '1'),
      await publishLens(client, sampleLens('Fourth'), '1'),
    ];
    await expect(associate(id, ...more)).rejects.toBeInstanceOf(ValidationException);
    await expect(sampleWorkload(client, 'made with too many', [harbour, ...more])).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      ServiceCode: 'wellarchitected',
    });
    expect(await review(id).then((shown) => shown?.LensVersion)).toBe('1.0');
    const eleven = Array.from({ length: 11 }, () => harbour);
    await expect(associate(id, ...eleven)).rejects.toBeInstanceOf(ValidationException);
    await expect(disassociate(id, ...eleven)).rejects.toBeInstanceOf(ValidationException);
  });

  it('are published ones that the account may see', async () => {
    const id = await sampleWorkload(client, 'only visible ones');
    const draft = await importLens(client, sampleLens('A draft'));
    await expect(associate(id, draft)).rejects.toMatchObject({ name: 'ConflictException' });
    const stranger = await server.client('444455556666');
    const foreign = await publishLens(stranger, sampleLens('Foreign'), '1');
    await expect(associate(id, foreign)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(associate(id, 'nonsense')).rejects.toBeInstanceOf(ValidationException);
  });

  it('are chosen by reviewers', async () => {
    const id = await sampleWorkload(client, 'chosen by whom', [harbour]);
    const contributor = await server.client('111122223333', 'contributor');
    const input = { WorkloadId: id, LensAliases: [harbour] };
    await expect(contributor.send(new AssociateLensesCommand(input))).rejects.toBeInstanceOf(
      AccessDeniedException,
    );
    await expect(contributor.send(new DisassociateLensesCommand(input))).rejects.toBeInstanceOf(
      AccessDeniedException,
    );
  });
});
