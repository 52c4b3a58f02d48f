import {
  AccessDeniedException,
  ConflictException,
  CreateLensVersionCommand,
  CreateReviewTemplateCommand,
  type CreateReviewTemplateCommandInput,
  DeleteLensCommand,
  DeleteReviewTemplateCommand,
  GetReviewTemplateAnswerCommand,
  GetReviewTemplateCommand,
  GetReviewTemplateLensReviewCommand,
  ImportLensCommand,
  ListReviewTemplateAnswersCommand,
  ListReviewTemplatesCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateReviewTemplateAnswerCommand,
  type UpdateReviewTemplateAnswerCommandInput,
  UpdateReviewTemplateCommand,
  UpdateReviewTemplateLensReviewCommand,
  UpgradeReviewTemplateLensReviewCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleLens, sampleQuestion } from './sample-lens.ts';
import { lens as lensOf, share } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { customLenses: 100 } });
  client = await server.client();
});
afterAll(() => server.close());

const NOWHERE = `arn:aws:wellarchitected:us-east-1:111122223333:review-template/${'0'.repeat(32)}`;
const refusal = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

async function createTemplate(
  TemplateName: string,
  more: Partial<CreateReviewTemplateCommandInput> = {},
  by = client,
): Promise<string> {
  const { TemplateArn } = await by.send(
    new CreateReviewTemplateCommand({
      TemplateName,
      Description: 'a template of the tests',
      Lenses: ['wellarchitected'],
      ...more,
    }),
  );
  return TemplateArn!;
}

const getTemplate = async (TemplateArn: string) =>
  (await client.send(new GetReviewTemplateCommand({ TemplateArn }))).ReviewTemplate!;

async function importLens(lens: object, LensAlias?: string): Promise<string> {
  const JSONString = JSON.stringify(lens);
  return (await client.send(new ImportLensCommand({ JSONString, LensAlias }))).LensArn!;
}

const publish = (LensAlias: string, LensVersion: string) =>
  client.send(new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion: true }));

/** Practices of SEC08: data at rest. */
const KEYS = 'sec_protect_data_rest_key_mgmt';
const ENCRYPT = 'sec_protect_data_rest_encrypt';
const QUESTION = { LensAlias: 'wellarchitected', QuestionId: 'protect-data-rest' } as const;

const answer = async (TemplateArn: string, change: Partial<UpdateReviewTemplateAnswerCommandInput>) =>
  (await client.send(new UpdateReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION, ...change }))).Answer!;

