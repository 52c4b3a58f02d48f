import { convert } from '../values/convert.ts';
import { isEqual, isOpen } from '../values/equality.ts';
import { ANY, isSameType, isWhole, typeOf, unify } from '../values/type.ts';
import {
  failure,
  LazyObject,
  Mapping,
  referencesAt,
  Sequence,
  unionOfReferences,
  Unknown,
  type Value,
} from '../values/value.ts';
import type { Meter } from './meter.ts';

/** The branch that the condition chooses, in the type that both branches share. */
export function chooseBranch(condition: Value, then: Value, otherwise: Value, meter: Meter): Value {
  if (condition instanceof Unknown) return undecided(condition, then, otherwise, meter);
  const [chosen, other] = condition === true ? [then, otherwise] : [otherwise, then];
  if (chosen === null || other === null || isOpen(chosen) || isTypeOpen(other)) return chosen;
  if (typeof chosen === 'string' && typeof other !== 'object') return chosen;
  const [chosenType, otherType] = [typeOf(chosen), typeOf(other)];
  if (isSameType(chosenType, otherType)) return chosen;
  const type = unify([chosenType, otherType]);
  if (type === undefined) return failure('the two results of the condition have inconsistent types');
  return type === ANY ? chosen : convert(chosen, type, meter);
}

function isTypeOpen(value: Value): boolean {
  return value instanceof LazyObject || (value instanceof Unknown && typeOf(value) === ANY);
}

/** Both branches alike: the value is known all the same. Otherwise only what the branches mention is. */
function undecided(condition: Unknown, then: Value, otherwise: Value, meter: Meter): Value {
  if (!condition.failed && isEqual(then, otherwise, meter) === true) return then;
  const type = unify([typeOf(then), typeOf(otherwise)]);
  const isTyped = type !== undefined && isWhole(type) && ![then, otherwise].some(isTypeOpen);
  return new Unknown(condition.reason, {
    failed: condition.failed,
    references: mentioned([then, otherwise], meter),
    type: isTyped ? type : undefined,
  });
}

/** Every resource that the values mention, at any depth. */
export function mentioned(values: readonly Value[], meter: Meter): Unknown['references'] {
  let references: Unknown['references'] = [];
  for (const value of values) {
    meter.spend(1);
    references = unionOfReferences(references, referencesAt(value));
    if (value instanceof LazyObject) references = unionOfReferences(references, [{ address: value.address }]);
    const members =
      value instanceof Sequence ? value.items : value instanceof Mapping ? [...value.entries.values()] : [];
    if (members.length > 0) references = unionOfReferences(references, mentioned(members, meter));
  }
  return references;
}
