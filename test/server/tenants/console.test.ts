import { UpdateWorkloadShareCommand } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAccessKey } from '../../../src/server/access/access-keys.ts';
import { isAtLeast, ROLES, type Role } from '../../../src/server/access/principal.ts';
import { CONSOLE_ROUTES } from '../../../src/server/console-api/routes/index.ts';
import { answerInvitation } from '../share-samples.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { CONSOLE_INPUTS, type ConsoleTenant } from './console-inputs.ts';
import { type ConsoleAsked, consoleKey, consoleSend } from './console-send.ts';
import { databaseRows, rowChanges } from './database-rows.ts';
import { makeConsoleTenant } from './make-console-tenant.ts';
import { THIRD } from './make-tenant.ts';
import type { Answer } from './send.ts';
import { absentId, idsOf, leaksOf, withIds } from './tenant.ts';

let server: TestServer;
let them: ConsoleTenant;
let us: ConsoleTenant;
let ours: NewAccessKey;
let thirds: NewAccessKey;
const theirs = new Map<Role, NewAccessKey>();

beforeAll(async () => {
  server = await startTestServer();
  them = await makeConsoleTenant(server, '111122223333', 'amber');
  us = await makeConsoleTenant(server, '444455556666', 'birch');
  ours = await consoleKey(server, us.account, 'administrator');
  thirds = await consoleKey(server, THIRD, 'administrator');
  for (const role of ROLES) theirs.set(role, await consoleKey(server, them.account, role));
  await answerInvitation(await server.client(THIRD), them.workloadShare);
}, 60_000);
afterAll(() => server.close());

const ROUTES = CONSOLE_ROUTES.map((route) => [route.name, route] as const);

/** Asks, and sees what that changes. */
async function asked(key: NewAccessKey, route: (typeof CONSOLE_ROUTES)[number], request: ConsoleAsked) {
  const before = await databaseRows(server.services.store);
  const answer = await consoleSend(server, key, route, request);
  const { gone, come } = rowChanges(before, await databaseRows(server.services.store));
  return { answer, changes: [...gone, ...come] };
}

describe('the routes of the console', () => {
  it('all have inputs to ask them with', () => {
    expect(Object.keys(CONSOLE_INPUTS).toSorted()).toEqual(ROUTES.map(([name]) => name).toSorted());
  });

  it.each(ROUTES)('are asked with ids of others wherever their path takes one: %s', (name, { path }) => {
    for (const [, parameter] of path.matchAll(/\{(\w+Id|lens)\}/g)) {
      const values = CONSOLE_INPUTS[name]!(them, us).map((input) => input.path?.[parameter!] ?? '');
      expect(values.some((value) => idsOf(them).includes(value.replace(/^.*\//, '')))).toBe(true);
    }
  });

  it.each(ROUTES)('show and change nothing of others: %s', async (name, route) => {
    const stranger = async (request: ConsoleAsked): Promise<Answer> => {
      const { answer, changes } = await asked(ours, route, request);
      expect(answer.status, answer.body).toBeLessThan(500);
      expect(leaksOf(them, answer.body, JSON.stringify(request))).toEqual([]);
      if (answer.error === undefined)
        for (const row of changes) expect(leaksOf(them, row, ''), row).toEqual([]);
      else expect(changes).toEqual([]);
      return answer;
    };
    for (const request of CONSOLE_INPUTS[name]!(them, us)) {
      const answer = await stranger(request);
      const text = JSON.stringify(request);
      const absent = withIds(text, them, absentId);
      if (absent === text) continue;
      const expected = await stranger(JSON.parse(absent) as ConsoleAsked);
      expect({ ...answer, body: withIds(answer.body, them, absentId) }, text).toEqual(expected);
    }
  });

  it.each(ROUTES)('refuse who has a lower role: %s', async (name, route) => {
    for (const request of CONSOLE_INPUTS[name]!(them, them)) {
      for (const [role, key] of theirs) {
        if (isAtLeast(role, route.needs)) continue;
        const { answer, changes } = await asked(key, route, request);
        expect(answer.error, `${role} ${answer.body}`).toBe('AccessDeniedException');
        expect(changes).toEqual([]);
      }
      if (route.changes) continue;
      const { answer } = await asked(theirs.get(route.needs)!, route, request);
      expect(answer.error, answer.body).toBeUndefined();
    }
  });
});

/** What a share as CONTRIBUTOR lets somebody write in the console: how an item of the plan stands. Code and reviews are the owner's. */
const CONTRIBUTED = new Set(['putItem']);

describe.each(['READONLY', 'CONTRIBUTOR'] as const)('a workload shared as %s', (PermissionType) => {
  beforeAll(async () => {
    const command = { WorkloadId: them.workload, ShareId: them.workloadShare, PermissionType };
    await (await server.client(them.account)).send(new UpdateWorkloadShareCommand(command));
  });

  it.each(ROUTES)('allows just what it should: %s', async (name, route) => {
    const isAllowed = !route.changes || (PermissionType === 'CONTRIBUTOR' && CONTRIBUTED.has(name));
    for (const request of CONSOLE_INPUTS[name]!(them, them)) {
      if (request.path?.['workloadId'] !== them.workload) continue;
      const { answer, changes } = await asked(thirds, route, request);
      expect(answer.error, answer.body).toBe(isAllowed ? undefined : 'AccessDeniedException');
      if (!isAllowed) expect(changes).toEqual([]);
    }
  });
});
