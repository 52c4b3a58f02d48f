import type { Evidence } from '../architecture/index.ts';
import { type FixBasis, type FixPlan, planFixes, type Unfixed } from './plan-fixes.ts';

/** What a second look at the changed code shows. */
export interface SecondLook {
  readonly evidence: readonly Evidence[];
  /** Files that are not read without errors. */
  readonly broken: ReadonlySet<string>;
}

export interface VerifiedPlan extends FixPlan {
  /** Findings that show only once the others are fixed. */
  readonly newFindings: readonly Evidence[];
}

/** Looks again that often; each time, what did not help is left out. */
const MOST_LOOKS = 4;

/** Plans the fixes and keeps those after which the finding is gone and the file is read as well as before. */
export async function verifiedFixes(
  basis: FixBasis & { readonly evidence: readonly Evidence[]; readonly broken: ReadonlySet<string> },
  lookAgain: (texts: ReadonlyMap<string, string>) => Promise<SecondLook>,
): Promise<VerifiedPlan> {
  const known = new Set(contradicting(basis.evidence).map(keyOf));
  const failed: Unfixed[] = [];
  let findings = basis.findings;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const plan = planFixes({ ...basis, findings });
    if (plan.texts.size === 0) return { ...plan, unfixed: [...plan.unfixed, ...failed], newFindings: [] };
    const { evidence, broken } = await lookAgain(plan.texts);
    const now = contradicting(evidence);
    const still = new Set(now.map(keyOf));
    const useless = plan.fixed.filter(
      ({ finding, files }) =>
        still.has(keyOf(finding)) || files.some((file) => broken.has(file) && !basis.broken.has(file)),
    );
    if (useless.length === 0) {
      const newFindings = now.filter((finding) => !known.has(keyOf(finding)));
      return { ...plan, unfixed: [...plan.unfixed, ...failed], newFindings };
    }
    for (const { finding } of useless)
      failed.push({ finding, hasFix: true, reason: 'the edit was tried, and the finding stayed' });
    const left = new Set(useless.map(({ finding }) => finding));
    findings = findings.filter((finding) => !left.has(finding));
  }
  const none = findings.map((finding) => ({
    finding,
    hasFix: true,
    reason: 'the edits get in each other’s way',
  }));
  return { fixed: [], unfixed: [...none, ...failed], texts: new Map(), newFindings: [] };
}

function contradicting(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ verdict }) => verdict === 'contradicts');
}

function keyOf({ check, scope, resource }: Evidence): string {
  return `${check}\n${scope}\n${resource}`;
}
