import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { accessKeys, isSealedWith, isUsable } from '../../server/access/access-keys.ts';
import type { OidcSettings } from '../../server/access/oidc.ts';
import type { Seal } from '../../server/access/seal.ts';
import { httpServer } from '../../server/http-server.ts';
import { hasKeysOrPeople, knownOnly, LOCAL_ACCOUNT, localUntilFirstKey } from '../../server/identify.ts';
import { Protocol } from '../../server/well-architected-tool/protocol/protocol.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { SEAL_KEY_FILE } from '../../store/data-files.ts';
import type { Db, Store } from '../../store/store.ts';
import { type DataOptions, dataFolder, openStore, sealOf } from '../data-folder.ts';
import { oidcSettings } from '../oidc-settings.ts';
import { loadApiLimits, loadData } from '../load-data.ts';
import { logRequests } from '../../server/observability/request-log.ts';
import { expected } from '../outputs.ts';
import { sayOnStderr } from '../say.ts';
import { cannotListen, LOG_LEVELS, metricsPlace, proxyPlaces, serveMetrics } from '../serving.ts';
import { type CodeOptions, serverServices } from '../server-services.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';

export interface ServeOptions extends DataOptions, CodeOptions {
  readonly host: string;
  readonly port: string;
  readonly rate?: string;
  readonly trustProxy?: readonly string[];
  readonly log: string;
  readonly metrics?: string;
}

/** Requests a second for each who asks, where others than this machine can ask. */
const DEFAULT_RATE = 100;

/** Starts the server and keeps it running until it is told to stop. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
    throw new UsageError(`--port ${options.port} is no port; expected 0 to 65535`);
  const rate = rateOf(options);
  const level = LOG_LEVELS.find((known) => known === options.log);
  if (level === undefined)
    throw new UsageError(`unknown --log "${options.log}"; ${expected(options.log, LOG_LEVELS)}`);
  const proxies = proxyPlaces(options.trustProxy ?? []);
  const oidc = oidcSettings(process.env);
  const folder = dataFolder(options);
  const seal = sealOf(folder);
  const store = await openStore(folder);
  try {
    await serveFrom({ store, seal, folder }, { ...options, port, rate, level, proxies, oidc });
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Data {
  readonly store: Store;
  readonly seal: Seal;
  readonly folder: string;
}

interface Wishes extends Omit<ServeOptions, 'port' | 'rate'> {
  readonly port: number;
  readonly rate: number;
  readonly level: string;
  readonly proxies: readonly string[];
  readonly oidc: OidcSettings | undefined;
}

async function serveFrom(data: Data, options: Wishes): Promise<void> {
  const { store, seal, folder } = data;
  const { oidc, host, port } = options;
  const isGuarded = oidc !== undefined || (await hasKeysOrPeople(store.db));
  if (!isGuarded && !isLoopback(host))
    throw new UsageError(`nobody could be told apart on ${host}: there is no access key and no person yet`, [
      'Make one with: hexastyle key create --role administrator',
      'or: hexastyle person create --role administrator --email you@example.com',
      'or listen on 127.0.0.1 only, where the server trusts everybody until there is a key.',
    ]);
  await ensureAccount(store.db, LOCAL_ACCOUNT, 'local', Date.now());
  if (oidc !== undefined) await ensureAccount(store.db, oidc.account, oidc.account, Date.now());
  const services = await serverServices(data, loadData(), options);
  const observers = await observersOf(options);
  let isStopping = false;
  const server = httpServer({
    services,
    protocol: new Protocol(loadApiLimits()),
    identify: oidc === undefined ? localUntilFirstKey(services) : knownOnly(services),
    ...(oidc !== undefined && { oidc }),
    rate: options.rate,
    proxies: options.proxies,
    logger: { level: options.level, stream: process.stderr },
    observe: observers.observe,
    isStopping: () => isStopping,
  });
  const sweep = () => services.code.uploads.sweep(store.db, Date.now());
  let sweeping: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    // What has begun is answered; after that long, what has not ended is cut.
    const forced = setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS);
    await server.close();
    clearInterval(sweeping);
    await services.reviewQueue.stop();
    clearTimeout(forced);
    await observers.stop();
    await store.close();
  };
  try {
    const metricsAddress = await observers.listen();
    const address = await server.listen({ host, port }).catch((error: unknown) => {
      throw cannotListen({ host, port }, error, '--port');
    });
    await sweep();
    sweeping = setInterval(() => sweep().catch(() => undefined), SWEEP_EVERY_MS);
    if (options.reviewsAtOnce !== '0') await services.reviewQueue.start();
    // From here on the memory for young objects stays as large as starting made it: four times as much would be no faster.
    setFlagsFromString('--semi-space-growth-factor=1');
    sayOnStderr([
      `Hexastyle answers on ${address}`,
      store.engine === 'sqlite' ? `Data: ${folder}` : `Data: PostgreSQL, uploads in ${folder}`,
      ...(metricsAddress === undefined ? [] : [`Metrics: ${metricsAddress}/metrics`]),
      ...(isGuarded
        ? []
        : ['There is no access key yet: everybody on this machine may do everything, with any signature.']),
      ...(await keysOfAnotherSeal(store.db, seal, Date.now())),
      `Try: aws wellarchitected list-lenses --region us-east-1 ${isGuarded ? '' : '--no-sign-request '}--endpoint-url ${address}`,
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** Keys that nobody can use tell of a seal key that was lost or mixed up. */
async function keysOfAnotherSeal(db: Db, seal: Seal, now: number): Promise<readonly string[]> {
  const usable = (await accessKeys(db)).filter((key) => isUsable(key, now));
  const closed = usable.filter((key) => !isSealedWith(key, seal)).length;
  if (closed === 0) return [];
  return [
    `${closed} of ${usable.length} access keys cannot be used: another seal key than this one sealed them.`,
    `Put that ${SEAL_KEY_FILE} back (or HEXASTYLE_SEAL_KEY), or make new keys with: hexastyle key create`,
  ];
}