describe('a review template', () => {
  it('is shown as it was made, with every question open', async () => {
    const arn = await createTemplate('as it was made', {
      Lenses: ['wellarchitected', 'arn:aws:wellarchitected::aws:lens/wellarchitected'],
      Notes: 'for every workload',
      Tags: { team: 'platform' },
    });
    expect(arn).toMatch(/^arn:aws:wellarchitected:us-east-1:111122223333:review-template\/[0-9a-f]{32}$/);
    const template = await getTemplate(arn);
    expect(template).toMatchObject({
      TemplateArn: arn,
      TemplateName: 'as it was made',
      Description: 'a template of the tests',
      Lenses: ['wellarchitected'],
      Notes: 'for every workload',
      QuestionCounts: { UNANSWERED: 57, ANSWERED: 0 },
      Owner: '111122223333',
      Tags: { team: 'platform' },
      UpdateStatus: 'CURRENT',
    });
    expect(template.UpdatedAt).toBeInstanceOf(Date);
  });

  it('keeps its name for itself', async () => {
    const other = await createTemplate('another one');
    await createTemplate('One Template');
    expect(await refusal(createTemplate('onetemplate'))).toBeInstanceOf(ConflictException);
    const rename = new UpdateReviewTemplateCommand({ TemplateArn: other, TemplateName: 'ONE template' });
    expect(await refusal(client.send(rename))).toBeInstanceOf(ConflictException);
  });

  it('is made once where the same request comes twice with one token', async () => {
    const once = () => createTemplate('made once', { ClientRequestToken: 'template-once' });
    expect(await once()).toBe(await once());
    const other = createTemplate('made once more', { ClientRequestToken: 'template-once' });
    expect(await refusal(other)).toBeInstanceOf(ConflictException);
  });

  it.each<[string, Partial<CreateReviewTemplateCommandInput>]>([
    ['no lens', { Lenses: [] }],
    ['more than ten lenses', { Lenses: Array.from({ length: 11 }, () => 'wellarchitected') }],
    ['a lens that nobody knows', { Lenses: ['well-made'] }],
    ['a name with other characters', { TemplateName: 'a template; of mine' }],
    ['a short description', { Description: 'ab' }],
  ])('is refused with %s', async (_what, wrong) => {
    const error = await refusal(createTemplate('refused', wrong));
    expect(error).toBeInstanceOf(ValidationException);
    expect((error as ValidationException).Reason).toBe('FIELD_VALIDATION_FAILED');
  });

  it('is refused with a lens that does not exist, and with one that was only shared', async () => {
    const missing = `arn:aws:wellarchitected:us-east-1:111122223333:lens/${'0'.repeat(32)}`;
    expect(await refusal(createTemplate('missing lens', { Lenses: [missing] }))).toBeInstanceOf(
      ResourceNotFoundException,
    );
    const other = await server.client('444455556666');
    const theirs = await lensOf(other, 'their lens', '1.0');
    expect(await refusal(createTemplate('their lens', { Lenses: [theirs] }))).toBeInstanceOf(
      ResourceNotFoundException,
    );
    await share(other, theirs, client, '111122223333');
    expect(await refusal(createTemplate('shared lens', { Lenses: [theirs] }))).toBeInstanceOf(
      ValidationException,
    );
  });

  it('is refused beyond the quota of templates', async () => {
    const small = await startTestServer({ quotas: { reviewTemplates: 1 } });
    try {
      const owner = await small.client();
      await createTemplate('the only one', {}, owner);
      expect(await refusal(createTemplate('one too many', {}, owner))).toBeInstanceOf(
        ServiceQuotaExceededException,
      );
    } finally {
      await small.close();
    }
  });

  it('takes twenty lenses in all', async () => {
    const lenses: string[] = [];
    for (let number = 1; number <= 20; number += 1) {
      const arn = await importLens(sampleLens(`Lens ${number} of many`));
      await publish(arn, '1.0');
      lenses.push(arn);
    }
    const arn = await createTemplate('with many lenses', { Lenses: lenses.slice(0, 10) });
    const add = (...LensesToAssociate: string[]) =>
      client.send(new UpdateReviewTemplateCommand({ TemplateArn: arn, LensesToAssociate }));
    await add(...lenses.slice(10));
    expect((await getTemplate(arn)).Lenses).toEqual(lenses);
    expect(await refusal(add('wellarchitected'))).toBeInstanceOf(ValidationException);
  });

  it('takes changes and leaves the rest', async () => {
    const arn = await createTemplate('to be changed', { Notes: 'as before' });
    const { ReviewTemplate } = await client.send(
      new UpdateReviewTemplateCommand({
        TemplateArn: arn,
        TemplateName: 'changed',
        Description: 'new words',
      }),
    );
    expect(ReviewTemplate).toMatchObject({
      TemplateName: 'changed',
      Description: 'new words',
      Notes: 'as before',
      Lenses: ['wellarchitected'],
    });
  });

  it('gets and loses lenses; what was answered comes back with the lens', async () => {
    const arn = await createTemplate('lenses come and go');
    const change = async (lenses: object) =>
      (await client.send(new UpdateReviewTemplateCommand({ TemplateArn: arn, ...lenses }))).ReviewTemplate!;
    await change({ LensesToAssociate: ['serverless'] });
    const { AnswerSummaries } = await client.send(
      new ListReviewTemplateAnswersCommand({ TemplateArn: arn, LensAlias: 'serverless' }),
    );
    const QuestionId = AnswerSummaries![0]!.QuestionId!;
    await client.send(
      new UpdateReviewTemplateAnswerCommand({
        TemplateArn: arn,
        LensAlias: 'serverless',
        QuestionId,
        IsApplicable: false,
      }),
    );
    const other = await importLens(sampleLens('Comes instead'));
    await publish(other, '1.0');
    const without = await change({ LensesToAssociate: [other], LensesToDisassociate: ['serverless'] });
    expect(without.Lenses).toEqual(['wellarchitected', other]);
    expect(without.QuestionCounts?.ANSWERED).toBe(0);
    const back = await change({ LensesToAssociate: ['serverless'] });
    expect(back.Lenses).toEqual(['wellarchitected', other, 'serverless']);
    expect(back.QuestionCounts?.ANSWERED).toBe(1);
    for (const framework of ['wellarchitected', 'arn:aws:wellarchitected::aws:lens/wellarchitected'])
      expect(await refusal(change({ LensesToDisassociate: [framework] }))).toBeInstanceOf(
        ValidationException,
      );
    const only = await createTemplate('with one lens', { Lenses: ['serverless'] });
    const last = new UpdateReviewTemplateCommand({ TemplateArn: only, LensesToDisassociate: ['serverless'] });
    expect(await refusal(client.send(last))).toBeInstanceOf(ValidationException);
    const both = change({ LensesToAssociate: ['serverless'], LensesToDisassociate: ['serverless'] });
    expect(await refusal(both)).toBeInstanceOf(ValidationException);
    await change({ LensesToDisassociate: ['serverless'] });
    expect(await refusal(change({ LensesToDisassociate: ['serverless'] }))).toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('is gone after it was deleted, and its name is free', async () => {
    const arn = await createTemplate('to be deleted');
    await answer(arn, { IsApplicable: false });
    await client.send(new DeleteReviewTemplateCommand({ TemplateArn: arn }));
    for (const TemplateArn of [arn, NOWHERE]) {
      const review = { TemplateArn, LensAlias: 'wellarchitected' };
      for (const command of [
        new GetReviewTemplateCommand({ TemplateArn }),
        new UpdateReviewTemplateCommand({ TemplateArn, Notes: 'too late' }),
        new DeleteReviewTemplateCommand({ TemplateArn }),
        new GetReviewTemplateLensReviewCommand(review),
        new UpdateReviewTemplateLensReviewCommand({ ...review, LensNotes: 'too late' }),
        new UpgradeReviewTemplateLensReviewCommand(review),
        new ListReviewTemplateAnswersCommand(review),
        new GetReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION }),
        new UpdateReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION, Notes: 'too late' }),
      ])
        expect(await refusal(client.send(command as GetReviewTemplateCommand))).toBeInstanceOf(
          ResourceNotFoundException,
        );
    }
    expect(await createTemplate('to be deleted')).not.toBe(arn);
  });

  it('is listed by name, page by page', async () => {
    const owner = await server.client('222233334444');
    for (const number of [3, 1, 2]) await createTemplate(`paged ${number}`, {}, owner);
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await owner.send(
        new ListReviewTemplatesCommand({ MaxResults: 2, ...(token !== undefined && { NextToken: token }) }),
      );
      names.push(...(page.ReviewTemplates ?? []).map(({ TemplateName }) => TemplateName));
      token = page.NextToken;
    } while (token !== undefined);
    expect(names).toEqual(['paged 1', 'paged 2', 'paged 3']);
  });

  it('takes a reviewer to make and change, and a reader to see', async () => {
    const contributor = await server.client('111122223333', 'contributor');
    const reader = await server.client('111122223333', 'reader');
    expect(await refusal(createTemplate('by a contributor', {}, contributor))).toBeInstanceOf(
      AccessDeniedException,
    );
    const TemplateArn = await createTemplate('seen by a reader');
    const command = new UpdateReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION, Notes: 'mine' });
    expect(await refusal(contributor.send(command))).toBeInstanceOf(AccessDeniedException);
    const { ReviewTemplate } = await reader.send(new GetReviewTemplateCommand({ TemplateArn }));
    expect(ReviewTemplate?.TemplateName).toBe('seen by a reader');
  });
});

