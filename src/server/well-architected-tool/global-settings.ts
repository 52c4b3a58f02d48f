import type { Db } from '../../store/store.ts';
import { conflict } from './protocol/api-error.ts';
import type { InputOf } from './protocol/operation-types.ts';

/** What an account set for all its workloads, in the API's own words. */
export type GlobalSettings = InputOf<'UpdateGlobalSettings'>;

/** Said where an account or a workload asks for issues in Jira. */
export const NO_JIRA = 'This server is not connected to Jira.';

interface AccountSettings {
  readonly globalSettings?: GlobalSettings;
}

/** The account's global settings; nothing of what nobody set. */
export async function globalSettings(db: Db, account: string): Promise<GlobalSettings> {
  return (await settingsRow(db, account)).parsed.globalSettings ?? {};
}

/** Writes global settings over those that are there. Throws a conflict where somebody else wrote in between. */
export async function putGlobalSettings(
  db: Db,
  account: string,
  change: (before: GlobalSettings) => GlobalSettings,
): Promise<{ readonly before: GlobalSettings; readonly after: GlobalSettings }> {
  const { text, parsed } = await settingsRow(db, account);
  const before = parsed.globalSettings ?? {};
  const after = change(before);
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ settings: JSON.stringify({ ...parsed, globalSettings: after }) })
    .where('id', '=', account)
    .where('settings', '=', text)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw conflict('Somebody else changed the settings at the same time; try again.', 'WORKLOAD', account);
  return { before, after };
}

async function settingsRow(db: Db, account: string) {
  const row = await db.selectFrom('account').select('settings').where('id', '=', account).executeTakeFirst();
  const text = row?.settings ?? '{}';
  return { text, parsed: JSON.parse(text) as AccountSettings };
}
