import { mkdirSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../store/store.ts';

const INCOMING = 'incoming-';
/** What nobody speaks of after this long was left by a server that died; younger ones may still be on their way. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** The folder in which uploads lie: one folder an architecture, named by its id, and one for each that is coming in. */
export class Uploads {
  readonly folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = realpathSync(folder);
  }

  /** A new folder for an upload on its way. Whoever asked for it removes it. */
  async incoming(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(this.folder, INCOMING));
  }

  /** Where the code of an upload lies. */
  placeOf(location: string): string {
    return join(this.folder, location);
  }

  /** Moves an unpacked folder to its place. */
  async keep(unpacked: string, id: string): Promise<void> {
    await rename(unpacked, join(this.folder, id));
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id), { recursive: true, force: true });
  }

  /** Removes what a server that died left behind. */
  async sweep(db: Db, now: number): Promise<void> {
    const names = await readdir(this.folder);
    const rows = await db.selectFrom('architecture').select('id').where('kind', '!=', 'checkout').execute();
    const known = new Set(rows.map(({ id }) => id));
    for (const name of names) {
      if (known.has(name)) continue;
      const age =
        now -
        (await stat(join(this.folder, name)).then(
          ({ ctimeMs }) => ctimeMs,
          () => now,
        ));
      if (age > LEFT_BEHIND_MS) await this.remove(name);
    }
  }
}
