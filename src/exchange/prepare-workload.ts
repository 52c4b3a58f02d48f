import type { ReviewResult } from '../review/index.ts';
import { nameKey } from './find-workload.ts';
import { toolAlias } from './tool-aliases.ts';
import { allPages, type Tool } from './tool.ts';

type Workload = ReviewResult['workload'];

/** What the tool asks of a new workload and a review need not say. */
export function missingFacts({ owner, environment }: Workload): readonly string[] {
  return [
    ...(owner === undefined || owner.length < 3 ? ['owner (3 characters or more)'] : []),
    ...(environment === undefined ? ['environment'] : []),
  ];
}

/** Makes the workload that a review is about, with the lenses that it names. Gives its id. */
export async function createWorkload(
  tool: Tool,
  { name, description, owner, environment, pillarPriorities }: Workload,
  lenses: readonly string[],
  regions: readonly string[],
): Promise<string> {
  const fallback = `Reviewed from code: ${name}`;
  const { WorkloadId = '' } = await tool.createWorkload({
    WorkloadName: name,
    Description: cut(description === undefined || description.length < 3 ? fallback : description, 250),
    Environment: environment,
    ReviewOwner: cut(owner ?? '', 255),
    AwsRegions: [...regions],
    PillarPriorities: [...pillarPriorities],
    Lenses: [...new Set(['wellarchitected', ...lenses])],
  });
  return WorkloadId;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`.toWellFormed();
}

/** Lenses by what the tool calls them, and those that it does not have. */
export interface LensesThere {
  readonly there: readonly string[];
  /** Names of lenses. */
  readonly missing: readonly string[];
}

/** What the tool calls lenses of a review: the short name of AWS's own, the ARN of a custom lens of that name. */
export async function lensesInTool(
  tool: Tool,
  lenses: readonly { readonly alias: string; readonly name: string }[],
  builtIn: ReadonlySet<string>,
): Promise<LensesThere> {
  if (lenses.length === 0) return { there: [], missing: [] };
  const listed = await allPages(
    (token) => tool.listLenses({ MaxResults: 50, LensStatus: 'PUBLISHED', ...token }),
    ({ LensSummaries }) => LensSummaries,
  );
  const [there, missing]: [string[], string[]] = [[], []];
  for (const { alias, name } of lenses) {
    const found = listed.find((lens) =>
      builtIn.has(alias)
        ? [lens.LensAlias, lens.LensArn?.split('/').at(-1)].includes(toolAlias(alias))
        : lens.LensType !== 'AWS_OFFICIAL' && nameKey(lens.LensName ?? '') === nameKey(name),
    );
    const called = found?.LensAlias ?? found?.LensArn;
    if (called === undefined) missing.push(name);
    else there.push(called);
  }
  return { there, missing };
}
