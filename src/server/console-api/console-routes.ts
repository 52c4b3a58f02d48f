import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type BaseIssue, type GenericSchema, getDotPath, safeParse } from 'valibot';
import type { Identify } from '../identify.ts';
import type { Services } from '../services.ts';
import { bodyOf } from '../well-architected-tool/api-routes.ts';
import { type ApiError, invalid, invalidFields } from '../well-architected-tool/protocol/api-error.ts';
import { isRecord } from '../well-architected-tool/protocol/limits.ts';
import { runOperation } from '../well-architected-tool/run-operation.ts';
import { type ConsoleInput, type ConsoleRoute, FileAnswer, StatusAnswer, StreamAnswer } from './route.ts';
import { CONSOLE_ROUTES } from './routes/index.ts';
import { addUploadRoutes } from './upload-routes.ts';

/** Whether a path is of the console's API. The WA Tool's API has its agent operations below the same prefix. */
export function isOfConsole(path: string): boolean {
  return path.startsWith('/api/v1/') && !path.startsWith('/api/v1/agent-');
}

/** Puts the console's API on its paths. */
export function addConsoleRoutes(server: FastifyInstance, services: Services, identify: Identify): void {
  addUploadRoutes(
    server,
    { services, identify, inputOf, send },
    CONSOLE_ROUTES.filter(({ upload }) => upload !== undefined),
  );
  for (const route of CONSOLE_ROUTES) {
    if (route.upload !== undefined) continue;
    const handler: RouteHandlerMethod = async (request, reply) => {
      const { principal, region } = await identify(request);
      const input = inputOf(route, request);
      return send(reply, await runOperation(services, route, { input, principal, region }));
    };
    const url = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    server.route({ method: route.method, url, handler });
  }
}

function inputOf(route: ConsoleRoute, request: FastifyRequest): ConsoleInput {
  const token = request.headers['idempotency-key'];
  const ifMatch = revisionIn(request.headers['if-match']);
  return {
    path: request.params as Readonly<Record<string, string>>,
    query: checked(route.query, request.query, 'query'),
    body: readBody(route.body, request),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(typeof token === 'string' && route.isSecret !== true && { ClientRequestToken: token.slice(0, 2048) }),
  };
}

/** The revision that an If-Match header names; more digits than databases count to name none. */
function revisionIn(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const digits = /^(?:"(\d{1,9})"|(\d{1,9}))$/.exec(header);
  if (digits === null) throw invalidFields([{ Name: 'If-Match', Message: 'expected a revision, e.g. "3"' }]);
  return Number(digits[1] ?? digits[2]);
}

/** The body of a request as a schema describes it. */
export function readBody(schema: ConsoleRoute['body'], request: FastifyRequest): unknown {
  return checked(schema, schema === undefined ? undefined : parsed(bodyOf(request)), 'body');
}

function parsed(body: Buffer): unknown {
  // Who says nothing wants what is usual.
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw invalid('the body is no JSON', 'CANNOT_PARSE');
  }
}

function checked(schema: ConsoleRoute['body'], value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const given = isRecord(value) ? { ...value } : value;
  const result = safeParse(schema, given);
  const unknown = isRecord(given) ? unknownMembers(schema, given) : [];
  if (result.success && unknown.length === 0) return result.output;
  const wrong = (result.issues ?? [])
    .map((issue) => ({ Name: getDotPath(issue) ?? where, Message: expectation(issue) }))
    .filter(({ Name }) => !unknown.some((other) => other.Name === Name));
  throw invalidFields([...unknown, ...wrong].slice(0, 20));
}

/** What nobody reads was meant to be read: a misspelt member would change what a request does. */
function unknownMembers(
  schema: GenericSchema,
  given: Readonly<Record<string, unknown>>,
): readonly { readonly Name: string; readonly Message: string }[] {
  const { entries } = schema as { readonly entries?: Readonly<Record<string, unknown>> };
  if (entries === undefined) return [];
  const names = Object.keys(entries);
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => ({ Name: name, Message: `nobody reads this; expected one of ${names.join(', ')}` }));
}

function expectation({ message, received }: BaseIssue<unknown>): string {
  if (message.startsWith('Invalid key') && received === 'undefined') return 'expected a value';
  return message.replace(/^Invalid \w+: Expected/, 'expected');
}

function send(reply: FastifyReply, answer: unknown): FastifyReply {
  if (answer instanceof StreamAnswer)
    return reply
      .header('content-type', answer.type)
      .header('content-disposition', savedAs(answer.name))
      .send(Readable.from(answer.texts));
  if (answer instanceof FileAnswer)
    return reply
      .header('content-type', answer.type)
      .header('content-disposition', savedAs(answer.name))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .send(answer.bytes);
  const { status, body } = StatusAnswer.of(answer);
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(JSON.stringify(body ?? {}));
}

function savedAs(name: string): string {
  return `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}"`;
}

/** An error as the console reads it. */
export function sendConsoleError(reply: FastifyReply, error: ApiError): FastifyReply {
  const { Reason, Fields, ...details } = error.details as { Reason?: string; Fields?: unknown };
  return reply
    .code(error.status)
    .header('content-type', 'application/json')
    .send(
      JSON.stringify({
        error: error.type,
        message: error.message,
        ...(Reason !== undefined && { reason: Reason }),
        ...(Fields !== undefined && { fields: Fields }),
        ...details,
      }),
    );
}
