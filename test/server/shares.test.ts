import {
  AccessDeniedException,
  ConflictException,
  CreateLensShareCommand,
  CreateProfileShareCommand,
  CreateTemplateShareCommand,
  CreateWorkloadCommand,
  CreateWorkloadShareCommand,
  DeleteLensCommand,
  DeleteLensShareCommand,
  DeleteProfileShareCommand,
  DeleteTemplateShareCommand,
  GetAnswerCommand,
  ListLensSharesCommand,
  ListProfileSharesCommand,
  ListShareInvitationsCommand,
  type ListShareInvitationsCommandInput,
  ListTemplateSharesCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInvitation, lens, profile, template, waitingInvitations, workload } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const [OWNER, RECIPIENT] = ['111122223333', '444455556666'];

let server: TestServer;
let owner: WellArchitectedClient;
let recipient: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer({ quotas: { lensShares: 2, profileShares: 2, templateShares: 2 } });
  owner = await server.client(OWNER, 'reviewer');
  recipient = await server.client(RECIPIENT, 'reviewer');
});
afterAll(() => server.close());

interface Listed {
  readonly ShareId?: string | undefined;
  readonly SharedWith?: string | undefined;
  readonly Status?: string | undefined;
}

/** The operations on the shares of one kind of resource. */
interface Kind {
  readonly name: string;
  readonly make: (name: string) => Promise<string>;
  readonly share: (
    client: WellArchitectedClient,
    arn: string,
    SharedWith: string,
  ) => Promise<string | undefined>;
  readonly list: (client: WellArchitectedClient, arn: string) => Promise<readonly Listed[] | undefined>;
  readonly remove: (client: WellArchitectedClient, arn: string, ShareId: string) => Promise<unknown>;
  /** How an invitation and its summary name the resource. */
  readonly invitation: (arn: string) => object;
  readonly summary: (arn: string, name: string) => object;
}

const KINDS: readonly Kind[] = [
  {
    name: 'lens',
    make: (name) => lens(owner, name, '1.0.0'),
    share: async (client, LensAlias, SharedWith) =>
      (await client.send(new CreateLensShareCommand({ LensAlias, SharedWith }))).ShareId,
    list: async (client, LensAlias) =>
      (await client.send(new ListLensSharesCommand({ LensAlias }))).LensShareSummaries,
    remove: (client, LensAlias, ShareId) => client.send(new DeleteLensShareCommand({ LensAlias, ShareId })),
    invitation: (arn) => ({ ShareResourceType: 'LENS', LensAlias: arn, LensArn: arn }),
    summary: (arn, name) => ({ ShareResourceType: 'LENS', LensName: name, LensArn: arn }),
  },
  {
    name: 'profile',
    make: (name) => profile(owner, name),
    share: async (client, ProfileArn, SharedWith) => {
      const output = await client.send(new CreateProfileShareCommand({ ProfileArn, SharedWith }));
      expect(output.ProfileArn).toBe(ProfileArn);
      return output.ShareId;
    },
    list: async (client, ProfileArn) =>
      (await client.send(new ListProfileSharesCommand({ ProfileArn }))).ProfileShareSummaries,
    remove: (client, ProfileArn, ShareId) =>
      client.send(new DeleteProfileShareCommand({ ProfileArn, ShareId })),
    invitation: (arn) => ({ ShareResourceType: 'PROFILE', ProfileArn: arn }),
    summary: (arn, name) => ({ ShareResourceType: 'PROFILE', ProfileName: name, ProfileArn: arn }),
  },
  {
    name: 'template',
    make: (name) => template(owner, name),
    share: async (client, TemplateArn, SharedWith) => {
      const output = await client.send(new CreateTemplateShareCommand({ TemplateArn, SharedWith }));
      expect(output.TemplateArn).toBe(TemplateArn);
      return output.ShareId;
    },
    list: async (client, TemplateArn) => {
      const output = await client.send(new ListTemplateSharesCommand({ TemplateArn }));
      expect(output.TemplateArn).toBe(TemplateArn);
      return output.TemplateShareSummaries;
    },
    remove: (client, TemplateArn, ShareId) =>
      client.send(new DeleteTemplateShareCommand({ TemplateArn, ShareId })),
    invitation: (arn) => ({ ShareResourceType: 'TEMPLATE', TemplateArn: arn }),
    summary: (arn, name) => ({ ShareResourceType: 'TEMPLATE', TemplateName: name, TemplateArn: arn }),
  },
];

