import { LimitReached } from './limit.ts';

/** Bits of precision of a number that Terraform parsed from text. */
const PRECISION = 512;

const LARGEST_BINARY_EXPONENT = 20_000;

/** Numbers further from 1 than this power of ten are refused: they only occur in hostile input. */
const LARGEST_EXPONENT = 4000;

/**
 * A binary floating-point number with Terraform's precision, for what a safe integer cannot hold.
 * Its value is `mantissa × 2^exponent`; every operation rounds to the nearest, ties to even.
 */
export class BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;

  constructor(mantissa: bigint, exponent: number) {
    this.mantissa = mantissa;
    this.exponent = exponent;
  }
}

/** A fraction that the machine's numbers hold: what is computed with it differs in the last digits. */
export class MachineNumber extends BigFloat {}

/** Why such a number is not shown. */
export const INEXACT = 'the last digits of the number are not certain';

export type TerraformNumber = number | BigFloat;

/** The number a decimal text stands for (`12`, `-0.5`, `1e6`); undefined where it is none, or out of all bounds. */
export function parseNumber(text: string): TerraformNumber | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const exponent = Number(exponentText) - fraction.length;
  if (Math.abs(exponent) > LARGEST_EXPONENT || text.length > LARGEST_EXPONENT) return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return exponent >= 0
    ? rounded(digits * 10n ** BigInt(exponent), 1n)
    : rounded(digits, 10n ** BigInt(-exponent));
}

/** A JavaScript number as Terraform would hold its shortest decimal text. */
export function numberFrom(value: number): TerraformNumber | undefined {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return Number.isFinite(value) ? parseNumber(String(value)) : undefined;
}

export function add(a: TerraformNumber, b: TerraformNumber): TerraformNumber {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  const [left, right] = [fractionOf(a), fractionOf(b)];
  return rounded(left[0] * right[1] + right[0] * left[1], left[1] * right[1]);
}

export function negate(a: TerraformNumber): TerraformNumber {
  if (typeof a === 'number') return -a;
  return a instanceof MachineNumber
    ? new MachineNumber(-a.mantissa, a.exponent)
    : new BigFloat(-a.mantissa, a.exponent);
}

export function subtract(a: TerraformNumber, b: TerraformNumber): TerraformNumber {
  return add(a, negate(b));
}

export function multiply(a: TerraformNumber, b: TerraformNumber): TerraformNumber {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a * b)) return a * b;
  if (a === 0 || b === 0) return zeroOf(a, b);
  const [left, right] = [fractionOf(a), fractionOf(b)];
  return rounded(left[0] * right[0], left[1] * right[1]);
}

/** Undefined for a division by zero. */
export function divide(a: TerraformNumber, b: TerraformNumber): TerraformNumber | undefined {
  if (b === 0) return undefined;
  if (a === 0) return zeroOf(a, b);
  const [left, right] = [fractionOf(a), fractionOf(b)];
  return rounded(left[0] * right[1], left[1] * right[0]);
}

/** Zero has a sign, as with Terraform. */
function zeroOf(a: TerraformNumber, b: TerraformNumber): TerraformNumber {
  return isNegative(a) === isNegative(b) ? 0 : -0;
}

function isNegative(a: TerraformNumber): boolean {
  return typeof a === 'number' ? a < 0 || Object.is(a, -0) : a.mantissa < 0n;
}

/**
 * The remainder with the sign of the dividend; all of it for a division by zero. What remains of fractions depends on the
 * precision of every step before: it is one of the machine's numbers.
 */
export function remainder(a: TerraformNumber, b: TerraformNumber): TerraformNumber {
  if (b === 0) return a;
  if (typeof a === 'number' && typeof b === 'number') return a % b || 0;
  // As Terraform does it: the quotient is rounded to the precision of all numbers first.
  const [numerator, denominator] = fractionOf(divide(a, b) ?? 0);
  const rest = subtract(a, multiply(rounded(numerator / denominator, 1n), b));
  if (typeof rest === 'number' || [a, b].every(isShort)) return rest;
  return new MachineNumber(rest.mantissa, rest.exponent);
}

/** Whether all precisions hold the number exactly, as they do halves and quarters. */
function isShort(a: TerraformNumber): boolean {
  return typeof a === 'number' || bitLength(a.mantissa < 0n ? -a.mantissa : a.mantissa) <= 53;
}

