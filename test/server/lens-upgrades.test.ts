import {
  AccessDeniedException,
  ConflictException,
  CreateReviewTemplateCommand,
  DeleteLensCommand,
  GetAnswerCommand,
  GetLensReviewCommand,
  GetMilestoneCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListMilestonesCommand,
  ListNotificationsCommand,
  type ListNotificationsCommandInput,
  ServiceQuotaExceededException,
  UpdateAnswerCommand,
  UpgradeLensReviewCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishLens, sampleLens, sampleQuestion, sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { milestonesPerWorkload: 1 } });
  client = await server.client();
});
afterAll(() => server.close());

async function answer(WorkloadId: string, LensAlias: string, QuestionId: string, change: object) {
  const command = new UpdateAnswerCommand({ WorkloadId, LensAlias, QuestionId, ...change });
  return (await client.send(command)).Answer;
}

async function upgrade(WorkloadId: string, LensAlias: string, MilestoneName = 'before'): Promise<void> {
  await client.send(new UpgradeLensReviewCommand({ WorkloadId, LensAlias, MilestoneName }));
}

/** The second version: moor loses its rope, load is gone, stow is new, lift stays. */
function secondVersion(name: string) {
  const { choices } = sampleQuestion('moor');
  const moor = sampleQuestion('moor', {
    choices: choices.slice(1),
    riskRules: [
      { condition: 'moor_chain', risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  });
  return sampleLens(name, {
    pillars: [
      { id: 'quay', name: 'Quay', questions: [moor, sampleQuestion('stow')] },
      { id: 'crane', name: 'Crane', questions: [sampleQuestion('lift')] },
    ],
  });
}

describe('an upgrade of a lens review', () => {
  it('keeps what can be kept of each answer and rates it by the new version', async () => {
    const arn = await publishLens(client, sampleLens('Upgraded'), '1');
    const id = await sampleWorkload(client, 'upgraded', [arn]);
    await answer(id, arn, 'moor', {
      SelectedChoices: ['moor_rope', 'moor_chain'],
      ChoiceUpdates: { moor_chain: { Status: 'SELECTED', Notes: 'Rusty.' } },
      Notes: 'Both.',
    });
    await answer(id, arn, 'load', { SelectedChoices: ['load_rope'] });
    await answer(id, arn, 'lift', { IsApplicable: false, Reason: 'OUT_OF_SCOPE', Notes: 'No crane.' });
    await publishLens(client, secondVersion('Upgraded'), '2', { arn });
    await upgrade(id, arn);

    const { LensReview } = await client.send(new GetLensReviewCommand({ WorkloadId: id, LensAlias: arn }));
    expect(LensReview).toMatchObject({
      LensVersion: '2',
      LensStatus: 'CURRENT',
      RiskCounts: { UNANSWERED: 1, HIGH: 0, MEDIUM: 0, NONE: 1, NOT_APPLICABLE: 1 },
    });
    const question = async (QuestionId: string, MilestoneNumber?: number) =>
      (
        await client.send(
          new GetAnswerCommand({ WorkloadId: id, LensAlias: arn, QuestionId, MilestoneNumber }),
        )
      ).Answer;
    expect(await question('moor')).toMatchObject({
      SelectedChoices: ['moor_chain'],
      ChoiceAnswers: [{ ChoiceId: 'moor_chain', Notes: 'Rusty.' }],
      Notes: 'Both.',
      Risk: 'NONE',
    });
    expect(await question('stow')).toMatchObject({ Risk: 'UNANSWERED' });
    expect(await question('lift')).toMatchObject({
      IsApplicable: false,
      Reason: 'OUT_OF_SCOPE',
      Notes: 'No crane.',
      Risk: 'NOT_APPLICABLE',
    });
    await expect(question('load')).rejects.toBeInstanceOf(ValidationException);
    expect(await question('load', 1)).toMatchObject({ SelectedChoices: ['load_rope'], Risk: 'MEDIUM' });
  });

  it('leaves a question unanswered of whose choices none is left, with its notes', async () => {
    const arn = await publishLens(client, sampleLens('Lost choices'), '1');
    const id = await sampleWorkload(client, 'loses choices', [arn]);
    await answer(id, arn, 'moor', { SelectedChoices: ['moor_rope'], Notes: 'Only a rope.' });
    await publishLens(client, secondVersion('Lost choices'), '2', { arn });
    await upgrade(id, arn);
    const { Answer } = await client.send(
      new GetAnswerCommand({ WorkloadId: id, LensAlias: arn, QuestionId: 'moor' }),
    );
    expect(Answer).toMatchObject({ Risk: 'UNANSWERED', SelectedChoices: [], Notes: 'Only a rope.' });
  });

  it('saves the milestone that it names before anything changes', async () => {
    const arn = await publishLens(client, sampleLens('Saved before'), '1');
    const id = await sampleWorkload(client, 'saved before', [arn]);
    await answer(id, arn, 'load', { SelectedChoices: ['load_no'] });
    await publishLens(client, secondVersion('Saved before'), '2', { arn });
    await upgrade(id, arn, 'version 1');
    const { Milestone } = await client.send(new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 }));
    expect(Milestone).toMatchObject({ MilestoneName: 'version 1', Workload: { RiskCounts: { HIGH: 1 } } });
    const { AnswerSummaries } = await client.send(
      new ListAnswersCommand({ WorkloadId: id, LensAlias: arn, MilestoneNumber: 1 }),
    );
    expect(AnswerSummaries?.map(({ QuestionId }) => QuestionId)).toEqual(['moor', 'load', 'lift']);
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload?.RiskCounts).toMatchObject({ HIGH: 0 });
  });

  it('changes nothing where the milestone cannot be saved', async () => {
    const arn = await publishLens(client, sampleLens('Not saved'), '1');
    const id = await sampleWorkload(client, 'not saved', [arn]);
    await publishLens(client, sampleLens('Not saved'), '2', { arn });
    await upgrade(id, arn, 'the first');
    await publishLens(client, sampleLens('Not saved'), '3', { arn });
    await expect(upgrade(id, arn, 'The First')).rejects.toBeInstanceOf(ConflictException);
    await expect(upgrade(id, arn, 'the second')).rejects.toBeInstanceOf(ServiceQuotaExceededException);
    const { LensReview } = await client.send(new GetLensReviewCommand({ WorkloadId: id, LensAlias: arn }));
    expect(LensReview).toMatchObject({ LensVersion: '2', LensStatus: 'NOT_CURRENT' });
  });

  it('happens once where the same request comes twice with one token, and needs none', async () => {
    const arn = await publishLens(client, sampleLens('Upgraded once'), '1');
    const id = await sampleWorkload(client, 'upgraded once', [arn]);
    await publishLens(client, sampleLens('Upgraded once'), '2', { arn });
    const input = { WorkloadId: id, LensAlias: arn, MilestoneName: 'once', ClientRequestToken: 'up-1' };
    await client.send(new UpgradeLensReviewCommand(input));
    await client.send(new UpgradeLensReviewCommand(input));
    const { MilestoneSummaries } = await client.send(new ListMilestonesCommand({ WorkloadId: id }));
    expect(MilestoneSummaries).toHaveLength(1);
  });

  it('is refused where there is nothing to upgrade to', async () => {
    const arn = await publishLens(client, sampleLens('Newest'), '1');
    const id = await sampleWorkload(client, 'has the newest', [arn]);
    await expect(upgrade(id, arn)).rejects.toThrow('it is the newest');
    await client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'PUBLISHED' }));
    await expect(upgrade(id, arn)).rejects.toThrow('the lens was deleted');
    await expect(upgrade(id, 'serverless')).rejects.toMatchObject({ ResourceType: 'LENS_REVIEW' });
  });

  it('brings the answers to another revision of the Framework that the server came with', async () => {
    const id = await sampleWorkload(client, 'of an older server');
    const { db } = server.services.store;
    await db.updateTable('lens_review').set({ version: '2023-04-10' }).where('subject', '=', id).execute();
    const shown = async () =>
      (await client.send(new GetLensReviewCommand({ WorkloadId: id, LensAlias: 'wellarchitected' })))
        .LensReview;
    expect(await shown()).toMatchObject({ LensVersion: '2023-04-10', LensStatus: 'NOT_CURRENT' });
    const { NotificationSummaries } = await client.send(new ListNotificationsCommand({ WorkloadId: id }));
    expect(NotificationSummaries).toMatchObject([
      { LensUpgradeSummary: { LensAlias: 'wellarchitected', CurrentLensVersion: '2023-04-10' } },
    ]);
    await upgrade(id, 'wellarchitected');
    expect(await shown()).toMatchObject({ LensStatus: 'CURRENT' });
  });

  it('is asked for by reviewers', async () => {
    const id = await sampleWorkload(client, 'upgraded by whom');
    const contributor = await server.client('111122223333', 'contributor');
    const command = new UpgradeLensReviewCommand({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      MilestoneName: 'not mine',
    });
    await expect(contributor.send(command)).rejects.toBeInstanceOf(AccessDeniedException);
  });
});

