import type { FastifyRequest } from 'fastify';
import { Authenticator } from './access/access-keys.ts';
import { type Principal, userArn } from './access/principal.ts';
import type { Db } from '../store/store.ts';
import type { Services } from './services.ts';
import { bodyOf } from './well-architected-tool/api-routes.ts';
import { accessDenied } from './well-architected-tool/protocol/api-error.ts';

/** Who sent a request, and for which region. Throws where nobody known did. */
export type Identify = (
  request: FastifyRequest,
) => Promise<{ readonly principal: Principal; readonly region: string }>;

/** Requests signed with the server's access keys. */
export function signedRequests(services: Services): Identify {
  const authenticator = new Authenticator(services.store.db, services.seal, services.clock);
  return (request) =>
    authenticator.principalOf({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: bodyOf(request),
    });
}

/** The account of a server that has no access keys yet. */
export const LOCAL_ACCOUNT = '000000000000';

/**
 * Whoever can reach the loopback interface, while there is no key: any signature is good. A web page on the same machine must
 * not be able to use that, so a request with a foreign Host or Origin is refused.
 */
export function anybodyOnLoopback(): Identify {
  return async ({ headers }) => {
    if (!isLoopbackHost(headers.host))
      throw accessDenied(
        'Without access keys the server answers to localhost only: make one with hexastyle key create.',
      );
    if (headers.origin !== undefined && !isLoopbackHost(hostOf(headers.origin)))
      throw accessDenied('Without access keys the server answers no other web pages.');
    const [, region = 'us-east-1'] =
      /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(headers.authorization ?? '') ?? [];
    return {
      principal: { account: LOCAL_ACCOUNT, arn: userArn(LOCAL_ACCOUNT, 'local'), role: 'administrator' },
      region,
    };
  };
}

function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** A key made while the server runs counts from this moment on, at most. */
const KEYS_LOOKED_FOR_EVERY_MS = 1_000;

/** Anybody on loopback until the first access key is made; from then on, for good, only signed requests. */
export function localUntilFirstKey(services: Services): Identify {
  const [signed, local] = [signedRequests(services), anybodyOnLoopback()];
  let hasKeys = false;
  let lookedAt = -Infinity;
  return async (request) => {
    if (!hasKeys && services.clock() - lookedAt >= KEYS_LOOKED_FOR_EVERY_MS) {
      hasKeys = await hasAccessKeys(services.store.db);
      lookedAt = services.clock();
    }
    return await (hasKeys ? signed : local)(request);
  };
}

export async function hasAccessKeys(db: Db): Promise<boolean> {
  const key = await db.selectFrom('access_key').select('id').limit(1).executeTakeFirst();
  return key !== undefined;
}
