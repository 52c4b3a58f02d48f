import {
  isPropertyList,
  isPropertyMap,
  type Property,
  type Reference,
  referencesOf,
  type Scalar,
  Unresolved,
} from '../../architecture/property.ts';

/** More values of one open property are only counted. */
const MOST_LISTED = 5;
const LONGEST_LISTED = 60;

/** What a value may be, for as many ways as there are to decide what is open; undefined where it is not there. */
export type Alternatives = readonly (Property | undefined)[];

/**
 * What all alternatives have in common. Values equal in all are known; maps are compared key by key and lists of one
 * length item by item; everything else is open for the given reason, which lists the values where `lists` says so.
 * `plain` is the same value as it looks with the open parts left open.
 */
export function mergeAlternatives(
  alternatives: Alternatives,
  reason: string,
  { lists = false, plain }: { readonly lists?: boolean; readonly plain?: Property | undefined } = {},
): Property | undefined {
  const stated = alternatives.filter((alternative) => alternative !== undefined);
  const [first, ...others] = stated;
  if (first === undefined) return undefined;
  if (stated.length === alternatives.length) {
    if (others.every(({ value }) => isSame(first.value, value))) return withReferences(first, others);
    const location = plain?.location ?? first.location;
    if (stated.every(({ value }) => isPropertyMap(value))) {
      const within = plain !== undefined && isPropertyMap(plain.value) ? plain.value : undefined;
      const maps = stated.map(({ value }) => value as ReadonlyMap<string, Property>);
      const merged = new Map<string, Property>();
      for (const key of new Set(maps.flatMap((map) => [...map.keys()]))) {
        const values = maps.map((map) => map.get(key));
        const value = mergeAlternatives(values, reason, { lists, plain: within?.get(key) });
        if (value !== undefined) merged.set(key, value);
      }
      return { value: merged, location };
    }
    const arrays = stated.map(({ value }) => (isPropertyList(value) ? value : undefined));
    const length = arrays[0]?.length;
    if (length !== undefined && arrays.every((items) => items?.length === length)) {
      const within = plain !== undefined && isPropertyList(plain.value) ? plain.value : undefined;
      const merged = Array.from({ length }, (_, i) => {
        const values = arrays.map((items) => items?.[i]);
        return mergeAlternatives(values, reason, { lists, plain: within?.[i] });
      });
      return { value: merged.filter((item) => item !== undefined), location };
    }
  }
  return open(alternatives, stated, lists ? `${reason}${listed(alternatives)}` : reason, plain);
}

/** What two branches of an undecided condition have in common. */
export function mergeBranches(
  yes: Property | undefined,
  no: Property | undefined,
  reason: string,
): Property | undefined {
  return mergeAlternatives([yes, no], reason);
}

/** The value of one branch stands for all of them, so it mentions what all of them mention. */
function withReferences(first: Property, others: readonly Property[]): Property {
  if (typeof first.value === 'object') return first;
  const references = distinct([first, ...others].flatMap((property) => property.references ?? []));
  return references.length === 0 ? first : { ...first, references };
}

function open(
  alternatives: Alternatives,
  stated: readonly Property[],
  reason: string,
  plain: Property | undefined,
): Property | undefined {
  const [place] = stated;
  if (place === undefined) return undefined;
  const known = plain?.value instanceof Unresolved ? plain.value : undefined;
  const references = distinct(
    alternatives.flatMap((branch) => (branch === undefined ? [] : referencesOf(branch))),
  );
  return {
    value: new Unresolved(reason, { references, text: known?.text, document: known?.document }),
    location: plain?.location ?? place.location,
  };
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  if (references.length < 2) return references;
  const byName = new Map(
    references.map((reference) => [`${reference.address}\n${reference.attribute ?? ''}`, reference]),
  );
  return [...byName.values()];
}

/** `; the value may be "a" or "b"`, where all of the values are known scalars. */
function listed(alternatives: Alternatives): string {
  const values = new Set<string>();
  for (const alternative of alternatives) {
    const value = alternative?.value;
    if (typeof value === 'object' && value !== null) return '';
    values.add(value === undefined ? 'not there' : quoted(value));
  }
  return `; the value may be ${choiceOf([...values])}`;
}

function quoted(value: Scalar): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_LISTED ? `${text.slice(0, LONGEST_LISTED)}…"` : text;
}

/** `a, b or c`; of many, the first few. */
export function choiceOf(names: readonly string[]): string {
  const shown =
    names.length > MOST_LISTED
      ? [...names.slice(0, MOST_LISTED), `${names.length - MOST_LISTED} others`]
      : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
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
