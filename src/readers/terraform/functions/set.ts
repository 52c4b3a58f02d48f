import { identityOf, setOf } from '../values/set.ts';
import { convert } from '../values/convert.ts';
import { ANY, typeOf, unify } from '../values/type.ts';
import { Sequence, Unknown, unknownFrom, type Value } from '../values/value.ts';
import { type Call, defineVariadic, define, type FunctionTable } from './function.ts';

type Combine = (first: readonly string[], second: ReadonlySet<string>) => readonly string[];

/** Combines sets by the identities of their members. */
function combined(sets: readonly Sequence[], combine: Combine, call: Call): Value {
  const { meter } = call.context;
  const open = unknownFrom(sets.flatMap(({ items }) => items.filter((item) => item instanceof Unknown)));
  if (open !== undefined) return open;
  const type = unify(sets.map((set) => unify(set.items.map(typeOf)) ?? ANY)) ?? ANY;
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
