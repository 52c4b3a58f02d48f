import type { FastifyRequest } from 'fastify';
import { Authenticator } from './access/authenticator.ts';
import { hostOf, isLoopbackHost } from './access/hosts.ts';
import { principalOf } from './access/people.ts';
import { type Principal, userArn } from './access/principal.ts';
import { cookieOf, refuseForeignChange } from './access/session-cookie.ts';
import { personOfSession, SESSION_COOKIE } from './access/sessions.ts';
import { BodyDigest, hasAuthorization } from './access/signature-v4.ts';
import type { Db } from '../store/store.ts';
import type { Services } from './services.ts';
import { bodyOf } from './well-architected-tool/api-routes.ts';
import { accessDenied, ApiError } from './well-architected-tool/protocol/api-error.ts';

/** Who sent a request, and for which region. Throws where nobody known did. */
export type Identify = (
  request: FastifyRequest,
) => Promise<{ readonly principal: Principal; readonly region: string }>;

/** Requests of known people and programs: signed with an access key, or with the cookie of a session. */
export function knownOnly(services: Services): Identify {
  const authenticator = new Authenticator(services.store.db, services.seal, services.clock);
  return async (request) => {
    const { rawHeaders } = request.raw;
    const cookie = hasAuthorization(rawHeaders) ? undefined : cookieOf(request, SESSION_COOKIE);
    if (cookie !== undefined) return await principalOfSession(services, request, cookie);
    return await authenticator.principalOf({
      method: request.method,
      url: request.url,
      rawHeaders,
      body: request.body instanceof BodyDigest ? request.body : bodyOf(request),
    });
  };
}

async function principalOfSession(
  { store, clock }: Services,
  request: FastifyRequest,
  cookie: string,
): ReturnType<Identify> {
  refuseForeignChange(request);
  const person = await personOfSession(store.db, cookie, clock());
  const principal = person && principalOf(person);
  if (principal === undefined)
    throw new ApiError('ExpiredTokenException', 'The session has ended; sign in again.');
  return { principal, region: DEFAULT_REGION };
}

/** Where nothing says another one. */
const DEFAULT_REGION = 'us-east-1';

/** The account of a server that nobody has access to by name yet. */
export const LOCAL_ACCOUNT = '000000000000';

/**
 * Whoever can reach the loopback interface, while there are no keys and no people: any signature is good. A web page on the
 * same machine must not be able to use that, so a request with a foreign Host or Origin is refused.
 */
export function anybodyOnLoopback(): Identify {
  return async ({ headers }) => {
    if (!isLoopbackHost(headers.host))
      throw accessDenied(
        'Without access keys the server answers to localhost only: make one with hexastyle key create.',
      );
    if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined)
      throw accessDenied('Without access keys the server answers nobody that a proxy asks for.');
    const isForeign = headers.origin !== undefined && !isLoopbackHost(hostOf(headers.origin));
    if (isForeign || headers['sec-fetch-site'] === 'cross-site')
      throw accessDenied('Without access keys the server answers no other web pages.');
    const [, region = DEFAULT_REGION] =
      /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(headers.authorization ?? '') ?? [];
    return {
      principal: { account: LOCAL_ACCOUNT, arn: userArn(LOCAL_ACCOUNT, 'local'), role: 'administrator' },
      region,
    };
  };
}

/** A key or a person made while the server runs counts from this moment on, at most. */
const LOOKED_FOR_EVERY_MS = 1_000;

/** Anybody on loopback until the first key or person is made; from then on, for good, only who is known. */
export function localUntilFirstKey(services: Services): Identify {
  const [known, local] = [knownOnly(services), anybodyOnLoopback()];
  let isGuarded = false;
  let lookedAt = -Infinity;
  return async (request) => {
    if (!isGuarded && services.clock() - lookedAt >= LOOKED_FOR_EVERY_MS) {
      isGuarded = await hasKeysOrPeople(services.store.db);
      lookedAt = services.clock();
    }
    return await (isGuarded ? known : local)(request);
  };
}

/** Whether anybody has access by name. */
export async function hasKeysOrPeople(db: Db): Promise<boolean> {
  for (const table of ['access_key', 'person'] as const) {
    if ((await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) !== undefined) return true;
  }
  return false;
}
