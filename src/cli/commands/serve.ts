import { httpServer } from '../../server/http-server.ts';
import { hasAccessKeys, LOCAL_ACCOUNT, localUntilFirstKey } from '../../server/identify.ts';
import { Protocol } from '../../server/well-architected-tool/protocol/protocol.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { type DataOptions, dataFolder, openStore, sealOf } from '../data-folder.ts';
import { loadApiLimits, loadData } from '../load-data.ts';
import { sayOnStderr } from '../say.ts';
import { serverServices } from '../server-services.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface ServeOptions extends DataOptions {
  readonly host: string;
  readonly port: string;
}

/** Starts the server and keeps it running until it is told to stop. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
    throw new UsageError(`--port ${options.port} is no port; expected 0 to 65535`);
  const folder = dataFolder(options);
  const seal = sealOf(folder);
  const store = await openStore(folder);
  const hasKeys = await hasAccessKeys(store.db);
  if (!hasKeys && !isLoopback(options.host)) {
    await store.close();
    throw new UsageError(`nobody could be told apart on ${options.host}: there is no access key yet`, [
      'Make one with: hexastyle key create --role administrator',
      'or listen on 127.0.0.1 only, where the server trusts everybody until there is a key.',
    ]);
  }
  await ensureAccount(store.db, LOCAL_ACCOUNT, 'local', Date.now());
  const services = serverServices(store, seal, loadData());
  const server = httpServer({
    services,
    protocol: new Protocol(loadApiLimits()),
    identify: localUntilFirstKey(services),
  });
  const address = await server.listen({ host: options.host, port }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on ${options.host}:${port}: ${refusalReason(error)}`);
  });
  sayOnStderr([
    `Hexastyle answers on ${address}`,
    store.engine === 'sqlite' ? `Data: ${folder}` : `Data: PostgreSQL, uploads in ${folder}`,
    ...(hasKeys
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

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}
