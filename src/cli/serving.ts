import { isIP } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { refusalReason, UsageError } from './usage-error.ts';

/** Where metrics are served: beside the server, since whoever may call the API need not see them. */
export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/** `9464` or `0.0.0.0:9464`. */
export function metricsPlace(given: string): MetricsPlace {
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(given) ?? [];
  if (port === '' || Number(port) > 65_535)
    throw new UsageError(`--metrics ${given} is no place to listen; expected e.g. 9464 or 0.0.0.0:9464`);
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

/** Addresses and networks of proxies, each with the words that stand for some. */
export function proxyPlaces(given: readonly string[]): readonly string[] {
  for (const place of given.flatMap((text) => text.split(',')).map((text) => text.trim())) {
    const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(place) ?? [];
    const isNetwork = isIP(address) !== 0 && Number(prefix ?? 0) <= (isIP(address) === 4 ? 32 : 128);
    if (!isNetwork && !NAMED_NETWORKS.includes(place))
      throw new UsageError(
        `--trust-proxy ${place} is no address and no network; expected e.g. 10.0.0.5, 10.0.0.0/8 or ${NAMED_NETWORKS.join(', ')}`,
      );
  }
  return given;
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Why a place to listen at was refused, and the option that names another one. */
export function cannotListen({ host, port }: MetricsPlace, error: unknown, option: string): UsageError {
  const { code } = error as NodeJS.ErrnoException;
  return new UsageError(
    `cannot listen on ${host}:${port}: ${refusalReason(error)}`,
    code === 'EADDRINUSE'
      ? [`Choose another port with ${option}, or stop what listens there.`]
      : code === 'EACCES'
        ? [`Ports below 1024 take more rights than this user has: choose another one with ${option}.`]
        : [],
  );
}

/** A listener with nothing but `/metrics`. */
export async function serveMetrics(
  { host, port }: MetricsPlace,
  metrics: { readonly type: string; text(): Promise<string> },
): Promise<{ readonly server: FastifyInstance; readonly address: string }> {
  const server = Fastify();
  server.get('/metrics', async (_request, reply) => reply.type(metrics.type).send(await metrics.text()));
  return { server, address: await server.listen({ host, port }) };
}

/** Levels of the log, from all to nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
