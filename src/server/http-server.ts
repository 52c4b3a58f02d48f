import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, {
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { boundBodyMemory } from './body-memory.ts';
import { addConsoleRoutes, isOfConsole, sendConsoleError } from './console-api/console-routes.ts';
import { addOidcRoutes } from './console-api/oidc-routes.ts';
import { addSessionRoutes } from './console-api/session-routes.ts';
import type { OidcSettings } from './access/oidc.ts';
import { isDatabaseAway, isDiskFull } from '../store/store.ts';
import type { Identify } from './identify.ts';
import { addHealthRoutes } from './observability/health.ts';
import { addressSubject, RateLimit } from './rate-limit.ts';
import { addSecurityHeaders, SECURITY_HEADERS } from './security-headers.ts';
import type { Services } from './services.ts';
import { handleByTurns } from './turns.ts';
import { addApiRoutes, sendApiError } from './well-architected-tool/api-routes.ts';
import { ApiError } from './well-architected-tool/protocol/api-error.ts';
import type { Protocol } from './well-architected-tool/protocol/protocol.ts';

/** What the server is put together from. */
export interface ServerParts {
  readonly services: Services;
  readonly protocol: Protocol;
  readonly identify: Identify;
  /** People of an OpenID Connect provider sign in here. */
  readonly oidc?: OidcSettings;
  /** Requests a second that each principal, and each address of nobody known, may make. Any number where there is none. */
  readonly rate?: number;
  /** Addresses of proxies in front, whose X-Forwarded-For is believed. */
  readonly proxies?: readonly string[];
  readonly connections?: Partial<ConnectionLimits>;
  readonly logger?: FastifyServerOptions['logger'];
  /** Hooks that must be there before the routes: metrics, logs, traces. */
  readonly observe?: (server: FastifyInstance) => void;
  /** True once the server has been told to stop. */
  readonly isStopping?: () => boolean;
}

/** A lens has at most 500,000 characters, of up to 4 bytes each, and JSON doubles some of them. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** What one client, or many together, may hold up. Times in milliseconds. */
export interface ConnectionLimits {
  readonly most: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** Until its headers are. */
  readonly headersMs: number;
  readonly checkedEveryMs: number;
  readonly headerBytes: number;
  /** Of all bodies that are on their way together, small ones apart. */
  readonly bodyBytes: number;
}

const CONNECTION_LIMITS: ConnectionLimits = {
  most: 4000,
  requestMs: 30_000,
  headersMs: 10_000,
  checkedEveryMs: 2_000,
  headerBytes: 16 * 1024,
  bodyBytes: 256 * 1024 * 1024,
};
/** Uploads have time: 100 MB at 1.5 Mbit/s. */
const UPLOAD_MS = 600_000;

/** The server, not yet listening. */
export function httpServer(parts: ServerParts): FastifyInstance {
  const { services, protocol, oidc, rate = 0, proxies = [], logger = false } = parts;
  const limits = { ...CONNECTION_LIMITS, ...parts.connections };
  const server = Fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    bodyLimit: LARGEST_BODY,
    requestTimeout: Math.max(limits.requestMs, UPLOAD_MS),
    keepAliveTimeout: 65_000,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkedEveryMs,
    },
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 8192, ignoreTrailingSlash: false, caseSensitive: true },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      request.log.info({ err: error }, 'refused');
      void sendApiError(
        reply.headers(SECURITY_HEADERS),
        unreadable('the path is not percent-encoded as it should be'),
      );
    },
  });
  server.server.maxConnections = limits.most;
  handleByTurns(server);
  addSecurityHeaders(server);
  parts.observe?.(server);
  addHealthRoutes(server, services.store, parts.isStopping ?? (() => false));
  const identify = rate > 0 ? limitedRate(server, rate, parts) : parts.identify;
  // Signatures cover the bytes, so bodies stay bytes until they were checked.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  endSlowBodies(server, limits);
  boundBodyMemory(server, limits.bodyBytes);

  server.setNotFoundHandler((request, reply) => {
    const error = new ApiError(
      'ValidationException',
      `[Validation] There is no operation ${request.method} ${pathOf(request.url)}.`,
      { Reason: 'UNKNOWN_OPERATION' },
    );
    return isOfConsole(request.url) ? sendConsoleError(reply, error) : sendApiError(reply, error);
  });
  server.setErrorHandler((error, request, reply) => {
    const told = apiErrorOf(error, request.log);
    if (told.retryAfterSeconds !== undefined) void reply.header('retry-after', told.retryAfterSeconds);
    return isOfConsole(request.url) ? sendConsoleError(reply, told) : sendApiError(reply, told);
  });

  addApiRoutes(server, protocol, services, identify);
  addConsoleRoutes(server, services, identify);
  addSessionRoutes(server, services, { hasOidc: oidc !== undefined });
  if (oidc !== undefined) addOidcRoutes(server, services, oidc);
  return server;
}

