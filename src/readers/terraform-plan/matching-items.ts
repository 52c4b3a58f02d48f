/** What is known of one written block: names of its attributes and their literal values. */
export interface Literals {
  readonly literals: ReadonlyMap<string, string | number | boolean>;
  /** Whether it may stand for any number of items, as a `dynamic` block does. */
  readonly repeats: boolean;
}

/** Most blocks of one type that are told apart by what they say; more are taken in their order. */
const MOST_COMPARED = 500;

/**
 * Which written block each planned item comes from. A plan lists the blocks of a set in an order of its own, so each item
 * takes, of the blocks not yet taken that do not contradict it, the first that agrees with it most; undefined where there
 * is none.
 */
export function matchingBlocks<T extends Literals>(
  items: readonly unknown[],
  blocks: readonly T[],
): readonly (T | undefined)[] {
  const [only, ...others] = blocks;
  if (only !== undefined && others.length === 0 && (only.repeats || items.length === 1)) {
    return items.map(() => only);
  }
  if (blocks.length > MOST_COMPARED) return items.length === blocks.length ? blocks : [];
  const free = [...blocks];
  return items.map((item) => {
    const index = bestOf(free, item);
    const found = free[index];
    if (found !== undefined && !found.repeats) free.splice(index, 1);
    return found;
  });
}

function bestOf(blocks: readonly Literals[], item: unknown): number {
  let best = -1;
  let most = -1;
  for (const [index, block] of blocks.entries()) {
    const agreed = agreement(block, item);
    if (agreed > most) {
      best = index;
      most = agreed;
    }
  }
  return best;
}

/** How many literals of a block the item has; -1 where it has another value for one. */
function agreement({ literals }: Literals, item: unknown): number {
  if (typeof item !== 'object' || item === null) return 0;
  let agreed = 0;
  for (const [name, literal] of literals) {
    const value: unknown = Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : undefined;
    if (value === undefined || value === null || typeof value === 'object') continue;
    if (String(value) !== String(literal)) return -1;
    agreed++;
  }
  return agreed;
}
