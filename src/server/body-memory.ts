import type { FastifyInstance, FastifyRequest } from 'fastify';
import { throttled } from './well-architected-tool/protocol/api-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler reads the body itself; it is not kept in memory. */
    readonly isStreamed?: boolean;
  }
}

/** Bodies of nearly all requests are smaller. Those are not counted: they get through while large ones have to wait. */
const SMALL_BYTES = 64 * 1024;

/**
 * A body is in memory before it is known who sends it, since signatures cover it. So many bytes are held at once; who sends more is
 * asked to come again.
 */
export function boundBodyMemory(server: FastifyInstance, mostBytes: number): void {
  let held = 0;
  const releases = new WeakMap<FastifyRequest, () => void>();
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (isCounted(request)) {
      let own = 0;
      const count = (chunk: Buffer): void => {
        own += chunk.length;
        held += chunk.length;
        // Whoever reads the body is told; what is still to come of it is thrown away.
        if (held > mostBytes && payload.listenerCount('error') > 0)
          payload.emit('error', throttled('Too much is being sent at once; try again.', 5));
      };
      releases.set(request, () => {
        payload.off('data', count);
        held -= own;
        own = 0;
      });
      payload.on('data', count);
    }
    done(null, payload);
  });
  const release = (request: FastifyRequest, done: () => void): void => {
    releases.get(request)?.();
    done();
  };
  server.addHook('preValidation', (request, _reply, done) => release(request, done));
  server.addHook('onRequestAbort', release);
  server.addHook('onError', (request, _reply, _error, done) => release(request, done));
}

function isCounted({ method, headers, routeOptions }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || routeOptions.config.isStreamed === true) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > SMALL_BYTES;
}
