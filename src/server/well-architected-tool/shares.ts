import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ShareTable } from '../../store/tables.ts';
import { isUniqueViolation } from '../../store/store.ts';
import { newId } from './ids.ts';
import type { Call } from './operation.ts';
import { holdResource, type OwnedResource } from './owned-resources.ts';
import { pageOf, paged } from './paging.ts';
import { conflict, invalid, notFound, quotaExceeded } from './protocol/api-error.ts';
import { globalSettings } from './global-settings.ts';
import { recipientOf } from './share-recipients.ts';

/** Kinds of resources that can be shared. */
export type ShareKind = OwnedResource['kind'];
/** What a share permits at most; only those of workloads permit more than to read. */
export type Permission = 'READONLY' | 'CONTRIBUTOR';
/** As clients see it; the database knows no EXPIRED, the clock does. */
export type ShareStatus = 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'REVOKED' | 'EXPIRED' | 'FAILED';
export type Share = Selectable<ShareTable>;

/** How long an invitation may be accepted. */
const INVITATION_MS = 7 * 86_400_000;
const NO_ORGANIZATIONS =
  'This server knows no organizations: share with the accounts or users that should have access.';

/** How a share stands by the clock. */
export function shareStatus({ status, expires_at: expiresAt }: Share, now: number): ShareStatus {
  return status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : (status as ShareStatus);
}

function isStanding(share: Share, now: number): boolean {
  return ['PENDING', 'ACCEPTED'].includes(shareStatus(share, now));
}

/**
 * Invites somebody to a resource. What was declined, revoked, expired or failed before is renewed; what is pending or accepted is
 * a conflict. Nobody is told whether the recipient has an account here.
 */
export async function createShare(
  call: Pick<Call, 'db' | 'principal' | 'now' | 'changed'>,
  resource: OwnedResource,
  sharedWith: string,
  permission: Permission,
  quota: number,
): Promise<string> {
  const { db, principal, now } = call;
  const recipient = recipientOf(sharedWith, resource.account);
  if (recipient.kind === 'organization') {
    const { OrganizationSharingStatus } = await globalSettings(db, principal.account);
    if (OrganizationSharingStatus !== 'ENABLED')
      throw invalid(
        'Sharing with an organization needs OrganizationSharingStatus ENABLED: see UpdateGlobalSettings.',
      );
  }
  await holdResource(db, resource);
  const shares = await db
    .selectFrom('share')
    .selectAll()
    .where('resource', '=', resource.key)
    .where(({ eb, or, and }) =>
      or([
        eb('shared_with', '=', sharedWith),
        eb('status', '=', 'ACCEPTED'),
        and([eb('status', '=', 'PENDING'), eb('expires_at', '>', now)]),
      ]),
    )
    .execute();
  const standing = shares.filter((share) => isStanding(share, now));
  const taken = () =>
    conflict(`${resource.name} is already shared with ${sharedWith}.`, 'SHARE', resource.key);
  const earlier = shares.find((share) => share.shared_with === sharedWith);
  if (earlier !== undefined && isStanding(earlier, now)) throw taken();
  if (standing.length >= quota)
    throw quotaExceeded(
      `${resource.name} has ${standing.length} shares, which is the limit.`,
      `L-${resource.kind}-SHARES`,
      [resource.type, resource.key],
    );
  if (earlier !== undefined) await db.deleteFrom('share').where('id', '=', earlier.id).execute();
  const share: Share = {
    id: newId(),
    kind: resource.kind,
    resource: resource.key,
    account: resource.account,
    shared_with: sharedWith,
    permission,
    status: recipient.kind === 'organization' ? 'FAILED' : 'PENDING',
    created_at: now,
    expires_at: now + INVITATION_MS,
    updated_at: now,
  };
  try {
    await db.insertInto('share').values(share).execute();
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error;
  }
  call.changed(shareArn(resource, share.id), null, recorded(share));
  return share.id;
}

