import {
  CreateMilestoneCommand,
  CreateProfileCommand,
  ListLensReviewImprovementsCommand,
  type ListLensReviewImprovementsCommandInput,
  ResourceNotFoundException,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEST_PROFILE } from './profile-samples.ts';
import { publishLens, sampleLens, sampleQuestion, sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;
let harbour: string;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  harbour = await publishLens(client, sampleLens('Harbour'), '1.0');
});
afterAll(() => server.close());

async function answer(WorkloadId: string, QuestionId: string, change: object, LensAlias = harbour) {
  await client.send(new UpdateAnswerCommand({ WorkloadId, LensAlias, QuestionId, ...change }));
}

async function improvements(WorkloadId: string, input: Partial<ListLensReviewImprovementsCommandInput> = {}) {
  return await client.send(
    new ListLensReviewImprovementsCommand({ WorkloadId, LensAlias: harbour, ...input }),
  );
}

async function questions(...asked: Parameters<typeof improvements>) {
  return (await improvements(...asked)).ImprovementSummaries?.map(({ QuestionId }) => QuestionId);
}

describe('the improvements of a lens review', () => {
  it('are the questions of risk HIGH or MEDIUM, each with a plan for every practice that is missing', async () => {
    const id = await sampleWorkload(client, 'improved', [harbour]);
    await answer(id, 'moor', { SelectedChoices: ['moor_chain'] });
    await answer(id, 'load', { SelectedChoices: ['load_rope', 'load_chain'] });
    expect(await improvements(id)).toMatchObject({
      WorkloadId: id,
      LensAlias: harbour,
      LensArn: harbour,
      ImprovementSummaries: [
        {
          QuestionId: 'moor',
          PillarId: 'quay',
          QuestionTitle: 'How do you moor?',
          Risk: 'MEDIUM',
          ImprovementPlans: [
            {
              ChoiceId: 'moor_rope',
              DisplayText: 'Buy a rope.',
              ImprovementPlanUrl: 'https://example.com/rope',
            },
          ],
        },
      ],
    });
    await answer(id, 'moor', { SelectedChoices: [], IsApplicable: false });
    expect(await questions(id)).toEqual([]);
  });

  it('have no plan for a practice that does not apply', async () => {
    const id = await sampleWorkload(client, 'does not apply', [harbour]);
    await answer(id, 'moor', { ChoiceUpdates: { moor_rope: { Status: 'NOT_APPLICABLE' } } });
    await answer(id, 'load', {
      SelectedChoices: ['load_no'],
      ChoiceUpdates: { load_rope: { Status: 'NOT_APPLICABLE' } },
    });
    const { ImprovementSummaries } = await improvements(id);
    const plans = ImprovementSummaries?.find(({ QuestionId }) => QuestionId === 'load')?.ImprovementPlans;
    expect(plans).toEqual([{ ChoiceId: 'load_chain', DisplayText: 'Forge a chain.' }]);
  });

  it('follow the pillars that the workload puts first', async () => {
    const pillars = [
      { id: 'performance', name: 'Performance', questions: [sampleQuestion('haste')] },
      { id: 'security', name: 'Security', questions: [sampleQuestion('guard')] },
      { id: 'reliability', name: 'Reliability', questions: [sampleQuestion('last')] },
    ];
    const arn = await publishLens(client, sampleLens('With priorities', { pillars }), '1');
    const id = await sampleWorkload(client, 'has priorities', [arn], {
      PillarPriorities: ['reliability', 'performanceEfficiency'],
    });
    for (const question of ['haste', 'guard', 'last'])
      await answer(id, question, { SelectedChoices: [`${question}_no`] }, arn);
    expect(await questions(id, { LensAlias: arn })).toEqual(['last', 'haste', 'guard']);
    await client.send(new CreateMilestoneCommand({ WorkloadId: id, MilestoneName: 'as it was' }));
    await client.send(new UpdateWorkloadCommand({ WorkloadId: id, PillarPriorities: ['security'] }));
    expect(await questions(id, { LensAlias: arn })).toEqual(['guard', 'haste', 'last']);
    expect(await questions(id, { LensAlias: arn, MilestoneNumber: 1 })).toEqual(['last', 'haste', 'guard']);
    expect(await questions(id, { LensAlias: arn, PillarId: 'performanceEfficiency' })).toEqual(['haste']);
  });

  it('come page by page', async () => {
    const id = await sampleWorkload(client, 'in pages', [harbour]);
    for (const question of ['moor', 'load', 'lift'])
      await answer(id, question, { SelectedChoices: [`${question}_no`] });
    const first = await improvements(id, { MaxResults: 2 });
    expect(first.ImprovementSummaries?.map(({ QuestionId }) => QuestionId)).toEqual(['moor', 'load']);
    expect(await questions(id, { MaxResults: 100, NextToken: first.NextToken })).toEqual(['lift']);
    await expect(improvements(id, { MaxResults: 101 })).rejects.toBeInstanceOf(ValidationException);
  });

  it('have texts and links for the practices of the Framework', async () => {
    const id = await sampleWorkload(client, 'by the Framework');
    await answer(
      id,
      'protect-data-rest',
      { SelectedChoices: ['sec_protect_data_rest_encrypt'] },
      'wellarchitected',
    );
    const { ImprovementSummaries, LensArn } = await improvements(id, { LensAlias: 'wellarchitected' });
    expect(LensArn).toBe('arn:aws:wellarchitected::aws:lens/wellarchitected');
    expect(ImprovementSummaries).toHaveLength(1);
    const [improvement] = ImprovementSummaries!;
    expect(improvement?.Risk).toBe('HIGH');
    // SEC08 has four practices, of which one is selected.
    expect(improvement?.ImprovementPlans?.map(({ ChoiceId }) => ChoiceId).toSorted()).toEqual([
      'sec_protect_data_rest_access_control',
      'sec_protect_data_rest_automate_protection',
      'sec_protect_data_rest_key_mgmt',
    ]);
    for (const plan of improvement?.ImprovementPlans ?? []) {
      expect(plan.DisplayText?.length).toBeGreaterThan(20);
      expect(plan.ImprovementPlanUrl).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
    expect(improvement?.ImprovementPlanUrl).toBe(improvement?.ImprovementPlans?.[0]?.ImprovementPlanUrl);
  });

  it('may be asked for those alone that the profile makes priorities', async () => {
    const { ProfileArn } = await client.send(
      new CreateProfileCommand({
        ProfileName: 'of the improved',
        ProfileDescription: 'for the tests',
        ProfileQuestions: MODEST_PROFILE,
      }),
    );
    const id = await sampleWorkload(client, 'with a profile', [], { ProfileArns: [ProfileArn!] });
    // The profile makes SEC02 a priority, and SEC08 not; one practice alone leaves both at HIGH.
    await answer(id, 'identities', { SelectedChoices: ['sec_identities_audit'] }, 'wellarchitected');
    const rest = { SelectedChoices: ['sec_protect_data_rest_encrypt'] };
    await answer(id, 'protect-data-rest', rest, 'wellarchitected');
    const LensAlias = 'wellarchitected';
    expect(await questions(id, { LensAlias })).toEqual(['identities', 'protect-data-rest']);
    expect(await questions(id, { LensAlias, QuestionPriority: 'PRIORITIZED' })).toEqual(['identities']);
    expect(await questions(id, { LensAlias, QuestionPriority: 'NONE' })).toHaveLength(2);
  });

  it('are refused for a pillar that the lens does not have, and a lens that the workload does not have', async () => {
    const id = await sampleWorkload(client, 'asked wrongly', [harbour]);
    await expect(improvements(id, { PillarId: 'keel' })).rejects.toBeInstanceOf(ValidationException);
    await expect(improvements(id, { LensAlias: 'serverless' })).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(improvements(id, { MilestoneNumber: 9 })).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});
