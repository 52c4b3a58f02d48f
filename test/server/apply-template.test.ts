import {
  CreateLensVersionCommand,
  CreateReviewTemplateCommand,
  CreateWorkloadCommand,
  type CreateWorkloadCommandInput,
  DeleteReviewTemplateCommand,
  GetAnswerCommand,
  GetLensReviewCommand,
  GetWorkloadCommand,
  ImportLensCommand,
  ResourceNotFoundException,
  UpdateReviewTemplateAnswerCommand,
  UpdateReviewTemplateLensReviewCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleLens, sampleQuestion } from './sample-lens.ts';
import { share } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

const refusal = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

async function createTemplate(TemplateName: string, ...Lenses: string[]): Promise<string> {
  const { TemplateArn } = await client.send(
    new CreateReviewTemplateCommand({
      TemplateName,
      Description: 'a template of the tests',
      Notes: 'made with a template',
      Lenses,
    }),
  );
  return TemplateArn!;
}

async function createWorkload(
  WorkloadName: string,
  template: string,
  more: Partial<CreateWorkloadCommandInput> = {},
  by = client,
): Promise<string> {
  const { WorkloadId } = await by.send(
    new CreateWorkloadCommand({
      WorkloadName,
      Description: 'a workload of the tests',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected'],
      ReviewTemplateArns: [template],
      ...more,
    }),
  );
  return WorkloadId!;
}

const getWorkload = async (WorkloadId: string) =>
  (await client.send(new GetWorkloadCommand({ WorkloadId }))).Workload!;

const answerOf = async (WorkloadId: string, QuestionId: string, LensAlias = 'wellarchitected') =>
  (await client.send(new GetAnswerCommand({ WorkloadId, LensAlias, QuestionId }))).Answer;

const KEYS = 'sec_protect_data_rest_key_mgmt';
const ENCRYPT = 'sec_protect_data_rest_encrypt';

