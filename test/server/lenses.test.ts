import {
  AccessDeniedException,
  ConflictException,
  CreateLensVersionCommand,
  DeleteLensCommand,
  ExportLensCommand,
  GetAnswerCommand,
  GetLensCommand,
  GetLensVersionDifferenceCommand,
  GetWorkloadCommand,
  type LensStatusType,
  ListAnswersCommand,
  ListLensesCommand,
  type ListLensesCommandInput,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateAnswerCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLens, publishLens, sampleLens, sampleQuestion, sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { customLenses: 60, lensVersions: 3 } });
  client = await server.client();
});
afterAll(() => server.close());

async function publish(LensAlias: string, LensVersion: string, IsMajorVersion = false): Promise<void> {
  const published = await client.send(
    new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion }),
  );
  expect(published).toMatchObject({ LensArn: LensAlias, LensVersion });
}

async function publishedLens(name: string, ...versions: string[]): Promise<string> {
  const arn = await publishLens(client, sampleLens(name), versions[0] ?? '1.0');
  for (const version of versions.slice(1))
    await publishLens(client, sampleLens(name, { description: `This is ${version}.` }), version, { arn });
  return arn;
}

async function deleteLens(LensAlias: string, LensStatus: LensStatusType): Promise<void> {
  await client.send(new DeleteLensCommand({ LensAlias, LensStatus }));
}

async function getLens(LensAlias: string, LensVersion?: string) {
  return (await client.send(new GetLensCommand({ LensAlias, LensVersion }))).Lens;
}

async function listed(input: ListLensesCommandInput, by = client) {
  return (await by.send(new ListLensesCommand(input))).LensSummaries ?? [];
}

/** Accepts a lens share in the name of an account, as UpdateShareInvitation would. */
async function share(lens: string, account: string): Promise<void> {
  await server.services.store.db
    .insertInto('share')
    .values({
      id: lens.slice(-32),
      kind: 'LENS',
      resource: lens,
      account: '111122223333',
      shared_with: account,
      permission: 'READONLY',
      status: 'ACCEPTED',
      created_at: 0,
      expires_at: 0,
      updated_at: 0,
    })
    .execute();
}

