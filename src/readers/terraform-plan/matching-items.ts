/** What is known of one written block: names of its attributes and their literal values. */
export interface Literals {
  readonly literals: ReadonlyMap<string, string | number | boolean>;
  /** Whether it may stand for any number of items, as a `dynamic` block does. */
  readonly repeats: boolean;
}

/**
 * Which written block each planned item comes from. A plan lists the blocks of a set in an order of its own, so each item
 * takes the first block not yet taken that does not contradict it; undefined where there is none.
 */
export function matchingBlocks<T extends Literals>(
  items: readonly unknown[],
  blocks: readonly T[],
): readonly (T | undefined)[] {
  const [only, ...others] = blocks;
  if (only !== undefined && others.length === 0 && (only.repeats || items.length === 1)) {
    return items.map(() => only);
  }
  const free = [...blocks];
  return items.map((item) => {
    const index = free.findIndex((block) => !contradicts(block, item));
    const found = free[index];
    if (found !== undefined && !found.repeats) free.splice(index, 1);
    return found;
  });
}

function contradicts({ literals }: Literals, item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  for (const [name, literal] of literals) {
    const value: unknown = Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : undefined;
    if (value === undefined || value === null || typeof value === 'object') continue;
    if (String(value) !== String(literal)) return true;
  }
  return false;
}
