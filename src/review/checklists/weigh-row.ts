import type { EvidenceResult, PracticeResult } from '../review-result.ts';
import type { Strength } from '../pack.ts';
import { type Standing, standingOf } from '../weigh-evidence.ts';
import type { EvidenceCounts } from './checklist.ts';
import type { EvidenceData, RowData } from './checklist-data.ts';
import type { ReviewEvidence } from './review-evidence.ts';

/** What the code says about a row, or about a part of it. */
export interface RowEvidence {
  readonly standing: Standing;
  readonly counts: EvidenceCounts;
  readonly contradicting: readonly EvidenceResult[];
  readonly supporting: readonly EvidenceResult[];
  /** Kinds that speak for the row by being there. */
  readonly shownBy: readonly { readonly kind: string; readonly count: number }[];
}

interface Weighed {
  readonly evidence: EvidenceResult;
  readonly strength: Strength;
}

/**
 * Never establishes where a finding is suppressed, or where a resource of the row's data class was judged by no check.
 */
export function rowEvidence(row: RowData, data: EvidenceData, review: ReviewEvidence): RowEvidence {
  const practices = (row.practices ?? []).flatMap((id) => review.practices.get(id) ?? []);
  const byPractices = data.evidence === 'practices';
  const checks = byPractices ? checksOf(practices, data) : Object.entries(data.checks ?? {});
  const weighed = checks.flatMap(([check, strength]) =>
    evidenceFor(row, check, review).map((evidence) => ({ evidence, strength })),
  );
  const shownBy = presentKinds([...(data.shownBy ?? []), ...(data.establishedBy ?? [])], review);
  const isThere = data.establishedBy?.some((kind) => review.certainKinds.has(kind)) === true;
  const suppressed = checks.flatMap(([check]) => review.suppressedByCheck.get(check) ?? []).length;
  const ofVerdict = (verdict: EvidenceResult['verdict']) =>
    weighed.filter(({ evidence }) => evidence.verdict === verdict);
  const byChecks =
    byPractices && data.except === undefined ? standingOfPractices(practices) : standing(weighed, data);
  const found = isThere && (byChecks !== 'contradicts' || data.evidence === 'any') ? 'establishes' : byChecks;
  const supporting =
    byChecks === 'none'
      ? []
      : ofVerdict('supports').filter(({ strength }) => strength !== 'contradicts-only');
  const certain = suppressed === 0 && isWhole(row, review);
  return {
    standing: withKinds(found === 'establishes' && !certain ? 'supports' : found, shownBy.length > 0, data),
    counts: {
      supports: supporting.length,
      contradicts: ofVerdict('contradicts').length,
      inconclusive: ofVerdict('inconclusive').length + ofVerdict('error').length,
      suppressed,
    },
    contradicting: ofVerdict('contradicts').map(({ evidence }) => evidence),
    supporting: supporting.map(({ evidence }) => evidence),
    shownBy,
  };
}

function evidenceFor(
  { dataClass }: RowData,
  check: string,
  { byCheck, dataClasses }: ReviewEvidence,
): readonly EvidenceResult[] {
  const evidence = byCheck.get(check) ?? [];
  if (dataClass === undefined) return evidence;
  return evidence.flatMap((item): readonly EvidenceResult[] => {
    const member = dataClasses.memberOf(item, dataClass);
    if (member === undefined) return [];
    return [member === 'yes' ? item : { ...item, verdict: 'inconclusive' }];
  });
}

function checksOf(
  practices: readonly PracticeResult[],
  { except = [] }: EvidenceData,
): readonly (readonly [string, Strength])[] {
  const checks = new Set(practices.flatMap(({ evidence }) => evidence.map(({ check }) => check)));
  return [...checks].filter((check) => !except.includes(check)).map((check) => [check, 'supports']);
}

/** For `any` one good place is enough, whatever is left open; beside bad ones it shows a part. */
function standing(weighed: readonly Weighed[], { evidence }: EvidenceData): Standing {
  if (evidence !== 'any') return standingOf(weighed);
  const good = weighed.filter(({ evidence: { verdict } }) => verdict === 'supports');
  if (good.length === 0) return standingOf(weighed);
  const isMixed = weighed.some(({ evidence: { verdict } }) => verdict === 'contradicts');
  const found = standingOf(good);
  return isMixed && found === 'establishes' ? 'supports' : found;
}

function withKinds(found: Standing, isShown: boolean, { evidence }: EvidenceData): Standing {
  if (!isShown) return found;
  return found === 'none' || (found === 'contradicts' && evidence === 'any') ? 'supports' : found;
}

function presentKinds(names: readonly string[], { kinds, result }: ReviewEvidence) {
  return names.flatMap((kind) => {
    const count = kind === 'resources' ? result.architecture.resources : (kinds.get(kind) ?? 0);
    return count > 0 ? [{ kind, count }] : [];
  });
}

function standingOfPractices(practices: readonly PracticeResult[]): Standing {
  const standings = practices.map(standingOfPractice);
  if (standings.includes('contradicts')) return 'contradicts';
  if (standings.length > 0 && standings.every((one) => one === 'establishes')) return 'establishes';
  return standings.some((one) => one !== 'none') ? 'supports' : 'none';
}

/** What the evidence of a practice amounts to, read back from how the review decided it. */
function standingOfPractice({ status, basis, evidence, claim }: PracticeResult): Standing {
  if (evidence.some(({ verdict }) => verdict === 'contradicts')) return 'contradicts';
  if (status === 'disputed' || (status === 'in-place' && claim === undefined)) return 'establishes';
  return basis === 'evidence' || basis === 'both' ? 'supports' : 'none';
}

/** Whether the checks judge all that the row is about: every kind, and every resource of its data class. */
function isWhole(
  { dataClass, unjudged = [], parts = [] }: RowData,
  { byCheck, kinds, dataClasses }: ReviewEvidence,
): boolean {
  if (unjudged.some((kind) => kinds.has(kind))) return false;
  if (dataClass === undefined) return true;
  const checks = parts.flatMap((part) => Object.keys(part.checks ?? {}));
  const judged = new Set(checks.flatMap((check) => byCheck.get(check) ?? []).map(({ resource }) => resource));
  return dataClasses.resourcesOf(dataClass).every(({ resource }) => judged.has(resource));
}