describe('a version of a lens', () => {
  it('is published from the draft, which is a draft no more', async () => {
    const arn = await publishedLens('Published', '1.0');
    expect(await getLens(arn)).toMatchObject({
      LensArn: arn,
      LensVersion: '1.0',
      Name: 'Published',
      Owner: '111122223333',
    });
    expect(await listed({ LensStatus: 'DRAFT', LensName: 'Published' })).toEqual([]);
    await expect(publish(arn, '2.0')).rejects.toBeInstanceOf(ConflictException);
  });

  it('stays beside later ones, and each is shown by its name', async () => {
    const arn = await publishedLens('Several', '1', '2');
    expect(await getLens(arn)).toMatchObject({ LensVersion: '2', Description: 'This is 2.' });
    expect(await getLens(arn, '1')).toMatchObject({ LensVersion: '1' });
    await expect(getLens(arn, '3')).rejects.toBeInstanceOf(ResourceNotFoundException);
    const { LensJSON } = await client.send(new ExportLensCommand({ LensAlias: arn, LensVersion: '1' }));
    expect(JSON.parse(LensJSON!)).toEqual(sampleLens('Several'));
  });

  it('may be called 2.0.0rc1 and not 2.0.0-rc1', async () => {
    const arn = await importLens(client, sampleLens('Release candidate'));
    await expect(publish(arn, '2.0.0-rc1')).rejects.toBeInstanceOf(ValidationException);
    await publish(arn, '2.0.0rc1');
  });

  it('is not published twice', async () => {
    const arn = await publishedLens('Twice', '1');
    await expect(publish(arn, '1')).rejects.toBeInstanceOf(ConflictException);
    await importLens(client, sampleLens('Twice'), arn);
    await expect(publish(arn, '1')).rejects.toBeInstanceOf(ConflictException);
  });

  it('is published once where the same request comes twice with one token', async () => {
    const arn = await importLens(client, sampleLens('Published once'));
    const command = () =>
      new CreateLensVersionCommand({ LensAlias: arn, LensVersion: '1', ClientRequestToken: 'version-1' });
    await client.send(command());
    await expect(client.send(command())).resolves.toMatchObject({ LensVersion: '1' });
  });

  it('is refused beyond the quota', async () => {
    const arn = await publishedLens('Many versions', '1', '2', '3');
    await importLens(client, sampleLens('Many versions'), arn);
    await expect(publish(arn, '4')).rejects.toBeInstanceOf(ServiceQuotaExceededException);
  });

  it('is published by the owner alone', async () => {
    const arn = await publishedLens('Own', '1');
    await importLens(client, sampleLens('Own'), arn);
    await share(arn, '444455556666');
    const version = new CreateLensVersionCommand({ LensAlias: arn, LensVersion: '2' });
    const guest = await server.client('444455556666');
    await expect(guest.send(version)).rejects.toBeInstanceOf(AccessDeniedException);
    const stranger = await server.client('777788889999');
    await expect(stranger.send(version)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('keeps the name of the lens', async () => {
    const arn = await publishedLens('Called so', '1');
    await expect(importLens(client, sampleLens('Called otherwise'), arn)).rejects.toThrow(
      'Lens name must match published name',
    );
  });
});

describe('a draft', () => {
  it('cannot be applied to a workload', async () => {
    const arn = await importLens(client, sampleLens('Not yet'));
    await expect(sampleWorkload(client, 'with a draft', [arn])).rejects.toBeInstanceOf(ConflictException);
  });

  it('of a published lens changes nothing until it is published', async () => {
    const arn = await publishedLens('Under work', '1');
    await importLens(client, sampleLens('Under work', { description: 'Not done.' }), arn);
    expect(await getLens(arn)).toMatchObject({ LensVersion: '1' });
    const all = await listed({ LensStatus: 'ALL', LensName: 'Under work' });
    expect(all.map(({ LensVersion, Description }) => [LensVersion, Description])).toEqual([
      ['1', sampleLens('').description],
      [undefined, 'Not done.'],
    ]);
  });
});

describe('a minor version', () => {
  const answer = async (WorkloadId: string, lens: string, QuestionId: string, update: object) =>
    (await client.send(new UpdateAnswerCommand({ WorkloadId, LensAlias: lens, QuestionId, ...update })))
      .Answer;
  const answered = async (WorkloadId: string, lens: string, QuestionId: string) =>
    (await client.send(new GetAnswerCommand({ WorkloadId, LensAlias: lens, QuestionId }))).Answer;

  it('is applied to every workload at once: what was answered stays and is rated by the new rules', async () => {
    const arn = await publishedLens('Silent', '1.0');
    const id = await sampleWorkload(client, 'gets minor versions', [arn]);
    const before = await answer(id, arn, 'moor', { SelectedChoices: ['moor_rope'], Notes: 'one rope' });
    expect(before?.Risk).toBe('MEDIUM');
    await answer(id, arn, 'load', { SelectedChoices: ['load_rope'] });
    await answer(id, arn, 'lift', { IsApplicable: false, Reason: 'OUT_OF_SCOPE' });

    // Moor: a rope alone is HIGH now. Load: the choice that was selected is gone. Lift: gone.
    const moor = sampleQuestion('moor', {
      riskRules: [
        { condition: 'moor_rope && moor_chain', risk: 'NO_RISK' },
        { condition: 'default', risk: 'HIGH_RISK' },
      ],
    });
    const { choices } = sampleQuestion('load');
    const load = sampleQuestion('load', {
      choices: choices.slice(1),
      riskRules: [{ condition: 'default', risk: 'MEDIUM_RISK' }],
    });
    const pillars = [{ id: 'quay', name: 'Quay', questions: [moor, load] }];
    await importLens(client, sampleLens('Silent', { pillars }), arn);
    await publish(arn, '1.1');

    expect(await answered(id, arn, 'moor')).toMatchObject({
      Risk: 'HIGH',
      SelectedChoices: ['moor_rope'],
      Notes: 'one rope',
    });
    expect(await answered(id, arn, 'load')).toMatchObject({ Risk: 'UNANSWERED', SelectedChoices: [] });
    const { AnswerSummaries } = await client.send(new ListAnswersCommand({ WorkloadId: id, LensAlias: arn }));
    expect(AnswerSummaries?.map(({ QuestionId }) => QuestionId)).toEqual(['moor', 'load']);
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    // 57 questions of the Framework and the one without its choice.
    expect(Workload?.RiskCounts).toEqual({ UNANSWERED: 58, HIGH: 1, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 });
  });

  it('of a later major version leaves workloads of an earlier one as they are', async () => {
    const arn = await publishedLens('Two lines', '1.0', '2.0');
    const later = await sampleWorkload(client, 'on the second line', [arn]);
    // The workload of the first line gets its version straight from the store.
    const earlier = await sampleWorkload(client, 'on the first line', [arn]);
    await server.services.store.db
      .updateTable('lens_review')
      .set({ version: '1.0' })
      .where('subject', '=', earlier)
      .where('lens', '=', arn)
      .execute();
    await importLens(client, sampleLens('Two lines'), arn);
    await publish(arn, '2.1');
    const rows = await server.services.store.db
      .selectFrom('lens_review')
      .select(['subject', 'version'])
      .where('lens', '=', arn)
      .execute();
    expect(new Map(rows.map(({ subject, version }) => [subject, version]))).toEqual(
      new Map([
        [earlier, '1.0'],
        [later, '2.1'],
      ]),
    );
  });
});

describe('the lenses', () => {
  it('are listed with those that come with the server first', async () => {
    const lenses = await listed({ LensType: 'AWS_OFFICIAL' });
    expect(lenses[0]).toMatchObject({
      LensAlias: 'wellarchitected',
      LensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
      LensStatus: 'CURRENT',
    });
    expect(await listed({ LensType: 'AWS_OFFICIAL', LensStatus: 'DRAFT' })).toEqual([]);
    expect((await listed({}))[0]?.LensAlias).toBe('wellarchitected');
  });

  it('are listed by the beginning of their name, page by page', async () => {
    for (const name of ['Paged C', 'Paged A', 'Paged B']) await publishedLens(name);
    const first = await client.send(new ListLensesCommand({ LensName: 'paged', MaxResults: 2 }));
    expect(first.LensSummaries?.map(({ LensName }) => LensName)).toEqual(['Paged A', 'Paged B']);
    const second = await client.send(
      new ListLensesCommand({ LensName: 'paged', MaxResults: 2, NextToken: first.NextToken }),
    );
    expect(second.LensSummaries?.map(({ LensName }) => LensName)).toEqual(['Paged C']);
    const other = new ListLensesCommand({ LensName: 'other', MaxResults: 2, NextToken: first.NextToken });
    await expect(client.send(other)).rejects.toBeInstanceOf(ValidationException);
  });

  it('that were shared are listed as such, without their drafts, and are shown with the invitation', async () => {
    const arn = await publishedLens('Lent', '1');
    await importLens(client, sampleLens('Lent', { description: 'Not done.' }), arn);
    const guest = await server.client('222233334444');
    expect(await listed({ LensName: 'Lent' }, guest)).toEqual([]);
    await expect(guest.send(new GetLensCommand({ LensAlias: arn }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await share(arn, '222233334444');
    expect(await listed({ LensName: 'Lent', LensStatus: 'ALL' }, guest)).toMatchObject([
      { LensArn: arn, LensType: 'CUSTOM_SHARED', LensVersion: '1', Owner: '111122223333' },
    ]);
    expect(await listed({ LensType: 'CUSTOM_SELF' }, guest)).toEqual([]);
    const { Lens } = await guest.send(new GetLensCommand({ LensAlias: arn }));
    expect(Lens).toMatchObject({ LensVersion: '1', ShareInvitationId: arn.slice(-32) });
    await expect(guest.send(new ExportLensCommand({ LensAlias: arn }))).rejects.toBeInstanceOf(
      AccessDeniedException,
    );
  });

  it('that come with the server are shown, and are neither exported nor deleted', async () => {
    expect(await getLens('wellarchitected')).toMatchObject({
      LensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
    });
    for (const arn of [
      'arn:aws:wellarchitected::aws:lens/serverless',
      'arn:aws:wellarchitected:us-east-1::lens/serverless',
    ])
      expect(await getLens(arn)).toMatchObject({ LensArn: 'arn:aws:wellarchitected::aws:lens/serverless' });
    await expect(getLens('wellarchitected', '1999-01-01')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(client.send(new ExportLensCommand({ LensAlias: 'wellarchitected' }))).rejects.toBeInstanceOf(
      ValidationException,
    );
    await expect(deleteLens('wellarchitected', 'ALL')).rejects.toBeInstanceOf(ValidationException);
  });

  it('are refused under a name that is neither known nor an ARN', async () => {
    await expect(getLens('nonsense')).rejects.toThrow('Invalid lens alias nonsense');
  });
});

describe('a deleted lens', () => {
  it('leaves its reviews as they are and is applied to nothing new', async () => {
    const arn = await publishedLens('To be deleted', '1');
    const id = await sampleWorkload(client, 'has what is deleted', [arn]);
    await deleteLens(arn, 'ALL');
    await expect(getLens(arn)).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(await listed({ LensStatus: 'ALL', LensName: 'To be deleted' })).toEqual([]);
    const answer = new UpdateAnswerCommand({
      WorkloadId: id,
      LensAlias: arn,
      QuestionId: 'moor',
      SelectedChoices: ['moor_rope'],
    });
    expect((await client.send(answer)).Answer?.Risk).toBe('MEDIUM');
    await expect(sampleWorkload(client, 'comes too late', [arn])).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(deleteLens(arn, 'ALL')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('gives its name free', async () => {
    const arn = await publishedLens('Free again', '1');
    await deleteLens(arn, 'PUBLISHED');
    expect(await importLens(client, sampleLens('Free again'))).not.toBe(arn);
  });

  it('loses its draft alone, or its versions alone', async () => {
    const arn = await publishedLens('In parts', '1');
    await expect(deleteLens(arn, 'DRAFT')).rejects.toBeInstanceOf(ConflictException);
    await importLens(client, sampleLens('In parts'), arn);
    await deleteLens(arn, 'DRAFT');
    expect(await getLens(arn)).toMatchObject({ LensVersion: '1' });
    await importLens(client, sampleLens('In parts', { description: 'The next one.' }), arn);
    await deleteLens(arn, 'PUBLISHED');
    const draft = await getLens(arn);
    expect(draft).toMatchObject({ Description: 'The next one.' });
    expect(draft?.LensVersion).toBeUndefined();
    await expect(deleteLens(arn, 'PUBLISHED')).rejects.toBeInstanceOf(ConflictException);
    await publish(arn, '2');
    await expect(getLens(arn, '1')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('is deleted by its owner alone', async () => {
    const arn = await publishedLens('Not yours', '1');
    const stranger = await server.client('777788889999');
    await expect(
      stranger.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the difference of two versions', () => {
  const difference = (LensAlias: string, BaseLensVersion?: string, TargetLensVersion?: string) =>
    client.send(new GetLensVersionDifferenceCommand({ LensAlias, BaseLensVersion, TargetLensVersion }));

  it('names pillars and questions that are new, gone or otherwise', async () => {
    const arn = await publishedLens('Compared', '1');
    const pillars = [
      { id: 'quay', name: 'Quay', questions: [sampleQuestion('moor', { title: 'How do you moor now?' })] },
      { id: 'depot', name: 'Depot', questions: [sampleQuestion('store')] },
    ];
    await importLens(client, sampleLens('Compared', { pillars }), arn);
    await publish(arn, '2', true);
    expect(await difference(arn)).toMatchObject({
      LensAlias: arn,
      LensArn: arn,
      BaseLensVersion: '1',
      TargetLensVersion: '2',
      LatestLensVersion: '2',
      VersionDifferences: {
        PillarDifferences: [
          {
            PillarId: 'quay',
            PillarName: 'Quay',
            DifferenceStatus: 'UPDATED',
            QuestionDifferences: [
              { QuestionId: 'moor', QuestionTitle: 'How do you moor now?', DifferenceStatus: 'UPDATED' },
              { QuestionId: 'load', QuestionTitle: 'How do you load?', DifferenceStatus: 'DELETED' },
            ],
          },
          {
            PillarId: 'crane',
            DifferenceStatus: 'DELETED',
            QuestionDifferences: [{ QuestionId: 'lift', DifferenceStatus: 'DELETED' }],
          },
          {
            PillarId: 'depot',
            DifferenceStatus: 'NEW',
            QuestionDifferences: [{ QuestionId: 'store', DifferenceStatus: 'NEW' }],
          },
        ],
      },
    });
  });

  it('tells of a question whose choices or rules differ, and of no other', async () => {
    const arn = await publishedLens('Choices compared', '1');
    const { choices } = sampleQuestion('load');
    const questions = [
      sampleQuestion('moor', { riskRules: [{ condition: 'default', risk: 'HIGH_RISK' }] }),
      sampleQuestion('load', { choices: [...choices].toReversed() }),
    ];
    const { pillars } = sampleLens('');
    await importLens(
      client,
      sampleLens('Choices compared', { pillars: [{ ...pillars[0], questions }, pillars[1]] }),
      arn,
    );
    await publish(arn, '2', true);
    const { VersionDifferences } = await difference(arn, '1', '2');
    expect(VersionDifferences?.PillarDifferences).toMatchObject([
      { PillarId: 'quay', QuestionDifferences: [{ QuestionId: 'moor', DifferenceStatus: 'UPDATED' }] },
    ]);
  });

  it('is nothing between a version and itself', async () => {
    const { VersionDifferences, BaseLensVersion, LatestLensVersion } = await difference('wellarchitected');
    expect(VersionDifferences?.PillarDifferences).toEqual([]);
    expect(BaseLensVersion).toBe(LatestLensVersion);
  });

  it('is refused for a version that the lens does not have', async () => {
    const arn = await publishedLens('Short of versions', '1');
    await expect(difference(arn, '0')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(difference(arn, '1', '2')).rejects.toBeInstanceOf(ResourceNotFoundException);
    const draft = await importLens(client, sampleLens('Without versions'));
    await expect(difference(draft)).rejects.toBeInstanceOf(ValidationException);
  });
});
