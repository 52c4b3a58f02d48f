import type { Architecture } from '../architecture/index.ts';
import type { ArchitectureSummary } from './review-result.ts';

/** How much of what was read: resources by kind, files and diagnostics. */
export function architectureSummary({ resources, files, diagnostics }: Architecture): ArchitectureSummary {
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
    files,
    diagnostics,
  };
}
