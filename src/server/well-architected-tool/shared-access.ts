import type { Db } from '../../store/store.ts';
import { isAtLeast, type Principal, type Role } from '../access/principal.ts';
import type { Call } from './operation.ts';
import { accessDenied, notFound, type ResourceType } from './protocol/api-error.ts';

/** What a share's permission allows at most. */
const PERMISSION_ROLES: Readonly<Record<string, Role>> = { READONLY: 'reader', CONTRIBUTOR: 'contributor' };

/** Kinds of resources that can be shared, as errors name them. */
const SHARED_KINDS = {
  WORKLOAD: 'WORKLOAD',
  LENS: 'LENS',
  PROFILE: 'PROFILE',
  TEMPLATE: 'REVIEW_TEMPLATE',
} as const satisfies Readonly<Record<string, ResourceType>>;

/**
 * What the principal may do with a resource of an account: what their role allows where it is their own, what was shared where it is
 * not. Throws where that is nothing, or less than the operation asks for.
 */
export async function roleOn(
  { db, principal, needs }: Pick<Call, 'db' | 'principal' | 'needs'>,
  kind: keyof typeof SHARED_KINDS,
  resource: string,
  account: string,
): Promise<Role> {
  const allows =
    account === principal.account ? principal.role : await sharedRole(db, principal, kind, resource);
  const type = SHARED_KINDS[kind];
  if (allows === undefined) throw notFound(type, resource);
  if (!isAtLeast(allows, needs))
    throw accessDenied(
      `${principal.arn} may only act as ${allows} on the ${type.toLowerCase().replaceAll('_', ' ')} ${resource}; this takes a ${needs}.`,
    );
  return allows;
}

/** What accepted shares allow the principal on a resource of another account; undefined where there is none. */
export async function sharedRole(
  db: Db,
  principal: Principal,
  kind: keyof typeof SHARED_KINDS,
  resource: string,
): Promise<Role | undefined> {
  const shares = await acceptedShares(db, principal, kind)
    .select('share.permission')
    .where('share.resource', '=', resource)
    .execute();
  const roles = shares.map(({ permission }) => PERMISSION_ROLES[permission] ?? 'reader');
  if (roles.length === 0) return undefined;
  const given: Role = roles.includes('contributor') ? 'contributor' : 'reader';
  return isAtLeast(principal.role, given) ? given : principal.role;
}

/** The share that lets the principal see a resource of another account, as a member to spread. */
export async function invitationMember(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  kind: keyof typeof SHARED_KINDS,
  resource: string,
  account: string,
): Promise<{ readonly ShareInvitationId?: string }> {
  if (account === principal.account) return {};
  const share = await acceptedShares(db, principal, kind)
    .select('share.id')
    .where('share.resource', '=', resource)
    .orderBy('share.id')
    .executeTakeFirst();
  return share === undefined ? {} : { ShareInvitationId: share.id };
}

/** Resources of a kind that others share with the principal, as a query inside another one. */
export function sharedWith(db: Db, principal: Principal, kind: keyof typeof SHARED_KINDS) {
  return acceptedShares(db, principal, kind).select('share.resource');
}

/** The one place that says what counts as shared: accepted, with the principal's account or with the principal alone. */
function acceptedShares(db: Db, principal: Principal, kind: keyof typeof SHARED_KINDS) {
  return db
    .selectFrom('share')
    .where('share.kind', '=', kind)
    .where('share.status', '=', 'ACCEPTED')
    .where('share.shared_with', 'in', [principal.account, principal.arn]);
}
