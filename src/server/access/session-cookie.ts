import type { FastifyReply, FastifyRequest } from 'fastify';
import { hostOf, isLoopbackHost } from './hosts.ts';
import { accessDenied, type ApiError } from '../well-architected-tool/protocol/api-error.ts';

/** A cookie that scripts do not see and other sites cannot send. */
export interface CookieKind {
  readonly name: string;
  readonly sameSite: 'Strict' | 'Lax';
  readonly maxAgeSeconds: number;
}

/** The cookie's value, of a name that says whether it came over TLS. */
export function cookieOf(request: FastifyRequest, { name }: CookieKind): string | undefined {
  const wanted = fullName(name, isSecure(request));
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === wanted) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** Gives the browser a cookie; an empty value takes it away. */
export function setCookie(reply: FastifyReply, kind: CookieKind, value: string): void {
  const secure = isSecure(reply.request);
  const parts = [
    `${fullName(kind.name, secure)}=${value}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${kind.sameSite}`,
    `Max-Age=${value === '' ? 0 : kind.maxAgeSeconds}`,
    ...(secure ? ['Secure'] : []),
  ];
  void reply.header('set-cookie', parts.join('; '));
}

/** A name with this prefix is taken by browsers from its own host over TLS only, and from no neighbour. */
function fullName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Without TLS a browser talks to this machine only, or not at all. */
export function isSecure({ headers }: FastifyRequest): boolean {
  return !isLoopbackHost(headers.host);
}

/**
 * Throws where a request that a browser vouches for with a cookie changes something and may come from another site: it needs
 * an Origin (or Sec-Fetch-Site) of our own, and a body must be of a type that no form can send.
 */
export function refuseForeignChange(request: FastifyRequest): void {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return;
  if (headers.origin === undefined && headers['sec-fetch-site'] !== 'same-origin') throw foreign();
  refuseForeignOrigin(request);
}

/** Throws where a page of another site, or a form, sends something that must come from a page of ours. */
export function refuseForeignOrigin({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host) throw foreign();
  if (site === 'cross-site' || site === 'same-site') throw foreign();
  const type = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && (type === '' || FORM_TYPES.has(type)))
    throw accessDenied('The content type must be application/json.');
}

function foreign(): ApiError {
  return accessDenied('This must come from a page of this server.');
}

/** What pages of other sites can send without asking first. */
const FORM_TYPES = new Set(['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']);
