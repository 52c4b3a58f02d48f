import type { ClaimResult, EvidenceResult } from './review-result.ts';
import type { Standing } from './weigh-evidence.ts';

const SAID: Readonly<Record<ClaimResult['says'], string>> = {
  'in-place': 'in place',
  'not-in-place': 'not in place',
  'not-applicable': 'not applicable',
};

/** What stands against a claim: `Claimed in place by Ana on 2026-03-31, but main.tf:12 contradicts it: Versioning is off.` */
export function disputeSentence(
  { says, by, on }: ClaimResult,
  standing: Standing,
  evidence: readonly EvidenceResult[],
): string {
  const claimed = `Claimed ${SAID[says]}${by === undefined ? '' : ` by ${by}`}${on === undefined ? '' : ` on ${on}`}`;
  const against = evidence.filter(
    ({ verdict }) => verdict === (standing === 'contradicts' ? 'contradicts' : 'supports'),
  );
  const places = new Set(against.map(({ file, line }) => `${file}:${line}`));
  const [first] = against;
  if (first === undefined) return `${claimed}, but evidence says otherwise.`;
  const others =
    places.size > 1 ? ` and ${places.size - 1} more ${places.size === 2 ? 'place' : 'places'}` : '';
  const at = `${first.file}:${first.line}${others}`;
  const verb = places.size > 1 ? '' : 's';
  if (standing !== 'contradicts') return `${claimed}, but ${at} show${verb} it in place: ${first.message}`;
  const what = says === 'in-place' ? `contradict${verb} it` : `show${verb} that it applies and is missing`;
  return `${claimed}, but ${at} ${what}: ${first.message}`;
}
