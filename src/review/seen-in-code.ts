import type { Architecture, Stated } from '../architecture/index.ts';

/** What code hints at about the workload as a whole. */
export interface SeenInCode {
  readonly owner?: string;
  readonly environment?: 'production' | 'preproduction';
}

type Tags = Stated<ReadonlyMap<string, Stated<string>>>;

const OWNER_TAGS: readonly string[] = ['owner', 'team'];
const ENVIRONMENT_TAGS: readonly string[] = ['environment', 'env', 'stage'];
const PRODUCTION: ReadonlySet<string> = new Set(['prod', 'prd', 'production', 'live']);
const PREPRODUCTION: ReadonlySet<string> = new Set([
  'dev',
  'development',
  'test',
  'testing',
  'qa',
  'staging',
  'stage',
  'preprod',
  'preproduction',
  'sandbox',
  'uat',
]);

/**
 * The owner on which all tags agree, and the environment: by tags, else by the words in the folder's and the
 * resources' names. What is stated differently in two places is left out.
 */
export function seenInCode(folder: string, architecture: Architecture): SeenInCode {
  const owner = onlyOne(tagValues(architecture, OWNER_TAGS));
  const byTags = tagValues(architecture, ENVIRONMENT_TAGS).flatMap(environmentsIn);
  const byNames = [folder, ...architecture.resources.map(({ id }) => id)].flatMap(environmentsIn);
  const environment = onlyOne(byTags.length > 0 ? byTags : byNames);
  return { ...(owner !== undefined && { owner }), ...(environment !== undefined && { environment }) };
}

function tagValues({ resources }: Architecture, names: readonly string[]): readonly string[] {
  return resources.flatMap((resource) => {
    const tags = 'tags' in resource ? (resource.tags as Tags) : undefined;
    if (tags?.state !== 'known') return [];
    return [...tags.value].flatMap(([name, value]) =>
      names.includes(name.toLowerCase()) && value.state === 'known' && value.value !== ''
        ? [value.value]
        : [],
    );
  });
}

function environmentsIn(text: string): readonly ('production' | 'preproduction')[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => {
      if (PRODUCTION.has(word)) return ['production' as const];
      return PREPRODUCTION.has(word) ? ['preproduction' as const] : [];
    });
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
