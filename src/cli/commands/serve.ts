import { httpServer } from '../../server/http-server.ts';
import { hasKeysOrPeople, knownOnly, LOCAL_ACCOUNT, localUntilFirstKey } from '../../server/identify.ts';
import { Protocol } from '../../server/well-architected-tool/protocol/protocol.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { type DataOptions, dataFolder, openStore, sealOf } from '../data-folder.ts';
import { oidcSettings } from '../oidc-settings.ts';
import { loadApiLimits, loadData } from '../load-data.ts';
import { sayOnStderr } from '../say.ts';
import { serverServices } from '../server-services.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface ServeOptions extends DataOptions {
  readonly host: string;
  readonly port: string;
  readonly rate?: string;
  readonly trustProxy?: readonly string[];
}

/** Requests a second for each who asks, where others than this machine can ask. */
const DEFAULT_RATE = 100;

/** Starts the server and keeps it running until it is told to stop. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
    throw new UsageError(`--port ${options.port} is no port; expected 0 to 65535`);
  const rate = rateOf(options);
  const oidc = oidcSettings(process.env);
  const folder = dataFolder(options);
  const seal = sealOf(folder);
  const store = await openStore(folder);
  const isGuarded = oidc !== undefined || (await hasKeysOrPeople(store.db));
  if (!isGuarded && !isLoopback(options.host)) {
    await store.close();
    throw new UsageError(
      `nobody could be told apart on ${options.host}: there is no access key and no person yet`,
      [
        'Make one with: hexastyle key create --role administrator',
        'or: hexastyle person create --role administrator --email you@example.com',
        'or listen on 127.0.0.1 only, where the server trusts everybody until there is a key.',
      ],
    );
  }
  await ensureAccount(store.db, LOCAL_ACCOUNT, 'local', Date.now());
  if (oidc !== undefined) await ensureAccount(store.db, oidc.account, oidc.account, Date.now());
  const services = serverServices(store, seal, loadData());
  const server = httpServer({
    services,
    protocol: new Protocol(loadApiLimits()),
    identify: oidc === undefined ? localUntilFirstKey(services) : knownOnly(services),
    ...(oidc !== undefined && { oidc }),
    rate,
    proxies: options.trustProxy ?? [],
  });
  const address = await server.listen({ host: options.host, port }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on ${options.host}:${port}: ${refusalReason(error)}`);
  });
  sayOnStderr([
    `Hexastyle answers on ${address}`,
    store.engine === 'sqlite' ? `Data: ${folder}` : `Data: PostgreSQL, uploads in ${folder}`,
    ...(isGuarded
      ? []
      : ['There is no access key yet: everybody on this machine may do everything, with any signature.']),
    `Try: aws wellarchitected list-lenses --endpoint-url ${address}`,
  ]);
  const stop = async (): Promise<void> => {
    await server.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
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
