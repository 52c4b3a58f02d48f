import type { Reference } from '../../../architecture/index.ts';
import { formatNumber } from './big-float.ts';
import {
  bare,
  isMark,
  isNumber,
  Mapping,
  markOf,
  NO_REFERENCES,
  Referring,
  referencesAt,
  Sequence,
  Unknown,
  type Value,
  WHOLE_MARK,
  withReferences,
} from './value.ts';

/** Why a text is not shown, in the words of `terraform plan`. */
export const SENSITIVE = 'sensitive value';

/** What stands in a shown text for a part that is not shown. */
export const MASK = '(sensitive)';

/**
 * The value, each of its texts and numbers marked as sensitive. Marks travel among the references, so whatever a value
 * takes part in is marked as well; `maskedParts` hides marked texts where they leave the evaluation. Empty texts, truth
 * values and keys hide nothing.
 */
export function markSensitive(given: Value): Value {
  const value = bare(given);
  if (value === null || typeof value === 'boolean' || value === '') return given;
  if (typeof value === 'string') return withReferences(given, [markOf(value)]);
  if (isNumber(value)) return withReferences(given, [markOf(formatNumber(value))]);
  if (value instanceof Unknown) {
    const { reason, failed, references, label, type } = value;
    return new Unknown(reason, { failed, references, label, type });
  }
  return members(value, markSensitive);
}

/** The value without marks, at any depth. */
export function unmarked(value: Value): Value {
  if (value instanceof Referring) {
    const references = withoutMarks(value.references);
    return references.length === 0 ? value.value : new Referring(value.value, references);
  }
  if (value instanceof Unknown) {
    if (!hasMark(value.references)) return value;
    const { reason, failed, references, parts, document, label } = value;
    return new Unknown(reason, { failed, references: withoutMarks(references), parts, document, label });
  }
  return members(value, unmarked);
}

function members(value: Value, change: (member: Value) => Value): Value {
  if (value instanceof Sequence) return new Sequence(value.kind, value.items.map(change), value.itemType);
  if (!(value instanceof Mapping)) return value;
  const entries = new Map<string, Value>();
  for (const [key, item] of value.entries) entries.set(key, change(item));
  return new Mapping(value.kind, entries, value.itemType, value.location);
}

export function hasMark(references: readonly Reference[]): boolean {
  return references.some(isMark);
}

export function isSensitive(value: Value): boolean {
  return hasMark(referencesAt(value));
}

export function withoutMarks(references: readonly Reference[]): readonly Reference[] {
  if (!hasMark(references)) return references;
  const plain = references.filter((reference) => !isMark(reference));
  return plain.length === 0 ? NO_REFERENCES : plain;
}

const HIDDEN = new Unknown(SENSITIVE, { label: MASK });

/** A text in which every marked text is an unknown part; hidden as a whole where a mark is not to be found in it. */
export function maskedParts(text: string, references: readonly Reference[]): readonly (string | Unknown)[] {
  const hidden: string[] = [];
  for (const reference of references) {
    if (!isMark(reference)) continue;
    const { attribute: secret = '' } = reference;
    if (reference === WHOLE_MARK || secret === '' || !text.includes(secret)) return [HIDDEN];
    hidden.push(secret);
  }
  let parts: readonly (string | Unknown)[] = [text];
  for (const secret of hidden.toSorted((a, b) => b.length - a.length)) {
    parts = parts.flatMap((part) =>
      typeof part === 'string'
        ? part.split(secret).flatMap((piece, index) => (index === 0 ? [piece] : [HIDDEN, piece]))
        : [part],
    );
  }
  return parts.filter((part) => part !== '');
}

/** What can be shown of the open text with the given parts. */
export function maskedOpenParts(
  parts: readonly (string | Unknown)[],
  references: readonly Reference[],
): readonly (string | Unknown)[] {
  const marks = references.filter(isMark);
  if (marks.length === 0) return parts;
  return parts.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    if (marks.includes(WHOLE_MARK)) return [HIDDEN];
    return maskedParts(
      part,
      marks.filter(({ attribute = '' }) => part.includes(attribute)),
    );
  });
}
