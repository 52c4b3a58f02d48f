import {
  isPropertyList,
  isPropertyMap,
  type Property,
  referencesOf,
  Unresolved,
} from '../../architecture/property.ts';

/**
 * What two branches of an undecided condition have in common. Values equal in both are known; maps are compared key by
 * key and lists of one length item by item; everything else is open for the given reason.
 */
export function mergeBranches(
  yes: Property | undefined,
  no: Property | undefined,
  reason: string,
): Property | undefined {
  if (yes === undefined || no === undefined)
    return yes === no ? undefined : open(yes ?? no, undefined, reason);
  if (isSame(yes.value, no.value)) return yes;
  if (isPropertyMap(yes.value) && isPropertyMap(no.value)) {
    const merged = new Map<string, Property>();
    for (const key of new Set([...yes.value.keys(), ...no.value.keys()])) {
      const value = mergeBranches(yes.value.get(key), no.value.get(key), reason);
      if (value !== undefined) merged.set(key, value);
    }
    return { value: merged, location: yes.location };
  }
  if (isPropertyList(yes.value) && isPropertyList(no.value) && yes.value.length === no.value.length) {
    const other = no.value;
    const merged = yes.value.map((item, i) => mergeBranches(item, other[i], reason));
    return { value: merged.filter((item) => item !== undefined), location: yes.location };
  }
  return open(yes, no, reason);
}

function open(
  first: Property | undefined,
  second: Property | undefined,
  reason: string,
): Property | undefined {
  const branches = [first, second].filter((branch) => branch !== undefined);
  const [place] = branches;
  if (place === undefined) return undefined;
  return {
    value: new Unresolved(reason, { references: branches.flatMap(referencesOf) }),
    location: place.location,
  };
}

/** Whether both values are certainly equal. CloudFormation makes no difference between `true` and `"true"`. */
export function isSame(a: Property['value'], b: Property['value']): boolean {
  if (a instanceof Unresolved || b instanceof Unresolved) {
    if (!(a instanceof Unresolved && b instanceof Unresolved)) return false;
    return a.text !== undefined && a.text === b.text && !a.text.includes('${…}');
  }
  if (isPropertyList(a)) {
    return (
      isPropertyList(b) &&
      a.length === b.length &&
      a.every((item, i) => isSame(item.value, b[i]?.value ?? null))
    );
  }
  if (isPropertyMap(a)) {
    return (
      isPropertyMap(b) &&
      a.size === b.size &&
      [...a].every(([key, { value }]) => isSame(value, b.get(key)?.value ?? null))
    );
  }
  return (
    !isPropertyList(b) && !isPropertyMap(b) && (a === null || b === null ? a === b : String(a) === String(b))
  );
}
