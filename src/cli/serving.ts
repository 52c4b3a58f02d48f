import Fastify, { type FastifyInstance } from 'fastify';
import { UsageError } from './usage-error.ts';

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
