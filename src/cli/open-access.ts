import { userInfo } from 'node:os';
import type { Seal } from '../server/access/seal.ts';
import { recordChanges, type Change } from '../server/audit-trail.ts';
import { ApiError } from '../server/well-architected-tool/protocol/api-error.ts';
import type { Db, Store } from '../store/store.ts';
import {
  type DataOptions,
  dataFolder,
  hasDatabase,
  openStore,
  sealOf,
  usedDataFolder,
} from './data-folder.ts';
import { sayOnStderr } from './say.ts';
import { UsageError } from './usage-error.ts';

/** What a command that changes who has access works with. */
export interface OpenAccess {
  readonly store: Store;
  readonly seal: Seal;
  readonly now: number;
  /** Runs a change together with its place in the audit trail, under the name of whoever runs the command. */
  change<T>(
    operation: string,
    change: (db: Db, changed: (account: string, change: Change) => void) => Promise<T>,
  ): Promise<T>;
}

/**
 * Opens the server's database for a command and closes it afterwards. What the server refuses is wrong usage here. Only a command that
 * may be the first one makes a database where there is none.
 */
export async function withAccess<T>(
  options: DataOptions & { readonly mayMakeDatabase?: boolean },
  use: (access: OpenAccess) => Promise<T>,
): Promise<T> {
  const folder = options.mayMakeDatabase === true ? dataFolder(options) : usedDataFolder(options);
  const isNew = !hasDatabase(folder);
  const seal = sealOf(folder);
  const store = await openStore(folder);
  if (isNew) sayOnStderr([`${folder} has a new database. A server uses it when it has the same --data.`]);
  const now = Date.now();
  const change: OpenAccess['change'] = (operation, make) =>
    store.write(async (db) => {
      const changes: (readonly [string, Change])[] = [];
      const made = await make(db, (account, one) => void changes.push([account, one]));
      for (const [account, one] of changes)
        await recordChanges(db, { at: now, account, actor: `command line (${operator()})`, operation }, [
          one,
        ]);
      return made;
    });
  try {
    return await use({ store, seal, now, change });
  } catch (error) {
    throw error instanceof ApiError ? new UsageError(messageOf(error)) : error;
  } finally {
    await store.close();
  }
}

export function checkAccount(account: string): void {
  if (!/^\d{12}$/.test(account))
    throw new UsageError(`--account ${account} is no account; expected 12 digits`);
}

function messageOf({ message, details }: ApiError): string {
  const { Fields } = details as { Fields?: readonly { Name: string; Message: string }[] };
  return Fields?.map(({ Name, Message }) => `${Name}: ${Message}`).join('; ') ?? message;
}

/** In some containers a process has no user of a name. */
function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}