describe('notifications of lenses', () => {
  const notified = async (input: ListNotificationsCommandInput, by = client) =>
    (await by.send(new ListNotificationsCommand(input))).NotificationSummaries ?? [];

  it('tell of workloads whose lens has a new major version, until they are upgraded', async () => {
    const arn = await publishLens(client, sampleLens('Announced'), '1');
    const id = await sampleWorkload(client, 'is told', [arn]);
    expect(await notified({ WorkloadId: id })).toEqual([]);
    await publishLens(client, sampleLens('Announced'), '1.1', { arn, isMajor: false });
    expect(await notified({ WorkloadId: id })).toEqual([]);
    await publishLens(client, sampleLens('Announced'), '2', { arn });
    expect(await notified({ WorkloadId: id })).toEqual([
      {
        Type: 'LENS_VERSION_UPGRADED',
        LensUpgradeSummary: {
          WorkloadId: id,
          WorkloadName: 'is told',
          LensAlias: arn,
          LensArn: arn,
          CurrentLensVersion: '1.1',
          LatestLensVersion: '2',
        },
      },
    ]);
    await upgrade(id, arn);
    expect(await notified({ WorkloadId: id })).toEqual([]);
  });

  it('tell of workloads whose lens was deleted', async () => {
    const arn = await publishLens(client, sampleLens('Taken away'), '1');
    const id = await sampleWorkload(client, 'loses its lens', [arn]);
    await client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' }));
    expect(await notified({ WorkloadId: id })).toMatchObject([
      { Type: 'LENS_VERSION_DEPRECATED', LensUpgradeSummary: { LensArn: arn, CurrentLensVersion: '1' } },
    ]);
  });

  it('are listed by the name of the workload, page by page, and to nobody else', async () => {
    const other = await server.client('444455556666');
    const arns = [
      await publishLens(other, sampleLens('One'), '1'),
      await publishLens(other, sampleLens('Two'), '1'),
    ];
    for (const name of ['zebra', 'antelope']) await sampleWorkload(other, name, arns);
    for (const [index, name] of ['One', 'Two'].entries())
      await publishLens(other, sampleLens(name), '2', { arn: arns[index]! });
    const names: unknown[] = [];
    let NextToken: string | undefined;
    do {
      const page = await other.send(new ListNotificationsCommand({ MaxResults: 3, NextToken }));
      names.push(
        ...(page.NotificationSummaries ?? []).map(
          ({ LensUpgradeSummary }) => LensUpgradeSummary?.WorkloadName,
        ),
      );
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(names).toEqual(['antelope', 'antelope', 'zebra', 'zebra']);
    const seen = await notified({});
    expect(seen.map(({ LensUpgradeSummary }) => LensUpgradeSummary?.WorkloadName)).not.toContain('zebra');
  });

  it('are asked for by workload or by review template, not both', async () => {
    const id = await sampleWorkload(client, 'asks for both');
    const ResourceArn = `arn:aws:wellarchitected:us-east-1:111122223333:review-template/${id}`;
    await expect(notified({ WorkloadId: id, ResourceArn })).rejects.toBeInstanceOf(ValidationException);
  });

  it('tell of review templates by their ARN and name', async () => {
    const arn = await publishLens(client, sampleLens('In a template'), '1');
    const { TemplateArn: ResourceArn } = await client.send(
      new CreateReviewTemplateCommand({
        TemplateName: 'The template',
        Description: 'with a lens of our own',
        Lenses: [arn],
      }),
    );
    await publishLens(client, sampleLens('In a template'), '2', { arn });
    expect(await notified({ ResourceArn })).toMatchObject([
      {
        Type: 'LENS_VERSION_UPGRADED',
        LensUpgradeSummary: {
          ResourceArn,
          ResourceName: 'The template',
          LensArn: arn,
          CurrentLensVersion: '1',
          LatestLensVersion: '2',
        },
      },
    ]);
  });
});
