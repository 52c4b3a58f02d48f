import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ReviewResult } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import { type CodePlaces, codeOf } from '../architectures/code-places.ts';
import { megabytes } from '../architectures/unpacked-tree.ts';
import { type Program, runProgram } from '../run-program.ts';
import type { LensCatalog, LensContent } from '../well-architected-tool/lens-catalog.ts';
import type { ReviewRun } from './review-runs.ts';
import type { RunSubject } from './run-subjects.ts';
import { isoDate } from './statements.ts';

/** What a review may take. */
export interface ReviewBounds {
  readonly seconds: number;
  readonly megabytes: number;
  /** How many at once, on this server. */
  readonly atOnce: number;
  /** The server itself reads the result: of 20,000 resources that checks complain of, one has some 64 MB. */
  readonly resultBytes: number;
}

/** What a review may take where nobody says otherwise. */
export const REVIEW_BOUNDS: ReviewBounds = {
  seconds: 600,
  megabytes: 1536,
  atOnce: 2,
  resultBytes: 64 * 1024 * 1024,
};

/** What reviews are performed with. */
export interface ReviewParts {
  readonly program: Program;
  readonly code: CodePlaces;
  readonly lenses: LensCatalog;
  readonly bounds: ReviewBounds;
  readonly clock: () => number;
}

/** Why a review came to no result: a text for whoever asked for it. */
export class ReviewFailed extends Error {}

const LONGEST_ERROR = 4000;
/** As `src/cli/progress.ts` writes it. */
const PROGRESS_LINE = 'progress: ';

/** Reviews the code of a run in a process of its own: a crash harms nobody, and to cancel is to kill. */
export async function performReview(
  parts: ReviewParts,
  db: Db,
  run: ReviewRun,
  subject: RunSubject,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (what: string) => void },
): Promise<ReviewResult> {
  const path = await pathOf(parts, db, run);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new ReviewFailed(
      'the code is not in the folder of uploads here; all servers and workers need the same one (--data)',
    );
  const isFile = found.isFile();
  const root = isFile ? dirname(path) : path;
  const folder = await mkdtemp(join(tmpdir(), 'hexastyle-review-'));
  try {
    const report = join(folder, 'review.json');
    const lenses = await lensArguments(db, subject.lenses, folder);
    const { environment } = subject;
    const end = await runProgram(
      parts.program,
      [
        'review',
        '--format',
        `json=${report}`,
        '--date',
        isoDate(parts.clock()),
        ...lenses.flatMap((lens) => ['--lens', lens]),
        ...(environment === undefined ? [] : ['--environment', environment.toLowerCase()]),
        // Whoever uploads a file names it: that must not be an option.
        '--',
        isFile ? basename(path) : '.',
      ],
      {
        cwd: root,
        seconds: parts.bounds.seconds,
        megabytes: parts.bounds.megabytes,
        signal,
        onLine: (line) => {
          if (line.startsWith(PROGRESS_LINE)) onProgress(line.slice(PROGRESS_LINE.length));
        },
      },
    );
    if (end.because === 'too-long')
      throw new ReviewFailed(`the review took more than ${parts.bounds.seconds} seconds`);
    if (end.because === 'killed' || /heap out of memory/.test(end.stderr))
      throw new ReviewFailed(`the review took more than ${parts.bounds.megabytes} MB of memory`);
    if (end.code !== 0) throw new ReviewFailed(whatItSaid(end.stderr, [path, root, folder]));
    return await readReport(report, parts.bounds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pathOf({ code }: ReviewParts, db: Db, { architecture }: ReviewRun): Promise<string> {
  const row = await db
    .selectFrom('architecture')
    .select(['kind', 'location'])
    .where('id', '=', architecture)
    .executeTakeFirst();
  if (row === undefined) throw new ReviewFailed('the architecture was deleted');
  const place = await codeOf(code, row);
  if ('problem' in place) throw new ReviewFailed(place.problem);
  return place.path;
}

/** Built-in lenses by the alias that the program knows them by, custom ones as files. */
async function lensArguments(
  db: Db,
  lenses: readonly LensContent[],
  folder: string,
): Promise<readonly string[]> {
  const given: string[] = [];
  for (const [index, { arn, version, type, lens }] of lenses.entries()) {
    if (type === 'AWS_OFFICIAL') {
      given.push(lens.alias);
      continue;
    }
    const { content } = await db
      .selectFrom('lens_version')
      .select('content')
      .where('lens', '=', arn)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    const file = join(folder, `lens-${index}.json`);
    await writeFile(file, content, { mode: 0o600 });
    given.push(file);
  }
  return given;
}

async function readReport(file: string, { resultBytes }: ReviewBounds): Promise<ReviewResult> {
  const { size } = await stat(file);
  if (size > resultBytes)
    throw new ReviewFailed(
      `the result is larger than ${megabytes(resultBytes)} MB; review the code in several workloads`,
    );
  return JSON.parse(await readFile(file, 'utf8')) as ReviewResult;
}

/** The program's own words, without its progress and without the places of the server's disk. */
function whatItSaid(stderr: string, places: readonly string[]): string {
  let text = stderr
    .split('\n')
    .filter((line) => !line.startsWith(PROGRESS_LINE))
    .join('\n')
    .trim()
    .replace(/^hexastyle: /, '');
  for (const place of places) text = text.replaceAll(`${place}/`, '').replaceAll(place, 'the upload');
  return text.slice(0, LONGEST_ERROR) || 'the review failed without saying why';
}
