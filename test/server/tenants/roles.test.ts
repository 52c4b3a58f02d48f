import type { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAtLeast, ROLES, type Role } from '../../../src/server/access/principal.ts';
import { OPERATIONS } from '../../../src/server/well-architected-tool/operations/index.ts';
import type { OperationName } from '../../../src/server/well-architected-tool/protocol/operation-types.ts';
import { PROTOCOL, startTestServer, type TestServer } from '../test-server.ts';
import { databaseRows } from './database-rows.ts';
import { dryRun } from './dry-run.ts';
import { inputsOf } from './inputs.ts';
import { makeTenant } from './make-tenant.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import { ROLE_OF } from './roles.ts';
import { send } from './send.ts';
import type { Tenant } from './tenant.ts';

let server: TestServer;
let tenant: Tenant;
const clients = new Map<Role, WellArchitectedClient>();

beforeAll(async () => {
  server = await startTestServer();
  tenant = await makeTenant(server, '111122223333', 'amber');
  for (const role of ROLES) clients.set(role, await server.client(tenant.account, role));
});
afterAll(() => server.close());

/** What is answered where everything is right but the server cannot do it. */
const ANSWERS: Partial<Record<OperationName, string>> = { UpdateIntegration: 'ConflictException' };

describe('the roles', () => {
  it('are given to every operation of the API', () => {
    expect(Object.keys(ROLE_OF).toSorted()).toEqual(PROTOCOL.operations.map(({ name }) => name).toSorted());
  });

  it.each(OPERATION_NAMES)('are those that the server asks for: %s', (name) => {
    const operation = OPERATIONS.find((one) => one.name === name);
    // Users answer invitations of their own, whatever they are; that of an account takes a reviewer.
    expect(operation?.needs).toBe(name === 'UpdateShareInvitation' ? 'reader' : ROLE_OF[name]);
  });

  it.each(OPERATION_NAMES)('refuse who has less, and nobody else: %s', async (name) => {
    const { store } = server.services;
    const before = await databaseRows(store);
    for (const input of inputsOf(name, tenant, tenant)) {
      for (const role of ROLES) {
        const answer = await dryRun(store, () => send(clients.get(role)!, name, input));
        const expected = isAtLeast(role, ROLE_OF[name]) ? ANSWERS[name] : 'AccessDeniedException';
        expect(answer.error, `${role} ${JSON.stringify(input)} ${answer.body}`).toBe(expected);
      }
    }
    expect(await databaseRows(store)).toEqual(before);
  });
});
