import {
  type Property,
  propertyFromJson,
  type SourceLocation,
  Unresolved,
} from '../../../architecture/index.ts';
import type { Meter } from '../evaluation/meter.ts';
import type { Expression, ParsedFile, Span } from '../syntax/ast.ts';
import { approximate, BigFloat, INEXACT, MachineNumber } from '../values/big-float.ts';
import { wholeObject } from '../values/convert.ts';
import { maskedOpenParts, maskedParts, SENSITIVE, withoutMarks } from '../values/sensitive.ts';
import { outlineOf } from '../values/outline.ts';
import { LazyObject, Mapping, Referring, Sequence, Unknown, type Value } from '../values/value.ts';
import { literalText } from '../configuration/module-configuration.ts';

/** Deepest nesting that a property is written out to. */
const DEEPEST = 100;

/** Where a value stands: its file and location, and the expression it was written as. */
export interface Written {
  readonly file: ParsedFile;
  readonly location: SourceLocation;
  readonly expression: Expression | undefined;
  /** In a policy inside JSON text: where in it. */
  readonly inPolicy?: PolicyPlace | undefined;
}

/** Only below the operator of a condition are keys with open parts shown: nobody asks there whether one is absent. */
type PolicyPlace = 'document' | 'condition' | 'operator';

function placeBelow(place: PolicyPlace | undefined, key: string): PolicyPlace | undefined {
  if (place === 'document') return key === 'Condition' ? 'condition' : 'document';
  return place === 'condition' ? 'operator' : undefined;
}

export function locationOf(file: ParsedFile, span: Span): SourceLocation {
  return {
    file: file.path,
    line: file.lineOf(span.start),
    endLine: file.lineOf(Math.max(span.start, span.end - 1)),
  };
}

/** The value as a property of the architecture; literal lists and maps give each item its own line. */
export function toProperty(value: Value, written: Written, meter: Meter, depth = 0): Property {
  meter.spend(20);
  const { location } = written;
  if (depth > DEEPEST) return { value: new Unresolved('the value is nested too deeply'), location };
  if (value instanceof Referring) return referringProperty(value, written, meter, depth);
  if (value instanceof Unknown && value.outline !== undefined && written.inPolicy === 'operator')
    return mapProperty(value.outline, written, meter, depth);
  if (value instanceof Unknown) return { value: unresolvedFrom(value, written, meter, depth), location };
  if (value instanceof LazyObject) return toProperty(wholeObject(value), written, meter, depth + 1);
  if (value instanceof Sequence) return listProperty(value, written, meter, depth);
  if (value instanceof Mapping) return mapProperty(value, written, meter, depth);
  return { value: value === null ? null : plainScalar(value), location };
}

/** Sensitive texts stay hidden; numbers and truth values are settings, not secrets. */
function referringProperty(
  { value, references }: Referring,
  written: Written,
  meter: Meter,
  depth: number,
): Property {
  const shown = withoutMarks(references);
  if (shown === references || typeof value !== 'string')
    return { value: plainScalar(value), location: written.location, references: shown };
  meter.spend(value.length >> 4);
  const open = new Unknown(SENSITIVE, { references: shown, parts: maskedParts(value, references) });
  return { value: unresolvedFrom(open, written, meter, depth), location: written.location };
}

function plainScalar(value: Referring['value']): string | number | boolean | Unresolved {
  if (value instanceof MachineNumber) return new Unresolved(INEXACT);
  return value instanceof BigFloat ? approximate(value) : value;
}

function listProperty(value: Sequence, written: Written, meter: Meter, depth: number): Property {
  const literal = literalOf(written.expression);
  const items = literal?.kind === 'tuple' && value.kind !== 'set' ? literal.items : [];
  const isAligned = items.length === value.items.length;
  return {
    value: value.items.map((item, index) => {
      const expression = isAligned ? items[index] : undefined;
      return toProperty(
        item,
        expression ? part(written, expression, expression) : inherited(written),
        meter,
        depth + 1,
      );
    }),
    location: written.location,
  };
}

