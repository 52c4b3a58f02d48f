import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { addConsoleRoutes, CONSOLE_API, sendConsoleError } from './console-api/console-routes.ts';
import type { Identify } from './identify.ts';
import type { Services } from './services.ts';
import { addApiRoutes, sendApiError } from './well-architected-tool/api-routes.ts';
import { ApiError } from './well-architected-tool/protocol/api-error.ts';
import type { Protocol } from './well-architected-tool/protocol/protocol.ts';

export interface ServerParts {
  readonly services: Services;
  readonly protocol: Protocol;
  readonly identify: Identify;
  readonly logger?: FastifyServerOptions['logger'];
}

/** A lens has at most 500,000 characters, of up to 4 bytes each, and JSON doubles some of them. */
const LARGEST_BODY = 4 * 1024 * 1024;
const REQUEST_SECONDS = 30;

/** The server, not yet listening. */
export function httpServer({ services, protocol, identify, logger = false }: ServerParts): FastifyInstance {
  const server = Fastify({
    logger,
    bodyLimit: LARGEST_BODY,
    requestTimeout: REQUEST_SECONDS * 1000,
    keepAliveTimeout: 65_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 8192, ignoreTrailingSlash: false, caseSensitive: true },
    frameworkErrors: (error, request, reply) => {
      request.log.info({ err: error }, 'refused');
      void sendApiError(reply, unreadable('the path is not percent-encoded as it should be'));
    },
  });
  // Signatures cover the bytes, so bodies stay bytes until they were checked.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.setNotFoundHandler((request, reply) => {
    const error = new ApiError(
      'ValidationException',
      `[Validation] There is no operation ${request.method} ${pathOf(request.url)}.`,
      { Reason: 'UNKNOWN_OPERATION' },
    );
    return sendApiError(reply, error);
  });
  server.setErrorHandler((error, request, reply) => {
    const told = apiErrorOf(error, request.log);
    return request.url.startsWith(`${CONSOLE_API}/`)
      ? sendConsoleError(reply, told)
      : sendApiError(reply, told);
  });

  addApiRoutes(server, protocol, services, identify);
  addConsoleRoutes(server, services, identify);
  return server;
}

/** The one place where what went wrong becomes what a client is told. Nothing of an unforeseen error leaves the server. */
function apiErrorOf(error: unknown, log: { error(details: unknown, message: string): void }): ApiError {
  if (error instanceof ApiError) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return unreadable(`the body is larger than ${LARGEST_BODY} bytes`);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return unreadable('the request cannot be read');
  log.error({ err: error }, 'a request failed');
  return isDatabaseAway(code)
    ? new ApiError('ServiceUnavailableException', 'The database cannot be reached; try again.')
    : new ApiError('InternalServerException', 'The server failed; its log says why.');
}

/** Codes of a connection that broke or could not be made, of the system and of PostgreSQL. */
function isDatabaseAway(code: string | undefined): boolean {
  return code !== undefined && /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|08|57P0|SQLITE_BUSY)/.test(code);
}

function unreadable(what: string): ApiError {
  return new ApiError('ValidationException', `[Validation] ${what}`, { Reason: 'CANNOT_PARSE' });
}

function pathOf(url: string): string {
  return url.split('?', 1)[0]!.slice(0, 200);
}
