import type { ToolWorkload } from './tool-workload.ts';

/** What the tool knows of a workload that a review file has no place for, a few words each. */
export function factsLeft({ facts }: Pick<ToolWorkload, 'facts'>): readonly string[] {
  const listed = (what: string, values: readonly string[] = []): readonly string[] =>
    values.length === 0 ? [] : [`${what}: ${values.join(', ')}`];
  const stated = (what: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [`${what}: ${value}`];
  return [
    ...(facts.Notes === undefined || facts.Notes === '' ? [] : ['notes on the workload']),
    ...listed('accounts', facts.AccountIds),
    ...listed('Regions', facts.AwsRegions),
    ...listed('Regions outside AWS', facts.NonAwsRegions),
    ...stated('architectural design', facts.ArchitecturalDesign),
    ...stated('industry type', facts.IndustryType),
    ...stated('industry', facts.Industry),
    ...(facts.ImprovementStatus === 'NOT_APPLICABLE'
      ? []
      : stated('improvement status', facts.ImprovementStatus)),
    ...listed('applications', facts.Applications),
    ...listed(
      'profiles',
      facts.Profiles?.map(({ ProfileArn = '' }) => ProfileArn),
    ),
    ...listed(
      'tags',
      Object.entries(facts.Tags ?? {}).map(([key, value]) => `${key}=${value}`),
    ),
    ...(facts.JiraConfiguration === undefined ? [] : ['the Jira configuration']),
  ];
}
