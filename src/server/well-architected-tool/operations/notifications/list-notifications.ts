import { type LensStanding, lensStanding } from '../../lens-standing.ts';
import { type Call, reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { invalidMember } from '../../protocol/api-error.ts';
import { sharedWith } from '../../shared-access.ts';

/** Workloads and review templates, by name, with a lens of which there is a new major version, or that was deleted. */
export const listNotifications = reading('ListNotifications', async (call) => {
  const { WorkloadId, ResourceArn } = call.input;
  if (WorkloadId !== undefined && ResourceArn !== undefined)
    throw invalidMember('ResourceArn', 'Only one of WorkloadId and ResourceArn can be given.');
  const { items, next } = pagedList(
    call,
    `notifications ${WorkloadId} ${ResourceArn}`,
    await outdatedReviews(call),
    ({ review }) => `${review.subject} ${review.lens}`,
    ({ review, standing }) => ({
      Type:
        standing.status === 'DELETED'
          ? ('LENS_VERSION_DEPRECATED' as const)
          : ('LENS_VERSION_UPGRADED' as const),
      LensUpgradeSummary: {
        ...(review.is_template
          ? { ResourceArn: review.subject, ResourceName: review.name }
          : { WorkloadId: review.subject, WorkloadName: review.name }),
        LensAlias: call.services.lenses.builtInNamed(review.lens)?.alias ?? review.lens,
        LensArn: review.lens,
        CurrentLensVersion: review.version,
        ...(standing.latest !== undefined && { LatestLensVersion: standing.latest }),
      },
    }),
  );
  return { NotificationSummaries: items, ...next };
});

type NotificationsCall = Call<'ListNotifications'>;

async function outdatedReviews(call: NotificationsCall) {
  const standings = new Map<string, LensStanding>();
  const outdated = [];
  for (const review of await visibleReviews(call)) {
    const key = `${review.account} ${review.lens} ${review.version}`;
    const standing = standings.get(key) ?? (await lensStanding(call, review, review.account));
    standings.set(key, standing);
    if (standing.status === 'NOT_CURRENT' || standing.status === 'DELETED')
      outdated.push({ review, standing });
  }
  return outdated;
}

/** Reviews of the account's own workloads and templates, and of workloads that were shared. */
async function visibleReviews({ db, principal, input }: NotificationsCall) {
  const { WorkloadId, ResourceArn } = input;
  const reviews = ['lens_review.subject', 'lens_review.lens', 'lens_review.version'] as const;
  const ofWorkloads = db
    .selectFrom('lens_review')
    .innerJoin('workload', 'workload.id', 'lens_review.subject')
    .select([...reviews, 'workload.name', 'workload.name_key', 'workload.account'])
    .where(({ eb, or }) =>
      or([
        eb('workload.account', '=', principal.account),
        eb('workload.id', 'in', sharedWith(db, principal, 'WORKLOAD')),
      ]),
    )
    .$if(WorkloadId !== undefined, (query) => query.where('workload.id', '=', WorkloadId!));
  const ofTemplates = db
    .selectFrom('lens_review')
    .innerJoin('review_template', 'review_template.arn', 'lens_review.subject')
    .select([...reviews, 'review_template.name', 'review_template.name_key', 'review_template.account'])
    .where('review_template.account', '=', principal.account)
    .$if(ResourceArn !== undefined, (query) => query.where('review_template.arn', '=', ResourceArn!));
  const rows = [
    ...(ResourceArn === undefined ? await ofWorkloads.execute() : []).map((row) => ({
      ...row,
      is_template: false,
    })),
    ...(WorkloadId === undefined ? await ofTemplates.execute() : []).map((row) => ({
      ...row,
      is_template: true,
    })),
  ];
  const keyOf = (row: (typeof rows)[number]) => `${row.name_key}\n${row.subject}\n${row.lens}`;
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
