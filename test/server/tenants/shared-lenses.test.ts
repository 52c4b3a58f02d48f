import {
  CreateLensShareCommand,
  CreateProfileShareCommand,
  CreateTemplateShareCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/server/well-architected-tool/protocol/operation-types.ts';
import { answerInvitation } from '../share-samples.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { databaseRows } from './database-rows.ts';
import { dryRun } from './dry-run.ts';
import { inputsOf } from './inputs.ts';
import { makeTenant } from './make-tenant.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import { send } from './send.ts';
import type { Tenant } from './tenant.ts';

let server: TestServer;
let owner: Tenant;
let us: Tenant;
let recipient: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  owner = await makeTenant(server, '111122223333', 'amber');
  us = await makeTenant(server, '444455556666', 'birch');
  recipient = await server.client(us.account);
  const client = await server.client(owner.account);
  const SharedWith = us.account;
  const shares = [
    await client.send(new CreateLensShareCommand({ LensAlias: owner.lens, SharedWith })),
    await client.send(new CreateLensShareCommand({ LensAlias: owner.unusedLens, SharedWith })),
    await client.send(new CreateProfileShareCommand({ ProfileArn: owner.profile, SharedWith })),
    await client.send(new CreateTemplateShareCommand({ TemplateArn: owner.template, SharedWith })),
  ];
  for (const { ShareId } of shares) await answerInvitation(recipient, ShareId!);
});
afterAll(() => server.close());

const SHARED = ['lens', 'unusedLens', 'profile', 'template'] as const;

/** What a share of each is good for; templates are made with lenses of one's own. */
const ALLOWED: Partial<Record<OperationName, readonly (typeof SHARED)[number][]>> = {
  GetLens: ['lens'],
  GetLensVersionDifference: ['lens'],
  AssociateLenses: ['unusedLens'],
  GetProfile: ['profile'],
  GetReviewTemplate: ['template'],
  GetReviewTemplateLensReview: ['template'],
  GetReviewTemplateAnswer: ['template'],
  ListReviewTemplateAnswers: ['template'],
  ListNotifications: ['template'],
  CreateWorkload: ['unusedLens', 'profile', 'template'],
  ListTagsForResource: ['lens', 'profile', 'template'],
};

const REFUSALS = [
  'AccessDeniedException',
  'ResourceNotFoundException',
  'ValidationException',
  'ConflictException',
];

describe('lenses, profiles and templates that were shared', () => {
  it.each(OPERATION_NAMES)('may be used as they should: %s', async (name) => {
    const { store } = server.services;
    const before = await databaseRows(store);
    for (const input of inputsOf(name, owner, us)) {
      const text = JSON.stringify(input);
      const isShared = [owner.lens, owner.unusedLens, owner.profile, owner.template].some((id) =>
        text.includes(id),
      );
      if (!isShared || text.includes(owner.workload) || text.includes(owner.draft)) continue;
      const answer = await dryRun(store, () => send(recipient, name, input));
      if (ALLOWED[name]?.some((one) => text.includes(owner[one])))
        expect(answer.error, `${text} ${answer.body}`).toBeUndefined();
      else expect(REFUSALS, `${text} ${answer.body}`).toContain(answer.error);
    }
    expect(await databaseRows(store)).toEqual(before);
  });
});