describe.each(KINDS)(
  'a share of a $name',
  ({ name: kind, make, share, list, remove, invitation, summary }) => {
    it('is offered, accepted and taken back', async () => {
      const name = `offered ${kind}`;
      const arn = await make(name);
      const id = (await share(owner, arn, RECIPIENT))!;
      expect(await list(owner, arn)).toEqual([{ ShareId: id, SharedWith: RECIPIENT, Status: 'PENDING' }]);
      await expect(list(recipient, arn)).rejects.toBeInstanceOf(ResourceNotFoundException);
      const { ShareInvitationSummaries } = await recipient.send(new ListShareInvitationsCommand({}));
      expect(ShareInvitationSummaries).toContainEqual({
        ShareInvitationId: id,
        SharedBy: OWNER,
        SharedWith: RECIPIENT,
        PermissionType: 'READONLY',
        ...summary(arn, name),
      });
      expect(await answerInvitation(recipient, id)).toEqual({ ShareInvitationId: id, ...invitation(arn) });
      expect((await list(owner, arn))?.map(({ Status }) => Status)).toEqual(['ACCEPTED']);
      await expect(list(recipient, arn)).rejects.toBeInstanceOf(AccessDeniedException);
      await remove(owner, arn, id);
      expect(await list(owner, arn)).toEqual([]);
      await expect(remove(owner, arn, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    });

    it('is refused with oneself, twice, beyond the quota, and for what is not there', async () => {
      const arn = await make(`refused ${kind}`);
      await expect(share(owner, arn, OWNER)).rejects.toBeInstanceOf(ValidationException);
      await share(owner, arn, RECIPIENT);
      await expect(share(owner, arn, RECIPIENT)).rejects.toBeInstanceOf(ConflictException);
      await share(owner, arn, '000011112222');
      await expect(share(owner, arn, '000011113333')).rejects.toBeInstanceOf(ServiceQuotaExceededException);
      const unknown = arn.replace(/[0-9a-f]{32}$/, 'f'.repeat(32));
      await expect(share(owner, unknown, RECIPIENT)).rejects.toBeInstanceOf(ResourceNotFoundException);
      await expect(share(recipient, arn, '000011113333')).rejects.toBeInstanceOf(ResourceNotFoundException);
      const contributor = await server.client(OWNER, 'contributor');
      await expect(share(contributor, arn, '000011113333')).rejects.toBeInstanceOf(AccessDeniedException);
    });
  },
);

describe('a share of a lens', () => {
  const questionOf = async (client: WellArchitectedClient, arn: string, WorkloadName: string) => {
    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        WorkloadName,
        Description: 'with a lens',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: [arn],
      }),
    );
    return async () =>
      await client.send(new GetAnswerCommand({ WorkloadId, LensAlias: arn, QuestionId: 'question_one' }));
  };

  it('leaves the workloads that use the lens when it is taken back', async () => {
    const arn = await lens(owner, 'used by others', '1.0.0');
    const { ShareId } = await owner.send(
      new CreateLensShareCommand({ LensAlias: arn, SharedWith: RECIPIENT }),
    );
    await expect(questionOf(recipient, arn, 'too early')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await answerInvitation(recipient, ShareId!);
    const question = await questionOf(recipient, arn, 'in time');
    await owner.send(new DeleteLensShareCommand({ LensAlias: arn, ShareId }));
    expect((await question()).Answer?.QuestionTitle).toBe('What of one');
    await expect(questionOf(recipient, arn, 'too late')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('invites to nothing once the lens was deleted', async () => {
    const arn = await lens(owner, 'deleted before anybody answered', '1.0.0');
    const { ShareId } = await owner.send(
      new CreateLensShareCommand({ LensAlias: arn, SharedWith: RECIPIENT }),
    );
    await owner.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' }));
    expect(await waitingInvitations(recipient)).not.toContain(ShareId);
    await expect(answerInvitation(recipient, ShareId!)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('is refused for a draft and for a lens that comes with the server', async () => {
    const draft = await lens(owner, 'only a draft');
    const share = (LensAlias: string) =>
      owner.send(new CreateLensShareCommand({ LensAlias, SharedWith: RECIPIENT }));
    await expect(share(draft)).rejects.toBeInstanceOf(ConflictException);
    const { LensShareSummaries } = await owner.send(new ListLensSharesCommand({ LensAlias: draft }));
    expect(LensShareSummaries).toEqual([]);
    await expect(share('wellarchitected')).rejects.toBeInstanceOf(ValidationException);
    await expect(share('no-such-lens')).rejects.toBeInstanceOf(ValidationException);
  });
});

describe('the list of invitations', () => {
  const OTHER = '777788889999';
  const namesOf = async (client: WellArchitectedClient, input: ListShareInvitationsCommandInput = {}) => {
    const { ShareInvitationSummaries } = await client.send(new ListShareInvitationsCommand(input));
    return (ShareInvitationSummaries ?? [])
      .map((one) => one.WorkloadName ?? one.LensName ?? one.ProfileName ?? one.TemplateName)
      .toSorted();
  };

  it('is filtered by kind and by name, page by page, and for the user beside the account', async () => {
    const client = await server.client(OTHER, 'reader', 'berta');
    const user = `arn:aws:iam::${OTHER}:user/berta`;
    for (const [name, SharedWith] of [
      ['Red workload', OTHER],
      ['Blue workload', user],
    ] as const)
      await owner.send(
        new CreateWorkloadShareCommand({
          WorkloadId: await workload(owner, name),
          SharedWith,
          PermissionType: 'READONLY',
        }),
      );
    for (const { name, make, share } of KINDS) await share(owner, await make(`red ${name}`), OTHER);
    const all = ['Blue workload', 'Red workload', 'red lens', 'red profile', 'red template'];
    expect(await namesOf(client)).toEqual(all);
    expect(await namesOf(await server.client(OTHER, 'reader', 'cesar'))).toEqual(all.slice(1));
    expect(await namesOf(client, { ShareResourceType: 'PROFILE' })).toEqual(['red profile']);
    expect(await namesOf(client, { WorkloadNamePrefix: 'RE d' })).toEqual(['Red workload']);
    expect(await namesOf(client, { LensNamePrefix: 'red' })).toEqual(['red lens']);
    expect(await namesOf(client, { ProfileNamePrefix: 'red', ShareResourceType: 'PROFILE' })).toEqual([
      'red profile',
    ]);
    for (const wrong of [
      { ProfileNamePrefix: 'red', TemplateNamePrefix: 'red' },
      { ProfileNamePrefix: 'red', ShareResourceType: 'LENS' },
    ] as const)
      await expect(namesOf(client, wrong)).rejects.toBeInstanceOf(ValidationException);
    expect(await namesOf(client, { TemplateNamePrefix: 'blue' })).toEqual([]);

    const paged: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListShareInvitationsCommand({ MaxResults: 2, ...(token !== undefined && { NextToken: token }) }),
      );
      expect(page.ShareInvitationSummaries?.length).toBeLessThanOrEqual(2);
      paged.push(...(page.ShareInvitationSummaries ?? []).map((one) => one.ShareInvitationId));
      token = page.NextToken;
    } while (token !== undefined);
    expect(paged.toSorted()).toEqual((await waitingInvitations(client)).toSorted());
    expect(new Set(paged).size).toBe(all.length);
  });
});
