import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FLOW_SECONDS, OidcSignIn, type OidcSettings } from '../access/oidc.ts';
import { cookieOf, type CookieKind, isSecure, setCookie } from '../access/session-cookie.ts';
import { SESSION_COOKIE } from '../access/sessions.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';

const START = '/auth/oidc/start';
const CALLBACK = '/auth/oidc/callback';

/** The browser comes back from another site, so this cookie must travel with that one link. */
const FLOW_COOKIE: CookieKind = { name: 'hexastyle-oidc', sameSite: 'Lax', maxAgeSeconds: FLOW_SECONDS };

/** Puts sign-in through an OpenID Connect provider on its two paths. */
export function addOidcRoutes(server: FastifyInstance, services: Services, settings: OidcSettings): void {
  const oidc = new OidcSignIn(services, settings);

  server.get(START, async (request, reply) => {
    const { to } = request.query as { to?: unknown };
    try {
      const { url, flow } = await oidc.start(
        `${originOf(request)}${CALLBACK}`,
        typeof to === 'string' ? to : '/',
      );
      setCookie(reply, FLOW_COOKIE, flow);
      return await reply.redirect(url, 302);
    } catch (error) {
      noted(request, error);
      return sendRefusal(reply.code(502), 'The identity provider cannot be reached.');
    }
  });

  server.get(CALLBACK, async (request, reply) => {
    const flow = cookieOf(request, FLOW_COOKIE);
    const cleared = () => setCookie(reply, FLOW_COOKIE, '');
    try {
      const { cookie, to } = await oidc.finish(new URL(request.url, originOf(request)), flow);
      cleared();
      setCookie(reply, SESSION_COOKIE, cookie);
      // A redirect would still count as the provider's, and the browser would keep the session's cookie back.
      const target = escaped(to);
      return sendPage(
        reply,
        `<meta http-equiv="refresh" content="0;url=${target}">`,
        `<p>You are signed in. <a href="${target}">Go on</a>.</p>`,
      );
    } catch (error) {
      cleared();
      noted(request, error);
      const reason =
        error instanceof ApiError ? error.message : 'What the identity provider sent is not right.';
      return sendRefusal(reply.code(403), reason);
    }
  });
}

/** The server as the browser sees it: TLS ends here or at a proxy in front, but on this machine there is none. */
function originOf(request: FastifyRequest): string {
  return `${isSecure(request) ? 'https' : 'http'}://${request.headers.host}`;
}

/** What the provider or the protocol refused is for the log only. */
function noted(request: FastifyRequest, error: unknown): void {
  const { code, message } = error as { code?: unknown; message?: unknown };
  request.log.warn({ code, reason: message }, 'a sign-in through OpenID Connect was refused');
}

function sendRefusal(reply: FastifyReply, reason: string): FastifyReply {
  const body = `<p>You are not signed in. ${escaped(reason)}</p><p><a href="${START}">Try again</a></p>`;
  return sendPage(reply, '', body);
}

function sendPage(reply: FastifyReply, head: string, body: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><head><title>Hexastyle</title>${head}</head><body>${body}</body></html>`,
    );
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
