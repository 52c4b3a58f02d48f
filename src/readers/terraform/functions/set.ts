import { identityOf, setOf } from '../values/set.ts';
import { convert } from '../values/convert.ts';
import { ANY, isWhole, typeOf, unify } from '../values/type.ts';
import { Sequence, Unknown, unknownFrom, type Value } from '../values/value.ts';
import { type Call, defineVariadic, define, type FunctionTable } from './function.ts';

type Combine = (first: readonly string[], second: ReadonlySet<string>) => readonly string[];

/** Combines sets by the identities of their members. */
function combined(sets: readonly Sequence[], combine: Combine, call: Call): Value {
  const { meter } = call.context;
  const type = unify(sets.map((set) => set.itemType ?? unify(set.items.map(typeOf)) ?? ANY)) ?? ANY;
  const open = unknownFrom(sets.flatMap(({ items }) => items.filter((item) => item instanceof Unknown)));
  if (open !== undefined) {
    const { reason, failed, references } = open;
    return new Unknown(reason, {
      failed,
      references,
      type: isWhole(type) ? { kind: 'set', item: type } : undefined,
    });
  }
  const members = new Map<string, Value>();
  const identities = sets.map(({ items }) =>
    items.map((item) => {
      const converted = convert(item, type, meter);
      const identity = identityOf(converted, meter) ?? '';
      if (!members.has(identity)) members.set(identity, converted);
      return identity;
    }),
  );
  const [first = [], ...others] = identities;
  let kept: readonly string[] = first;
  for (const other of others) kept = combine(kept, new Set(other));
  return setOf(
    kept.map((identity) => members.get(identity) ?? null),
    meter,
    type === ANY ? undefined : type,
  );
}

export const SET_FUNCTIONS: FunctionTable = new Map([
  [
    'setintersection',
    defineVariadic(['sequence'], 'sequence', ([first], others, call) =>
      combined([first, ...others], (kept, other) => kept.filter((item) => other.has(item)), call),
    ),
  ],
  [
    'setsubtract',
    define(['sequence', 'sequence'], ([first, second], call) =>
      combined([first, second], (kept, other) => kept.filter((item) => !other.has(item)), call),
    ),
  ],
  [
    'setunion',
    defineVariadic(['sequence'], 'sequence', ([first], others, call) =>
      combined([first, ...others], (kept, other) => [...kept, ...other], call),
    ),
  ],
]);
