import type { ReviewResult } from '../review/review-result.ts';

/** The order of keys in the published document: what names a thing comes first, long lists come last. */
const KEY_ORDER = `
  schemaVersion id questionId choiceId alias date name version lens pillar title description owner environment
  businessContext workloadType pillarPriorities objectives workload architecture lenses pillars questions riskCounts
  improvements acceptedRisks suppressed outsideEvidence checksRun url level path status basis risk lowest highest notApplicableReason askNext severity
  check verdict dataClass resource constructPath kind known count file line note message fixable says by on rule format tools results used duplicates withoutWeight elsewhere stale sameAs link notes practice reason until owner source expires expired due
  remediation links resources kinds dataClasses files diagnostics unmapped dispute claim acceptedRisk reportedBy tool evidence practices places
  UNANSWERED HIGH MEDIUM NONE NOT_APPLICABLE in-place not-in-place not-applicable open disputed
`
  .trim()
  .split(/\s+/);
const RANK = new Map(KEY_ORDER.map((key, index) => [key, index]));

/** The review as its published JSON document: two spaces, one defined key order, a newline at the end. */
export function renderJson(result: ReviewResult): string {
  return `${JSON.stringify(result, inKeyOrder, 2)}\n`;
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => compareKeys(a, b));
  return Object.fromEntries(entries);
}

function compareKeys(a: string, b: string): number {
  const rank = (key: string) => RANK.get(key) ?? KEY_ORDER.length;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
