import {
  AssociateLensesCommand,
  ConflictException,
  CreateWorkloadCommand,
  DeleteWorkloadCommand,
  GetAnswerCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListWorkloadsCommand,
  ResourceNotFoundException,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

const WORKLOAD = {
  Description: 'the shop of the tests',
  Environment: 'PRODUCTION',
  AwsRegions: ['eu-west-1'],
  ReviewOwner: 'owner@example.com',
  Lenses: ['wellarchitected'],
} as const;

async function createWorkload(name: string): Promise<string> {
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      ...WORKLOAD,
      Lenses: [...WORKLOAD.Lenses],
      AwsRegions: ['eu-west-1'],
      WorkloadName: name,
    }),
  );
  return WorkloadId!;
}

describe('a workload', () => {
  it('is shown as it was made, with every question of the Framework open', async () => {
    const id = await createWorkload('shown as made');
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload).toMatchObject({
      WorkloadName: 'shown as made',
      Environment: 'PRODUCTION',
      Owner: '111122223333',
      Lenses: ['wellarchitected'],
      RiskCounts: { UNANSWERED: 57, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
    });
    expect(Workload?.UpdatedAt).toBeInstanceOf(Date);
  });

  it('has Regions, and pillars in an order, also where nobody named any', async () => {
    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        ...WORKLOAD,
        Lenses: [],
        AwsRegions: [],
        NonAwsRegions: ['our own hall'],
        WorkloadName: 'nowhere in AWS',
      }),
    );
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId }));
    expect(Workload?.AwsRegions).toEqual([]);
    // As the Framework has them.
    expect(Workload?.PillarPriorities).toEqual([
      'operationalExcellence',
      'security',
      'reliability',
      'performance',
      'costOptimization',
      'sustainability',
    ]);
    // That is for workloads whose review has no owner.
    expect(Workload).not.toHaveProperty('ReviewRestrictionDate');
  });

  it('is of an industry that AWS knows, however tools write it', async () => {
    const id = await createWorkload('of an industry');
    const update = (IndustryType: string) =>
      client.send(new UpdateWorkloadCommand({ WorkloadId: id, IndustryType }));
    for (const type of [
      'InfoTech',
      'Financial_Services',
      'Media & Entertainment',
      'Media_and_Entertainment',
      '',
    ])
      expect((await update(type)).Workload?.IndustryType).toBe(type);
    const wrong = { name: 'ValidationException', Fields: [{ Name: 'IndustryType' }] };
    await expect(update('Alchemy')).rejects.toMatchObject(wrong);
    const command = new CreateWorkloadCommand({
      ...WORKLOAD,
      Lenses: [],
      AwsRegions: ['eu-west-1'],
      WorkloadName: 'of no industry',
      IndustryType: 'Alchemy',
    });
    await expect(client.send(command)).rejects.toMatchObject(wrong);
  });

  it('keeps its name for itself, whatever the case and spaces', async () => {
    await createWorkload('One Name');
    await expect(createWorkload('oneNAME')).rejects.toBeInstanceOf(ConflictException);
  });

  it('is made once where the same request comes twice with one token', async () => {
    const command = () =>
      new CreateWorkloadCommand({
        ...WORKLOAD,
        Lenses: ['wellarchitected'],
        AwsRegions: ['eu-west-1'],
        WorkloadName: 'only once',
        ClientRequestToken: 'token-1',
      });
    const [first, second] = [await client.send(command()), await client.send(command())];
    expect(second.WorkloadId).toBe(first.WorkloadId);
    const other = new CreateWorkloadCommand({ ...command().input, Description: 'another one' });
    await expect(client.send(other)).rejects.toBeInstanceOf(ConflictException);
  });

  it('is listed by name, page by page', async () => {
    for (const number of [3, 1, 2]) await createWorkload(`paged ${number}`);
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListWorkloadsCommand({
          WorkloadNamePrefix: 'paged',
          MaxResults: 2,
          ...(token !== undefined && { NextToken: token }),
        }),
      );
      names.push(...(page.WorkloadSummaries ?? []).map(({ WorkloadName }) => WorkloadName));
      token = page.NextToken;
    } while (token !== undefined);
    expect(names).toEqual(['paged 1', 'paged 2', 'paged 3']);
  });

  it('takes changes and leaves the rest', async () => {
    const id = await createWorkload('to be changed');
    const { Workload } = await client.send(
      new UpdateWorkloadCommand({ WorkloadId: id, ImprovementStatus: 'IN_PROGRESS', Notes: 'under way' }),
    );
    expect(Workload).toMatchObject({
      ImprovementStatus: 'IN_PROGRESS',
      Notes: 'under way',
      Environment: 'PRODUCTION',
    });
  });

  it('is gone after it was deleted', async () => {
    const id = await createWorkload('to be deleted');
    await client.send(new DeleteWorkloadCommand({ WorkloadId: id, ClientRequestToken: 'delete-1' }));
    await expect(client.send(new GetWorkloadCommand({ WorkloadId: id }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('is refused with every field that is wrong', async () => {
    const command = new CreateWorkloadCommand({
      ...WORKLOAD,
      AwsRegions: [],
      Lenses: ['wellarchitected'],
      WorkloadName: 'no',
      Environment: 'STAGING' as 'PRODUCTION',
    });
    const error = await client.send(command).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationException);
    expect((error as ValidationException).Reason).toBe('FIELD_VALIDATION_FAILED');
    expect((error as ValidationException).Fields?.map(({ Name }) => Name)).toEqual([
      'WorkloadName',
      'Environment',
    ]);
  });
});

describe('an answer', () => {
  const QUESTION = { LensAlias: 'wellarchitected', QuestionId: 'protect-data-rest' } as const;

  it('is HIGH while a practice of level high is missing, MEDIUM with those alone, NONE with all', async () => {
    const id = await createWorkload('rated');
    const answer = async (...SelectedChoices: string[]) =>
      (await client.send(new UpdateAnswerCommand({ WorkloadId: id, ...QUESTION, SelectedChoices }))).Answer;
    // Levels of SEC08 in the Framework: BP01, BP02, BP04 high; BP03 medium.
    const high = [
      'sec_protect_data_rest_key_mgmt',
      'sec_protect_data_rest_encrypt',
      'sec_protect_data_rest_access_control',
    ];
    expect((await answer(...high.slice(0, 2)))?.Risk).toBe('HIGH');
    expect((await answer(...high))?.Risk).toBe('MEDIUM');
    expect((await answer(...high, 'sec_protect_data_rest_automate_protection'))?.Risk).toBe('NONE');
    const { Answer } = await client.send(new GetAnswerCommand({ WorkloadId: id, ...QUESTION }));
    expect(Answer).toMatchObject({ Risk: 'NONE', PillarId: 'security' });
    expect(Answer?.SelectedChoices).toHaveLength(4);
  });

  it('tells whoever came second when two answer at once', async () => {
    const id = await createWorkload('raced');
    const answers = await Promise.allSettled(
      ['sec_protect_data_rest_encrypt', 'sec_protect_data_rest_key_mgmt'].map((choice) =>
        client.send(new UpdateAnswerCommand({ WorkloadId: id, ...QUESTION, SelectedChoices: [choice] })),
      ),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(ConflictException);
    const written = await server.services.store.db
      .selectFrom('audit')
      .selectAll()
      .where('operation', '=', 'UpdateAnswer')
      .where('resource', 'like', `%${id}%`)
      .execute();
    expect(written).toHaveLength(2 - refused.length);
  });

  it('is listed for its pillar', async () => {
    const id = await createWorkload('listed');
    const { AnswerSummaries } = await client.send(
      new ListAnswersCommand({ WorkloadId: id, LensAlias: 'wellarchitected', PillarId: 'security' }),
    );
    expect(AnswerSummaries).toHaveLength(11);
  });

  it('is shown as it was written last, however often it was asked for, and by workload', async () => {
    const ids = [await createWorkload('asked for often'), await createWorkload('asked for as often')];
    const notes = async (WorkloadId: string) =>
      (await client.send(new GetAnswerCommand({ ...QUESTION, WorkloadId }))).Answer?.Notes;
    const write = (WorkloadId: string, Notes: string) =>
      client.send(new UpdateAnswerCommand({ ...QUESTION, WorkloadId, Notes }));
    const [first, second] = ids as [string, string];
    const long = 'ö'.repeat(2084);
    for (const Notes of ['once', long, 'once', '']) {
      await write(first, Notes);
      expect([await notes(first), await notes(first), await notes(second)]).toEqual([Notes, Notes, '']);
    }
    const shown = await client.send(new GetAnswerCommand({ ...QUESTION, WorkloadId: second }));
    expect([shown.WorkloadId, shown.MilestoneNumber]).toEqual([second, undefined]);
  });

  it('says of each choice that is selected that it is, however it was selected', async () => {
    const WorkloadId = await createWorkload('of choices');
    const [encrypt, access] = ['sec_protect_data_rest_encrypt', 'sec_protect_data_rest_access_control'];
    const [Status, Reason, Notes] = ['SELECTED', 'NONE', ''];
    const { Answer } = await client.send(
      new UpdateAnswerCommand({
        ...QUESTION,
        WorkloadId,
        SelectedChoices: [access, encrypt],
        ChoiceUpdates: { sec_protect_data_rest_key_mgmt: { Status: 'NOT_APPLICABLE', Notes: 'no keys' } },
      }),
    );
    expect(Answer?.ChoiceAnswers).toEqual([
      { ChoiceId: 'sec_protect_data_rest_key_mgmt', Status: 'NOT_APPLICABLE', Reason, Notes: 'no keys' },
      { ChoiceId: encrypt, Status, Reason, Notes },
      { ChoiceId: access, Status, Reason, Notes },
    ]);
    const { AnswerSummaries } = await client.send(
      new ListAnswersCommand({ WorkloadId, LensAlias: 'wellarchitected', PillarId: 'security' }),
    );
    const listed = AnswerSummaries?.find(({ QuestionId }) => QuestionId === QUESTION.QuestionId);
    expect(listed?.ChoiceAnswerSummaries?.slice(1)).toEqual([
      { ChoiceId: encrypt, Status, Reason },
      { ChoiceId: access, Status, Reason },
    ]);
    await client.send(new UpdateAnswerCommand({ ...QUESTION, WorkloadId, SelectedChoices: [access] }));
    const later = await client.send(new GetAnswerCommand({ ...QUESTION, WorkloadId }));
    expect(later.Answer?.ChoiceAnswers?.map(({ ChoiceId }) => ChoiceId)).toEqual([
      'sec_protect_data_rest_key_mgmt',
      access,
    ]);
  });

  it('has its choices in the order of the API: by level, and in some questions otherwise; "none of these" last', async () => {
    const WorkloadId = await createWorkload('in order');
    const shown = async (QuestionId: string) => {
      const { Answer } = await client.send(new GetAnswerCommand({ ...QUESTION, WorkloadId, QuestionId }));
      return Answer?.Choices?.map(({ ChoiceId = '' }) => ChoiceId);
    };
    // OPS03: BP01, BP03, BP04 are high; BP02, BP05, BP06, BP07 medium.
    expect(await shown('org-culture')).toEqual([
      'ops_org_culture_executive_sponsor',
      'ops_org_culture_team_enc_escalation',
      'ops_org_culture_effective_comms',
      'ops_org_culture_team_emp_take_action',
      'ops_org_culture_team_enc_experiment',
      'ops_org_culture_team_enc_learn',
      'ops_org_culture_team_res_appro',
      'ops_org_culture_no',
    ]);
    // SEC08: BP03 is medium and stands between high ones.
    expect(await shown('protect-data-rest')).toEqual([
      'sec_protect_data_rest_key_mgmt',
      'sec_protect_data_rest_encrypt',
      'sec_protect_data_rest_automate_protection',
      'sec_protect_data_rest_access_control',
      'sec_protect_data_rest_no',
    ]);
    // SUS02: BP04 before BP03.
    expect(await shown('sus_user')).toEqual([
      ...[2, 3, 5, 4, 6, 7].map((number) => `sus_sus_user_a${number}`),
      'sus_sus_user_no',
    ]);
  });

  it('has the links that clients look for: what helps, and, once it is answered, what to do', async () => {
    const id = await createWorkload('with links');
    const framework = 'https://docs.aws.amazon.com/wellarchitected/latest/framework';
    const before = await client.send(new GetAnswerCommand({ WorkloadId: id, ...QUESTION }));
    expect(before.Answer?.HelpfulResourceUrl).toBe(`${framework}/sec-08.html`);
    expect(before.Answer).not.toHaveProperty('ImprovementPlanUrl');
    const answer = async (...SelectedChoices: string[]) =>
      (await client.send(new UpdateAnswerCommand({ WorkloadId: id, ...QUESTION, SelectedChoices }))).Answer;
    // Of the practices, as the API orders them, the key management comes first.
    const first = `${framework}/sec_protect_data_rest_key_mgmt.html`;
    expect((await answer('sec_protect_data_rest_encrypt'))?.ImprovementPlanUrl).toBe(first);
    const second = await answer('sec_protect_data_rest_key_mgmt');
    expect(second?.ImprovementPlanUrl).toBe(`${framework}/sec_protect_data_rest_encrypt.html`);
    const practices = second?.Choices?.flatMap(({ ChoiceId = '' }) =>
      ChoiceId.endsWith('_no') ? [] : [ChoiceId],
    );
    expect(await answer(...practices!)).toMatchObject({ Risk: 'NONE', ImprovementPlanUrl: first });
    const regions = await client.send(
      new GetAnswerCommand({ ...QUESTION, WorkloadId: id, QuestionId: 'sus_region' }),
    );
    expect(regions.Answer?.HelpfulResourceUrl).toBe(`${framework}/a-sustainability.html`);
    await client.send(new AssociateLensesCommand({ WorkloadId: id, LensAliases: ['serverless'] }));
    const LensAlias = 'serverless';
    const { AnswerSummaries } = await client.send(new ListAnswersCommand({ WorkloadId: id, LensAlias }));
    const [{ QuestionId, Choices } = {}] = AnswerSummaries!;
    const SelectedChoices = [Choices![0]!.ChoiceId!];
    const answered = await client.send(
      new UpdateAnswerCommand({ WorkloadId: id, LensAlias, QuestionId, SelectedChoices }),
    );
    const links = Choices!.slice(1).flatMap((choice) => choice.HelpfulResource?.Url ?? []);
    expect(answered.Answer?.ImprovementPlanUrl).toBe(links[0]);
    expect(links[0]).toMatch(/^https:/);
  });

  it.each([
    ['QuestionId', new GetAnswerCommand({ ...QUESTION, WorkloadId: '', QuestionId: 'nope' })],
    ['LensAlias', new GetAnswerCommand({ ...QUESTION, WorkloadId: '', LensAlias: 'nope' })],
    ['PillarId', new ListAnswersCommand({ ...QUESTION, WorkloadId: '', PillarId: 'nope' })],
    ['NextToken', new ListAnswersCommand({ ...QUESTION, WorkloadId: '', NextToken: 'nope' })],
    ['SelectedChoices', new UpdateAnswerCommand({ ...QUESTION, WorkloadId: '', SelectedChoices: ['nope'] })],
    [
      'ChoiceUpdates',
      new UpdateAnswerCommand({
        ...QUESTION,
        WorkloadId: '',
        ChoiceUpdates: { sec_protect_data_rest_no: { Status: 'NOT_APPLICABLE' } },
      }),
    ],
  ] as const)('says that it is refused for its %s', async (Name, command) => {
    command.input.WorkloadId = await createWorkload(`refused for its ${Name}`);
    await expect(client.send(command as GetAnswerCommand)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name }],
    });
  });

  it('is refused for a question that the lens does not have', async () => {
    const id = await createWorkload('unknown question');
    const command = new GetAnswerCommand({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      QuestionId: 'nope',
    });
    await expect(client.send(command)).rejects.toBeInstanceOf(ValidationException);
  });
});
