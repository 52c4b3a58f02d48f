import {
  AccessDeniedException,
  ConflictException,
  CreateWorkloadShareCommand,
  DeleteWorkloadShareCommand,
  GetWorkloadCommand,
  ListShareInvitationsCommand,
  ListWorkloadSharesCommand,
  ListWorkloadsCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  type ShareStatus,
  UpdateAnswerCommand,
  UpdateGlobalSettingsCommand,
  UpdateWorkloadCommand,
  UpdateWorkloadShareCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from './archives.ts';
import { BUCKET, reviewed } from './reviews.ts';
import { answerInvitation, waitingInvitations, workload } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const [OWNER, RECIPIENT] = ['111122223333', '444455556666'];
const DAY = 86_400_000;

let server: TestServer;
let owner: WellArchitectedClient;
let recipient: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { workloadShares: 3 } });
  owner = await server.client(OWNER, 'reviewer');
  recipient = await server.client(RECIPIENT, 'reviewer');
});
afterAll(() => server.close());

async function share(
  WorkloadId: string,
  SharedWith = RECIPIENT,
  PermissionType: 'READONLY' | 'CONTRIBUTOR' = 'READONLY',
): Promise<string> {
  const command = new CreateWorkloadShareCommand({ WorkloadId, SharedWith, PermissionType });
  const output = await owner.send(command);
  expect(output.WorkloadId).toBe(WorkloadId);
  expect(output.ShareId).toMatch(/^[0-9a-f]{32}$/);
  return output.ShareId!;
}

async function shares(WorkloadId: string, Status?: ShareStatus) {
  const command = new ListWorkloadSharesCommand({ WorkloadId, ...(Status !== undefined && { Status }) });
  return (await owner.send(command)).WorkloadShareSummaries ?? [];
}

const read = (client: WellArchitectedClient, WorkloadId: string) =>
  client.send(new GetWorkloadCommand({ WorkloadId }));

const answer = (client: WellArchitectedClient, WorkloadId: string) =>
  client.send(
    new UpdateAnswerCommand({
      WorkloadId,
      LensAlias: 'wellarchitected',
      QuestionId: 'protect-data-rest',
      Notes: 'seen',
    }),
  );

