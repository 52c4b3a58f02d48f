import type { Db } from '../../../../store/store.ts';
import type { Principal } from '../../../access/principal.ts';
import { DRAFT } from '../../custom-lenses.ts';
import type { LensContent } from '../../lens-catalog.ts';
import { type Call, reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { sharedWith } from '../../shared-access.ts';
import { nameKey, seconds } from '../../workloads.ts';

/** The lenses that come with the server, then the account's own and those it was given, by name. */
export const listLenses = reading('ListLenses', async (call) => {
  const { input, db, principal, services } = call;
  const { LensType: type, LensStatus: status = 'PUBLISHED' } = input;
  const prefix = nameKey(input.LensName ?? '');
  const builtIn = status === 'DRAFT' ? [] : services.lenses.builtIn.map(builtInSummary);
  const lenses = [...builtIn, ...(await customLenses(db, principal, status))].filter(
    ({ LensName, LensType }) =>
      nameKey(LensName).startsWith(prefix) && (type === undefined || LensType === type),
  );
  const { items, next } = pagedList(
    call,
    `lenses ${type} ${status} ${prefix}`,
    lenses,
    ({ LensArn, LensVersion = DRAFT }) => `${LensArn} ${LensVersion}`,
    (summary) => summary,
  );
  return { LensSummaries: items, ...next };
});

type Status = NonNullable<Call<'ListLenses'>['input']['LensStatus']>;

function builtInSummary({ arn, alias, type, version, owner, lens }: LensContent) {
  return {
    LensArn: arn,
    LensAlias: alias,
    LensName: lens.name,
    LensType: type,
    LensVersion: version,
    Owner: owner,
    LensStatus: 'CURRENT' as const,
    ...(lens.description !== undefined && { Description: lens.description }),
  };
}

/** The newest published version of each custom lens, its draft, or both. */
async function customLenses(db: Db, principal: Principal, status: Status) {
  const rows = await db
    .selectFrom('lens')
    .innerJoin('lens_version', 'lens_version.lens', 'lens.arn')
    .select([
      'lens.arn',
      'lens.account',
      'lens.name',
      'lens.created_at',
      'lens_version.version',
      'lens_version.description',
      'lens_version.created_at as updated_at',
    ])
    .where('lens_version.deleted_at', 'is', null)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('lens_version.version', '=', DRAFT),
        eb(
          'lens_version.sequence',
          '=',
          selectFrom('lens_version as other')
            .select(({ fn }) => fn.max('other.sequence').as('newest'))
            .whereRef('other.lens', '=', 'lens.arn')
            .where('other.deleted_at', 'is', null),
        ),
      ]),
    )
    .where(({ and, or, eb }) =>
      or([
        eb('lens.account', '=', principal.account),
        and([
          eb('lens_version.version', '!=', DRAFT),
          eb('lens.arn', 'in', sharedWith(db, principal, 'LENS')),
        ]),
      ]),
    )
    .$if(status === 'DRAFT', (query) => query.where('lens_version.version', '=', DRAFT))
    .$if(status === 'PUBLISHED', (query) => query.where('lens_version.version', '!=', DRAFT))
    .orderBy('lens.name_key')
    .orderBy('lens.arn')
    .orderBy('lens_version.sequence', 'desc')
    .execute();
  return rows.map((row) => ({
    LensArn: row.arn,
    LensAlias: row.arn,
    LensName: row.name,
    LensType: row.account === principal.account ? ('CUSTOM_SELF' as const) : ('CUSTOM_SHARED' as const),
    ...(row.description !== '' && { Description: row.description }),
    CreatedAt: seconds(row.created_at),
    UpdatedAt: seconds(row.updated_at),
    ...(row.version !== DRAFT && { LensVersion: row.version }),
    Owner: row.account,
    LensStatus: 'CURRENT' as const,
  }));
}
