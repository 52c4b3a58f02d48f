import * as numbers from '../values/big-float.ts';
import { bare, failure, Sequence, Unknown, unknownFrom, type Value } from '../values/value.ts';
import { toNumber } from '../values/convert.ts';
import { type Call, define, defineVariadic, type FunctionTable } from './function.ts';

type TerraformNumber = numbers.TerraformNumber;

const ZERO = '0'.charCodeAt(0);

function extreme(values: readonly TerraformNumber[], direction: 1 | -1): Value {
  const [first, ...others] = values;
  if (first === undefined) return failure('at least one argument is required');
  return others.reduce(
    (best, value) => (numbers.compareNumbers(value, best) * direction > 0 ? value : best),
    first,
  );
}

/** Terraform computes these with the numbers of the machine. */
function machineNumber(value: number): Value {
  if (Number.isNaN(value)) return failure('the result is not a number');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return new Unknown('the number is too large to be certain');
  const exact = numbers.numberFrom(value) ?? new Unknown('the number is out of bounds');
  return exact instanceof numbers.BigFloat
    ? new numbers.MachineNumber(exact.mantissa, exact.exponent)
    : exact;
}

/** With a fraction as exponent, whether the result is whole is a matter of the last digits. */
function power(value: number, exponent: number): Value {
  const result = value ** exponent;
  const isClose = Math.abs(result - Math.round(result)) < Math.abs(result) * 1e-12;
  return isClose && !Number.isInteger(exponent) && exponent !== 0.5 && value !== 0 && value !== 1
    ? new Unknown(numbers.INEXACT)
    : machineNumber(result);
}

function parseInteger(text: string, base: TerraformNumber): Value {
  const radix = numbers.wholeNumber(base);
  if (radix === undefined || radix < 2 || radix > 62) return failure('the base must be between 2 and 62');
  const match = /^([+-]?)([0-9A-Za-z]{1,300})$/.exec(text);
  if (match === null) return failure('the text is not a whole number');
  let value = 0n;
  for (const digit of match[2] ?? '') {
    const worth = digitValue(digit, radix);
    if (worth >= radix) return failure('the text is not a whole number of that base');
    value = value * BigInt(radix) + BigInt(worth);
  }
  return (
    numbers.parseNumber(String(match[1] === '-' ? -value : value)) ??
    new Unknown('the number is out of bounds')
  );
}

function digitValue(digit: string, radix: number): number {
  const code = digit.charCodeAt(0);
  if (code <= ZERO + 9) return code - ZERO;
  const isUpper = code < 'a'.charCodeAt(0);
  if (isUpper) return code - 'A'.charCodeAt(0) + (radix <= 36 ? 10 : 36);
  return code - 'a'.charCodeAt(0) + 10;
}

function range(values: readonly TerraformNumber[], call: Call): Value {
  const [first = 0, second, third] = values;
  if (values.length === 0 || values.length > 3) return failure('it takes one to three arguments');
  const start = second === undefined ? 0 : first;
  const end = second === undefined ? first : second;
  const isDown = numbers.compareNumbers(end, start) < 0;
  const step = third ?? (isDown ? -1 : 1);
  if (step === 0) return failure('the step must not be zero');
  if (values.some((value) => value instanceof numbers.MachineNumber)) return new Unknown(numbers.INEXACT);
  const isStepDown = numbers.compareNumbers(step, 0) < 0;
  if (isStepDown !== isDown && numbers.compareNumbers(end, start) !== 0)
    return failure('the step leads away from the end');
  const items: TerraformNumber[] = [];
  let current = start;
  while (isStepDown ? numbers.compareNumbers(current, end) > 0 : numbers.compareNumbers(current, end) < 0) {
    if (items.length >= 1024) return failure('more than 1024 values');
    items.push(current);
    current = numbers.add(current, step);
  }
  call.context.meter.spend(items.length);
  return new Sequence('list', items);
}

function sum(list: Sequence, call: Call): Value {
  if (list.items.length === 0) return failure('the list is empty');
  let total: TerraformNumber = 0;
  for (const item of list.items) {
    const plain = call.bare(item);
    const value = unknownFrom([plain]) ?? (plain === null ? failure('an element is null') : toNumber(plain));
    if (value instanceof Unknown) return value;
    if (value instanceof numbers.MachineNumber) return new Unknown(numbers.INEXACT);
    total = numbers.add(total, bare(value) as TerraformNumber);
  }
  return total;
}

export const NUMERIC_FUNCTIONS: FunctionTable = new Map([
  [
    'abs',
    define(['number'], ([value]) =>
      numbers.compareNumbers(value, 0) < 0 ? numbers.negate(value) : value || 0,
    ),
  ],
  ['ceil', define(['number'], ([value]) => numbers.floorOf(value, true))],
  ['floor', define(['number'], ([value]) => numbers.floorOf(value))],
  [
    'log',
    define(['number', 'number'], ([value, base]) =>
      machineNumber(Math.log(numbers.approximate(value)) / Math.log(numbers.approximate(base))),
    ),
  ],
  ['max', defineVariadic([], 'number', (_, values) => extreme(values, 1))],
  ['min', defineVariadic([], 'number', (_, values) => extreme(values, -1))],
  ['parseint', define(['string', 'number'], ([text, base]) => parseInteger(text, base))],
  [
    'pow',
    define(['number', 'number'], ([value, exponent]) =>
      power(numbers.approximate(value), numbers.approximate(exponent)),
    ),
  ],
  ['range', defineVariadic([], 'number', (_, values, call) => range(values, call))],
  [
    'signum',
    define(['number'], ([value]) =>
      numbers.bigIntOf(value) === undefined
        ? failure('a whole number is required')
        : Math.sign(numbers.compareNumbers(value, 0)) || 0,
    ),
  ],
  ['sum', define(['sequence'], ([list], call) => sum(list, call))],
]);
