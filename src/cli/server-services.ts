import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Checkouts } from '../server/architectures/checkouts.ts';
import type { CodePlaces } from '../server/architectures/code-places.ts';
import { Uploads } from '../server/architectures/uploads.ts';
import { InProcessQueue } from '../server/reviews/in-process-queue.ts';
import { REVIEW_BOUNDS, type ReviewParts } from '../server/reviews/perform-review.ts';
import type { ReviewQueue } from '../server/reviews/review-queue.ts';
import type { Program } from '../server/run-program.ts';
import type { Services } from '../server/services.ts';
import type { Seal } from '../server/access/seal.ts';
import { ProfileTemplate } from '../server/well-architected-tool/profile-template.ts';
import { UPLOADS_FOLDER } from '../store/data-files.ts';
import { isDatabaseAway, type Store } from '../store/store.ts';
import { lensCatalog } from './built-in-lenses.ts';
import { databaseUrl } from './data-folder.ts';
import { givenQuotas } from './given-quotas.ts';
import { loadProfileTemplate, type ProgramData } from './load-data.ts';
import { sayOnStderr } from './say.ts';
import { refusalReason, UsageError } from './usage-error.ts';

export interface CodeOptions {
  /** Folders of the disk below which checkouts may be reviewed. */
  readonly allowCheckouts?: readonly string[];
  /** Reviews that run at once. */
  readonly reviewsAtOnce?: string;
  readonly quota?: readonly string[];
}

/** The parts of a server or a worker over a store, with uploads in the data folder. */
export async function serverServices(
  { store, seal, folder }: { readonly store: Store; readonly seal: Seal; readonly folder: string },
  data: ProgramData,
  options: CodeOptions,
): Promise<Services> {
  const lenses = lensCatalog(data);
  const code = codePlaces(folder, options);
  const clock = (): number => Date.now();
  const program = ownProgram();
  const bounds = { ...REVIEW_BOUNDS, atOnce: reviewsAtOnce(options) };
  return {
    store,
    seal,
    lenses,
    profileTemplate: new ProfileTemplate(loadProfileTemplate(), data.framework),
    quotas: givenQuotas(options.quota),
    code,
    program,
    reviewQueue: await reviewQueue(store, { program, code, lenses, bounds, clock }),
    clock,
  };
}

/** This very program, to be started once more. */
function ownProgram(): Program {
  return { node: process.execPath, entry: realpathSync(process.argv[1] ?? '') };
}

function codePlaces(folder: string, { allowCheckouts = [] }: CodeOptions): CodePlaces {
  const roots = allowCheckouts.map((root) => {
    try {
      const folder = realpathSync(root);
      readdirSync(folder);
      return folder;
    } catch (error) {
      throw new UsageError(`--allow-checkouts ${root}: ${refusalReason(error)}`);
    }
  });
  return {
    uploads: uploadsIn(join(folder, UPLOADS_FOLDER)),
    checkouts: new Checkouts(roots, [realpathSync(folder)]),
  };
}

function uploadsIn(folder: string): Uploads {
  try {
    return new Uploads(folder);
  } catch (error) {
    throw new UsageError(`cannot make the folder of uploads ${folder}: ${refusalReason(error)}`);
  }
}

function reviewsAtOnce({ reviewsAtOnce: given = String(REVIEW_BOUNDS.atOnce) }: CodeOptions): number {
  if (/^\d{1,3}$/.test(given)) return Number(given);
  throw new UsageError(`--reviews-at-once ${given} is no number; expected e.g. 2, or 0 for none`);
}

/** With PostgreSQL several servers and workers share the line; else this process has it for itself. */
async function reviewQueue(store: Store, parts: ReviewParts): Promise<ReviewQueue> {
  const url = databaseUrl();
  const report = queueTroubles(parts.clock, (line) => sayOnStderr([line]));
  if (store.engine === 'sqlite' || url === undefined) return new InProcessQueue(store, parts, report);
  const { GraphileQueue } = await import('../server/reviews/graphile-queue.ts');
  const queue = new GraphileQueue(store, url, parts, report);
  await queue.prepare();
  return queue;
}

/** While the database is away the queue fails every few seconds, always for the same reason: that is said once a minute, in a line. */
export function queueTroubles(clock: () => number, say: (line: string) => void): (error: unknown) => void {
  let saidAt = -Infinity;
  return (error) => {
    if (!isDatabaseAway(error)) return say(`hexastyle: ${describe(error)}`);
    if (clock() - saidAt < 60_000) return;
    saidAt = clock();
    say(`hexastyle: the database does not answer, reviews wait until it does: ${refusalReason(error)}`);
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