/** Negative, zero or positive, as for a sort. */
export function compareNumbers(a: TerraformNumber, b: TerraformNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [fractionOf(a), fractionOf(b)];
  const difference = left[0] * right[1] - right[0] * left[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The whole number below; `up` for the one above. */
export function floorOf(a: TerraformNumber, up = false): TerraformNumber {
  if (typeof a === 'number') return a || 0;
  const [numerator, denominator] = fractionOf(a);
  let quotient = numerator / denominator;
  if (numerator % denominator !== 0n) {
    if (up && numerator > 0n) quotient += 1n;
    if (!up && numerator < 0n) quotient -= 1n;
  }
  return rounded(quotient, 1n);
}

/** The number as a JavaScript whole number; undefined for a fraction or one too large. */
export function wholeNumber(a: TerraformNumber): number | undefined {
  return typeof a === 'number' ? a : undefined;
}

/** The whole number as a BigInt; undefined for a fraction. */
export function bigIntOf(a: TerraformNumber): bigint | undefined {
  if (typeof a === 'number') return BigInt(a);
  const [numerator, denominator] = fractionOf(a);
  return numerator % denominator === 0n ? numerator / denominator : undefined;
}

/** The nearest JavaScript number. */
export function approximate(a: TerraformNumber): number {
  return typeof a === 'number' ? a : Number(formatNumber(a));
}

/** The number in full, without exponent: the shortest decimal text that stands for it at Terraform's precision. */
export function formatNumber(a: TerraformNumber): string {
  if (typeof a === 'number') return Object.is(a, -0) ? '-0' : String(a);
  const negative = a.mantissa < 0n;
  const digits = shortestDecimal(negative ? new BigFloat(-a.mantissa, a.exponent) : a);
  return negative ? `-${digits}` : digits;
}

function fractionOf(a: TerraformNumber): readonly [bigint, bigint] {
  if (typeof a === 'number') return [BigInt(a), 1n];
  return a.exponent >= 0 ? [a.mantissa << BigInt(a.exponent), 1n] : [a.mantissa, 1n << BigInt(-a.exponent)];
}

function bitLength(value: bigint): number {
  const hex = value.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)));
}

/** The representable number nearest to a fraction. */
function rounded(numerator: bigint, denominator: bigint): TerraformNumber {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  let shift = PRECISION + 1 - (bitLength(top) - bitLength(bottom));
  if (top % bottom === 0n && bitLength(top / bottom) <= PRECISION) shift = 0;
  const scaledTop = shift > 0 ? top << BigInt(shift) : top;
  const scaledBottom = shift < 0 ? bottom << BigInt(-shift) : bottom;
  let mantissa = scaledTop / scaledBottom;
  const rest = scaledTop % scaledBottom;
  let exponent = -shift;
  const excess = bitLength(mantissa) - PRECISION;
  if (excess > 0) {
    const unit = 1n << BigInt(excess);
    const low = mantissa % unit;
    mantissa /= unit;
    exponent += excess;
    const half = unit / 2n;
    if (low > half || (low === half && (rest !== 0n || mantissa % 2n === 1n))) mantissa += 1n;
  }
  while (mantissa % 2n === 0n && mantissa % 4294967296n === 0n) {
    mantissa >>= 32n;
    exponent += 32;
  }
  while (mantissa % 2n === 0n) {
    mantissa >>= 1n;
    exponent += 1;
  }
  if (Math.abs(exponent) > LARGEST_BINARY_EXPONENT) throw new LimitReached('the number is out of bounds');
  if (exponent >= 0 && exponent < 64) {
    const whole = mantissa << BigInt(exponent);
    if (whole <= BigInt(Number.MAX_SAFE_INTEGER)) return negative ? -Number(whole) : Number(whole);
  }
  return new BigFloat(negative ? -mantissa : mantissa, exponent);
}

function shortestDecimal(a: BigFloat): string {
  const [numerator, denominator] = fractionOf(a);
  const ulpShift = PRECISION - bitLength(a.mantissa);
  const scale = 1n << BigInt(ulpShift + 1);
  // Half a unit in the last place, all three as fractions of `bottom`.
  const value = numerator * scale;
  const bottom = denominator * scale;
  const half = a.exponent >= 0 ? 1n << BigInt(a.exponent) : 1n;
  let power = Math.max(0, Math.floor((bitLength(numerator) - bitLength(denominator)) * 0.30103) + 2);
  while (power > -LARGEST_EXPONENT * 2) {
    const unit = power >= 0 ? 10n ** BigInt(power) * bottom : bottom;
    const scaled = power >= 0 ? value : value * 10n ** BigInt(-power);
    const room = power >= 0 ? half : half * 10n ** BigInt(-power);
    const down = scaled / unit;
    const rest = scaled % unit;
    if (rest < room && (rest * 2n <= unit || unit - rest >= room) && down > 0n) return placed(down, power);
    if (unit - rest < room) return placed(down + 1n, power);
    power -= 1;
  }
  return '0';
}

function placed(digits: bigint, power: number): string {
  const text = digits.toString();
  if (power >= 0) return text + '0'.repeat(power);
  const padded = text.padStart(1 - power, '0');
  const point = padded.length + power;
  return `${padded.slice(0, point)}.${padded.slice(point)}`;
}
