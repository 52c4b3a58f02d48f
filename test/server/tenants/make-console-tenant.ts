import { setTimeout as sleep } from 'node:timers/promises';
import { CONSOLE_ROUTES } from '../../../src/server/console-api/routes/index.ts';
import type { TestServer } from '../test-server.ts';
import { ACCEPTED, type ConsoleTenant, TEMPLATE } from './console-inputs.ts';
import { type ConsoleAsked, consoleKey, consoleSend } from './console-send.ts';
import { makeTenant } from './make-tenant.ts';

/** Fills an account, also with people, keys, code and a review of it. */
export async function makeConsoleTenant(
  server: TestServer,
  account: string,
  secret: string,
): Promise<ConsoleTenant> {
  const tenant = await makeTenant(server, account, secret);
  const key = await consoleKey(server, account, 'administrator');
  const asked = async <T>(name: string, request: ConsoleAsked): Promise<T> => {
    const route = CONSOLE_ROUTES.find((one) => one.name === name)!;
    const { error, body } = await consoleSend(server, key, route, request);
    if (error !== undefined) throw new Error(`${name}: ${body}`);
    return JSON.parse(body) as T;
  };
  const { person } = await asked<{ person: { id: string } }>('createPerson', {
    body: { email: `${secret}@example.com`, name: `${secret} person`, role: 'reader' },
  });
  const { accessKey } = await asked<{ accessKey: { id: string } }>('createAccessKey', {
    body: { name: `${secret}-key`, role: 'reader' },
  });
  const workloadId = tenant.workload;
  const architecture = await asked<{ id: string }>('uploadArchitecture', {
    path: { workloadId },
    query: { name: `${secret}.yaml` },
    bytes: TEMPLATE.replaceAll('Images', `Images${secret}`),
  });
  const run = await asked<{ id: string }>('startReview', { path: { workloadId }, body: {} });
  for (;;) {
    const { status } = await asked<{ status: string }>('getRun', { path: { workloadId, runId: run.id } });
    if (status === 'done') break;
    if (status === 'failed') throw new Error('the review failed');
    await sleep(100);
  }
  await asked('acceptRisk', {
    path: { workloadId, lens: tenant.lens, ...ACCEPTED },
    body: { reason: `${secret} reason`, owner: `${secret} owner`, expires: '2099-12-31' },
  });
  const { items } = await asked<{ items: readonly { id: string }[] }>('listItems', { path: { workloadId } });
  return {
    ...tenant,
    person: person.id,
    accessKey: accessKey.id,
    architecture: architecture.id,
    run: run.id,
    item: items[0]!.id,
  };
}
