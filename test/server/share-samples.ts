import {
  CreateLensShareCommand,
  CreateLensVersionCommand,
  CreateProfileCommand,
  CreateProfileShareCommand,
  CreateReviewTemplateCommand,
  CreateTemplateShareCommand,
  CreateWorkloadCommand,
  ImportLensCommand,
  ListShareInvitationsCommand,
  UpdateShareInvitationCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { MODEST_PROFILE } from './profile-samples.ts';

/** A new workload of a client's account; its id. */
export async function workload(client: WellArchitectedClient, name: string): Promise<string> {
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'to be shared',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected'],
    }),
  );
  return WorkloadId!;
}

/** A custom lens of a client's account, published in versions; a draft where there is none. Its ARN. */
export async function lens(
  client: WellArchitectedClient,
  name: string,
  ...versions: string[]
): Promise<string> {
  const { LensArn } = await client.send(new ImportLensCommand({ JSONString: lensJson(name) }));
  for (const version of versions) await publishLens(client, LensArn!, name, version);
  return LensArn!;
}

/** Another major version of a lens. */
export async function publishLens(
  client: WellArchitectedClient,
  LensAlias: string,
  name: string,
  LensVersion: string,
): Promise<void> {
  await client.send(new ImportLensCommand({ LensAlias, JSONString: lensJson(name) }));
  await client.send(new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion: true }));
}

/** A lens of two pillars with one question each. */
export function lensJson(name: string): string {
  const pillars = ['one', 'two'].map((number) => ({
    id: `pillar_${number}`,
    name: `Pillar ${number}`,
    questions: [
      {
        id: `question_${number}`,
        title: `What of ${number}`,
        description: 'Says what of it.',
        choices: [
          { id: 'choice_one', title: 'All of it', improvementPlan: { displayText: 'Do all of it.' } },
          { id: `question_${number}_no`, title: 'None of these' },
        ],
        riskRules: [
          { condition: 'choice_one', risk: 'NO_RISK' },
          { condition: 'default', risk: 'HIGH_RISK' },
        ],
      },
    ],
  }));
  return JSON.stringify({ schemaVersion: '2021-11-01', name, description: `Of ${name}.`, pillars });
}

/** A profile of a client's account; its ARN. */
export async function profile(client: WellArchitectedClient, name: string): Promise<string> {
  const { ProfileArn } = await client.send(
    new CreateProfileCommand({
      ProfileName: name,
      ProfileDescription: `Of ${name}.`,
      ProfileQuestions: MODEST_PROFILE,
    }),
  );
  return ProfileArn!;
}

/** A review template of a client's account, for the Framework where no lenses are named; its ARN. */
export async function template(
  client: WellArchitectedClient,
  name: string,
  ...lenses: string[]
): Promise<string> {
  const { TemplateArn } = await client.send(
    new CreateReviewTemplateCommand({
      TemplateName: name,
      Description: `Of ${name}.`,
      Lenses: lenses.length === 0 ? ['wellarchitected'] : lenses,
    }),
  );
  return TemplateArn!;
}

/** Answers the invitation with an id. */
export async function answerInvitation(
  client: WellArchitectedClient,
  ShareInvitationId: string,
  ShareInvitationAction: 'ACCEPT' | 'REJECT' = 'ACCEPT',
) {
  const command = new UpdateShareInvitationCommand({ ShareInvitationId, ShareInvitationAction });
  return (await client.send(command)).ShareInvitation;
}

/** Ids of the invitations that wait for a client's answer. */
export async function waitingInvitations(client: WellArchitectedClient): Promise<readonly string[]> {
  const { ShareInvitationSummaries } = await client.send(new ListShareInvitationsCommand({}));
  return (ShareInvitationSummaries ?? []).map(({ ShareInvitationId }) => ShareInvitationId!);
}

/** Shares what a client's account owns with another account, which accepts; the share's id. */
export async function share(
  owner: WellArchitectedClient,
  arn: string,
  recipient: WellArchitectedClient,
  SharedWith: string,
): Promise<string> {
  const command = arn.includes(':lens/')
    ? new CreateLensShareCommand({ LensAlias: arn, SharedWith })
    : arn.includes(':profile/')
      ? new CreateProfileShareCommand({ ProfileArn: arn, SharedWith })
      : new CreateTemplateShareCommand({ TemplateArn: arn, SharedWith });
  const { ShareId = '' } = await owner.send(command as CreateLensShareCommand);
  await answerInvitation(recipient, ShareId);
  return ShareId;
}
