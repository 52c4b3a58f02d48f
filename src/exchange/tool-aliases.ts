/** What the WA Tool calls the lenses that come with the program, where that is not our own name for them. */
const TOOL_ALIASES: Readonly<Record<string, string>> = {
  saas: 'softwareasaservice',
  'data-analytics': 'dataanalytics',
  'financial-services': 'financialservices',
  'machine-learning': 'machinelearning',
};

const OWN_ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries(TOOL_ALIASES).map(([own, tool]) => [tool, own]),
);

/** `saas` → `softwareasaservice`. */
export function toolAlias(own: string): string {
  return TOOL_ALIASES[own] ?? own;
}

/**
 * Our alias of a lens that is AWS's own in the tool, which names it by a short alias or by its ARN
 * (`arn:aws:wellarchitected::aws:lens/softwareasaservice`); undefined for a custom lens.
 */
export function ownAlias(aliasOrArn: string): string | undefined {
  const [, official] = /^arn:[\w-]+:wellarchitected::aws:lens\/([\w-]+)$/.exec(aliasOrArn) ?? [];
  if (official === undefined && aliasOrArn.startsWith('arn:')) return undefined;
  const alias = official ?? aliasOrArn;
  return OWN_ALIASES.get(alias) ?? alias;
}