/**
 * Counts every request against its address before anything is done for it. Where it turns out to be of somebody known, it is
 * counted against them instead: people behind one address are not in each other's way.
 */
function limitedRate(
  server: FastifyInstance,
  rate: number,
  { services, identify }: Pick<ServerParts, 'services' | 'identify'>,
): Identify {
  const limit = new RateLimit(rate, services.clock);
  server.addHook('onRequest', (request, _reply, done) => {
    limit.take(addressSubject(request.ip));
    done();
  });
  return async (request) => {
    const known = await identify(request);
    limit.giveBack(addressSubject(request.ip));
    limit.take(known.principal.arn);
    return known;
  };
}

/** A body that is read before its request is handled must come within half a minute. That of a GET is not read. */
function endSlowBodies(server: FastifyInstance, { requestMs }: ConnectionLimits): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method !== 'GET') {
      const { socket } = request.raw;
      const end = (): void => answerBrokenRequest({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket);
      timers.set(request, setTimeout(end, requestMs));
    }
    done();
  });
  const forget = (request: FastifyRequest, done: () => void): void => {
    clearTimeout(timers.get(request));
    done();
  };
  server.addHook('preValidation', (request, _reply, done) => forget(request, done));
  server.addHook('onRequestAbort', forget);
  server.addHook('onError', (request, _reply, _error, done) => forget(request, done));
}

/** The one place where what went wrong becomes what a client is told. Nothing of an unforeseen error leaves the server. */
function apiErrorOf(error: unknown, log: { error(details: unknown, message: string): void }): ApiError {
  if (error instanceof ApiError) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return unreadable(`the body is larger than ${LARGEST_BODY} bytes`);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return unreadable('the request cannot be read');
  if (code === '22021') return unreadable('a text holds a character that cannot be kept');
  log.error({ err: error }, 'a request failed');
  if (isDiskFull(error))
    return new ApiError(
      'ServiceUnavailableException',
      'The disk of the server is full; nothing was changed.',
    );
  return isDatabaseAway(error)
    ? new ApiError('ServiceUnavailableException', 'The database cannot be reached; try again.')
    : new ApiError('InternalServerException', 'The server failed; its log says why.');
}

/** What is no HTTP, too large or too slow, before there is a request to answer. */
function answerBrokenRequest({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({ Message: `[Validation] ${BROKEN[status]}` });
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/json',
    'content-length': body.length,
    'x-amzn-errortype': 'ValidationException',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  if (socket.writable) socket.write(`${start}${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}

const BROKEN = {
  400: 'the request is no HTTP/1.1',
  408: 'the request took too long to arrive',
  431: 'the headers of the request are too large',
} as const;

function unreadable(what: string): ApiError {
  return new ApiError('ValidationException', `[Validation] ${what}`, { Reason: 'CANNOT_PARSE' });
}

function pathOf(url: string): string {
  return url.split('?', 1)[0]!.slice(0, 200);
}