/** Uploads that a server which died left behind are looked for so often. */
const SWEEP_EVERY_MS = 3_600_000;

/** A server that is told to stop answers what it has begun for so long at most. */
const STOP_WITHIN_MS = 10_000;

/** What watches the server, each loaded only where it is asked for. */
async function observersOf({ log, metrics }: Pick<ServeOptions, 'log' | 'metrics'>) {
  const place = metrics === undefined ? undefined : metricsPlace(metrics);
  const counted = place && new (await import('../../server/observability/metrics.ts')).Metrics();
  const isTraced = Object.keys(process.env).some((name) =>
    /^OTEL_EXPORTER_OTLP_(?:TRACES_)?ENDPOINT$/.test(name),
  );
  const tracing = isTraced ? await import('../../server/observability/tracing.ts') : undefined;
  let traces: { stop(): Promise<void> } | undefined;
  let listener: { close(): Promise<unknown> } | undefined;
  return {
    observe: (server: FastifyInstance): void => {
      counted?.observe(server);
      if (log === 'info' || log === 'debug') logRequests(server);
      traces = tracing?.traceRequests(server, VERSION);
    },
    listen: async (): Promise<string | undefined> => {
      if (place === undefined || counted === undefined) return undefined;
      const { server, address } = await serveMetrics(place, counted).catch((error: unknown) => {
        throw cannotListen(place, error, '--metrics');
      });
      listener = server;
      return address;
    },
    stop: async (): Promise<void> => {
      await listener?.close();
      await traces?.stop();
    },
  };
}

/** No limit where only this machine can ask, unless one is given. */
function rateOf({ rate, host }: ServeOptions): number {
  if (rate === undefined) return isLoopback(host) ? 0 : DEFAULT_RATE;
  if (!/^\d{1,7}$/.test(rate))
    throw new UsageError(
      `--rate ${rate} is no number of requests a second; expected e.g. 100, or 0 for no limit`,
    );
  return Number(rate);
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}
