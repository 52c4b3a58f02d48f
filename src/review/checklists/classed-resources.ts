import type { ClassedResource } from './checklist.ts';
import type { RowData } from './checklist-data.ts';
import type { ReviewEvidence } from './review-evidence.ts';

/** The resources of a row's data class with what the checks of its parts found; undefined for a row about anything else. */
export function classedResources(
  { dataClass, parts = [] }: RowData,
  { byCheck, dataClasses }: ReviewEvidence,
): readonly ClassedResource[] | undefined {
  if (dataClass === undefined) return undefined;
  const checks = [...new Set(parts.flatMap((part) => Object.keys(part.checks ?? {})))];
  const evidence = checks.flatMap((check) => byCheck.get(check) ?? []);
  const byName = Map.groupBy(
    dataClasses.resourcesOf(dataClass),
    ({ kind, resource }) => `${kind} ${resource}`,
  );
  return [...byName.values()].flatMap(([stated]) => {
    if (stated === undefined) return [];
    const { kind, resource, file, line } = stated;
    const own = evidence.filter((item) => item.kind === kind && item.resource === resource);
    const findings = own.map((item) => ({
      check: item.check,
      verdict: dataClasses.memberOf(item, dataClass) === 'yes' ? item.verdict : ('inconclusive' as const),
      message: item.message,
    }));
    return [{ resource, kind, file, line, findings }];
  });
}
