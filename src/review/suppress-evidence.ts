import { type Diagnostic, type Evidence, fitsPattern, type Suppression } from '../architecture/index.ts';
import type { FindingSuppression } from './review-file.ts';
import type { SuppressedFinding } from './review-result.ts';
import { reportedByResult } from './review-question.ts';
import { nearestName } from '../document/nearest-name.ts';
import type { Pack } from './pack.ts';

/** Suppressions by where they stand: beside the resource they speak of, or in the review file. */
export interface Suppressions {
  readonly inCode: readonly (Suppression & { readonly resource: string; readonly scope: string })[];
  readonly inReviewFile: readonly FindingSuppression[];
}

export interface SuppressedEvidence {
  /** The evidence that counts. */
  readonly kept: readonly Evidence[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Suppressions that have expired, that match nothing, or that name no check. */
  readonly notes: readonly Diagnostic[];
}

interface Candidate {
  readonly suppression: Suppression;
  readonly source: SuppressedFinding['source'];
  /** The one resource that it stands beside; empty for one of the review file. */
  readonly beside: string;
  covers(evidence: Evidence): boolean;
  used: boolean;
}

/**
 * Takes out the contradicting evidence that people asked not to be told again. What supports or is open is never
 * suppressed, and what is suppressed supports nothing. An expired suppression counts for nothing.
 */
export function suppressEvidence(
  evidence: readonly Evidence[],
  suppressions: Suppressions,
  {
    pack,
    checks,
    date,
  }: { readonly pack: Pack; readonly checks: ReadonlySet<string>; readonly date: string },
): SuppressedEvidence {
  const candidates = candidatesOf(suppressions);
  const isAnyMuted = evidence.some(({ reportedBy }) => reportedBy?.muted !== undefined);
  if (candidates.length === 0 && !isAnyMuted) return { kept: evidence, suppressed: [], notes: [] };
  const byCheck = Map.groupBy(
    candidates.flatMap((candidate) => candidate.suppression.checks.map((check) => ({ check, candidate }))),
    ({ check, candidate }) => `${check}\n${candidate.beside}`,
  );
  const practices = practicesByCheck(pack);
  const kept: Evidence[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const item of evidence) {
    const covering = namesOf(item)
      .flatMap((check) => [`${check}\n${placeOf(item)}`, `${check}\n`])
      .flatMap((key) => byCheck.get(key) ?? [])
      .map(({ candidate }) => candidate)
      .filter((candidate) => item.verdict === 'contradicts' && candidate.covers(item));
    for (const candidate of covering) candidate.used = true;
    const valid = covering.find(({ suppression }) => !isExpired(suppression, date)) ?? mutedBy(item);
    if (valid === undefined) kept.push(item);
    else suppressed.push(suppressedFinding(item, valid, practices.get(item.check) ?? []));
  }
  return {
    kept,
    suppressed,
    notes: asWritten(candidates).flatMap((candidate) => notesOn(candidate, checks, date)),
  };
}

/** `checkov:CKV_AWS_18`: known only in reviews with that tool's findings. */
function isOutsideRule(check: string): boolean {
  return check.includes(':');
}

/** A suppression of our check holds for what other tools say of the same thing, too. */
function namesOf({ check, reportedBy }: Evidence): readonly string[] {
  return [check, ...(reportedBy?.sameAs ?? [])];
}

/** What somebody told the other tool, as if it were told here. */
function mutedBy({ check, reportedBy }: Evidence): Pick<Candidate, 'suppression' | 'source'> | undefined {
  if (reportedBy?.muted === undefined) return undefined;
  const { file, line, muted } = reportedBy;
  return {
    suppression: { checks: [check], reason: muted, location: { file, line } },
    source: 'other-tool',
  };
}

function placeOf({ scope, resource }: { readonly scope: string; readonly resource: string }): string {
  return `${scope}\n${resource}`;
}

function candidatesOf({ inCode, inReviewFile }: Suppressions): readonly Candidate[] {
  return [
    ...inCode.map((suppression) => ({
      suppression,
      source: 'code' as const,
      beside: placeOf(suppression),
      covers: ({ resource, scope }: Evidence) =>
        resource === suppression.resource && scope === suppression.scope,
      used: false,
    })),
    ...inReviewFile.map((suppression) => ({
      suppression,
      source: 'review-file' as const,
      beside: '',
      covers: ({ resource }: Evidence) =>
        suppression.resources.some((pattern) => fitsPattern(pattern, resource)),
      used: false,
    })),
  ];
}

/** One for each place where a suppression is written, however many resources a module or `count` makes of it. */
function asWritten(candidates: readonly Candidate[]): readonly Candidate[] {
  const byPlace = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { location, checks } = candidate.suppression;
    const key = JSON.stringify([location.file, location.line, checks]);
    const same = byPlace.get(key);
    if (same === undefined) byPlace.set(key, candidate);
    else if (candidate.used) same.used = true;
  }
  return [...byPlace.values()];
}

function isExpired({ until }: Suppression, date: string): boolean {
  return until !== undefined && until < date;
}

function practicesByCheck(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const byCheck = new Map<string, string[]>();
  for (const [practice, checks] of pack) {
    for (const check of checks.keys()) byCheck.set(check, [...(byCheck.get(check) ?? []), practice]);
  }
  return byCheck;
}

function suppressedFinding(
  { check, resource, constructPath, kind, location, message, reportedBy }: Evidence,
  { suppression: { reason, until, owner, location: by }, source }: Pick<Candidate, 'suppression' | 'source'>,
  practices: readonly string[],
): SuppressedFinding {
  return {
    check,
    resource,
    ...(constructPath !== undefined && { constructPath }),
    kind,
    file: location.file,
    line: location.line,
    message,
    ...(reportedBy !== undefined && { reportedBy: reportedByResult(reportedBy) }),
    practices,
    reason,
    ...(until !== undefined && { until }),
    ...(owner !== undefined && { owner }),
    source,
    by: { file: by.file, line: by.line },
  };
}

function nearest(name: string, checks: ReadonlySet<string>): string {
  const found = nearestName(name, [...checks]);
  return found === undefined ? '.' : `; did you mean "${found}"?`;
}

function notesOn(
  { suppression: { checks: named, until, location }, used, source }: Candidate,
  checks: ReadonlySet<string>,
  date: string,
): readonly Diagnostic[] {
  const note = (severity: Diagnostic['severity'], message: string): Diagnostic => ({
    severity,
    message,
    file: location.file,
    line: location.line,
  });
  const unknown = named.filter((check) => !checks.has(check) && !isOutsideRule(check));
  if (unknown.length > 0)
    return unknown.map((check) =>
      note(
        'warning',
        `This suppression names no check: there is none called "${check}"${nearest(check, checks)}`,
      ),
    );
  if (!used) {
    const where = source === 'code' ? 'here' : 'on these resources';
    return [note('info', `This suppression of ${named.join(', ')} matches no finding ${where} any more.`)];
  }
  return until !== undefined && until < date
    ? [
        note(
          'warning',
          `This suppression of ${named.join(', ')} has expired on ${until}: its findings count again.`,
        ),
      ]
    : [];
}
