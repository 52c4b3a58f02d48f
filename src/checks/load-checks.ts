import { services } from './catalogue.ts';
import type { Check } from './check.ts';

/** The checks of a service, loaded when one of the kinds that they examine is there. */
export interface ServiceChecks {
  readonly checks: readonly string[];
  readonly kinds: readonly string[];
  load(): Promise<{ readonly checks: readonly Check[] }>;
}

/** Ids of all checks of the catalogue. */
export const CHECK_IDS: readonly string[] = services.flatMap(({ checks }) => checks).toSorted();

/** The checks of all services that examine one of the kinds, by id. */
export async function loadChecks(kinds: ReadonlySet<string>): Promise<readonly Check[]> {
  const needed = services.filter((service) => service.kinds.some((kind) => kinds.has(kind)));
  const loaded = await Promise.all(needed.map((service) => service.load()));
  return loaded.flatMap(({ checks }) => checks).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
