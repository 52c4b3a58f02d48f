import type { Db } from '../../store/store.ts';
import { newestVersion } from './lens-catalog.ts';
import type { Call } from './operation.ts';

/** How the version of a lens that something is reviewed with stands to what is published now. */
export interface LensStanding {
  readonly status: 'CURRENT' | 'NOT_CURRENT' | 'DELETED' | 'UNSHARED';
  /** The newest version, where there is one. */
  readonly latest?: string;
}

/** Standing of an applied version of a lens, for a workload or template of an account. */
export async function lensStanding(
  { db, services }: Pick<Call, 'db' | 'services'>,
  { lens, version }: { readonly lens: string; readonly version: string },
  account: string,
): Promise<LensStanding> {
  const builtIn = services.lenses.builtInNamed(lens);
  if (builtIn !== undefined) return standing(version, builtIn.version);
  const owner = await db
    .selectFrom('lens')
    .select('account')
    .where('arn', '=', lens)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const latest = owner && (await newestVersion(db, lens));
  if (owner === undefined || latest === undefined) return { status: 'DELETED' };
  if (owner.account !== account && !(await isSharedWith(db, lens, account)))
    return { status: 'UNSHARED', latest };
  return standing(version, latest);
}

function standing(version: string, latest: string): LensStanding {
  return { status: version === latest ? 'CURRENT' : 'NOT_CURRENT', latest };
}

/** Whether the account, or somebody in it, accepted a share of the lens. */
export async function isSharedWith(db: Db, lens: string, account: string): Promise<boolean> {
  const share = await db
    .selectFrom('share')
    .select('id')
    .where('kind', '=', 'LENS')
    .where('resource', '=', lens)
    .where('status', '=', 'ACCEPTED')
    .where(({ eb, or }) =>
      or([eb('shared_with', '=', account), eb('shared_with', 'like', `arn:aws:iam::${account}:%`)]),
    )
    .executeTakeFirst();
  return share !== undefined;
}
