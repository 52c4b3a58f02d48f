import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import aws4 from 'aws4';
import type { FastifyInstance } from 'fastify';
import { loadTestData } from './test-data.ts';
import { createAccessKey } from '../../src/server/access/access-keys.ts';
import type { Role } from '../../src/server/access/principal.ts';
import { Seal } from '../../src/server/access/seal.ts';
import { ensureAccount } from '../../src/server/accounts.ts';
import { httpServer, type ServerParts } from '../../src/server/http-server.ts';
import { localUntilFirstKey } from '../../src/server/identify.ts';
import { AWS_QUOTAS, type Quotas, type Services } from '../../src/server/services.ts';
import { LensCatalog } from '../../src/server/well-architected-tool/lens-catalog.ts';
import type { ApiLimits } from '../../src/server/well-architected-tool/protocol/limits.ts';
import { Protocol } from '../../src/server/well-architected-tool/protocol/protocol.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from '../store/test-databases.ts';
import { outputProblems } from './output-problems.ts';

export const PROTOCOL = new Protocol(
  JSON.parse(
    readFileSync(new URL('../../data/well-architected-tool/limits.json', import.meta.url), 'utf8'),
  ) as ApiLimits,
);

/** A server on a free port with a database of its own, and clients that sign with keys of their own. */
export interface TestServer {
  readonly url: string;
  readonly services: Services;
  readonly server: FastifyInstance;
  /** The clock of the server stands still unless a test moves it. */
  setClock(milliseconds: number): void;
  /** A client of the AWS SDK with a new key in an account. */
  client(account?: string, role?: Role, name?: string): Promise<WellArchitectedClient>;
  /** A request to the console's API, signed with a new key in an account; the answer's JSON, or its text. */
  console(method: string, path: string, options?: ConsoleRequest): Promise<ConsoleResponse>;
  close(): Promise<void>;
}

export interface ConsoleRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly account?: string;
  readonly role?: Role;
}

export interface ConsoleResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestServerOptions {
  readonly quotas?: Partial<Quotas>;
  /** Closed with the server. */
  readonly store?: Store;
  readonly parts?: Partial<Omit<ServerParts, 'services' | 'protocol'>>;
}

/** Starts a server over a database of its own, in memory unless `TEST_DATABASE_URL` names a PostgreSQL server. Every answer is held against the SDK's schema of it. */
export async function startTestServer({
  quotas = {},
  store: given,
  parts = {},
}: TestServerOptions = {}): Promise<TestServer> {
  const store = given ?? (await openTestStore());
  const { lenses, texts, profileTemplate } = loadTestData();
  let clock: number | undefined;
  const services: Services = {
    store,
    seal: new Seal(Buffer.alloc(32, 7)),
    lenses: new LensCatalog(lenses, texts),
    profileTemplate,
    quotas: { ...AWS_QUOTAS, ...quotas },
    clock: () => clock ?? Date.now(),
  };
  const server = httpServer({
    services,
    protocol: PROTOCOL,
    identify: localUntilFirstKey(services),
    ...parts,
  });
  const wrong: string[] = [];
  server.addHook('onSend', async (request, reply, payload) => {
    const url = request.routeOptions.url?.replaceAll(/:(\w+)/g, '{$1}');
    const operation = PROTOCOL.operations.find(({ method, uri }) => method === request.method && uri === url);
    if (operation !== undefined && reply.statusCode === 200 && typeof payload === 'string')
      wrong.push(...outputProblems(operation.name, JSON.parse(payload)));
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const clients: WellArchitectedClient[] = [];
  const newKey = async (account: string, role: Role, name = `tester-${role}`) => {
    await ensureAccount(store.db, account, account, 0);
    return await createAccessKey(store.db, services.seal, { account, name, role, now: Date.now() });
  };
  return {
    url,
    services,
    server,
    setClock: (milliseconds) => {
      clock = milliseconds;
    },
    client: async (account = '111122223333', role = 'administrator', name = `tester-${role}`) => {
      const key = await newKey(account, role, name);
      const client = new WellArchitectedClient({
        endpoint: url,
        region: 'us-east-1',
        maxAttempts: 1,
        credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
      });
      // Clients sign by the server's clock, also where a test moved it.
      client.middlewareStack.add(
        (next) => (args) => {
          client.config.systemClockOffset = services.clock() - Date.now();
          return next(args);
        },
        { step: 'initialize' },
      );
      clients.push(client);
      return client;
    },
    console: async (method, path, request = {}) => {
      const { body, headers = {}, account = '111122223333', role = 'administrator' } = request;
      const key = await newKey(account, role);
      const text = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const signed = aws4.sign(
        {
          method,
          path,
          host: new URL(url).host,
          service: 'wellarchitected',
          region: 'us-east-1',
          headers: { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
          ...(text !== undefined && { body: text }),
        },
        { accessKeyId: key.id, secretAccessKey: key.secret },
      );
      const response = await fetch(`${url}${path}`, {
        method,
        headers: signed.headers as Record<string, string>,
        ...(text !== undefined && { body: text as string }),
      });
      const answer = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? (JSON.parse(answer) as unknown) : answer,
      };
    },
    close: async () => {
      for (const client of clients) client.destroy();
      await server.close();
      await store.close();
      if (wrong.length > 0)
        throw new Error(`answers that the SDK's schema does not have:\n${wrong.join('\n')}`);
    },
  };
}
