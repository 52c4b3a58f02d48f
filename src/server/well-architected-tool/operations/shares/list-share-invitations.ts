import { sql } from 'kysely';
import { type Call, reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { invalidMember } from '../../protocol/api-error.ts';
import { beginsWith, type Permission, type Share, type ShareKind } from '../../shares.ts';
import { nameKey } from '../../workloads.ts';

/** What waits for an answer of the principal or their account. A prefix of names leaves the invitations of its kind; it takes one. */
export const listShareInvitations = reading('ListShareInvitations', async (call) => {
  const { input, db, principal, now } = call;
  const wanted = prefixOf(input);
  const list = `invitations ${principal.arn} ${input.ShareResourceType} ${JSON.stringify(wanted)}`;
  const page = pageOf(call, list);
  let query = db
    .selectFrom('share')
    .leftJoin('workload', 'workload.id', 'share.resource')
    .leftJoin('lens', (join) =>
      join.onRef('lens.arn', '=', 'share.resource').on('lens.deleted_at', 'is', null),
    )
    .leftJoin('profile', (join) =>
      join.onRef('profile.arn', '=', 'share.resource').on('profile.deleted_at', 'is', null),
    )
    .leftJoin('review_template', 'review_template.arn', 'share.resource')
    .selectAll('share')
    .select(NAME.as('name'))
    .where('share.shared_with', 'in', [principal.account, principal.arn])
    .where('share.status', '=', 'PENDING')
    .where('share.expires_at', '>', now)
    .where(NAME, 'is not', null);
  if (input.ShareResourceType !== undefined) query = query.where('share.kind', '=', input.ShareResourceType);
  if (wanted !== undefined)
    query = query.where('share.kind', '=', wanted.kind).where(beginsWith(NAME_KEY, wanted.prefix));
  const [at, id] = page.after ?? [];
  if (at !== undefined && id !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('share.created_at', 'share.id'), '>', tuple(Number(at), String(id))),
    );
  const rows = await query
    .orderBy('share.created_at')
    .orderBy('share.id')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (share) => [share.created_at, share.id],
    (share) => ({
      ShareInvitationId: share.id,
      SharedBy: share.account,
      SharedWith: share.shared_with,
      PermissionType: share.permission as Permission,
      ShareResourceType: share.kind as ShareKind,
      ...named(share, share.name ?? ''),
    }),
  );
  return { ShareInvitationSummaries: items, ...next };
});

/** The prefix that is asked for, of the kind that is asked for. */
function prefixOf(input: Call<'ListShareInvitations'>['input']) {
  const given = PREFIXES.flatMap(({ kind, member }) => {
    const prefix = input[member];
    return prefix ? [{ kind, member, prefix: nameKey(prefix) }] : [];
  });
  const [wanted, another] = given;
  if (another !== undefined)
    throw invalidMember(
      another.member,
      `Only one of ${PREFIXES.map(({ member }) => member).join(', ')} can be given.`,
    );
  if (wanted !== undefined && (input.ShareResourceType ?? wanted.kind) !== wanted.kind)
    throw invalidMember(
      wanted.member,
      `The prefix is one of names of another kind than the ShareResourceType ${input.ShareResourceType}.`,
    );
  return wanted;
}

const PREFIXES = [
  { kind: 'WORKLOAD', member: 'WorkloadNamePrefix' },
  { kind: 'LENS', member: 'LensNamePrefix' },
  { kind: 'PROFILE', member: 'ProfileNamePrefix' },
  { kind: 'TEMPLATE', member: 'TemplateNamePrefix' },
] as const;

const NAME = sql<
  string | null
>`coalesce(${sql.ref('workload.name')}, ${sql.ref('lens.name')}, ${sql.ref('profile.name')}, ${sql.ref('review_template.name')})`;
const NAME_KEY = sql<string>`coalesce(${sql.ref('workload.name_key')}, ${sql.ref('lens.name_key')}, ${sql.ref('profile.name_key')}, ${sql.ref('review_template.name_key')})`;

function named({ kind, resource }: Share, name: string) {
  switch (kind as ShareKind) {
    case 'WORKLOAD':
      return { WorkloadName: name, WorkloadId: resource };
    case 'LENS':
      return { LensName: name, LensArn: resource };
    case 'PROFILE':
      return { ProfileName: name, ProfileArn: resource };
    case 'TEMPLATE':
      return { TemplateName: name, TemplateArn: resource };
  }
}
