import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import aws4 from 'aws4';
import type { FastifyInstance } from 'fastify';
import { loadTestData } from './test-data.ts';
import { createAccessKey } from '../../src/server/access/access-keys.ts';
import type { Role } from '../../src/server/access/principal.ts';
import { Seal } from '../../src/server/access/seal.ts';
import { ensureAccount } from '../../src/server/accounts.ts';
import { Checkouts } from '../../src/server/architectures/checkouts.ts';
import { Uploads } from '../../src/server/architectures/uploads.ts';
import { httpServer, type ServerParts } from '../../src/server/http-server.ts';
import { localUntilFirstKey } from '../../src/server/identify.ts';
import { InProcessQueue } from '../../src/server/reviews/in-process-queue.ts';
import {
  REVIEW_BOUNDS,
  type ReviewBounds,
  type ReviewParts,
} from '../../src/server/reviews/perform-review.ts';
import type { ReviewQueue } from '../../src/server/reviews/review-queue.ts';
import type { Program } from '../../src/server/run-program.ts';
import { AWS_QUOTAS, type Quotas, type Services } from '../../src/server/services.ts';
import { LensCatalog } from '../../src/server/well-architected-tool/lens-catalog.ts';
import type { ApiLimits } from '../../src/server/well-architected-tool/protocol/limits.ts';
import { Protocol } from '../../src/server/well-architected-tool/protocol/protocol.ts';
import { storeProblems } from '../../src/server/store-check/store-problems.ts';
import { isDatabaseAway, type Store } from '../../src/store/store.ts';
import { openTestStore } from '../store/test-databases.ts';
import { errorProblems, outputProblems } from './output-problems.ts';

export const PROTOCOL = new Protocol(
  JSON.parse(
    readFileSync(new URL('../../data/well-architected-tool/limits.json', import.meta.url), 'utf8'),
  ) as ApiLimits,
);

/** The built program, which reviews what servers are asked to review. */
export const PROGRAM: Program = {
  node: process.execPath,
  entry: fileURLToPath(new URL('../../bin/hexastyle.js', import.meta.url)),
};

const inProcess: NonNullable<TestServerOptions['reviewQueue']> = (...given) => new InProcessQueue(...given);

/** A server on a free port with a database of its own, and clients that sign with keys of their own. */
export interface TestServer {
  readonly url: string;
  readonly services: Services;
  readonly server: FastifyInstance;
  /** Names of the operations that were called and did not fail, refusals among them. */
  readonly answered: ReadonlySet<string>;
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
  /** What is sent instead of the body that was signed. */
  readonly sent?: Buffer;
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
  /** For a test that spoils rows; else what is left in the store at the end is held against the rules of `hexastyle db check`. */
  readonly mayBeUnsound?: true;
  /** Closed with the server. */
  readonly store?: Store;
  readonly parts?: Partial<Omit<ServerParts, 'services' | 'protocol'>>;
  readonly reviewBounds?: Partial<ReviewBounds>;
  /** Folders below which checkouts may be reviewed. */
  readonly allowCheckouts?: readonly string[];
  /** What is started for reviews instead of the built program. */
  readonly program?: Program;
  /** Folder of uploads that several servers share; else one of its own. */
  readonly folder?: string;
  /** Another queue than that of one server by itself. */
  readonly reviewQueue?: (store: Store, parts: ReviewParts, report: (error: unknown) => void) => ReviewQueue;
}

/** Starts a server over a database of its own, in memory unless `TEST_DATABASE_URL` names a PostgreSQL server. Every answer is held against the SDK's schema of it. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { store: given, quotas = {}, parts = {}, reviewBounds = {}, allowCheckouts = [] } = options;
  const wrong: string[] = [];
  const answered = new Set<string>();
  const store = given ?? (await openTestStore());
  const { lenses, texts, profileTemplate } = loadTestData();
  let clock: number | undefined;
  const now = () => clock ?? Date.now();
  const catalog = new LensCatalog(lenses, texts);
  const folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'hexastyle-server-')));
  const code = {
    uploads: new Uploads(join(folder, 'uploads')),
    checkouts: new Checkouts(allowCheckouts, [folder]),
  };
  const bounds = { ...REVIEW_BOUNDS, ...reviewBounds };
  const { program = PROGRAM } = options;
  const reviewing = { program, code, lenses: catalog, bounds, clock: now };
  const services: Services = {
    store,
    seal: new Seal(Buffer.alloc(32, 7)),
    lenses: catalog,
    profileTemplate,
    quotas: { ...AWS_QUOTAS, ...quotas },
    code,
    program,
    reviewQueue: (options.reviewQueue ?? inProcess)(store, reviewing, (error) => wrong.push(String(error))),
    clock: now,
  };
  const server = httpServer({
    services,
    protocol: PROTOCOL,
    identify: localUntilFirstKey(services),
    ...parts,
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const url = request.routeOptions.url?.replaceAll(/:(\w+)/g, '{$1}');
    const operation = PROTOCOL.operations.find(({ method, uri }) => method === request.method && uri === url);
    if (operation === undefined || reply.statusCode >= 500) return;
    answered.add(operation.name);
    if (reply.statusCode === 200 && typeof payload === 'string')
      wrong.push(...outputProblems(operation.name, JSON.parse(payload)));
    const error = reply.getHeader('x-amzn-errortype');
    if (typeof error === 'string' && typeof payload === 'string')
      wrong.push(...errorProblems(operation.name, error, JSON.parse(payload)));
  });
  await services.reviewQueue.start();
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
    answered,
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
          headers: {
            'X-Amz-Date': new Date(services.clock()).toISOString().replace(/[-:]|\.\d{3}/g, ''),
            ...(text !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(text !== undefined && { body: text }),
        },
        { accessKeyId: key.id, secretAccessKey: key.secret },
      );
      const response = await fetch(`${url}${path}`, {
        method,
        headers: signed.headers as Record<string, string>,
        ...(text !== undefined && { body: (request.sent ?? text) as string }),
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
      await services.reviewQueue.stop();
      const unsound = options.mayBeUnsound === true ? [] : await unsoundRows(services);
      await store.close();
      rmSync(folder, { recursive: true, force: true });
      if (unsound.length > 0)
        throw new Error(`rows that hexastyle db check complains of:\n${unsound.join('\n')}`);
      if (wrong.length > 0)
        throw new Error(
          `answers that the SDK's schema does not have, or failures of reviews:\n${wrong.join('\n')}`,
        );
    },
  };
}

async function unsoundRows(services: Services): Promise<readonly string[]> {
  const found: string[] = [];
  await storeProblems(services, (problem) => void found.push(problem)).catch((error: unknown) => {
    // A test that closed the store itself, or broke the way to it.
    if (!isDatabaseAway(error)) throw error;
  });
  return found;
}
