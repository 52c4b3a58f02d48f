import type { DeclaredResource, Suppression } from '../architecture/index.ts';
import type { RuleTable } from '../outside-evidence/index.ts';
import { type ForeignSuppression, TOOL_NAMES } from './foreign-suppression.ts';
import { sameChecks } from './plan-conversion.ts';

/** What our own suppressions are listed under. */
export const OWN_TOOL = 'Hexastyle';

/** A suppression for a reader, whoever it was written for. */
export interface ListedSuppression {
  readonly tool: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  /** What it is about: addresses or logical ids; none where it is a whole file, or nothing. */
  readonly resources: readonly string[];
  readonly reason?: string;
  /** ISO date of the last day on which it holds. */
  readonly until?: string;
  /** Why it says less than that a rule is silent on a resource. */
  readonly limit?: string;
  /** Our checks that say the same. */
  readonly checks: readonly string[];
}

export interface WrittenSuppressions {
  readonly foreign: readonly ForeignSuppression[];
  readonly resources: readonly DeclaredResource[];
  readonly inReviewFile: readonly (Suppression & { readonly resources: readonly string[] })[];
}

/** Ours and theirs, by file and line. */
export function listSuppressions(
  { foreign, resources, inReviewFile }: WrittenSuppressions,
  rules: RuleTable,
): readonly ListedSuppression[] {
  const theirs = foreign.map(({ tool, rule, file, line, block, reason, until, limit, ...rest }) => ({
    tool: TOOL_NAMES[tool],
    rule,
    file,
    line,
    resources: block === undefined ? [] : [block.name],
    ...(reason !== undefined && { reason }),
    ...(until !== undefined && { until }),
    ...(limit !== undefined && { limit }),
    checks: sameChecks({ tool, rule, file, line, ...rest }, rules),
  }));
  return [
    ...theirs,
    ...besideResources(resources),
    ...inReviewFile.flatMap((one) => ours(one, one.resources)),
  ].toSorted(
    (a, b) =>
      compared(a.file, b.file) || a.line - b.line || compared(a.tool, b.tool) || compared(a.rule, b.rule),
  );
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A module's code stands for as many resources as it is called. */
function besideResources(resources: readonly DeclaredResource[]): readonly ListedSuppression[] {
  const found = resources.flatMap(({ id, suppressions = [] }) =>
    suppressions.map((suppression) => ({ id, suppression })),
  );
  const byPlace = Map.groupBy(found, ({ suppression: { location, checks } }) =>
    [location.file, location.line, ...checks].join('\n'),
  );
  return [...byPlace.values()].flatMap((ones) => {
    const [first] = ones;
    return first === undefined ? [] : ours(first.suppression, [...new Set(ones.map(({ id }) => id))]);
  });
}

function ours(
  { checks, reason, until, location: { file, line } }: Suppression,
  resources: readonly string[],
): readonly ListedSuppression[] {
  return checks.map((check) => ({
    tool: OWN_TOOL,
    rule: check,
    file,
    line,
    resources,
    reason,
    ...(until !== undefined && { until }),
    checks: [check],
  }));
}
