import {
  AssociateProfilesCommand,
  AccessDeniedException,
  ConflictException,
  CreateProfileCommand,
  CreateWorkloadCommand,
  DeleteProfileCommand,
  DisassociateProfilesCommand,
  GetLensReviewCommand,
  GetMilestoneCommand,
  GetProfileCommand,
  GetProfileTemplateCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListLensReviewsCommand,
  ListMilestonesCommand,
  ListProfileNotificationsCommand,
  ListProfilesCommand,
  ListWorkloadsCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateAnswerCommand,
  UpdateProfileCommand,
  UpgradeProfileVersionCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEST_PROFILE, MODEST_PRIORITIES } from './profile-samples.ts';
import { share as shareOf } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { profiles: 30 } });
  client = await server.client();
});
afterAll(() => server.close());

const NOWHERE = 'arn:aws:wellarchitected:us-east-1:111122223333:profile/0123456789abcdef0123456789abcdef';

async function createProfile(name: string, by = client): Promise<string> {
  const { ProfileArn } = await by.send(
    new CreateProfileCommand({
      ProfileName: name,
      ProfileDescription: 'a profile of the tests',
      ProfileQuestions: MODEST_PROFILE,
    }),
  );
  return ProfileArn!;
}

async function createWorkload(name: string, ...ProfileArns: string[]): Promise<string> {
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'a workload of the tests',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected', 'serverless'],
      ...(ProfileArns.length > 0 && { ProfileArns }),
    }),
  );
  return WorkloadId!;
}

const update = (ProfileArn: string, QuestionId: string, ...SelectedChoiceIds: string[]) =>
  client.send(
    new UpdateProfileCommand({ ProfileArn, ProfileQuestions: [{ QuestionId, SelectedChoiceIds }] }),
  );
const getWorkload = async (WorkloadId: string) =>
  (await client.send(new GetWorkloadCommand({ WorkloadId }))).Workload!;
async function typeOf(WorkloadId: string, QuestionId: string) {
  const { AnswerSummaries } = await client.send(
    new ListAnswersCommand({ WorkloadId, LensAlias: 'wellarchitected', PillarId: 'reliability' }),
  );
  return AnswerSummaries?.find((answer) => answer.QuestionId === QuestionId)?.QuestionType;
}
const refusal = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe('the profile template', () => {
  it('is shown with its questions, their choices and how many are to be chosen', async () => {
    const { ProfileTemplate } = await client.send(new GetProfileTemplateCommand({}));
    expect(ProfileTemplate?.CreatedAt).toBeInstanceOf(Date);
    expect(ProfileTemplate?.TemplateQuestions).toHaveLength(12);
    const question = ProfileTemplate?.TemplateQuestions?.find(
      ({ QuestionId }) => QuestionId === 'matters-most',
    );
    expect(question).toMatchObject({ MinSelectedChoices: 1, MaxSelectedChoices: 2 });
    expect(question?.QuestionChoices).toHaveLength(6);
  });
});

