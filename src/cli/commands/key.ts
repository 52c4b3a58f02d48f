import { createAccessKey } from '../../server/access/access-keys.ts';
import { isRole, ROLES } from '../../server/access/principal.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { LOCAL_ACCOUNT } from '../../server/identify.ts';
import { type DataOptions, dataFolder, openStore, sealOf } from '../data-folder.ts';
import { expected } from '../outputs.ts';
import { sayOnStderr } from '../say.ts';
import { UsageError } from '../usage-error.ts';

export interface KeyCreateOptions extends DataOptions {
  readonly role: string;
  readonly account: string;
  readonly name: string;
  readonly expiresIn?: string;
}

/** Makes an access key and prints it; its secret is nowhere afterwards. */
export async function keyCreateCommand(options: KeyCreateOptions): Promise<void> {
  const { role, account, name } = options;
  if (!isRole(role)) throw new UsageError(`unknown --role "${role}"; ${expected(role, ROLES)}`);
  if (!/^\d{12}$/.test(account))
    throw new UsageError(`--account ${account} is no account; expected 12 digits`);
  if (!/^[\w+=,.@-]{1,64}$/.test(name))
    throw new UsageError(`--name ${name} is no name; expected up to 64 letters, digits and _+=,.@-`);
  const folder = dataFolder(options);
  const seal = sealOf(folder);
  const now = Date.now();
  const expiresAt =
    options.expiresIn === undefined ? undefined : now + daysOf(options.expiresIn) * 86_400_000;
  const store = await openStore(folder);
  try {
    const key = await store.write(async (db) => {
      await ensureAccount(db, account, account === LOCAL_ACCOUNT ? 'local' : account, now);
      return await createAccessKey(db, seal, {
        account,
        name,
        role,
        now,
        ...(expiresAt !== undefined && { expiresAt }),
      });
    });
    process.stdout.write(`AWS_ACCESS_KEY_ID=${key.id}\nAWS_SECRET_ACCESS_KEY=${key.secret}\n`);
    sayOnStderr(['The secret is shown this once; the database keeps only a sealed hash of it.']);
  } finally {
    await store.close();
  }
}

function daysOf(text: string): number {
  const [, days] = /^(\d{1,5})d?$/.exec(text) ?? [];
  if (days === undefined || Number(days) === 0)
    throw new UsageError(`--expires-in ${text} is no number of days; expected e.g. 90d`);
  return Number(days);
}
