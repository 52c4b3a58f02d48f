import {
  CreateMilestoneCommand,
  CreateWorkloadCommand,
  GetAnswerCommand,
  GetConsolidatedReportCommand,
  type GetConsolidatedReportCommandInput,
  GetLensReviewReportCommand,
  ResourceNotFoundException,
  UpdateAnswerCommand,
  type UpdateAnswerCommandInput,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/server/access/principal.ts';
import { pdfPages, pdfText } from './pdf-text.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let accounts = 0;
let account: string;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
/** Each test has an account of its own: what it reports on is what it made. */
beforeEach(async () => {
  accounts += 1;
  account = String(200_000_000_000 + accounts);
  client = await server.client(account);
});

async function createWorkload(name: string, more: object = {}): Promise<string> {
  const command = new CreateWorkloadCommand({
    WorkloadName: name,
    Description: 'takes the orders of the shop',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@example.com',
    Lenses: ['wellarchitected'],
    ...more,
  });
  return (await client.send(command)).WorkloadId!;
}

async function answer(id: string, QuestionId: string, update: Partial<UpdateAnswerCommandInput>) {
  const command = { WorkloadId: id, LensAlias: 'wellarchitected', QuestionId, ...update };
  await client.send(new UpdateAnswerCommand(command));
}

/** Selects every practice of a question but these. */
async function answerAllBut(id: string, question: string, missing: readonly string[]): Promise<void> {
  const { Answer } = await client.send(
    new GetAnswerCommand({ WorkloadId: id, LensAlias: 'wellarchitected', QuestionId: question }),
  );
  const ids = (Answer?.Choices ?? []).map(({ ChoiceId = '' }) => ChoiceId);
  expect(ids).toEqual(expect.arrayContaining([...missing]));
  const SelectedChoices = ids.filter((choice) => !choice.endsWith('_no') && !missing.includes(choice));
  await answer(id, question, { SelectedChoices });
}

async function metrics(input: Partial<GetConsolidatedReportCommandInput> = {}) {
  return await client.send(new GetConsolidatedReportCommand({ Format: 'JSON', ...input }));
}

async function lensPdf(id: string, more: { LensAlias?: string; MilestoneNumber?: number } = {}) {
  const { LensReviewReport } = await client.send(
    new GetLensReviewReportCommand({ WorkloadId: id, LensAlias: 'wellarchitected', ...more }),
  );
  return Buffer.from(LensReviewReport?.Base64String ?? '', 'base64');
}

async function report(path: string, role: Role = 'administrator') {
  return await server.console('GET', `/api/v1${path}`, { account, role });
}

describe('a consolidated report', () => {
  /** From the report of a real review that its owner published: what was missing, and the risk that the service gave. */
  const PUBLISHED = [
    ['backing-up-data', 'MEDIUM', ['rel_backing_up_data_periodic_recovery_testing_data']],
    ['tracking-change-management', 'HIGH', ['rel_tracking_change_management_planned_changemgmt']],
    ['priorities', 'MEDIUM', ['ops_priorities_eval_threat_landscape']],
    ['identities', 'HIGH', ['sec_identities_secrets', 'sec_identities_audit']],
    [
      'event-response',
      'HIGH',
      [
        'ops_event_response_process_per_alert',
        'ops_event_response_dashboards',
        'ops_event_response_auto_event_response',
      ],
    ],
    [
      'data-classification',
      'HIGH',
      [
        'sec_data_classification_identify_data',
        'sec_data_classification_define_protection',
        'sec_data_classification_lifecycle_management',
        'sec_data_classification_auto_classification',
      ],
    ],
  ] as const;

  it.each(PUBLISHED)('rates %s as the service did, with what is missing in its order', async (...row) => {
    const [question, risk, missing] = row;
    const id = await createWorkload('as published');
    if (question === 'data-classification')
      await answer(id, question, { SelectedChoices: ['sec_data_classification_no'] });
    else await answerAllBut(id, question, missing);
    const { Metrics } = await metrics();
    const questions = Metrics?.[0]?.Lenses?.[0]?.Pillars?.flatMap(({ Questions = [] }) => Questions);
    expect(questions).toHaveLength(1);
    expect(questions?.[0]).toMatchObject({ QuestionId: question, Risk: risk });
    expect(questions?.[0]?.BestPractices?.map(({ ChoiceId }) => ChoiceId)).toEqual(missing);
    expect(questions?.[0]?.BestPractices?.every(({ ChoiceTitle = '' }) => ChoiceTitle.length > 3)).toBe(true);
  });

  it('counts every question of every lens, and shows the Framework in detail', async () => {
    const id = await createWorkload('two lenses', { Lenses: ['wellarchitected', 'serverless'] });
    await answerAllBut(id, 'priorities', []);
    await answer(id, 'sus_region', { IsApplicable: false, Reason: 'OUT_OF_SCOPE' });
    const { Metrics } = await metrics();
    const serverless = server.services.lenses.builtInNamed('serverless')!.questions.size;
    expect(Metrics).toHaveLength(1);
    expect(Metrics?.[0]).toMatchObject({
      MetricType: 'WORKLOAD',
      WorkloadId: id,
      WorkloadName: 'two lenses',
      WorkloadArn: `arn:aws:wellarchitected:us-east-1:${account}:workload/${id}`,
      LensesAppliedCount: 2,
      RiskCounts: { UNANSWERED: 55 + serverless, HIGH: 0, MEDIUM: 0, NONE: 1, NOT_APPLICABLE: 1 },
    });
    expect(Metrics?.[0]?.UpdatedAt).toBeInstanceOf(Date);
    const lenses = Metrics?.[0]?.Lenses ?? [];
    expect(lenses.map(({ LensArn }) => LensArn)).toEqual([
      'arn:aws:wellarchitected::aws:lens/wellarchitected',
    ]);
    expect(lenses[0]?.RiskCounts).toEqual({ UNANSWERED: 55, HIGH: 0, MEDIUM: 0, NONE: 1, NOT_APPLICABLE: 1 });
    const sustainability = lenses[0]?.Pillars?.find(({ PillarId }) => PillarId === 'sustainability');
    expect(sustainability).toEqual({
      PillarId: 'sustainability',
      RiskCounts: { UNANSWERED: 5, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 1 },
      Questions: [],
    });
  });

  it('leaves out of what is missing what was said not to apply', async () => {
    const id = await createWorkload('not applicable');
    await answerAllBut(id, 'identities', ['sec_identities_secrets', 'sec_identities_audit']);
    await answer(id, 'identities', { ChoiceUpdates: { sec_identities_audit: { Status: 'NOT_APPLICABLE' } } });
    const { Metrics } = await metrics();
    const [question] = Metrics?.[0]?.Lenses?.[0]?.Pillars?.flatMap(({ Questions = [] }) => Questions) ?? [];
    expect(question?.BestPractices?.map(({ ChoiceId }) => ChoiceId)).toEqual(['sec_identities_secrets']);
  });

  it('comes in pages of at most 15, by name', async () => {
    for (const number of [3, 1, 2]) await createWorkload(`workload ${number}`);
    const first = await metrics({ MaxResults: 2 });
    expect(first.Metrics?.map(({ WorkloadName }) => WorkloadName)).toEqual(['workload 1', 'workload 2']);
    const second = await metrics({ MaxResults: 2, NextToken: first.NextToken });
    expect(second.Metrics?.map(({ WorkloadName }) => WorkloadName)).toEqual(['workload 3']);
    expect(second.NextToken).toBeUndefined();
    await expect(metrics({ MaxResults: 16 })).rejects.toBeInstanceOf(ValidationException);
    await expect(metrics({ MaxResults: 0 })).rejects.toBeInstanceOf(ValidationException);
  });

  it('has no workload where there is none', async () => {
    expect((await metrics()).Metrics).toEqual([]);
    const { Base64String = '' } = await metrics({ Format: 'PDF' });
    expect(pdfText(Buffer.from(Base64String, 'base64'))).toContain('0 workloads');
  });

  it('is refused in other formats and with tokens of other lists', async () => {
    await expect(metrics({ Format: 'XML' as 'PDF' })).rejects.toBeInstanceOf(ValidationException);
    await createWorkload('one more');
    await createWorkload('and another');
    const { NextToken } = await metrics({ MaxResults: 1 });
    await expect(metrics({ NextToken, IncludeSharedResources: true })).rejects.toBeInstanceOf(
      ValidationException,
    );
  });

  it('has workloads of others only where they are shared and asked for', async () => {
    const id = await createWorkload('the shared one');
    const other = String(Number(account) + 500_000_000_000);
    const guest = await server.client(other, 'reader');
    const seen = async (IncludeSharedResources?: boolean) => {
      const command = new GetConsolidatedReportCommand({
        Format: 'JSON',
        ...(IncludeSharedResources !== undefined && { IncludeSharedResources }),
      });
      return (await guest.send(command)).Metrics?.map(({ WorkloadId }) => WorkloadId);
    };
    expect(await seen(true)).toEqual([]);
    await server.services.store.db
      .insertInto('share')
      .values({
        id: 'f'.repeat(28) + String(accounts).padStart(4, '0'),
        kind: 'WORKLOAD',
        resource: id,
        account,
        shared_with: other,
        permission: 'READONLY',
        status: 'ACCEPTED',
        created_at: 0,
        expires_at: 0,
        updated_at: 0,
      })
      .execute();
    expect(await seen(true)).toEqual([id]);
    expect(await seen(false)).toEqual([]);
    expect(await seen()).toEqual([]);
  });

  it('is one PDF over all workloads, however many', async () => {
    for (let number = 10; number < 27; number++) await createWorkload(`platform ${number}`);
    const id = await createWorkload('the one at risk');
    await answerAllBut(id, 'identities', ['sec_identities_secrets']);
    const { Base64String = '', Metrics, NextToken } = await metrics({ Format: 'PDF', MaxResults: 1 });
    expect(Metrics).toBeUndefined();
    expect(NextToken).toBeUndefined();
    const text = pdfText(Buffer.from(Base64String, 'base64'));
    expect(text).toContain('18 workloads');
    expect(text).toContain('platform 10');
    expect(text).toContain('platform 26');
    expect(text).toContain('Store and use secrets securely');
    const pages = pdfPages(Buffer.from(Base64String, 'base64'));
    expect(pages.map((page) => /(\d+) \/ (\d+)$/.exec(page.trim())?.[0])).toEqual(
      pages.map((_, index) => `${index + 1} / ${pages.length}`),
    );
  });
});

describe('the report of a lens review', () => {
  it('is a PDF with every question, its description and its choices', async () => {
    const id = await createWorkload('Order service');
    await answerAllBut(id, 'protect-data-rest', ['sec_protect_data_rest_encrypt']);
    await answer(id, 'protect-data-rest', { Notes: 'Until the new cluster is there.' });
    const bytes = await lensPdf(id);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdfText(bytes);
    for (const { question } of server.services.lenses.builtInNamed('wellarchitected')!.questions.values()) {
      expect(text).toContain(question.number);
      for (const { practice } of question.choices) expect(text).toContain(practice);
    }
    expect(text).toContain('How do you protect your data at rest?');
    expect(text).toContain(server.services.lenses.texts.questions.get('SEC08')!.means.slice(0, 60));
    const { how } = server.services.lenses.texts.practices.get('SEC08-BP02')!;
    expect(text).toContain(how.replaceAll('`', '').slice(0, 40));
    expect(text).toContain('Until the new cluster is there.');
    expect(text).toContain('takes the orders of the shop');
  }, 60_000);

  it('puts high risks before medium ones, pillars as the workload ranks them', async () => {
    const id = await createWorkload('ranked', { PillarPriorities: ['reliability', 'operationalExcellence'] });
    await answerAllBut(id, 'priorities', ['ops_priorities_eval_threat_landscape']); // MEDIUM
    await answerAllBut(id, 'backing-up-data', ['rel_backing_up_data_periodic_recovery_testing_data']); // MEDIUM
    await answerAllBut(id, 'identities', ['sec_identities_secrets']); // HIGH
    await answerAllBut(id, 'tracking-change-management', [
      'rel_tracking_change_management_planned_changemgmt',
    ]); // HIGH
    const { body } = await report(`/workloads/${id}/lenses/wellarchitected/report?format=json`);
    const { plan } = body as { plan: { question: string; risk: string; choices: string[] }[] };
    expect(plan.map(({ question, risk }) => [question, risk])).toEqual([
      ['tracking-change-management', 'HIGH'],
      ['identities', 'HIGH'],
      ['backing-up-data', 'MEDIUM'],
      ['priorities', 'MEDIUM'],
    ]);
    expect(plan[1]?.choices).toEqual(['sec_identities_secrets']);
  });

  it('shows a milestone as it was', async () => {
    const id = await createWorkload('with a milestone');
    await answer(id, 'priorities', { SelectedChoices: ['ops_priorities_no'], Notes: 'as it was then' });
    await client.send(
      new CreateMilestoneCommand({
        WorkloadId: id,
        MilestoneName: 'Before the move',
        ClientRequestToken: 'm-1',
      }),
    );
    await answer(id, 'priorities', { SelectedChoices: [], Notes: 'as it is now' });
    const path = `/workloads/${id}/lenses/wellarchitected/report?format=json`;
    const counts = async (more = '') =>
      ((await report(path + more)).body as { riskCounts: Record<string, number> }).riskCounts;
    expect(await counts()).toMatchObject({ HIGH: 0, UNANSWERED: 57 });
    expect(await counts('&milestone=1')).toMatchObject({ HIGH: 1, UNANSWERED: 56 });
    const text = pdfText(await lensPdf(id, { MilestoneNumber: 1 }));
    expect(text).toContain('Before the move');
    expect(text).toContain('as it was then');
    expect(text).not.toContain('as it is now');
    expect((await report(`${path}&milestone=2`)).status).toBe(404);
    expect((await report(`${path}&milestone=0`)).status).toBe(400);
    await expect(lensPdf(id, { MilestoneNumber: 2 })).rejects.toBeInstanceOf(ResourceNotFoundException);
  }, 60_000);

  it('is there for every lens of the workload, and for no other', async () => {
    const id = await createWorkload('on servers');
    await expect(lensPdf(id, { LensAlias: 'serverless' })).rejects.toBeInstanceOf(ResourceNotFoundException);
    const other = await createWorkload('on functions', { Lenses: ['serverless'] });
    const text = pdfText(await lensPdf(other, { LensAlias: 'serverless' }));
    expect(text).toContain('How do you know whether the serverless application is healthy?');
    expect(text).toContain('Every function writes structured logs to one place');
  });

  it('belongs to those who may see the workload', async () => {
    const id = await createWorkload('nobody else');
    const stranger = await server.client(String(Number(account) + 600_000_000_000));
    const command = new GetLensReviewReportCommand({ WorkloadId: id, LensAlias: 'wellarchitected' });
    await expect(stranger.send(command)).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect((await report(`/workloads/${id}/lenses/wellarchitected/report`, 'reader')).status).toBe(200);
    expect((await report(`/workloads/${'0'.repeat(32)}/lenses/wellarchitected/report`)).status).toBe(404);
    expect((await report(`/workloads/${id}/lenses/wellarchitected/report?format=docx`)).status).toBe(400);
  });

  it('shows accepted risks and what the newest review of the code saw', async () => {
    const id = await createWorkload('with evidence');
    await answerAllBut(id, 'protect-data-rest', ['sec_protect_data_rest_encrypt']);
    const choice = `/api/v1/workloads/${id}/lenses/wellarchitected/questions/protect-data-rest/choices/sec_protect_data_rest_encrypt`;
    const accepted = await server.console('PUT', `${choice}/accepted-risk`, {
      account,
      body: { reason: 'The table holds public data.', owner: 'ciso@example.com', expires: '2099-01-31' },
    });
    expect(accepted.status).toBe(200);
    const { db } = server.services.store;
    const evidence = {
      check: 's3-bucket-encryption',
      verdict: 'contradicts',
      resource: 'aws_s3_bucket.orders',
      kind: 's3-bucket',
      file: 'storage.tf',
      line: 12,
      message: 'The bucket is not encrypted.',
    };
    const result = (message: string) => ({
      date: '2026-10-01',
      questions: [
        {
          questionId: 'protect-data-rest',
          lens: 'wellarchitected',
          practices: [
            {
              choiceId: 'sec_protect_data_rest_encrypt',
              status: 'not-in-place',
              evidence: [{ ...evidence, message }],
            },
          ],
        },
      ],
    });
    const run = {
      subject: id,
      architecture: 'a',
      architecture_name: 'main',
      progress: '',
      requested_by: 'x',
      started_at: 1,
      error: null,
    };
    await db
      .insertInto('review_run')
      .values([
        {
          ...run,
          id: `old-${id}`,
          status: 'done',
          created_at: 1,
          ended_at: 2,
          summary: null,
          result: JSON.stringify(result('An older message.')),
        },
        {
          ...run,
          id: `new-${id}`,
          status: 'done',
          created_at: 3,
          ended_at: 4,
          summary: null,
          result: JSON.stringify(result('The bucket is not encrypted.')),
        },
        {
          ...run,
          id: `failed-${id}`,
          status: 'failed',
          created_at: 5,
          ended_at: 6,
          summary: null,
          result: null,
        },
      ])
      .execute();
    const path = `/workloads/${id}/lenses/wellarchitected/report?format=`;
    const page = (await report(`${path}html`)).body as string;
    const table = (await report(`${path}csv`)).body as string;
    const text = pdfText(await lensPdf(id));
    for (const shown of [page, table, text]) {
      expect(shown).toContain('The bucket is not encrypted.');
      expect(shown).toContain('storage.tf:12');
      expect(shown).not.toContain('An older message.');
      expect(shown).toContain('ciso@example.com');
    }
    expect(text).toContain('until 2099-01-31');
    expect(text).toContain('The table holds public data.');
  }, 60_000);
});

describe('documents', () => {
  it('are made one after the other, while the server answers others', async () => {
    const id = await createWorkload('wanted by many');
    const documents = Promise.all(Array.from({ length: 3 }, () => lensPdf(id)));
    const progress = { areMade: false };
    void documents.then(() => {
      progress.areMade = true;
    });
    let answers = 0;
    while (!progress.areMade) {
      expect((await report('/me')).status).toBe(200);
      answers += 1;
    }
    expect(answers).toBeGreaterThan(5);
    const [first, ...others] = await documents;
    for (const other of others) expect(other.equals(first!)).toBe(true);
  }, 60_000);

  it('are asked for again where too many wait', async () => {
    const asked = Array.from({ length: 70 }, () => report('/report?format=pdf'));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(50);
    expect(statuses).toContain(429);
    expect(statuses.every((status) => status === 200 || status === 429)).toBe(true);
    expect((await report('/report?format=pdf')).status).toBe(200);
  }, 60_000);
});