describe('a profile', () => {
  it('is shown as it was made, in version 1, with the questions nobody answered', async () => {
    const { ProfileArn, ProfileVersion } = await client.send(
      new CreateProfileCommand({
        ProfileName: 'as it was made',
        ProfileDescription: 'for the shop',
        ProfileQuestions: MODEST_PROFILE,
        Tags: { team: 'shop' },
      }),
    );
    expect(ProfileArn).toMatch(/^arn:aws:wellarchitected:us-east-1:111122223333:profile\/[0-9a-f]{32}$/);
    expect(ProfileVersion).toBe('1');
    const { Profile } = await client.send(new GetProfileCommand({ ProfileArn }));
    expect(Profile).toMatchObject({
      ProfileName: 'as it was made',
      ProfileDescription: 'for the shop',
      ProfileVersion: '1',
      Owner: '111122223333',
      Tags: { team: 'shop' },
    });
    const selected = Object.fromEntries(
      Profile!.ProfileQuestions!.map(({ QuestionId, SelectedChoiceIds }) => [QuestionId, SelectedChoiceIds]),
    );
    expect(selected).toMatchObject({ data: ['data-internal'], obligations: [] });
    expect(Object.keys(selected)).toHaveLength(12);
  });

  it.each([
    ['a question that the template does not have', [{ QuestionId: 'nope', SelectedChoiceIds: [] }]],
    [
      'a choice that the question does not have',
      [{ QuestionId: 'stage', SelectedChoiceIds: ['data-public'] }],
    ],
    ['too many choices', [{ QuestionId: 'stage', SelectedChoiceIds: ['stage-design', 'stage-retiring'] }]],
    ['too few choices', [{ QuestionId: 'stage', SelectedChoiceIds: [] }]],
    ['a question twice', [MODEST_PROFILE[0]!, MODEST_PROFILE[0]!]],
  ])('is refused with %s', async (_what, wrong) => {
    const named = new Set(wrong.map(({ QuestionId }) => QuestionId));
    const rest = MODEST_PROFILE.filter(({ QuestionId }) => !named.has(QuestionId));
    const command = new CreateProfileCommand({
      ProfileName: 'refused',
      ProfileDescription: 'refused',
      ProfileQuestions: [...rest, ...wrong],
    });
    const error = await refusal(client.send(command));
    expect(error).toBeInstanceOf(ValidationException);
    expect((error as ValidationException).Reason).toBe('FIELD_VALIDATION_FAILED');
  });

  it('is refused where a question that takes a choice is left out', async () => {
    const command = new CreateProfileCommand({
      ProfileName: 'left out',
      ProfileDescription: 'left out',
      ProfileQuestions: MODEST_PROFILE.slice(1),
    });
    expect(await refusal(client.send(command))).toBeInstanceOf(ValidationException);
  });

  it('keeps its name for itself until it is deleted', async () => {
    const arn = await createProfile('One Profile');
    expect(await refusal(createProfile('oneprofile'))).toBeInstanceOf(ConflictException);
    await client.send(new DeleteProfileCommand({ ProfileArn: arn }));
    expect(await createProfile('oneprofile')).not.toBe(arn);
  });

  it('is made once where the same request comes twice with one token', async () => {
    const command = () =>
      new CreateProfileCommand({
        ProfileName: 'made once',
        ProfileDescription: 'made once',
        ProfileQuestions: MODEST_PROFILE,
        ClientRequestToken: 'profile-once',
      });
    const [first, second] = [await client.send(command()), await client.send(command())];
    expect(second.ProfileArn).toBe(first.ProfileArn);
  });

  it('gets a new version with other answers, and keeps the earlier ones', async () => {
    const arn = await createProfile('answered anew');
    const { Profile } = await update(arn, 'data', 'data-secret');
    expect(Profile?.ProfileVersion).toBe('2');
    const dataOf = async (ProfileVersion?: string) => {
      const { Profile } = await client.send(
        new GetProfileCommand({ ProfileArn: arn, ...(ProfileVersion !== undefined && { ProfileVersion }) }),
      );
      return Profile?.ProfileQuestions?.find(({ QuestionId }) => QuestionId === 'data')?.SelectedChoiceIds;
    };
    expect(await dataOf()).toEqual(['data-secret']);
    expect(await dataOf('1')).toEqual(['data-internal']);
    expect(await refusal(dataOf('3'))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('keeps its version with the same answers or another description', async () => {
    const arn = await createProfile('same answers');
    expect((await update(arn, 'data', 'data-internal')).Profile?.ProfileVersion).toBe('1');
    const { Profile } = await client.send(
      new UpdateProfileCommand({ ProfileArn: arn, ProfileDescription: 'in other words' }),
    );
    expect(Profile).toMatchObject({ ProfileVersion: '1', ProfileDescription: 'in other words' });
  });

  it('takes no update that breaks the template', async () => {
    const arn = await createProfile('no broken update');
    expect(await refusal(update(arn, 'data', 'stage-design'))).toBeInstanceOf(ValidationException);
    expect(await refusal(update(arn, 'data'))).toBeInstanceOf(ValidationException);
  });

  it('is not found after it was deleted, nor where there never was one', async () => {
    const arn = await createProfile('to be deleted');
    await client.send(new DeleteProfileCommand({ ProfileArn: arn }));
    for (const ProfileArn of [arn, NOWHERE]) {
      for (const command of [
        new GetProfileCommand({ ProfileArn }),
        new UpdateProfileCommand({ ProfileArn, ProfileDescription: 'too late' }),
        new DeleteProfileCommand({ ProfileArn }),
      ])
        expect(await refusal(client.send(command as GetProfileCommand))).toBeInstanceOf(
          ResourceNotFoundException,
        );
    }
  });

  it('is listed by name, page by page', async () => {
    for (const number of [3, 1, 2]) await createProfile(`paged ${number}`);
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListProfilesCommand({
          ProfileNamePrefix: 'Paged',
          MaxResults: 2,
          ...(token !== undefined && { NextToken: token }),
        }),
      );
      names.push(...(page.ProfileSummaries ?? []).map(({ ProfileName }) => ProfileName));
      token = page.NextToken;
    } while (token !== undefined);
    expect(names).toEqual(['paged 1', 'paged 2', 'paged 3']);
  });

  it('is listed in its newest version', async () => {
    const arn = await createProfile('newest listed');
    await update(arn, 'data', 'data-secret');
    const { ProfileSummaries } = await client.send(
      new ListProfilesCommand({ ProfileNamePrefix: 'newest listed' }),
    );
    expect(ProfileSummaries).toMatchObject([{ ProfileArn: arn, ProfileVersion: '2', Owner: '111122223333' }]);
  });

  it('takes a reviewer to make, and a reader to see', async () => {
    const reader = await server.client('111122223333', 'reader');
    const contributor = await server.client('111122223333', 'contributor');
    expect(await refusal(createProfile('by a contributor', contributor))).toBeInstanceOf(
      AccessDeniedException,
    );
    const arn = await createProfile('seen by a reader');
    const { Profile } = await reader.send(new GetProfileCommand({ ProfileArn: arn }));
    expect(Profile?.ProfileName).toBe('seen by a reader');
    const command = new UpdateProfileCommand({ ProfileArn: arn, ProfileDescription: 'by a reader' });
    expect(await refusal(reader.send(command))).toBeInstanceOf(AccessDeniedException);
  });

  it('is refused beyond the quota', async () => {
    const small = await startTestServer({ quotas: { profiles: 1 } });
    try {
      const owner = await small.client();
      await createProfile('the only one', owner);
      expect(await refusal(createProfile('one too many', owner))).toBeInstanceOf(
        ServiceQuotaExceededException,
      );
    } finally {
      await small.close();
    }
  });
});

describe('a profile of another account', () => {
  it('does not exist before it is shared, and can be seen and used, not changed, afterwards', async () => {
    const other = await server.client('444455556666');
    const arn = await createProfile('theirs', other);
    expect(await refusal(client.send(new GetProfileCommand({ ProfileArn: arn })))).toBeInstanceOf(
      ResourceNotFoundException,
    );
    expect(await refusal(createWorkload('too early', arn))).toBeInstanceOf(ResourceNotFoundException);
    const shared = async () =>
      (await client.send(new ListProfilesCommand({ ProfileOwnerType: 'SHARED' }))).ProfileSummaries?.map(
        ({ ProfileArn }) => ProfileArn,
      );
    expect(await shared()).toEqual([]);
    const share = await shareOf(other, arn, client, '111122223333');
    expect(await shared()).toEqual([arn]);
    const { ProfileSummaries } = await client.send(new ListProfilesCommand({ ProfileOwnerType: 'SELF' }));
    expect(ProfileSummaries?.map(({ ProfileArn }) => ProfileArn)).not.toContain(arn);
    const id = await createWorkload('with theirs', arn);
    expect((await getWorkload(id)).Profiles).toEqual([{ ProfileArn: arn, ProfileVersion: '1' }]);
    const { Profile } = await client.send(new GetProfileCommand({ ProfileArn: arn }));
    expect(Profile).toMatchObject({ Owner: '444455556666', ShareInvitationId: share });
    expect(await refusal(update(arn, 'data', 'data-secret'))).toBeInstanceOf(AccessDeniedException);
  });
});

describe("a workload's profile", () => {
  it('marks questions of the Framework, and of no other lens', async () => {
    const id = await createWorkload('marked', await createProfile('marking'));
    const list = async (LensAlias: string, filter: object = {}) =>
      (await client.send(new ListAnswersCommand({ WorkloadId: id, LensAlias, MaxResults: 50, ...filter })))
        .AnswerSummaries!;
    const prioritized = await list('wellarchitected', { QuestionPriority: 'PRIORITIZED' });
    expect(prioritized.map(({ QuestionId }) => QuestionId)).toEqual(MODEST_PRIORITIES);
    expect(new Set(prioritized.map(({ QuestionType }) => QuestionType))).toEqual(new Set(['PRIORITIZED']));
    const security = await list('wellarchitected', { PillarId: 'security' });
    expect(security.filter(({ QuestionType }) => QuestionType === 'NON_PRIORITIZED')).toHaveLength(8);
    for (const { QuestionType } of await list('serverless')) expect(QuestionType).toBeUndefined();
    expect(await list('serverless', { QuestionPriority: 'PRIORITIZED' })).toEqual([]);
  });

  it('is counted by risk where workloads are shown', async () => {
    const id = await createWorkload('counted', await createProfile('counting'));
    const question = { WorkloadId: id, LensAlias: 'wellarchitected' };
    for (const QuestionId of ['backing-up-data', 'planning-for-recovery'])
      await client.send(new UpdateAnswerCommand({ ...question, QuestionId, IsApplicable: false }));
    const counts = { UNANSWERED: 11, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 1 };
    const shown = await getWorkload(id);
    expect(shown.PrioritizedRiskCounts).toEqual(counts);
    expect(shown.RiskCounts).toMatchObject({ NOT_APPLICABLE: 2 });
    const { WorkloadSummaries } = await client.send(
      new ListWorkloadsCommand({ WorkloadNamePrefix: 'counted' }),
    );
    expect(WorkloadSummaries).toMatchObject([{ PrioritizedRiskCounts: counts, Profiles: shown.Profiles }]);
    const { LensReview } = await client.send(new GetLensReviewCommand(question));
    expect(LensReview).toMatchObject({ PrioritizedRiskCounts: counts, Profiles: shown.Profiles });
    const reliability = LensReview?.PillarReviewSummaries?.find(({ PillarId }) => PillarId === 'reliability');
    // REL08 and REL09.
    expect(reliability?.PrioritizedRiskCounts).toMatchObject({ UNANSWERED: 1, NOT_APPLICABLE: 1 });
    const { LensReviewSummaries } = await client.send(new ListLensReviewsCommand({ WorkloadId: id }));
    expect(LensReviewSummaries?.map((review) => review.PrioritizedRiskCounts)).toEqual([counts, undefined]);
    const without = await getWorkload(await createWorkload('without a profile'));
    expect(without.PrioritizedRiskCounts).toBeUndefined();
    expect(without.Profiles).toBeUndefined();
  });

  it('narrows the improvement plan', async () => {
    const id = await createWorkload('improved', await createProfile('improving'));
    const question = { WorkloadId: id, LensAlias: 'wellarchitected' };
    for (const [QuestionId, none] of [
      ['backing-up-data', 'rel_backing_up_data_no'],
      ['planning-for-recovery', 'rel_planning_for_recovery_no'],
    ] as const)
      await client.send(new UpdateAnswerCommand({ ...question, QuestionId, SelectedChoices: [none] }));
    const improvements = async (more: object) =>
      (
        await client.send(new ListLensReviewImprovementsCommand({ ...question, ...more }))
      ).ImprovementSummaries?.map(({ QuestionId }) => QuestionId);
    expect(await improvements({})).toEqual(['backing-up-data', 'planning-for-recovery']);
    expect(await improvements({ QuestionPriority: 'PRIORITIZED' })).toEqual(['backing-up-data']);
  });

  it('is one at most', async () => {
    const [one, two] = [await createProfile('the first'), await createProfile('the second')];
    const id = await createWorkload('one at most');
    const associate = (...ProfileArns: string[]) =>
      client.send(new AssociateProfilesCommand({ WorkloadId: id, ProfileArns }));
    expect(await refusal(associate(one, two))).toBeInstanceOf(ValidationException);
    await associate(one);
    await associate(one);
    expect(await refusal(associate(two))).toBeInstanceOf(ConflictException);
    expect((await getWorkload(id)).Profiles).toEqual([{ ProfileArn: one, ProfileVersion: '1' }]);
  });

  it('can be taken away, and only the one that is there', async () => {
    const [one, two] = [await createProfile('taken away'), await createProfile('never there')];
    const id = await createWorkload('taken from', one);
    const take = (arn: string) =>
      client.send(new DisassociateProfilesCommand({ WorkloadId: id, ProfileArns: [arn] }));
    expect(await refusal(take(two))).toBeInstanceOf(ResourceNotFoundException);
    await take(one);
    expect((await getWorkload(id)).Profiles).toBeUndefined();
    expect(await refusal(take(one))).toBeInstanceOf(ResourceNotFoundException);
    expect(await typeOf(id, 'backing-up-data')).toBeUndefined();
  });

  it('is not found where the workload or the profile is not', async () => {
    const id = await createWorkload('nothing to associate');
    const there = await createProfile('without a workload');
    for (const [WorkloadId, arn] of [
      [id, NOWHERE],
      ['0'.repeat(32), there],
    ] as const) {
      const input = { WorkloadId, ProfileArns: [arn] };
      for (const command of [new AssociateProfilesCommand(input), new DisassociateProfilesCommand(input)])
        expect(await refusal(client.send(command as AssociateProfilesCommand))).toBeInstanceOf(
          ResourceNotFoundException,
        );
    }
  });

  it('stays in its version until it is upgraded', async () => {
    const arn = await createProfile('upgraded');
    const id = await createWorkload('upgrading', arn);
    const upgrade = () => client.send(new UpgradeProfileVersionCommand({ WorkloadId: id, ProfileArn: arn }));
    expect(await refusal(upgrade())).toBeInstanceOf(ConflictException);
    await update(arn, 'data-loss', 'data-loss-minutes');
    // REL13: the modest profile does not name it.
    expect(await typeOf(id, 'planning-for-recovery')).toBe('NON_PRIORITIZED');
    await upgrade();
    expect(await typeOf(id, 'planning-for-recovery')).toBe('PRIORITIZED');
    expect((await getWorkload(id)).Profiles).toEqual([{ ProfileArn: arn, ProfileVersion: '2' }]);
  });

  it('is in the milestone that an upgrade saves, in the version from before', async () => {
    const arn = await createProfile('upgraded with a milestone');
    const id = await createWorkload('with a milestone', arn);
    await update(arn, 'data-loss', 'data-loss-minutes');
    const upgrade = () =>
      client.send(
        new UpgradeProfileVersionCommand({
          WorkloadId: id,
          ProfileArn: arn,
          MilestoneName: 'before the upgrade',
          ClientRequestToken: 'upgrade-once',
        }),
      );
    await upgrade();
    await upgrade();
    const milestone = { WorkloadId: id, MilestoneNumber: 1 };
    const profiles = { Profiles: [{ ProfileArn: arn, ProfileVersion: '1' }] };
    const { Milestone } = await client.send(new GetMilestoneCommand(milestone));
    expect(Milestone?.MilestoneName).toBe('before the upgrade');
    expect(Milestone?.Workload).toMatchObject({ ...profiles, PrioritizedRiskCounts: { UNANSWERED: 12 } });
    const { MilestoneSummaries } = await client.send(new ListMilestonesCommand({ WorkloadId: id }));
    expect(MilestoneSummaries).toMatchObject([
      { WorkloadSummary: { ...profiles, PrioritizedRiskCounts: { UNANSWERED: 12 } } },
    ]);
    expect((await getWorkload(id)).PrioritizedRiskCounts).toMatchObject({ UNANSWERED: 13 });
    const prioritized = async (names: object) => {
      const { AnswerSummaries } = await client.send(
        new ListAnswersCommand({
          WorkloadId: id,
          LensAlias: 'wellarchitected',
          QuestionPriority: 'PRIORITIZED',
          ...names,
        }),
      );
      return AnswerSummaries?.length;
    };
    expect(await prioritized(milestone)).toBe(12);
    expect(await prioritized({})).toBe(13);
  });

  it('cannot be upgraded where the workload has another or none', async () => {
    const arn = await createProfile('not applied');
    const id = await createWorkload('not upgrading');
    const command = new UpgradeProfileVersionCommand({ WorkloadId: id, ProfileArn: arn });
    expect(await refusal(client.send(command))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('stays after it was deleted', async () => {
    const arn = await createProfile('deleted under it');
    const id = await createWorkload('keeps its profile', arn);
    await client.send(new DeleteProfileCommand({ ProfileArn: arn }));
    const shown = await getWorkload(id);
    expect(shown.Profiles).toEqual([{ ProfileArn: arn, ProfileVersion: '1' }]);
    expect(shown.PrioritizedRiskCounts).toMatchObject({ UNANSWERED: 12 });
    await client.send(new DisassociateProfilesCommand({ WorkloadId: id, ProfileArns: [arn] }));
    expect((await getWorkload(id)).Profiles).toBeUndefined();
  });
});

describe('profile notifications', () => {
  it('name workloads whose profile was answered anew or deleted, and no others', async () => {
    const [updated, deleted, same] = [
      await createProfile('notify updated'),
      await createProfile('notify deleted'),
      await createProfile('notify same'),
    ];
    const ids = [
      await createWorkload('notify 1', updated),
      await createWorkload('notify 2', deleted),
      await createWorkload('notify 3', same),
    ] as const;
    await update(updated, 'data', 'data-secret');
    await client.send(new DeleteProfileCommand({ ProfileArn: deleted }));
    const notifications = async (filter: object = {}) =>
      await client.send(new ListProfileNotificationsCommand(filter));
    const first = { Type: 'PROFILE_ANSWERS_UPDATED', WorkloadId: ids[0], WorkloadName: 'notify 1' };
    const second = { Type: 'PROFILE_DELETED', WorkloadId: ids[1], ProfileName: 'notify deleted' };
    expect((await notifications({ WorkloadId: ids[0] })).NotificationSummaries).toMatchObject([
      { ...first, ProfileArn: updated, CurrentProfileVersion: '1', LatestProfileVersion: '2' },
    ]);
    expect((await notifications({ WorkloadId: ids[2] })).NotificationSummaries).toEqual([]);
    const page = await notifications({ MaxResults: 1 });
    expect(page.NotificationSummaries).toMatchObject([first]);
    const rest = await notifications({ MaxResults: 1, NextToken: page.NextToken });
    expect(rest.NotificationSummaries).toMatchObject([second]);
    expect(rest.NextToken).toBeUndefined();

    const other = await server.client('777788889999');
    const theirs = await other.send(new ListProfileNotificationsCommand({ WorkloadId: ids[0] }));
    expect(theirs.NotificationSummaries).toEqual([]);
    await client.send(new UpgradeProfileVersionCommand({ WorkloadId: ids[0], ProfileArn: updated }));
    expect((await notifications({ WorkloadId: ids[0] })).NotificationSummaries).toEqual([]);
  });
});
