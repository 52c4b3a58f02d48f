import { type LensStanding, lensStanding } from '../../lens-standing.ts';
import { type Call, reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { invalid } from '../../protocol/api-error.ts';
import { sharedWith } from '../../shared-access.ts';

/** Workloads and review templates with a lens of which there is a new major version, or that was deleted. */
export const listNotifications = reading('ListNotifications', async (call) => {
  const { WorkloadId, ResourceArn } = call.input;
  if (WorkloadId !== undefined && ResourceArn !== undefined)
    throw invalid('Only one of WorkloadId and ResourceArn can be given.', 'FIELD_VALIDATION_FAILED');
  const list = `notifications ${WorkloadId} ${ResourceArn}`;
  const page = pageOf(call, list);
  const outdated = await outdatedLenses(call);
  if (outdated.size === 0) return { NotificationSummaries: [] };
  const [afterName, afterSubject, afterLens] = page.after ?? [];
  const rows = await visibleReviews(call)
    .select(({ fn, ref }) => [
      'lens_review.subject',
      'lens_review.lens',
      'lens_review.version',
      'workload.name as workload_name',
      'review_template.name as template_name',
      fn.coalesce(ref('workload.account'), ref('review_template.account')).as('account'),
      fn.coalesce(ref('workload.name_key'), ref('review_template.name_key')).as('name_key'),
    ])
    .where(({ and, eb, fn, or, ref }) =>
      or(
        [...outdated.values()].map(({ account, lens, version }) =>
          and([
            eb('lens_review.lens', '=', lens),
            eb('lens_review.version', '=', version),
            eb(fn.coalesce(ref('workload.account'), ref('review_template.account')), '=', account),
          ]),
        ),
      ),
    )
    .$if(afterName !== undefined, (query) =>
      query.where(({ eb, fn, ref, tuple }) =>
        eb(
          tuple(
            fn.coalesce(ref('workload.name_key'), ref('review_template.name_key')),
            ref('lens_review.subject'),
            ref('lens_review.lens'),
          ),
          '>',
          tuple(String(afterName), String(afterSubject), String(afterLens)),
        ),
      ),
    )
    .orderBy('name_key')
    .orderBy('lens_review.subject')
    .orderBy('lens_review.lens')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (row) => [row.name_key ?? '', row.subject, row.lens],
    (row) => {
      const { status, latest } = outdated.get(keyOf(row))!;
      const alias = call.services.lenses.builtInNamed(row.lens)?.alias ?? row.lens;
      return {
        Type:
          status === 'DELETED' ? ('LENS_VERSION_DEPRECATED' as const) : ('LENS_VERSION_UPGRADED' as const),
        LensUpgradeSummary: {
          ...(row.workload_name !== null
            ? { WorkloadId: row.subject, WorkloadName: row.workload_name }
            : { ResourceArn: row.subject, ResourceName: row.template_name ?? '' }),
          LensAlias: alias,
          LensArn: row.lens,
          CurrentLensVersion: row.version,
          ...(latest !== undefined && { LatestLensVersion: latest }),
        },
      };
    },
  );
  return { NotificationSummaries: items, ...next };
});

type NotificationsCall = Call<'ListNotifications'>;

/** Reviews of the account's own workloads and templates, and of workloads that were shared. */
function visibleReviews({ db, principal, input }: NotificationsCall) {
  return db
    .selectFrom('lens_review')
    .leftJoin('workload', 'workload.id', 'lens_review.subject')
    .leftJoin('review_template', 'review_template.arn', 'lens_review.subject')
    .where(({ eb, or }) =>
      or([
        eb('workload.account', '=', principal.account),
        eb('workload.id', 'in', sharedWith(db, principal, 'WORKLOAD')),
        eb('review_template.account', '=', principal.account),
      ]),
    )
    .$if(input.WorkloadId !== undefined, (query) => query.where('workload.id', '=', input.WorkloadId!))
    .$if(input.ResourceArn !== undefined, (query) =>
      query.where('review_template.arn', '=', input.ResourceArn!),
    );
}

interface AppliedVersion {
  readonly account: string | null;
  readonly lens: string;
  readonly version: string;
}

function keyOf({ account, lens, version }: AppliedVersion): string {
  return `${account} ${lens} ${version}`;
}

/** The applied versions that their accounts should hear of. */
async function outdatedLenses(
  call: NotificationsCall,
): Promise<ReadonlyMap<string, AppliedVersion & LensStanding>> {
  const applied = await visibleReviews(call)
    .select(({ fn, ref }) => [
      'lens_review.lens',
      'lens_review.version',
      fn.coalesce(ref('workload.account'), ref('review_template.account')).as('account'),
    ])
    .distinct()
    .execute();
  const outdated = new Map<string, AppliedVersion & LensStanding>();
  for (const version of applied) {
    const standing = await lensStanding(call, version, version.account ?? '');
    if (standing.status === 'NOT_CURRENT' || standing.status === 'DELETED')
      outdated.set(keyOf(version), { ...version, ...standing });
  }
  return outdated;
}
