import {
  AccessDeniedException,
  ConflictException,
  CreateMilestoneCommand,
  GetAnswerCommand,
  GetMilestoneCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListMilestonesCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { milestonesPerWorkload: 3 } });
  client = await server.client();
});
afterAll(() => server.close());

const createWorkload = (name: string) => sampleWorkload(client, name);

async function save(WorkloadId: string, MilestoneName: string): Promise<number> {
  const saved = await client.send(new CreateMilestoneCommand({ WorkloadId, MilestoneName }));
  expect(saved.WorkloadId).toBe(WorkloadId);
  return saved.MilestoneNumber!;
}

const QUESTION = { LensAlias: 'wellarchitected', QuestionId: 'protect-data-rest' } as const;

async function answer(WorkloadId: string, ...SelectedChoices: string[]): Promise<void> {
  await client.send(new UpdateAnswerCommand({ WorkloadId, ...QUESTION, SelectedChoices }));
}

describe('a milestone', () => {
  it('is numbered from 1 in each workload', async () => {
    const [first, second] = [await createWorkload('numbered one'), await createWorkload('numbered two')];
    expect([await save(first, 'spring'), await save(first, 'summer'), await save(second, 'spring')]).toEqual([
      1, 2, 1,
    ]);
  });

  it('keeps the workload with its risk counts and answers whatever happens to it later', async () => {
    const id = await createWorkload('kept');
    await answer(id, 'sec_protect_data_rest_encrypt');
    const savedAt = Date.now();
    server.setClock(savedAt);
    await save(id, 'before the work');
    server.setClock(savedAt + 60_000);
    await answer(
      id,
      'sec_protect_data_rest_key_mgmt',
      'sec_protect_data_rest_encrypt',
      'sec_protect_data_rest_access_control',
      'sec_protect_data_rest_automate_protection',
    );
    await client.send(
      new UpdateWorkloadCommand({ WorkloadId: id, WorkloadName: 'kept, renamed', Notes: 'done' }),
    );

    const { Milestone } = await client.send(new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 }));
    expect(Milestone).toMatchObject({
      MilestoneNumber: 1,
      MilestoneName: 'before the work',
      RecordedAt: new Date(savedAt),
      Workload: {
        WorkloadId: id,
        WorkloadName: 'kept',
        Lenses: ['wellarchitected'],
        RiskCounts: { UNANSWERED: 56, HIGH: 1, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
      },
    });
    expect(Milestone?.Workload?.Notes).toBeUndefined();
    const then = await client.send(new GetAnswerCommand({ WorkloadId: id, ...QUESTION, MilestoneNumber: 1 }));
    expect(then).toMatchObject({
      MilestoneNumber: 1,
      Answer: { Risk: 'HIGH', SelectedChoices: ['sec_protect_data_rest_encrypt'] },
    });
    const list = { WorkloadId: id, LensAlias: 'wellarchitected', PillarId: 'security' };
    const { AnswerSummaries } = await client.send(new ListAnswersCommand({ ...list, MilestoneNumber: 1 }));
    expect(AnswerSummaries?.filter(({ Risk }) => Risk === 'HIGH')).toHaveLength(1);
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload).toMatchObject({ WorkloadName: 'kept, renamed', RiskCounts: { HIGH: 0, NONE: 1 } });
  });

  it('keeps its name for itself in its workload, whatever the case and spaces', async () => {
    const id = await createWorkload('named');
    await save(id, 'Go Live');
    await expect(save(id, 'goLIVE')).rejects.toBeInstanceOf(ConflictException);
  });

  it('is saved once where the same request comes twice with one token', async () => {
    const id = await createWorkload('saved once');
    const input = { WorkloadId: id, MilestoneName: 'only once', ClientRequestToken: 'milestone-1' };
    await client.send(new CreateMilestoneCommand(input));
    const again = await client.send(new CreateMilestoneCommand(input));
    expect(again.MilestoneNumber).toBe(1);
  });

  it('has a number of its own where two are saved at once', async () => {
    const id = await createWorkload('at once');
    const numbers = await Promise.all([save(id, 'left'), save(id, 'right')]);
    expect(numbers.toSorted()).toEqual([1, 2]);
  });

  it('is listed in the order of saving, page by page, with the workload in brief', async () => {
    const id = await createWorkload('listed');
    await save(id, 'zebra');
    await answer(id, 'sec_protect_data_rest_encrypt');
    await save(id, 'antelope');
    await save(id, 'marmot');
    const first = await client.send(new ListMilestonesCommand({ WorkloadId: id, MaxResults: 2 }));
    expect(first.MilestoneSummaries).toMatchObject([
      { MilestoneName: 'zebra', WorkloadSummary: { RiskCounts: { UNANSWERED: 57 } } },
      { MilestoneName: 'antelope', WorkloadSummary: { WorkloadName: 'listed', RiskCounts: { HIGH: 1 } } },
    ]);
    const second = await client.send(
      new ListMilestonesCommand({ WorkloadId: id, MaxResults: 2, NextToken: first.NextToken! }),
    );
    expect(second.MilestoneSummaries?.map(({ MilestoneName }) => MilestoneName)).toEqual(['marmot']);
    expect(second.NextToken).toBeUndefined();
  });

  it('is refused beyond the quota', async () => {
    const id = await createWorkload('full');
    for (const name of ['one', 'two', 'three']) await save(id, name);
    await expect(save(id, 'four')).rejects.toBeInstanceOf(ServiceQuotaExceededException);
  });

  it('is refused with a name of less than 3 characters', async () => {
    const id = await createWorkload('short name');
    await expect(save(id, 'ab')).rejects.toBeInstanceOf(ValidationException);
  });

  it('is not found where the workload has none of that number', async () => {
    const id = await createWorkload('without milestones');
    const command = new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'MILESTONE',
    });
  });

  it('does not exist for another account', async () => {
    const id = await createWorkload('of one tenant');
    await save(id, 'private');
    const other = await server.client('444455556666');
    const refused = await Promise.allSettled([
      other.send(new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 })),
      other.send(new ListMilestonesCommand({ WorkloadId: id })),
      other.send(new CreateMilestoneCommand({ WorkloadId: id, MilestoneName: 'intruding' })),
    ]);
    for (const result of refused)
      expect((result as PromiseRejectedResult).reason).toBeInstanceOf(ResourceNotFoundException);
  });

  it('is saved by reviewers and seen by readers', async () => {
    const id = await createWorkload('with roles');
    const contributor = await server.client('111122223333', 'contributor');
    await expect(
      contributor.send(new CreateMilestoneCommand({ WorkloadId: id, MilestoneName: 'not mine' })),
    ).rejects.toBeInstanceOf(AccessDeniedException);
    await save(id, 'by a reviewer');
    const reader = await server.client('111122223333', 'reader');
    const { MilestoneSummaries } = await reader.send(new ListMilestonesCommand({ WorkloadId: id }));
    expect(MilestoneSummaries).toHaveLength(1);
  });
});
