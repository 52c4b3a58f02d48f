import { firstUnknown } from '../values/equality.ts';
import { formatNumber, parseNumber } from '../values/big-float.ts';
import { wholeObject } from '../values/convert.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Mapping,
  object,
  Sequence,
  tuple,
  Unknown,
  unknownObject,
  type Value,
} from '../values/value.ts';
import { type Call, define, type FunctionTable } from './function.ts';

/** JSON text as Go's encoder writes it. */
export function jsonText(given: Value): string {
  const value = bare(given);
  if (value === null || value instanceof Unknown || value instanceof LazyObject) return 'null';
  if (typeof value === 'string') return jsonString(value);
  if (isNumber(value)) return formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Sequence) return `[${value.items.map(jsonText).join(',')}]`;
  return `{${[...value.entries].map(([key, item]) => `${jsonString(key)}:${jsonText(item)}`).join(',')}}`;
}

function jsonString(text: string): string {
  const escaped = JSON.stringify(text);
  if (!/[<>&\u2028\u2029]/.test(escaped)) return escaped;
  return escaped.replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text made of a structure, by a function that needs all of it; with open parts, the structure stays visible. */
export function encoded(value: Value, encode: (value: Value) => Value, call: Call): Value {
  const whole = value instanceof LazyObject ? wholeObject(value) : value;
  const open = firstUnknown(whole, call.context.meter);
  call.references = call.mentioned([whole]);
  if (open === undefined) return encode(whole);
  const { reason, failed } = open instanceof LazyObject ? unknownObject(open) : open;
  const isStructure = whole instanceof Sequence || whole instanceof Mapping;
  return new Unknown(reason, {
    failed,
    references: call.references,
    document: isStructure ? whole : undefined,
  });
}

function decoded(text: string): Value {
  try {
    const parsed: unknown = JSON.parse(text, exactNumber);
    return fromJson(parsed);
  } catch (error) {
    return error instanceof SyntaxError ? failure('the text is not JSON') : rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** Numbers keep the digits they are written with. */
function exactNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return parseNumber(context?.source ?? String(value)) ?? new Unknown('the number is out of bounds');
}

function fromJson(data: unknown): Value {
  if (Array.isArray(data)) return tuple(data.map(fromJson));
  if (data === null || typeof data !== 'object' || isNumber(data as Value) || data instanceof Unknown)
    return data as Value;
  return object(Object.entries(data).map(([key, item]) => [key, fromJson(item)] as const));
}

export const JSON_FUNCTIONS: FunctionTable = new Map([
  ['jsonencode', define(['open'], ([value], call) => encoded(value, jsonText, call))],
  [
    'jsondecode',
    define(['open'], ([value], call) => {
      if (value instanceof Unknown && value.document !== undefined) return value.document;
      const text = call.text(value);
      return text instanceof Unknown ? text : decoded(text);
    }),
  ],
]);
