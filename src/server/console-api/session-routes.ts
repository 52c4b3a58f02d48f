import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { personArn } from '../access/people.ts';
import { cookieOf, refuseForeignChange, refuseForeignOrigin, setCookie } from '../access/session-cookie.ts';
import { endSession, personOfSession, SESSION_COOKIE } from '../access/sessions.ts';
import { signIn } from '../access/sign-in.ts';
import { recordChanges } from '../audit-trail.ts';
import type { Services } from '../services.ts';
import { readBody } from './console-routes.ts';
import type { DescribedRoute } from './openapi.ts';

const credentials = v.strictObject({
  email: v.pipe(v.string(), v.maxLength(254)),
  password: v.pipe(v.string(), v.maxLength(1024)),
});

/** What anybody may ask for: to be let in, and out. */
export const SESSION_ROUTES = {
  waysIn: {
    name: 'waysIn',
    method: 'GET',
    path: '/api/v1/sign-in',
    summary: 'How people sign in here.',
  },
  signIn: {
    name: 'signIn',
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Signs a person in with e-mail address and password; the answer sets a cookie.',
    body: credentials,
  },
  signOut: {
    name: 'signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'Ends the session of the cookie.',
  },
} as const satisfies Readonly<Record<string, DescribedRoute>>;

/** Puts sign-in and sign-out on their paths. */
export function addSessionRoutes(
  server: FastifyInstance,
  services: Services,
  ways: { readonly hasOidc: boolean },
): void {
  const { store, clock } = services;
  server.get(SESSION_ROUTES.waysIn.path, async () => ({
    password: true,
    ...(ways.hasOidc && { openid: '/auth/oidc/start' }),
  }));

  server.post(SESSION_ROUTES.signIn.path, async (request, reply) => {
    refuseForeignOrigin(request);
    const { email, password } = readBody(credentials, request) as v.InferOutput<typeof credentials>;
    const { person, cookie } = await signIn(services, { email, password, address: request.ip });
    const earlier = cookieOf(request, SESSION_COOKIE);
    if (earlier !== undefined) await endSession(store.db, earlier);
    setCookie(reply, SESSION_COOKIE, cookie);
    const { account, role, name } = person;
    return { account, arn: personArn(person), role, person: { id: person.id, email: person.email, name } };
  });

  server.delete(SESSION_ROUTES.signOut.path, async (request, reply) => {
    refuseForeignChange(request);
    const cookie = cookieOf(request, SESSION_COOKIE);
    const now = clock();
    const person = cookie === undefined ? undefined : await personOfSession(store.db, cookie, now);
    if (cookie !== undefined && person !== undefined) {
      await store.write(async (db) => {
        await endSession(db, cookie);
        const by = { at: now, account: person.account, actor: personArn(person), operation: 'signOut' };
        await recordChanges(db, by, [{ resource: personArn(person), before: null, after: null }]);
      });
    }
    setCookie(reply, SESSION_COOKIE, '');
    return {};
  });
}
