import {
  CreateLensShareCommand,
  CreateMilestoneCommand,
  CreateProfileShareCommand,
  CreateTemplateShareCommand,
  CreateWorkloadCommand,
  CreateWorkloadShareCommand,
  TagResourceCommand,
  UpdateAnswerCommand,
  UpdateProfileCommand,
  UpdateReviewTemplateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import { lens, profile, publishLens, template } from '../share-samples.ts';
import type { TestServer } from '../test-server.ts';
import { makeAgent } from './make-agent.ts';
import type { Tenant } from './tenant.ts';

/** Whom the tenants share with, and who shares with them. */
export const THIRD = '999900001111';
const FOURTH = '999900002222';

/** Fills an account. */
export async function makeTenant(server: TestServer, account: string, secret: string): Promise<Tenant> {
  const client = await server.client(account, 'administrator', `admin-${secret}`);
  const named = (name: string) => `${secret} ${name}`;
  const stated = {
    Description: named('description'),
    Environment: 'PRODUCTION' as const,
    AwsRegions: ['eu-west-1'],
    ReviewOwner: `${secret}@example.com`,
    Notes: named('notes'),
  };
  const lensArn = await lens(client, named('lens'), '1.0.0');
  const unusedLens = await lens(client, named('unused lens'), '1.0.0');
  const draft = await lens(client, named('draft'));
  await profile(client, named('second profile'));
  await template(client, named('second template'));
  const templateArn = await template(client, named('template'), 'wellarchitected', lensArn);
  await client.send(
    new UpdateReviewTemplateAnswerCommand({
      TemplateArn: templateArn,
      LensAlias: lensArn,
      QuestionId: 'question_one',
      SelectedChoices: ['question_one_no'],
      Notes: named('template answer'),
    }),
  );
  const profileArn = await profile(client, named('profile'));
  const create = async (name: string) =>
    await client.send(
      new CreateWorkloadCommand({
        ...stated,
        WorkloadName: named(name),
        Lenses: ['wellarchitected', lensArn],
        ProfileArns: [profileArn],
        Tags: { [`${secret}-tag`]: named('tag') },
      }),
    );
  const { WorkloadId, WorkloadArn } = await create('workload');
  await create('second workload');
  await client.send(
    new TagResourceCommand({ WorkloadArn: lensArn, Tags: { [`${secret}-tag`]: named('tag') } }),
  );
  for (const number of ['one', 'two'])
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId,
        LensAlias: lensArn,
        QuestionId: `question_${number}`,
        SelectedChoices: [`question_${number}_no`],
        Notes: named('answer'),
      }),
    );
  const milestones = [];
  for (const name of ['milestone', 'second milestone'])
    milestones.push(
      await client.send(new CreateMilestoneCommand({ WorkloadId, MilestoneName: named(name) })),
    );

  await publishLens(client, lensArn, named('lens'), '2.0.0');
  await client.send(
    new UpdateProfileCommand({
      ProfileArn: profileArn,
      ProfileQuestions: [{ QuestionId: 'stage', SelectedChoiceIds: ['stage-building'] }],
    }),
  );

  const shared = [];
  for (const SharedWith of [THIRD, FOURTH])
    shared.push({
      workload: await client.send(
        new CreateWorkloadShareCommand({ WorkloadId, SharedWith, PermissionType: 'CONTRIBUTOR' }),
      ),
      lens: await client.send(new CreateLensShareCommand({ LensAlias: lensArn, SharedWith })),
      profile: await client.send(new CreateProfileShareCommand({ ProfileArn: profileArn, SharedWith })),
      template: await client.send(new CreateTemplateShareCommand({ TemplateArn: templateArn, SharedWith })),
    });
  const third = await server.client(THIRD);
  const received = [];
  for (const name of ['one', 'two']) {
    const theirs = await third.send(
      new CreateWorkloadCommand({
        ...stated,
        WorkloadName: named(`invitation ${name}`),
        Lenses: ['wellarchitected'],
      }),
    );
    received.push(
      await third.send(
        new CreateWorkloadShareCommand({
          WorkloadId: theirs.WorkloadId,
          SharedWith: account,
          PermissionType: 'READONLY',
        }),
      ),
    );
  }
  return {
    account,
    secret,
    workload: WorkloadId!,
    workloadArn: WorkloadArn!,
    milestone: milestones[0]!.MilestoneNumber!,
    lens: lensArn,
    unusedLens,
    draft,
    template: templateArn,
    profile: profileArn,
    workloadShare: shared[0]!.workload.ShareId!,
    lensShare: shared[0]!.lens.ShareId!,
    profileShare: shared[0]!.profile.ShareId!,
    templateShare: shared[0]!.template.ShareId!,
    invitation: received[0]!.ShareId!,
    ...(await makeAgent(server, client, { account, secret, workload: WorkloadId! })),
  };
}
