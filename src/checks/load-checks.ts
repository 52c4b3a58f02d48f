import { families } from './catalogue.ts';
import type { Check } from './check.ts';

/** The checks of services that belong together, loaded when one of the kinds that they examine is there. */
export interface Family {
  readonly checks: readonly string[];
  readonly kinds: readonly string[];
  load(): Promise<{ readonly checks: readonly Check[] }>;
}

/** Ids of all checks of the catalogue. */
export const CHECK_IDS: readonly string[] = families.flatMap(({ checks }) => checks).toSorted();

/** The checks with these ids, whatever they examine. */
export async function loadChecksNamed(ids: ReadonlySet<string>): Promise<readonly Check[]> {
  const needed = families.filter(({ checks }) => checks.some((id) => ids.has(id)));
  const loaded = await Promise.all(needed.map((family) => family.load()));
  return loaded.flatMap(({ checks }) => checks).filter(({ id }) => ids.has(id));
}

/** The checks of all families that examine one of the kinds, by id. */
export async function loadChecks(kinds: ReadonlySet<string>): Promise<readonly Check[]> {
  const needed = families.filter((family) => family.kinds.some((kind) => kinds.has(kind)));
  const loaded = await Promise.all(needed.map((family) => family.load()));
  return loaded.flatMap(({ checks }) => checks).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
