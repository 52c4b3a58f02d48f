import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BodyDigest } from '../access/signature-v4.ts';
import { receiveUpload, tooLarge, type Upload } from '../architectures/receive-upload.ts';
import { isAtLeast } from '../access/principal.ts';
import type { Identify } from '../identify.ts';
import type { Services } from '../services.ts';
import { accessDenied, ApiError, invalid, throttled } from '../well-architected-tool/protocol/api-error.ts';
import { runOperation } from '../well-architected-tool/run-operation.ts';
import type { ConsoleInput, ConsoleRoute } from './route.ts';

/** Up to here a signed body may come without saying its SHA-256 beforehand, as with all other routes. */
const LARGEST_UNDECLARED = 4 * 1024 * 1024;
/** Who sends such a body is known only when it is there: that must not take long. */
const LONGEST_UNDECLARED_MS = 30_000;
/** Uploads of known people and programs that are taken in at once, and of one account. */
const MOST_AT_ONCE = 8;
const MOST_OF_ACCOUNT = 5;

interface UploadParts {
  readonly services: Services;
  readonly identify: Identify;
  readonly inputOf: (route: ConsoleRoute, request: FastifyRequest) => ConsoleInput;
  readonly send: (reply: FastifyReply, answer: unknown) => FastifyReply;
}

/** Routes whose body goes to the disk as it comes. */
export function addUploadRoutes(
  server: FastifyInstance,
  parts: UploadParts,
  routes: readonly ConsoleRoute[],
): void {
  const places = new UploadPlaces();
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The body stays where it is until it is known who sends it.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const route of routes) {
      scope.route({
        method: route.method,
        url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        config: { isStreamed: true },
        handler: async (request, reply) => {
          // What is refused before it was read is not waited for.
          void reply.header('connection', 'close');
          let giveBack = (): void => undefined;
          const take = (account: string): void => {
            giveBack = places.take(account);
          };
          try {
            return parts.send(reply, await answerUpload(route, request, parts, take));
          } finally {
            giveBack();
          }
        },
      });
    }
  });
}

/** Who is taking in what: nobody unknown can keep others waiting, and one account cannot take every place. */
class UploadPlaces {
  readonly #taken: string[] = [];

  /** Throws where there is no place left. What it returns gives the place back. */
  take(account: string): () => void {
    const own = this.#taken.filter((other) => other === account).length;
    if (this.#taken.length >= MOST_AT_ONCE || own >= MOST_OF_ACCOUNT)
      throw throttled('Too many uploads at once; try again in a moment.', 2);
    this.#taken.push(account);
    return () => void this.#taken.splice(this.#taken.indexOf(account), 1);
  }
}

/**
 * Takes in a body and answers it. Who sends it is known before a byte of it is kept: from a session, or from a signature over the
 * SHA-256 that the headers declare. Only a small signed body may come without one, and is then checked when it is there. Nothing
 * stays where anything is wrong.
 */
async function answerUpload(
  route: ConsoleRoute,
  request: FastifyRequest,
  { services, identify, inputOf }: UploadParts,
  takePlace: (account: string) => void,
): Promise<unknown> {
  const { largest } = route.upload ?? { largest: 0 };
  const declared = declaredDigest(request);
  const isSigned = request.headers.authorization !== undefined;
  if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge(largest);
  const input = inputOf(route, request);
  const known = async () => {
    const identity = await identify(request);
    if (!isAtLeast(identity.principal.role, route.needs))
      throw accessDenied(`${route.name} takes a ${route.needs}.`);
    takePlace(identity.principal.account);
    return identity;
  };
  if (declared !== undefined) request.body = new BodyDigest(declared);
  const early = declared !== undefined || !isSigned ? await known() : undefined;
  const folder = await services.code.uploads.incoming();
  try {
    const path = join(folder, 'body');
    const upload = await (early === undefined
      ? receivedUndeclared(request, path, largest)
      : receiveUpload(request.raw, path, largest));
    if (declared !== undefined && declared !== upload.sha256)
      throw new ApiError(
        'InvalidSignatureException',
        'The X-Amz-Content-Sha256 header does not fit the body.',
      );
    if (early === undefined) request.body = new BodyDigest(upload.sha256);
    const { principal, region } = early ?? (await known());
    return await runOperation(services, route, { input: { ...input, body: upload }, principal, region });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receivedUndeclared(
  { headers, raw }: FastifyRequest,
  path: string,
  largest: number,
): Promise<Upload> {
  if (Number(headers['content-length'] ?? 0) > LARGEST_UNDECLARED)
    throw invalid(
      `an upload of more than ${LARGEST_UNDECLARED / 1024 / 1024} MB that is signed must say its SHA-256 in the header X-Amz-Content-Sha256`,
      'CANNOT_PARSE',
    );
  return await receiveUpload(raw, path, Math.min(largest, LARGEST_UNDECLARED), LONGEST_UNDECLARED_MS);
}

function declaredDigest({ headers }: FastifyRequest): string | undefined {
  const declared = headers['x-amz-content-sha256'];
  return typeof declared === 'string' && /^[0-9a-f]{64}$/.test(declared) ? declared : undefined;
}