/** The share of a resource that a client names. Throws where there is none, or it was revoked. */
export async function shareOf({ db }: Pick<Call, 'db'>, resource: OwnedResource, id: string): Promise<Share> {
  const share = await db
    .selectFrom('share')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', resource.kind)
    .where('resource', '=', resource.key)
    .where('status', '!=', 'REVOKED')
    .executeTakeFirst();
  if (share === undefined) throw notFound('SHARE', id);
  return share;
}

/** Takes a share back. An invitation that nobody answered yet stays on record as revoked. */
export async function deleteShare(
  call: Pick<Call, 'db' | 'now' | 'changed'>,
  resource: OwnedResource,
  id: string,
): Promise<void> {
  const { db, now } = call;
  const share = await shareOf(call, resource, id);
  if (shareStatus(share, now) === 'PENDING')
    await db.updateTable('share').set({ status: 'REVOKED', updated_at: now }).where('id', '=', id).execute();
  else await db.deleteFrom('share').where('id', '=', id).execute();
  call.changed(shareArn(resource, id), recorded(share), null);
}

/** Changes what a pending or accepted share permits, from now on. */
export async function changePermission(
  call: Pick<Call, 'db' | 'now' | 'changed'>,
  resource: OwnedResource,
  id: string,
  permission: Permission,
): Promise<Share> {
  const { db, now } = call;
  const share = await shareOf(call, resource, id);
  if (!isStanding(share, now))
    throw conflict(
      `The share is ${shareStatus(share, now)}; only one that is pending or accepted can be changed.`,
      'SHARE',
      id,
    );
  await db.updateTable('share').set({ permission, updated_at: now }).where('id', '=', id).execute();
  const changed = { ...share, permission };
  call.changed(shareArn(resource, id), recorded(share), recorded(changed));
  return changed;
}

interface ShareFilter {
  readonly SharedWithPrefix?: string | undefined;
  readonly Status?: string | undefined;
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/** A page of a resource's shares, oldest first. Revoked ones are shown to who asks for them by status. */
export async function sharesPage(
  call: Pick<Call, 'db' | 'now' | 'principal' | 'services'> & { readonly input: ShareFilter },
  resource: OwnedResource,
) {
  const { db, now, input } = call;
  const { SharedWithPrefix: prefix = '', Status: status } = input;
  const list = `shares ${resource.key} ${status} ${prefix}`;
  const page = pageOf(call, list);
  let query = db
    .selectFrom('share')
    .selectAll()
    .where('kind', '=', resource.kind)
    .where('resource', '=', resource.key)
    .where(
      'status',
      status === undefined ? '!=' : '=',
      status === 'EXPIRED' ? 'PENDING' : (status ?? 'REVOKED'),
    );
  if (status === 'PENDING') query = query.where('expires_at', '>', now);
  if (status === 'EXPIRED') query = query.where('expires_at', '<=', now);
  if (prefix !== '') query = query.where(beginsWith(sql.ref('shared_with'), prefix));
  const [at, id] = page.after ?? [];
  if (at !== undefined && id !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '>', tuple(Number(at), String(id))),
    );
  const rows = await query
    .orderBy('created_at')
    .orderBy('id')
    .limit(page.size + 1)
    .execute();
  return paged(
    call,
    list,
    page,
    rows,
    (share) => [Number(share.created_at), share.id],
    (share) => ({
      ShareId: share.id,
      SharedWith: share.shared_with,
      Status: shareStatus(share, now),
      ...(share.status === 'FAILED' && { StatusMessage: NO_ORGANIZATIONS }),
      ...(resource.kind === 'WORKLOAD' && { PermissionType: share.permission as Permission }),
    }),
  );
}

/** Whether a text begins with another, letter by letter, whatever the database's order of letters. */
export function beginsWith(text: RawBuilder<unknown>, prefix: string) {
  return sql<boolean>`substr(${text}, 1, ${sql.lit([...prefix].length)}) = ${prefix}`;
}

/** What the audit trail calls a share. */
export function shareArn({ arn }: Pick<OwnedResource, 'arn'>, id: string): string {
  return `${arn}/share/${id}`;
}

/** What the audit trail holds of a share. */
export function recorded({ shared_with: sharedWith, permission, status }: Share) {
  return { sharedWith, permission, status };
}
