import { readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import type { Architecture, Evidence, Kind } from '../architecture/index.ts';
import type { Check } from '../checks/check.ts';
import { loadChecksNamed } from '../checks/load-checks.ts';
import type { OutsideEvidence, OutsideRule } from '../outside-evidence/index.ts';
import { isFileInside } from '../readers/find-files.ts';
import { mergePacks, type Pack } from '../review/index.ts';
import { loadRivalRules } from './load-data.ts';
import { refusalReason, UsageError } from './usage-error.ts';

export interface EvidenceOptions {
  /** Files of results of other tools. */
  readonly evidence?: readonly string[];
  /** Days, as `30d` or `30`. */
  readonly evidenceMaxAge?: string;
}

export interface OutsideBasis {
  readonly root: string;
  readonly architecture: Architecture;
  readonly kinds: readonly Kind[];
  readonly pack: Pack;
  /** What our own checks found. */
  readonly own: readonly Evidence[];
  /** The checks loaded so far. */
  readonly checks: readonly Check[];
  /** ISO date. */
  readonly date: string;
}

export interface LoadedOutsideEvidence extends Omit<OutsideEvidence, 'pack'> {
  /** The pack given, with what the other tools' rules say of the practices. */
  readonly pack: Pack;
  /** The other tools' rules, and the checks of ours that look at the same things. */
  readonly rules: readonly OutsideRule[];
  /** Ids of the other tools' rules. */
  readonly ruleIds: readonly string[];
}

/** Larger reports are none that a person or a build has looked at. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const OLDEST_DAYS = 36_500;

/** Evidence from the files that the command line names; undefined where it names none. Throws a `UsageError` for files that cannot be used. */
export async function loadOutsideEvidence(
  { root, architecture, kinds, pack, own, checks, date }: OutsideBasis,
  { evidence: paths = [], evidenceMaxAge }: EvidenceOptions,
): Promise<LoadedOutsideEvidence | undefined> {
  const maxAgeDays = evidenceMaxAge === undefined ? undefined : daysIn(evidenceMaxAge);
  if (paths.length === 0) return undefined;
  const { FORMAT_NAMES, outsideEvidence, parseFindings } = await import('../outside-evidence/index.ts');
  const files = [...new Set(paths.map((path) => resolve(path)))].map((path) => {
    const shown = shownPath(root, path);
    const parsed = parseFindings(textOf(path, shown), shown);
    if (parsed.format !== undefined) return { ...parsed, path: shown };
    throw new UsageError(
      `--evidence ${shown}: no results of another tool that are known here; expected one of:`,
      [
        ...FORMAT_NAMES,
        ...parsed.diagnostics.slice(0, 3).map(({ line, message }) => `${shown}:${line}: ${message}`),
      ],
    );
  });
  const found = outsideEvidence({
    files,
    rules: loadRivalRules(),
    pack,
    own,
    architecture,
    kinds,
    folder: { root: slashed(root), hasFile: filesIn(root) },
    date,
    ...(maxAgeDays !== undefined && { maxAgeDays }),
  });
  return {
    ...found,
    pack: mergePacks([pack, found.pack]),
    rules: [...found.rules, ...(await sameChecks(found, checks))],
    ruleIds: found.rules.map(({ id }) => id),
  };
}

/** The plan tells what to do in the words of our check, even where it had nothing to look at itself. */
async function sameChecks(
  { evidence }: OutsideEvidence,
  loaded: readonly Check[],
): Promise<readonly OutsideRule[]> {
  const known = new Set(loaded.map(({ id }) => id));
  const wanted = evidence.flatMap(({ reportedBy }) => reportedBy?.sameAs ?? []);
  return loadChecksNamed(new Set(wanted.filter((id) => !known.has(id))));
}

/** Thousands of findings speak of a few files. */
function filesIn(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const found = known.get(path) ?? isFileInside(root, path);
    known.set(path, found);
    return found;
  };
}

function daysIn(given: string): number {
  const days = /^\d{1,6}(?=d?$)/.exec(given)?.[0];
  if (days !== undefined && Number(days) <= OLDEST_DAYS) return Number(days);
  throw new UsageError(`--evidence-max-age ${given} is no number of days; expected e.g. 30d`);
}

function textOf(path: string, shown: string): string {
  try {
    const { size } = statSync(path);
    if (size <= LARGEST_BYTES) return decoded(readFileSync(path));
  } catch (error) {
    throw new UsageError(`cannot read the evidence ${shown}: ${refusalReason(error)}`);
  }
  throw new UsageError(`cannot read the evidence ${shown}: larger than ${LARGEST_BYTES / 1024 / 1024} MB`);
}

/** PowerShell writes redirected output in UTF-16. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** From the reviewed folder or, for a file outside it, from the working folder; never a path of this machine. */
function shownPath(root: string, path: string): string {
  const places = [relative(root, path), relative(process.cwd(), path)];
  const inside = places.find((place) => !place.startsWith('..') && resolve(place) !== place);
  return slashed(inside ?? basename(path));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
