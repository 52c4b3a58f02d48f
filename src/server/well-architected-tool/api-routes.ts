import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Identify } from '../identify.ts';
import type { Services } from '../services.ts';
import type { AnyOperation } from './operation.ts';
import { OPERATIONS } from './operations/index.ts';
import { ApiError } from './protocol/api-error.ts';
import type { Protocol, ProtocolOperation } from './protocol/protocol.ts';
import { renderJson } from './protocol/raw-json.ts';
import { runOperation } from './run-operation.ts';

/** Puts every operation of the API on its method and path. */
export function addApiRoutes(
  server: FastifyInstance,
  protocol: Protocol,
  services: Services,
  identify: Identify,
): void {
  for (const described of protocol.operations) {
    const operation = OPERATIONS.find(({ name }) => name === described.name);
    if (operation === undefined) continue;
    const answer = answering(described, operation, { protocol, services, identify });
    const url = described.uri.replaceAll(/\{(\w+)\}/g, ':$1');
    server.route({ method: described.method, url, handler: answer });
    // Older SDKs call the path of this one with a slash at its end.
    if (described.name === 'ListProfileNotifications')
      server.route({ method: described.method, url: `${url}/`, handler: answer });
  }
}

function answering(
  described: ProtocolOperation,
  operation: AnyOperation,
  parts: { readonly protocol: Protocol; readonly services: Services; readonly identify: Identify },
): RouteHandlerMethod {
  return async (request, reply) => {
    const { principal, region } = await parts.identify(request);
    const { url } = request;
    const mark = url.indexOf('?');
    const input = parts.protocol.readInput(described, {
      path: request.params as Readonly<Record<string, string>>,
      query: mark < 0 ? NO_QUERY : new URLSearchParams(url.slice(mark + 1)),
      body: bodyOf(request),
    });
    const output = await runOperation(parts.services, operation, { input, principal, region });
    void reply.header('content-type', 'application/json').header('x-amzn-requestid', request.id);
    return renderJson(output);
  };
}

/** The bytes of a request, none where it has no body. */
export function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : NOTHING;
}

const NOTHING = Buffer.alloc(0);
const NO_QUERY = new URLSearchParams();

/** An error as clients of the API read it: its name in a header, the rest in the body. */
export function sendApiError(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(error.status)
    .header('content-type', 'application/json')
    .header('x-amzn-errortype', error.type)
    .header('x-amzn-requestid', reply.request.id)
    .send(JSON.stringify(error.body()));
}
