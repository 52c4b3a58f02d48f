const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const BOOLEANS = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const LEADING_ZERO = /^[-+]?0\d/;
const OTHER_BASE = /^(?:0o[0-7]+|0x[0-9a-fA-F]+)$/;

/**
 * The value of a plain scalar by YAML's core schema, with two exceptions that keep what was written: digits behind a
 * leading zero (`012345678901`, an account id) and numbers beyond what a number holds (`1e999`, `.inf`) stay text.
 */
export function resolvePlainScalar(source: string): string | number | boolean | null {
  const first = source.charCodeAt(0);
  if (NULLS.has(source)) return null;
  if (!isNumberStart(first)) return BOOLEANS.get(source) ?? source;
  if (OTHER_BASE.test(source)) return finite(Number(source), source);
  if (!NUMBER.test(source) || LEADING_ZERO.test(source)) return source;
  return finite(Number(source), source);
}

/** Digit, `+`, `-` or `.`. */
function isNumberStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}

function finite(value: number, source: string): number | string {
  return Number.isFinite(value) ? value : source;
}