describe('a review template of another account', () => {
  it('does not exist before it is shared, and can be seen, not changed, afterwards', async () => {
    const other = await server.client('777788889999');
    const arn = await createTemplate('shared with others');
    const see = () => other.send(new GetReviewTemplateCommand({ TemplateArn: arn }));
    const listed = async () =>
      (await other.send(new ListReviewTemplatesCommand({}))).ReviewTemplates?.map(
        ({ TemplateArn }) => TemplateArn,
      );
    expect(await refusal(see())).toBeInstanceOf(ResourceNotFoundException);
    expect(await listed()).toEqual([]);
    const id = await share(client, arn, other, '777788889999');
    expect((await see()).ReviewTemplate).toMatchObject({ Owner: '111122223333', ShareInvitationId: id });
    expect(await listed()).toEqual([arn]);
    const change = new UpdateReviewTemplateAnswerCommand({ TemplateArn: arn, ...QUESTION, Notes: 'mine' });
    expect(await refusal(other.send(change))).toBeInstanceOf(AccessDeniedException);
    const remove = new DeleteReviewTemplateCommand({ TemplateArn: arn });
    expect(await refusal(other.send(remove))).toBeInstanceOf(AccessDeniedException);
  });
});

describe('an answer in a review template', () => {
  it('is there with a choice, a choice that does not apply, or where the question does not', async () => {
    const arn = await createTemplate('answered');
    const read = async () =>
      (await client.send(new GetReviewTemplateAnswerCommand({ TemplateArn: arn, ...QUESTION }))).Answer;
    expect(await read()).toMatchObject({
      AnswerStatus: 'UNANSWERED',
      IsApplicable: true,
      SelectedChoices: [],
    });
    expect(await answer(arn, { Notes: 'to be talked about' })).toMatchObject({ AnswerStatus: 'UNANSWERED' });
    expect(await answer(arn, { SelectedChoices: [ENCRYPT, KEYS] })).toMatchObject({
      AnswerStatus: 'ANSWERED',
      Notes: 'to be talked about',
      PillarId: 'security',
    });
    expect(await answer(arn, { SelectedChoices: [] })).toMatchObject({ AnswerStatus: 'UNANSWERED' });
    const ruledOut = await answer(arn, {
      ChoiceUpdates: { [KEYS]: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE', Notes: 'no keys' } },
    });
    expect(ruledOut).toMatchObject({
      AnswerStatus: 'ANSWERED',
      ChoiceAnswers: [{ ChoiceId: KEYS, Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE', Notes: 'no keys' }],
    });
    expect(ruledOut).not.toHaveProperty('Risk');
    expect(await answer(arn, { IsApplicable: false, Reason: 'BUSINESS_PRIORITIES' })).toMatchObject({
      AnswerStatus: 'ANSWERED',
      IsApplicable: false,
      Reason: 'BUSINESS_PRIORITIES',
    });
    expect(await read()).toMatchObject({ AnswerStatus: 'ANSWERED', IsApplicable: false });
    expect((await getTemplate(arn)).QuestionCounts).toEqual({ UNANSWERED: 56, ANSWERED: 1 });
  });

  it('is refused for a question, a choice or a lens that is not there', async () => {
    const TemplateArn = await createTemplate('wrong answers');
    const wrong = await refusal(answer(TemplateArn, { SelectedChoices: ['nope'] }));
    expect(wrong).toBeInstanceOf(ValidationException);
    const question = new GetReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION, QuestionId: 'nope' });
    expect(await refusal(client.send(question))).toBeInstanceOf(ValidationException);
    const lens = new GetReviewTemplateAnswerCommand({ TemplateArn, ...QUESTION, LensAlias: 'serverless' });
    expect(await refusal(client.send(lens))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('is not written over a newer one', async () => {
    const arn = await createTemplate('raced');
    const answers = await Promise.allSettled(
      [KEYS, ENCRYPT].map((choice) => answer(arn, { SelectedChoices: [choice] })),
    );
    for (const result of answers) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ConflictException);
    }
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('is listed for its pillar, page by page, without risks', async () => {
    const arn = await createTemplate('listed answers');
    await answer(arn, { SelectedChoices: [KEYS] });
    const list = async (more: object) =>
      await client.send(
        new ListReviewTemplateAnswersCommand({
          TemplateArn: arn,
          LensAlias: 'wellarchitected',
          PillarId: 'security',
          MaxResults: 10,
          ...more,
        }),
      );
    const first = await list({});
    const second = await list({ NextToken: first.NextToken });
    const answers = [...first.AnswerSummaries!, ...second.AnswerSummaries!];
    expect(answers).toHaveLength(11);
    expect(second.NextToken).toBeUndefined();
    expect(answers.filter(({ AnswerStatus }) => AnswerStatus === 'ANSWERED')).toMatchObject([
      { QuestionId: 'protect-data-rest', SelectedChoices: [KEYS] },
    ]);
    expect(answers[0]).not.toHaveProperty('Risk');
    expect(await refusal(list({ PillarId: 'style' }))).toBeInstanceOf(ValidationException);
  });
});

describe('a lens review of a template', () => {
  it('counts the questions of each pillar and keeps notes', async () => {
    const arn = await createTemplate('with notes');
    await answer(arn, { SelectedChoices: [KEYS] });
    const review = { TemplateArn: arn, LensAlias: 'wellarchitected' };
    const { LensReview } = await client.send(
      new UpdateReviewTemplateLensReviewCommand({
        ...review,
        LensNotes: 'read the handbook first',
        PillarNotes: { security: 'ask the security team' },
      }),
    );
    expect(LensReview).toMatchObject({
      LensAlias: 'wellarchitected',
      LensStatus: 'CURRENT',
      Notes: 'read the handbook first',
      QuestionCounts: { UNANSWERED: 56, ANSWERED: 1 },
    });
    const again = await client.send(
      new UpdateReviewTemplateLensReviewCommand({ ...review, PillarNotes: { reliability: 'ask them too' } }),
    );
    expect(again.LensReview?.Notes).toBe('read the handbook first');
    const shown = (await client.send(new GetReviewTemplateLensReviewCommand(review))).LensReview;
    const pillar = (id: string) => shown?.PillarReviewSummaries?.find(({ PillarId }) => PillarId === id);
    expect(shown?.PillarReviewSummaries).toHaveLength(6);
    expect(pillar('security')).toMatchObject({
      Notes: 'ask the security team',
      QuestionCounts: { UNANSWERED: 10, ANSWERED: 1 },
    });
    expect(pillar('reliability')).toMatchObject({
      Notes: 'ask them too',
      QuestionCounts: { UNANSWERED: 13, ANSWERED: 0 },
    });
    const wrong = new UpdateReviewTemplateLensReviewCommand({ ...review, PillarNotes: { style: 'no' } });
    expect(await refusal(client.send(wrong))).toBeInstanceOf(ValidationException);
  });

  it('tells of a newer version of the lens and is brought to it, with its answers', async () => {
    const lens = await importLens(sampleLens('Versions'));
    await publish(lens, '1.0');
    const arn = await createTemplate('of versions', { Lenses: [lens] });
    const moor = (change: object) => answer(arn, { LensAlias: lens, QuestionId: 'moor', ...change });
    await moor({ SelectedChoices: ['moor_rope', 'moor_chain'], Notes: 'twice is better' });
    const upgrade = () =>
      client.send(new UpgradeReviewTemplateLensReviewCommand({ TemplateArn: arn, LensAlias: lens }));
    expect(await refusal(upgrade())).toBeInstanceOf(ConflictException);

    // The new version knows no rope any more.
    const pillars = [
      {
        id: 'quay',
        name: 'Quay',
        questions: [
          sampleQuestion('moor', {
            choices: [
              { id: 'moor_chain', title: 'With a chain', improvementPlan: { displayText: 'Forge one.' } },
              { id: 'moor_no', title: 'None of these' },
            ],
            riskRules: [
              { condition: 'moor_chain', risk: 'NO_RISK' },
              { condition: 'default', risk: 'HIGH_RISK' },
            ],
          }),
        ],
      },
    ];
    await importLens(sampleLens('Versions', { pillars }), lens);
    await publish(lens, '2.0');
    expect((await getTemplate(arn)).UpdateStatus).toBe('LENS_NOT_CURRENT');
    const review = async () =>
      (await client.send(new GetReviewTemplateLensReviewCommand({ TemplateArn: arn, LensAlias: lens })))
        .LensReview;
    expect(await review()).toMatchObject({ LensVersion: '1.0', LensStatus: 'NOT_CURRENT' });
    await upgrade();
    expect((await getTemplate(arn)).UpdateStatus).toBe('CURRENT');
    expect(await review()).toMatchObject({
      LensVersion: '2.0',
      LensStatus: 'CURRENT',
      QuestionCounts: { UNANSWERED: 0, ANSWERED: 1 },
    });
    expect(await moor({})).toMatchObject({ SelectedChoices: ['moor_chain'], Notes: 'twice is better' });
    await client.send(new DeleteLensCommand({ LensAlias: lens, LensStatus: 'ALL' }));
    expect(await review()).toMatchObject({ LensStatus: 'DELETED' });
    expect(await refusal(upgrade())).toBeInstanceOf(ConflictException);
  });
});
