import { UpdateWorkloadShareCommand, type WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAtLeast, type Role } from '../../../src/server/access/principal.ts';
import type { OperationName } from '../../../src/server/well-architected-tool/protocol/operation-types.ts';
import { answerInvitation } from '../share-samples.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { databaseRows } from './database-rows.ts';
import { dryRun } from './dry-run.ts';
import { inputsOf } from './inputs.ts';
import { makeTenant, THIRD } from './make-tenant.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import { ROLE_OF } from './roles.ts';
import { type Answer, send } from './send.ts';
import { absentId, type Tenant, withIds } from './tenant.ts';

let server: TestServer;
let owner: Tenant;
let recipient: WellArchitectedClient;

/** What a share of a workload leaves to its owner although it only looks. */
const OWNERS = new Set<OperationName>(['ListWorkloadShares']);

beforeAll(async () => {
  server = await startTestServer();
  owner = await makeTenant(server, '111122223333', 'amber');
  recipient = await server.client(THIRD);
  await answerInvitation(recipient, owner.workloadShare);
});
afterAll(() => server.close());

/** As the recipient, whose writes are taken back. */
async function asked<Name extends OperationName>(
  name: Name,
  input: ReturnType<typeof inputsOf<Name>>[number],
): Promise<Answer> {
  return await dryRun(server.services.store, () => send(recipient, name, input));
}

describe.each([
  ['READONLY', 'reader'],
  ['CONTRIBUTOR', 'contributor'],
] as const satisfies readonly (readonly [string, Role])[])(
  'a workload shared as %s',
  (PermissionType, role) => {
    beforeAll(async () => {
      const client = await server.client(owner.account);
      await client.send(
        new UpdateWorkloadShareCommand({
          WorkloadId: owner.workload,
          ShareId: owner.workloadShare,
          PermissionType,
        }),
      );
    });

    it.each(OPERATION_NAMES)('allows just what it should: %s', async (name) => {
      const { store } = server.services;
      const before = await databaseRows(store);
      const isAllowed = isAtLeast(role, ROLE_OF[name]) && !OWNERS.has(name);
      for (const input of inputsOf(name, owner, owner)) {
        const text = JSON.stringify(input);
        const answer = await asked(name, input);
        const absent = withIds(text, owner, absentId);
        if (text.includes(owner.workload))
          expect(answer.error, `${text} ${answer.body}`).toBe(
            isAllowed ? undefined : 'AccessDeniedException',
          );
        else if (text === absent) expect(answer.status, answer.body).toBeLessThan(500);
        else {
          // Nothing else of the owner exists for the recipient.
          const expected = await asked(name, JSON.parse(absent) as typeof input);
          expect({ ...answer, body: withIds(answer.body, owner, absentId) }, text).toEqual(expected);
        }
      }
      expect(await databaseRows(store)).toEqual(before);
    });
  },
);
