import type { Kind } from '../kind.ts';
import { modules } from './modules.ts';

/** A module of kinds, loaded when one of its resource types is there. */
export interface KindModule {
  readonly types: readonly string[];
  load(): Promise<Readonly<Record<string, Kind>>>;
}

/** The kinds of all modules that describe one of the resource types. */
export async function loadKinds(types: ReadonlySet<string>): Promise<readonly Kind[]> {
  const needed = modules.filter((module) => module.types.some((type) => types.has(type)));
  const loaded = await Promise.all(needed.map((module) => module.load()));
  return loaded.flatMap((module) => Object.values(module));
}
