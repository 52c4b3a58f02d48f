import { hostOf, isLoopbackHost } from '../server/access/hosts.ts';
import type { OidcSettings } from '../server/access/oidc.ts';
import { isRole, type Role, ROLES } from '../server/access/principal.ts';
import { LOCAL_ACCOUNT } from '../server/identify.ts';
import { expected } from './outputs.ts';
import { UsageError } from './usage-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The OpenID Connect provider that the environment names; undefined where it names none. */
export function oidcSettings(env: Environment): OidcSettings | undefined {
  const issuer = env['HEXASTYLE_OIDC_ISSUER'];
  if (issuer === undefined || issuer === '') return undefined;
  const isOverTls = URL.canParse(issuer) && new URL(issuer).protocol === 'https:';
  if (!isOverTls && !isLoopbackHost(hostOf(issuer)))
    throw new UsageError(`HEXASTYLE_OIDC_ISSUER is no issuer; expected e.g. https://login.example.com`);
  const clientId = env['HEXASTYLE_OIDC_CLIENT_ID'];
  if (clientId === undefined || clientId === '')
    throw new UsageError('HEXASTYLE_OIDC_ISSUER is set, so HEXASTYLE_OIDC_CLIENT_ID must be, too');
  const account = env['HEXASTYLE_OIDC_ACCOUNT'] ?? LOCAL_ACCOUNT;
  if (!/^\d{12}$/.test(account))
    throw new UsageError('HEXASTYLE_OIDC_ACCOUNT is no account; expected 12 digits');
  const clientSecret = env['HEXASTYLE_OIDC_CLIENT_SECRET'];
  const roleClaim = env['HEXASTYLE_OIDC_ROLE_CLAIM'];
  const defaultRole = env['HEXASTYLE_OIDC_DEFAULT_ROLE'] ?? 'reader';
  return {
    issuer,
    clientId,
    ...(clientSecret !== undefined && clientSecret !== '' && { clientSecret }),
    account,
    ...(roleClaim !== undefined && roleClaim !== '' && { roleClaim }),
    roles: rolesOf(env['HEXASTYLE_OIDC_ROLES'] ?? ''),
    defaultRole: defaultRole === 'none' ? undefined : roleNamed('HEXASTYLE_OIDC_DEFAULT_ROLE', defaultRole),
    domains: listOf(env['HEXASTYLE_OIDC_DOMAINS'] ?? '').map((domain) => domain.toLowerCase()),
    isEmailVerified: env['HEXASTYLE_OIDC_EMAIL_VERIFIED'] === 'true',
  };
}

/** `wa-admins=administrator,architects=reviewer` */
function rolesOf(text: string): ReadonlyMap<string, Role> {
  return new Map(
    listOf(text).map((pair) => {
      const equals = pair.lastIndexOf('=');
      if (equals < 1)
        throw new UsageError('HEXASTYLE_OIDC_ROLES: expected e.g. wa-admins=administrator,team=reviewer');
      return [pair.slice(0, equals).trim(), roleNamed('HEXASTYLE_OIDC_ROLES', pair.slice(equals + 1).trim())];
    }),
  );
}

function roleNamed(variable: string, role: string): Role {
  if (!isRole(role)) throw new UsageError(`${variable}: unknown role "${role}"; ${expected(role, ROLES)}`);
  return role;
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
