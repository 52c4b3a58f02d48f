import type { Db } from '../../store/store.ts';
import type { Call } from './operation.ts';
import { accessDenied, invalidMember, notFound } from './protocol/api-error.ts';

/** Version of the rows that hold drafts. */
export const DRAFT = '';

/** A lens of the account itself. Throws for built-in lenses, for lenses of others, and for those that were deleted. */
export async function ownLens(
  { db, principal, services }: Pick<Call, 'db' | 'principal' | 'services'>,
  named: string,
) {
  if (services.lenses.builtInNamed(named) !== undefined || !named.startsWith('arn:'))
    throw invalidMember('LensAlias', `Invalid lens alias ${named} (allowed value as alias is LensARN)`);
  const lens = await services.lenses.visible(db, principal, named);
  if (lens.account !== principal.account)
    throw accessDenied(`The lens ${named} was shared with ${principal.arn}; this takes its owner.`);
  if (lens.deleted_at !== null) throw notFound('LENS', named);
  return lens;
}

/** Versions of a lens that were not deleted, oldest first; the draft, whose sequence is 0, before them. */
export async function versionsOf(db: Db, lens: string) {
  return await db
    .selectFrom('lens_version')
    .select(['version', 'is_major', 'sequence'])
    .where('lens', '=', lens)
    .where('deleted_at', 'is', null)
    .orderBy('sequence')
    .execute();
}

/**
 * A version of a custom lens: the one that is named; else the newest published one; else, for its owner, the draft.
 * Throws where that is not there, or was deleted.
 */
export async function lensVersion(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  lens: { readonly arn: string; readonly account: string },
  named: string | undefined,
) {
  const row = await db
    .selectFrom('lens_version')
    .selectAll()
    .where('lens', '=', lens.arn)
    .where('deleted_at', 'is', null)
    .$if(named !== undefined, (query) => query.where('version', '=', named!))
    .$if(lens.account !== principal.account, (query) => query.where('version', '!=', DRAFT))
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw noVersion(lens.arn, named);
  return row;
}

/** That a lens has no such version. */
export function noVersion(lens: string, named: string | undefined) {
  return notFound('LENS', named === undefined ? lens : `${lens} version ${named}`);
}
