import type { Db } from '../../../../store/store.ts';
import { isAtLeast } from '../../../access/principal.ts';
import { type Call, changing } from '../../operation.ts';
import { accessDenied, conflict, notFound } from '../../protocol/api-error.ts';
import { recorded, type Share, shareArn, type ShareKind, shareStatus } from '../../shares.ts';
import { workloadArn } from '../../workloads.ts';

/** Takes or declines an invitation. Users answer for themselves; for the whole account it takes a reviewer. */
export const updateShareInvitation = changing('UpdateShareInvitation', 'reader', async (call) => {
  const { input, db, principal, now } = call;
  const id = input.ShareInvitationId ?? '';
  const share = await invitationOf(call, id);
  if (share.shared_with === principal.account && !isAtLeast(principal.role, 'reviewer'))
    throw accessDenied(
      `${principal.arn} is a ${principal.role}; to answer an invitation of the whole account takes a reviewer.`,
    );
  const current = shareStatus(share, now);
  if (current !== 'PENDING') throw processed(id, current);
  const status = input.ShareInvitationAction === 'ACCEPT' ? 'ACCEPTED' : 'REJECTED';
  const { numUpdatedRows } = await db
    .updateTable('share')
    .set({ status, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw processed(id, 'answered by somebody else');
  // Both sides have it in their trail.
  for (const resource of [
    `arn:aws:wellarchitected::${principal.account}:share-invitation/${id}`,
    shareArn({ arn: await sharedArn(db, share) }, id),
  ])
    call.changed(resource, recorded(share), recorded({ ...share, status }));
  return {
    ShareInvitation: {
      ShareInvitationId: id,
      ShareResourceType: share.kind as ShareKind,
      ...resourceOf(share),
    },
  };
});

/** The invitation, for those it was sent to. To all others it does not exist, nor once its lens was deleted. */
async function invitationOf({ db, principal }: Pick<Call, 'db' | 'principal'>, id: string): Promise<Share> {
  const share = await db
    .selectFrom('share')
    .selectAll()
    .where('id', '=', id)
    .where('shared_with', 'in', [principal.account, principal.arn])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lens')
            .select('lens.arn')
            .whereRef('lens.arn', '=', 'share.resource')
            .where('lens.deleted_at', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst();
  if (share === undefined) throw notFound('SHARE_INVITATION', id);
  return share;
}

async function sharedArn(db: Db, { kind, resource }: Share): Promise<string> {
  if (kind !== 'WORKLOAD') return resource;
  const workload = await db
    .selectFrom('workload')
    .selectAll()
    .where('id', '=', resource)
    .executeTakeFirstOrThrow();
  return workloadArn(workload);
}

function processed(id: string, status: string) {
  return conflict(`The invitation was processed before: it is ${status}.`, 'SHARE_INVITATION', id);
}

function resourceOf({ kind, resource }: Share) {
  switch (kind as ShareKind) {
    case 'WORKLOAD':
      return { WorkloadId: resource };
    case 'LENS':
      return { LensAlias: resource, LensArn: resource };
    case 'PROFILE':
      return { ProfileArn: resource };
    case 'TEMPLATE':
      return { TemplateArn: resource };
  }
}
