import {
  CreateWorkloadCommand,
  ListShareInvitationsCommand,
  UpdateShareInvitationCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import type { TestServer } from './test-server.ts';

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

/** A lens with one question; without a version it is a draft. */
export async function lens(
  server: TestServer,
  account: string,
  name: string,
  version?: string,
): Promise<string> {
  const arn = `arn:aws:wellarchitected:us-east-1:${account}:lens/${idOf(name)}`;
  const { db } = server.services.store;
  const row = { name, name_key: name.replaceAll(' ', ''), created_at: 0, updated_at: 0 };
  await db
    .insertInto('lens')
    .values({ arn, account, ...row, deleted_at: null })
    .execute();
  await db
    .insertInto('lens_version')
    .values({
      lens: arn,
      version: version ?? '',
      is_major: 1,
      content: lensJson(name),
      description: '',
      created_at: 0,
      deleted_at: null,
      sequence: version === undefined ? 0 : 1,
    })
    .execute();
  return arn;
}

export function lensJson(name: string): string {
  const question = {
    id: 'question_one',
    title: 'What of it',
    description: 'Says what of it.',
    choices: [
      { id: 'choice_one', title: 'All of it', improvementPlan: { displayText: 'Do all of it.' } },
      { id: 'question_one_no', title: 'None of these' },
    ],
    riskRules: [
      { condition: 'choice_one', risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  };
  return JSON.stringify({
    schemaVersion: '2021-11-01',
    name,
    description: `The lens ${name}.`,
    pillars: [{ id: 'pillar_one', name: 'Pillar', questions: [question] }],
  });
}

/** A profile without answers. */
export async function profile(server: TestServer, account: string, name: string): Promise<string> {
  const arn = `arn:aws:wellarchitected:us-east-1:${account}:profile/${idOf(name)}`;
  await server.services.store.db
    .insertInto('profile')
    .values({
      arn,
      account,
      name,
      name_key: name.replaceAll(' ', ''),
      description: 'a profile',
      created_at: 0,
      updated_at: 0,
      deleted_at: null,
    })
    .execute();
  return arn;
}

/** A review template without lenses. */
export async function template(server: TestServer, account: string, name: string): Promise<string> {
  const arn = `arn:aws:wellarchitected:us-east-1:${account}:review-template/${idOf(name)}`;
  await server.services.store.db
    .insertInto('review_template')
    .values({
      arn,
      account,
      name,
      name_key: name.replaceAll(' ', ''),
      body: '{}',
      created_at: 0,
      updated_at: 0,
      revision: 1,
    })
    .execute();
  return arn;
}

function idOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32);
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
