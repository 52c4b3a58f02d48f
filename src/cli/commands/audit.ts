import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { auditLines } from '../../server/audit-trail.ts';
import type { DataOptions } from '../data-folder.ts';
import { checkAccount, withAccess } from '../open-access.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface AuditExportOptions extends DataOptions {
  readonly account: string;
  readonly output?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Writes the audit trail of an account as lines of JSON, the oldest first. */
export async function auditExportCommand(options: AuditExportOptions): Promise<void> {
  const { account, output } = options;
  checkAccount(account);
  const filter = { from: timeOf('--from', options.from), to: timeOf('--to', options.to) };
  await withAccess(options, async ({ store }) => {
    const lines = Readable.from(auditLines(store.db, account, filter));
    if (output === undefined) return await pipeline(lines, process.stdout, { end: false });
    try {
      await pipeline(lines, createWriteStream(output, { mode: 0o600, flags: 'wx' }));
    } catch (error) {
      throw new UsageError(`cannot write ${output}: ${refusalReason(error)}`);
    }
    sayOnStderr([`The audit trail of ${account} is in ${output}.`]);
  });
}

function timeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new UsageError(`${option} ${text} is no time; expected e.g. 2026-11-21 or 2026-11-21T12:00:00Z`);
  return time;
}
