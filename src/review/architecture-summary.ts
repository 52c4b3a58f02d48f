import { type Architecture, dataClassOf, type Requirements } from '../architecture/index.ts';
import type { ArchitectureSummary } from './review-result.ts';

/** How much of what was read: resources by kind, files and diagnostics; and what data is said to be. */
export function architectureSummary(
  architecture: Architecture,
  requirements: Requirements = {},
): ArchitectureSummary {
  const { resources, files, diagnostics } = architecture;
  const dataClasses = classedResources(architecture, requirements);
  const known = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const { kind, declared } of resources) {
    const counts = kind === undefined ? unknown : known;
    const name = kind ?? declared.type;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = (counts: ReadonlyMap<string, number>, isKnown: boolean) =>
    [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, count]) => ({ kind, known: isKnown, count }));
  return {
    resources: resources.length,
    kinds: [...rows(known, true), ...rows(unknown, false)],
    ...(dataClasses.length > 0 && { dataClasses }),
    files,
    diagnostics,
  };
}

function classedResources({ resources }: Architecture, requirements: Requirements) {
  return resources.flatMap((resource) => {
    const { id, kind, declared, location } = resource;
    const dataClass = dataClassOf(resource, requirements);
    if (dataClass.state !== 'known') return [];
    const { file, line } = location;
    return [{ dataClass: dataClass.value, resource: id, kind: kind ?? declared.type, file, line }];
  });
}