describe('a share of a workload', () => {
  it('is an invitation until the recipient accepts it, and then shows them the workload', async () => {
    const id = await workload(owner, 'accepted one');
    const shareId = await share(id);
    expect(await shares(id)).toEqual([
      { ShareId: shareId, SharedWith: RECIPIENT, Status: 'PENDING', PermissionType: 'READONLY' },
    ]);
    await expect(read(recipient, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const { ShareInvitationSummaries } = await recipient.send(new ListShareInvitationsCommand({}));
    expect(ShareInvitationSummaries).toContainEqual({
      ShareInvitationId: shareId,
      SharedBy: OWNER,
      SharedWith: RECIPIENT,
      PermissionType: 'READONLY',
      ShareResourceType: 'WORKLOAD',
      WorkloadName: 'accepted one',
      WorkloadId: id,
    });

    expect(await answerInvitation(recipient, shareId)).toEqual({
      ShareInvitationId: shareId,
      ShareResourceType: 'WORKLOAD',
      WorkloadId: id,
    });
    expect((await read(recipient, id)).Workload).toMatchObject({
      WorkloadName: 'accepted one',
      Owner: OWNER,
    });
    const { WorkloadSummaries } = await recipient.send(
      new ListWorkloadsCommand({ WorkloadNamePrefix: 'accepted' }),
    );
    expect(WorkloadSummaries?.map(({ WorkloadId }) => WorkloadId)).toEqual([id]);
    expect((await shares(id)).map(({ Status }) => Status)).toEqual(['ACCEPTED']);
    expect(await waitingInvitations(recipient)).not.toContain(shareId);
    await expect(answerInvitation(recipient, shareId, 'REJECT')).rejects.toBeInstanceOf(ConflictException);
  });

  it('shows nothing to who declined it, and can be renewed', async () => {
    const id = await workload(owner, 'declined one');
    const first = await share(id);
    await answerInvitation(recipient, first, 'REJECT');
    expect((await shares(id)).map(({ Status }) => Status)).toEqual(['REJECTED']);
    await expect(read(recipient, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(answerInvitation(recipient, first)).rejects.toBeInstanceOf(ConflictException);

    const second = await share(id);
    expect(second).not.toBe(first);
    await answerInvitation(recipient, second);
    expect(await shares(id)).toHaveLength(1);
  });

  it('expires after seven days, and can be renewed', async () => {
    const begin = Date.now();
    server.setClock(begin);
    const id = await workload(owner, 'expired one');
    const shareId = await share(id);
    server.setClock(begin + 7 * DAY - 1);
    expect((await shares(id, 'PENDING')).map(({ ShareId }) => ShareId)).toEqual([shareId]);
    expect(await shares(id, 'EXPIRED')).toEqual([]);
    server.setClock(begin + 7 * DAY);
    expect((await shares(id)).map(({ Status }) => Status)).toEqual(['EXPIRED']);
    expect((await shares(id, 'EXPIRED')).map(({ ShareId }) => ShareId)).toEqual([shareId]);
    expect(await shares(id, 'PENDING')).toEqual([]);
    expect(await waitingInvitations(recipient)).not.toContain(shareId);
    await expect(answerInvitation(recipient, shareId)).rejects.toBeInstanceOf(ConflictException);
    const change = new UpdateWorkloadShareCommand({
      WorkloadId: id,
      ShareId: shareId,
      PermissionType: 'CONTRIBUTOR',
    });
    await expect(owner.send(change)).rejects.toBeInstanceOf(ConflictException);
    await answerInvitation(recipient, await share(id));
    server.setClock(begin + 70 * DAY);
    expect((await read(recipient, id)).Workload?.WorkloadId).toBe(id);
    server.setClock(begin);
  });

  it('is revoked where it is deleted before anybody answered', async () => {
    const id = await workload(owner, 'revoked one');
    const shareId = await share(id);
    const command = new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: shareId });
    await owner.send(command);
    expect(await shares(id)).toEqual([]);
    expect((await shares(id, 'REVOKED')).map(({ ShareId }) => ShareId)).toEqual([shareId]);
    expect(await waitingInvitations(recipient)).not.toContain(shareId);
    await expect(answerInvitation(recipient, shareId)).rejects.toBeInstanceOf(ConflictException);
    const again = new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: shareId });
    await expect(owner.send(again)).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(await share(id)).not.toBe(shareId);
  });

  it('takes the workload away again when it is deleted after it was accepted', async () => {
    const id = await workload(owner, 'taken back');
    const shareId = await share(id);
    await answerInvitation(recipient, shareId);
    await owner.send(new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: shareId }));
    await expect(read(recipient, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(await shares(id, 'REVOKED')).toEqual([]);
  });

  it('is answered by its recipient alone', async () => {
    const id = await workload(owner, 'for one alone');
    const shareId = await share(id);
    for (const client of [owner, await server.client('777788889999')])
      await expect(answerInvitation(client, shareId)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const reader = await server.client(RECIPIENT, 'reader');
    expect(await waitingInvitations(reader)).toContain(shareId);
    await expect(answerInvitation(reader, shareId)).rejects.toBeInstanceOf(AccessDeniedException);
  });

  it('lets a contributor answer, and a reader only read; a change counts at once', async () => {
    const id = await workload(owner, 'by permission');
    const shareId = await share(id);
    await answerInvitation(recipient, shareId);
    await expect(answer(recipient, id)).rejects.toBeInstanceOf(AccessDeniedException);

    const permit = (PermissionType: 'READONLY' | 'CONTRIBUTOR') =>
      owner.send(new UpdateWorkloadShareCommand({ WorkloadId: id, ShareId: shareId, PermissionType }));
    expect(await permit('CONTRIBUTOR')).toMatchObject({
      WorkloadId: id,
      WorkloadShare: {
        ShareId: shareId,
        SharedBy: OWNER,
        SharedWith: RECIPIENT,
        PermissionType: 'CONTRIBUTOR',
        Status: 'ACCEPTED',
        WorkloadName: 'by permission',
        WorkloadId: id,
      },
    });
    expect((await answer(recipient, id)).Answer?.Notes).toBe('seen');
    const update = new UpdateWorkloadCommand({ WorkloadId: id, Notes: 'not mine' });
    await expect(recipient.send(update)).rejects.toBeInstanceOf(AccessDeniedException);
    const reader = await server.client(RECIPIENT, 'reader');
    await expect(answer(reader, id)).rejects.toBeInstanceOf(AccessDeniedException);
    await permit('READONLY');
    await expect(answer(recipient, id)).rejects.toBeInstanceOf(AccessDeniedException);
  });

  it('puts what the recipient changes into the trail of the owner', async () => {
    const id = await workload(owner, 'trailed');
    await answerInvitation(recipient, await share(id, RECIPIENT, 'CONTRIBUTOR'));
    await answer(recipient, id);
    const trail = await server.services.store.db
      .selectFrom('audit')
      .select(['account', 'actor'])
      .where('operation', '=', 'UpdateAnswer')
      .where('resource', 'like', `%${id}%`)
      .execute();
    expect(trail).toEqual([{ account: OWNER, actor: `arn:aws:iam::${RECIPIENT}:user/tester-reviewer` }]);
  });

  it('stands in the trails of both sides once it is accepted', async () => {
    const shareId = await share(await workload(owner, 'in both trails'));
    await answerInvitation(recipient, shareId);
    const trail = await server.services.store.db
      .selectFrom('audit')
      .select(['account', 'actor'])
      .where('operation', '=', 'UpdateShareInvitation')
      .where('resource', 'like', `%${shareId}`)
      .orderBy('account')
      .execute();
    const actor = `arn:aws:iam::${RECIPIENT}:user/tester-reviewer`;
    expect(trail).toEqual([OWNER, RECIPIENT].map((account) => ({ account, actor })));
  });

  it('with a user is for that user, and the higher of two permissions wins', async () => {
    const id = await workload(owner, 'for a user');
    const anna = await server.client(RECIPIENT, 'contributor', 'anna');
    const userShare = await share(id, `arn:aws:iam::${RECIPIENT}:user/anna`, 'CONTRIBUTOR');
    await expect(answerInvitation(recipient, userShare)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await answerInvitation(anna, userShare);
    await expect(read(recipient, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const accountShare = await share(id);
    await answerInvitation(recipient, accountShare);
    await answer(anna, id);
    await expect(answer(recipient, id)).rejects.toBeInstanceOf(AccessDeniedException);
    await owner.send(new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: userShare }));
    await expect(answer(anna, id)).rejects.toBeInstanceOf(AccessDeniedException);
    expect((await read(anna, id)).Workload?.WorkloadId).toBe(id);
  });

  it('with a user is not shown to others of the account by a token that the user sent before', async () => {
    const id = await workload(owner, 'by token of a user');
    const name = 'tester-contributor';
    await answerInvitation(
      await server.client(RECIPIENT, 'contributor', name),
      await share(id, `arn:aws:iam::${RECIPIENT}:user/${name}`, 'CONTRIBUTOR'),
    );
    await reviewed(server, id, zipOf({ 'main.tf': BUCKET }));
    const items = (await server.console('GET', `/api/v1/workloads/${id}/items`)).body;
    const [item] = (items as { readonly items: readonly { readonly id: string }[] }).items;
    const decide = (role: 'contributor' | 'administrator') =>
      server.console('PUT', `/api/v1/workloads/${id}/items/${item!.id}`, {
        account: RECIPIENT,
        role,
        body: { status: 'in-progress' },
        headers: { 'idempotency-key': 'decided-once' },
      });
    expect((await decide('contributor')).status).toBe(200);
    expect((await decide('contributor')).status).toBe(200);
    expect((await decide('administrator')).status).toBe(409);
  });

  it('is refused with oneself, with nobody, twice, and beyond the quota', async () => {
    const id = await workload(owner, 'refused ones');
    for (const nobody of [
      OWNER,
      `arn:aws:iam::${OWNER}:user/somebody`,
      'somebody@example.com',
      `arn:aws:iam::${RECIPIENT}:role/some-role`,
      '12345678901a',
    ]) {
      const error = await share(id, nobody).catch((reason: unknown) => reason);
      expect(error, nobody).toBeInstanceOf(ValidationException);
      expect((error as ValidationException).Fields?.map(({ Name }) => Name)).toEqual(['SharedWith']);
    }
    const shareId = await share(id);
    await expect(share(id)).rejects.toBeInstanceOf(ConflictException);
    await answerInvitation(recipient, shareId);
    await expect(share(id)).rejects.toBeInstanceOf(ConflictException);
    await share(id, '000011112222');
    await share(id, '000011113333');
    const error = await share(id, '000011114444').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServiceQuotaExceededException);
    await owner.send(new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: shareId }));
    await share(id, '000011114444');
  });

  it('is made once for one token', async () => {
    const WorkloadId = await workload(owner, 'by token');
    const command = () =>
      new CreateWorkloadShareCommand({
        WorkloadId,
        SharedWith: RECIPIENT,
        PermissionType: 'READONLY',
        ClientRequestToken: 'share-by-token',
      });
    const [first, second] = [await owner.send(command()), await owner.send(command())];
    expect(second.ShareId).toBe(first.ShareId);
  });

  it('is not found under another workload or id', async () => {
    const [id, other] = [await workload(owner, 'its workload'), await workload(owner, 'another workload')];
    const ShareId = await share(id);
    const command = new DeleteWorkloadShareCommand({ WorkloadId: other, ShareId });
    await expect(owner.send(command)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const update = { WorkloadId: id, ShareId: 'f'.repeat(32), PermissionType: 'READONLY' as const };
    await expect(owner.send(new UpdateWorkloadShareCommand(update))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('is the business of its owner: the recipient neither sees other shares nor makes any', async () => {
    const id = await workload(owner, 'of its owner');
    await answerInvitation(recipient, await share(id, RECIPIENT, 'CONTRIBUTOR'));
    await share(id, '000011112222');
    for (const command of [
      new ListWorkloadSharesCommand({ WorkloadId: id }),
      new CreateWorkloadShareCommand({
        WorkloadId: id,
        SharedWith: '000011113333',
        PermissionType: 'READONLY',
      }),
    ])
      await expect(recipient.send(command as ListWorkloadSharesCommand)).rejects.toBeInstanceOf(
        AccessDeniedException,
      );
  });

  it('is listed page by page, by recipient and by status', async () => {
    const id = await workload(owner, 'paged shares');
    const ids = [await share(id), await share(id, '000011112222'), await share(id, '000011113333')];
    await answerInvitation(recipient, ids[0]!);
    const found: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await owner.send(
        new ListWorkloadSharesCommand({
          WorkloadId: id,
          MaxResults: 2,
          ...(token !== undefined && { NextToken: token }),
        }),
      );
      found.push(...(page.WorkloadShareSummaries ?? []).map(({ ShareId }) => ShareId));
      token = page.NextToken;
    } while (token !== undefined);
    expect(found.toSorted()).toEqual(ids.toSorted());
    const prefixed = await owner.send(
      new ListWorkloadSharesCommand({ WorkloadId: id, SharedWithPrefix: '0000' }),
    );
    expect(prefixed.WorkloadShareSummaries?.map(({ SharedWith }) => SharedWith).toSorted()).toEqual([
      '000011112222',
      '000011113333',
    ]);
    expect((await shares(id, 'ACCEPTED')).map(({ ShareId }) => ShareId)).toEqual([ids[0]]);
  });
});

describe('sharing with an organization', () => {
  const ORGANIZATION = 'arn:aws:organizations::111122223333:organization/o-exampleorgid';
  const UNIT = 'arn:aws:organizations::111122223333:ou/o-exampleorgid/ou-examplerootid111-exampleouid111';

  it('is refused until the account turns it on, and then fails with the reason: there are no organizations here', async () => {
    const id = await workload(owner, 'for an organization');
    await expect(share(id, ORGANIZATION)).rejects.toBeInstanceOf(ValidationException);
    const administrator = await server.client(OWNER, 'administrator');
    await administrator.send(new UpdateGlobalSettingsCommand({ OrganizationSharingStatus: 'ENABLED' }));
    await share(id, ORGANIZATION);
    await share(id, UNIT);
    // The API speaks of ids, the console's guide of ARNs.
    await share(id, 'o-exampleorgid');
    await share(id, 'ou-examplerootid111-exampleouid111');
    const listed = await shares(id);
    expect(listed.map(({ Status }) => Status)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
    expect(listed[0]?.StatusMessage).toContain('no organizations');
    await owner.send(new DeleteWorkloadShareCommand({ WorkloadId: id, ShareId: listed[0]!.ShareId }));
    expect(await shares(id)).toHaveLength(3);
  });
});