function mapProperty(value: Mapping, written: Written, meter: Meter, depth: number): Property {
  const literal = literalOf(written.expression);
  const byKey = new Map<string, { readonly span: Span; readonly value: Expression }>();
  for (const item of literal?.kind === 'object' ? literal.items : []) {
    const key = literalText(item.key);
    if (key !== undefined)
      byKey.set(key, { span: { start: item.key.start, end: item.value.end }, value: item.value });
  }
  const own = value.location === undefined ? written : { ...inherited(written), location: value.location };
  const entries = new Map<string, Property>();
  for (const [key, item] of value.entries) {
    const found = byKey.get(key);
    const place = found ? part(own, found.value, found.span) : inherited(own);
    const inPolicy = placeBelow(written.inPolicy, key);
    entries.set(
      key,
      toProperty(item, place.inPolicy === inPolicy ? place : { ...place, inPolicy }, meter, depth + 1),
    );
  }
  return { value: entries, location: own.location };
}

function literalOf(expression: Expression | undefined): Expression | undefined {
  return expression?.kind === 'parentheses' ? literalOf(expression.inner) : expression;
}

function inherited(written: Written): Written {
  return written.expression === undefined ? written : { ...written, expression: undefined };
}

function part({ file, inPolicy }: Written, expression: Expression, span: Span): Written {
  return { file, location: locationOf(file, span), expression, inPolicy };
}

function unresolvedFrom(value: Unknown, written: Written, meter: Meter, depth: number): Unresolved {
  const { reason, document, label } = value;
  const references = withoutMarks(value.references);
  const parts = value.parts && maskedOpenParts(value.parts, value.references);
  const encoded = literalOf(written.expression);
  const inside = encoded?.kind === 'call' ? encoded.arguments[0] : undefined;
  const within: Written = { ...written, expression: inside, inPolicy: 'document' };
  return new Unresolved(reason, {
    references,
    text: parts === undefined ? zoneText(label) : outlineOf(parts),
    document:
      document === undefined
        ? jsonOf(parts, written.location)
        : toProperty(document, within, meter, depth + 1),
  });
}

/**
 * `${data.aws_availability_zones.all.names[0]}`: not known, but surely another zone than the next element. The list as
 * a whole stands for every zone of the Region.
 */
function zoneText(label: string | undefined): string | undefined {
  const isZones = label !== undefined && /^data\.aws_availability_zones\.[\w.-]+(?:\[\d+\])?$/.test(label);
  return isZones ? `\${${label}}` : undefined;
}

/** The document in JSON text whose open parts stand inside its strings. */
function jsonOf(parts: Unknown['parts'], location: SourceLocation): Property | undefined {
  if (parts === undefined || typeof parts[0] !== 'string' || !/^\s*[[{]/.test(parts[0])) return undefined;
  const marked = parts
    .map((piece, index) => (typeof piece === 'string' ? piece : `\u{f0000}${index}\u{f0001}`))
    .join('');
  try {
    return openedUp(propertyFromJson(JSON.parse(marked), location), parts, 'document');
  } catch {
    return undefined;
  }
}

/** The text or key with its marked places put back; undefined where it has none. */
function unmarkedPieces(
  text: string,
  parts: readonly (string | Unknown)[],
): readonly (string | Unknown)[] | undefined {
  if (!text.includes('\u{f0000}')) return undefined;
  return text
    .split(/\u{f0000}(\d+)\u{f0001}/u)
    .map((piece, index) => (index % 2 === 0 ? piece : (parts[Number(piece)] ?? '')));
}

function openedUp(
  property: Property,
  parts: readonly (string | Unknown)[],
  inPolicy: PolicyPlace | undefined,
): Property {
  const { value, location } = property;
  if (typeof value === 'string') {
    const pieces = unmarkedPieces(value, parts);
    return pieces === undefined ? property : { value: openText(pieces), location };
  }
  if (Array.isArray(value))
    return { value: value.map((item: Property) => openedUp(item, parts, inPolicy)), location };
  if (!(value instanceof Map)) return property;
  const entries = new Map<string, Property>();
  for (const [key, item] of value as ReadonlyMap<string, Property>) {
    const pieces = unmarkedPieces(key, parts);
    if (pieces !== undefined && inPolicy !== 'operator') return { value: openText(pieces, false), location };
    entries.set(
      pieces === undefined ? key : outlineOf(pieces),
      openedUp(item, parts, placeBelow(inPolicy, key)),
    );
  }
  return { value: entries, location };
}

function openText(pieces: readonly (string | Unknown)[], isShown = true): Unresolved {
  const open = pieces.filter((piece) => piece instanceof Unknown);
  return new Unresolved(open[0]?.reason ?? 'not known', {
    text: isShown ? outlineOf(pieces) : undefined,
    references: open.flatMap(({ references }) => withoutMarks(references)),
  });
}
