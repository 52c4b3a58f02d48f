import {
  AccessDeniedException,
  ConflictException,
  GetGlobalSettingsCommand,
  GetWorkloadCommand,
  ListTagsForResourceCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateGlobalSettingsCommand,
  type UpdateGlobalSettingsCommandInput,
  UpdateIntegrationCommand,
  UpdateWorkloadCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lens, profile, template, workload } from './share-samples.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const OWNER = '111122223333';
const workloadArn = (id: string) => `arn:aws:wellarchitected:us-east-1:${OWNER}:workload/${id}`;

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
});
afterAll(() => server.close());

async function tags(WorkloadArn: string) {
  return (await client.send(new ListTagsForResourceCommand({ WorkloadArn }))).Tags;
}

const tag = (WorkloadArn: string, Tags: Record<string, string>, by = client) =>
  by.send(new TagResourceCommand({ WorkloadArn, Tags }));

describe('tags', () => {
  it('are put on workloads, custom lenses, profiles and review templates, changed and taken away', async () => {
    for (const arn of [
      workloadArn(await workload(client, 'tagged')),
      await lens(client, 'tagged lens', '1.0.0'),
      await lens(client, 'tagged draft'),
      await profile(client, 'tagged profile'),
      await template(client, 'tagged template'),
    ]) {
      expect(await tags(arn)).toEqual({});
      await tag(arn, { team: 'blue', 'cost/center': '4711', Größe: '' });
      await tag(arn, { team: 'green' });
      expect(await tags(arn)).toEqual({ team: 'green', 'cost/center': '4711', Größe: '' });
      await client.send(
        new UntagResourceCommand({ WorkloadArn: arn, TagKeys: ['team', 'Größe', 'not there'] }),
      );
      expect(await tags(arn)).toEqual({ 'cost/center': '4711' });
    }
  });

  it('show in the workload', async () => {
    const id = await workload(client, 'shows its tags');
    await tag(workloadArn(id), { team: 'blue' });
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }));
    expect(Workload?.Tags).toEqual({ team: 'blue' });
  });

  it('are at most fifty, none of them in the name of AWS', async () => {
    const arn = workloadArn(await workload(client, 'many tags'));
    const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
    await tag(arn, Object.fromEntries(keys.map((key) => [key, 'a'])));
    await tag(arn, { 'key-0': 'b' });
    await expect(tag(arn, { 'one-more': 'a' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(tag(arn, { 'aws:mine': 'a' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(tag(arn, { 'no;semicolon': 'a' })).rejects.toMatchObject({ name: 'ValidationException' });
    expect(Object.keys((await tags(arn)) ?? {})).toHaveLength(50);
  });

  it('are not found for what is not there', async () => {
    const id = await workload(client, 'its own region');
    for (const arn of [
      workloadArn('f'.repeat(32)),
      workloadArn(id).replace('us-east-1', 'eu-west-1'),
      `arn:aws:wellarchitected:us-east-1:${OWNER}:lens/${'f'.repeat(32)}`,
      `arn:aws:wellarchitected:us-east-1:${OWNER}:profile/nope`,
      `arn:aws:wellarchitected:us-east-1:${OWNER}:review-template/${'f'.repeat(32)}`,
      'arn:aws:wellarchitected::aws:lens/wellarchitected',
      'arn:aws:s3:::bucket',
      'nothing',
    ])
      await expect(tags(arn), arn).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('are changed by reviewers, and seen by readers', async () => {
    const arn = workloadArn(await workload(client, 'tags by role'));
    const contributor = await server.client(OWNER, 'contributor');
    await expect(tag(arn, { a: 'b' }, contributor)).rejects.toBeInstanceOf(AccessDeniedException);
    await tag(arn, { a: 'b' }, await server.client(OWNER, 'reviewer'));
    const reader = await server.client(OWNER, 'reader');
    const { Tags } = await reader.send(new ListTagsForResourceCommand({ WorkloadArn: arn }));
    expect(Tags).toEqual({ a: 'b' });
  });
});

describe('global settings', () => {
  const settings = async (by: WellArchitectedClient) => {
    const { $metadata: _, ...output } = await by.send(new GetGlobalSettingsCommand({}));
    return output;
  };

  it('are all off in the beginning', async () => {
    expect(await settings(await server.client('000000000001'))).toEqual({
      OrganizationSharingStatus: 'DISABLED',
      DiscoveryIntegrationStatus: 'DISABLED',
      JiraConfiguration: { IntegrationStatus: 'NOT_CONFIGURED' },
    });
  });

  it('keep what is not named, of one account alone', async () => {
    const administrator = await server.client('000000000002');
    const update = (input: UpdateGlobalSettingsCommandInput) =>
      administrator.send(new UpdateGlobalSettingsCommand(input));
    await update({ OrganizationSharingStatus: 'ENABLED' });
    await update({
      DiscoveryIntegrationStatus: 'ENABLED',
      JiraConfiguration: { IssueManagementStatus: 'ENABLED', JiraProjectKey: 'WA' },
    });
    await update({ JiraConfiguration: { IssueManagementType: 'MANUAL' } });
    expect(await settings(administrator)).toEqual({
      OrganizationSharingStatus: 'ENABLED',
      DiscoveryIntegrationStatus: 'ENABLED',
      JiraConfiguration: {
        IntegrationStatus: 'NOT_CONFIGURED',
        IssueManagementStatus: 'ENABLED',
        IssueManagementType: 'MANUAL',
        JiraProjectKey: 'WA',
        StatusMessage: 'This server is not connected to Jira.',
      },
    });
    await update({ JiraConfiguration: { IntegrationStatus: 'NOT_CONFIGURED' } });
    expect((await settings(administrator)).JiraConfiguration).toEqual({
      IntegrationStatus: 'NOT_CONFIGURED',
    });
    const other = await settings(await server.client('000000000003', 'reader'));
    expect(other.OrganizationSharingStatus).toBe('DISABLED');
  });

  it('take an administrator', async () => {
    const reviewer = await server.client('000000000002', 'reviewer');
    const command = new UpdateGlobalSettingsCommand({ OrganizationSharingStatus: 'DISABLED' });
    await expect(reviewer.send(command)).rejects.toBeInstanceOf(AccessDeniedException);
  });
});

describe('an integration with Jira', () => {
  it('is a conflict, for there is none', async () => {
    const WorkloadId = await workload(client, 'without Jira');
    const update = (id: string) =>
      client.send(new UpdateIntegrationCommand({ WorkloadId: id, IntegratingService: 'JIRA' }));
    const error = await update(WorkloadId).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConflictException);
    expect((error as ConflictException).message).toContain('not connected to Jira');
    await expect(update('f'.repeat(32))).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('that a workload asks for is shown with what is missing', async () => {
    const WorkloadId = await workload(client, 'with Jira');
    const JiraConfiguration = { IssueManagementStatus: 'ENABLED', JiraProjectKey: 'WA' } as const;
    const { Workload } = await client.send(new UpdateWorkloadCommand({ WorkloadId, JiraConfiguration }));
    expect(Workload?.JiraConfiguration).toEqual({
      ...JiraConfiguration,
      StatusMessage: 'This server is not connected to Jira.',
    });
  });
});