describe('a workload that is made with a review template', () => {
  it('has its lenses, answers, notes and what does not apply', async () => {
    const template = await createTemplate('all of it', 'wellarchitected', 'serverless');
    const review = { TemplateArn: template, LensAlias: 'wellarchitected' };
    for (const change of [
      { QuestionId: 'protect-data-rest', SelectedChoices: [KEYS, ENCRYPT], Notes: 'by the landing zone' },
      { QuestionId: 'sus_region', IsApplicable: false, Reason: 'OUT_OF_SCOPE' as const },
      {
        QuestionId: 'backing-up-data',
        ChoiceUpdates: {
          rel_backing_up_data_secured_backups_data: { Status: 'NOT_APPLICABLE' as const, Notes: 'none' },
        },
      },
      { QuestionId: 'priorities', Notes: 'ask the product owner' },
    ])
      await client.send(new UpdateReviewTemplateAnswerCommand({ ...review, ...change }));
    await client.send(
      new UpdateReviewTemplateLensReviewCommand({
        ...review,
        LensNotes: 'read the handbook',
        PillarNotes: { security: 'ask the security team' },
      }),
    );
    const id = await createWorkload('with all of it', template);
    const workload = await getWorkload(id);
    expect(workload.Lenses).toEqual(['wellarchitected', 'serverless']);
    expect(workload.Notes).toBe('made with a template');
    // Two of three practices of level high in SEC08 are selected.
    expect(await answerOf(id, 'protect-data-rest')).toMatchObject({
      SelectedChoices: [KEYS, ENCRYPT],
      Notes: 'by the landing zone',
      Risk: 'HIGH',
    });
    expect(await answerOf(id, 'sus_region')).toMatchObject({
      IsApplicable: false,
      Reason: 'OUT_OF_SCOPE',
      Risk: 'NOT_APPLICABLE',
    });
    expect(await answerOf(id, 'backing-up-data')).toMatchObject({
      ChoiceAnswers: [{ Status: 'NOT_APPLICABLE', Notes: 'none' }],
    });
    expect(await answerOf(id, 'priorities')).toMatchObject({
      Risk: 'UNANSWERED',
      Notes: 'ask the product owner',
    });
    const { LensReview } = await client.send(
      new GetLensReviewCommand({ WorkloadId: id, LensAlias: 'wellarchitected' }),
    );
    expect(LensReview?.Notes).toBe('read the handbook');
    expect(LensReview?.PillarReviewSummaries?.find(({ PillarId }) => PillarId === 'security')).toMatchObject({
      Notes: 'ask the security team',
    });
  });

  it('keeps notes of its own', async () => {
    const template = await createTemplate('notes of its own', 'wellarchitected');
    const id = await createWorkload('with own notes', template, { Notes: 'my own' });
    expect((await getWorkload(id)).Notes).toBe('my own');
  });

  it('does not change when the template does, and stays when it is deleted', async () => {
    const template = await createTemplate('later changed', 'wellarchitected');
    const id = await createWorkload('made before', template);
    await client.send(
      new UpdateReviewTemplateAnswerCommand({
        TemplateArn: template,
        LensAlias: 'wellarchitected',
        QuestionId: 'protect-data-rest',
        SelectedChoices: [KEYS],
      }),
    );
    expect(await answerOf(id, 'protect-data-rest')).toMatchObject({ Risk: 'UNANSWERED' });
    const later = await createWorkload('made after', template);
    await client.send(new DeleteReviewTemplateCommand({ TemplateArn: template }));
    expect(await answerOf(later, 'protect-data-rest')).toMatchObject({ SelectedChoices: [KEYS] });
    expect(await refusal(createWorkload('made too late', template))).toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('has the newest version of a lens, with what of the answers it still knows', async () => {
    const importLens = async (lens: object, LensAlias?: string) =>
      (await client.send(new ImportLensCommand({ JSONString: JSON.stringify(lens), LensAlias }))).LensArn!;
    const publish = (LensAlias: string, LensVersion: string) =>
      client.send(new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion: true }));
    const lens = await importLens(sampleLens('Moved on'));
    await publish(lens, '1.0');
    const template = await createTemplate('of an older version', lens);
    for (const QuestionId of ['moor', 'load'])
      await client.send(
        new UpdateReviewTemplateAnswerCommand({
          TemplateArn: template,
          LensAlias: lens,
          QuestionId,
          SelectedChoices: [`${QuestionId}_rope`],
        }),
      );
    const pillars = [{ id: 'quay', name: 'Quay', questions: [sampleQuestion('moor')] }];
    await importLens(sampleLens('Moved on', { pillars }), lens);
    await publish(lens, '2.0');
    const id = await createWorkload('with the newest version', template);
    expect(await answerOf(id, 'moor', lens)).toMatchObject({
      SelectedChoices: ['moor_rope'],
      Risk: 'MEDIUM',
    });
    expect(await refusal(answerOf(id, 'load', lens))).toBeInstanceOf(ValidationException);
    // 57 questions of the Framework and one of the lens.
    expect((await getWorkload(id)).RiskCounts).toMatchObject({ UNANSWERED: 57, MEDIUM: 1 });
  });

  it('may use a template of another account once it is shared', async () => {
    const other = await server.client('444455556666');
    const template = await createTemplate('shared template', 'serverless');
    expect(await refusal(createWorkload('before the share', template, {}, other))).toBeInstanceOf(
      ResourceNotFoundException,
    );
    await share(client, template, other, '444455556666');
    const id = await createWorkload('after the share', template, {}, other);
    const { Workload } = await other.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload).toMatchObject({ Owner: '444455556666', Lenses: ['wellarchitected', 'serverless'] });
  });

  it('may use one template, not two', async () => {
    const [one, two] = [
      await createTemplate('the first', 'wellarchitected'),
      await createTemplate('the second', 'wellarchitected'),
    ];
    const both = createWorkload('with two templates', one, { ReviewTemplateArns: [one, two] });
    expect(await refusal(both)).toBeInstanceOf(ValidationException);
  });
});
