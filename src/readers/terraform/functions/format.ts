import * as numbers from '../values/big-float.ts';
import { convert, toBool, toNumber, toText } from '../values/convert.ts';
import { quoted } from '../values/quoted.ts';
import { STRING } from '../values/type.ts';
import { TemplateText } from '../evaluation/template.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Sequence,
  Unknown,
  unknownFrom,
  unknownObject,
  type Value,
} from '../values/value.ts';
import { type Call, defineVariadic, type FunctionTable } from './function.ts';
import { jsonText } from './json.ts';

interface Verb {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly letter: string;
}

const LARGEST_WIDTH = 100_000;

/** The text of a format with its verbs replaced by the arguments; an unknown argument leaves the rest visible. */
export function formatted(format: string, values: readonly Value[], call: Call): Value {
  const text = new TemplateText(call.context);
  const verbs = /%(?:%|([-+ #0]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([A-Za-z]))/y;
  let position = 0;
  let next = 0;
  let used = 0;
  for (;;) {
    const percent = format.indexOf('%', position);
    text.add(percent < 0 ? format.slice(position) : format.slice(position, percent));
    if (percent < 0) break;
    verbs.lastIndex = percent;
    const match = verbs.exec(format);
    if (match === null) return failure(`the format is not valid at position ${percent}`);
    position = verbs.lastIndex;
    if (match[0] === '%%') {
      text.add('%');
      continue;
    }
    const [, flags = '', width = '', precision, index, letter = ''] = match;
    if (index !== undefined) next = Number(index) - 1;
    const value = values[next];
    if (value === undefined) return failure('there are fewer arguments than verbs');
    next += 1;
    used = Math.max(used, next);
    text.add(
      applied(
        {
          flags,
          width: width === '' ? undefined : Number(width),
          precision: precision === undefined ? undefined : Number(precision),
          letter,
        },
        value,
        call,
      ),
    );
  }
  if (used < values.length && !/%[-+ #0]*\d*(?:\.\d*)?\[/.test(format))
    return failure('there are more arguments than verbs');
  return text.value();
}

function applied(verb: Verb, value: Value, call: Call): Value {
  const plain = call.bare(value);
  if (plain instanceof Unknown) return plain;
  if (plain instanceof LazyObject) return unknownObject(plain);
  if (plain === null) return new Unknown('format() of null is not evaluated');
  if ((verb.width ?? 0) > LARGEST_WIDTH || (verb.precision ?? 0) > LARGEST_WIDTH)
    return new Unknown('the width is too large');
  const text = verbText(verb, plain, call);
  return text instanceof Unknown ? text : padded(text, verb);
}

function verbText(verb: Verb, value: Value, call: Call): string | Unknown {
  switch (verb.letter) {
    case 'v':
      return plainText(verb, value);
    case 't': {
      const flag = value === null ? failure('the value is null') : toBool(value);
      return typeof flag === 'boolean' ? String(flag) : (flag as Unknown);
    }
    case 's':
    case 'q': {
      const text = value === null ? failure('the value is null') : toText(value);
      if (text instanceof Unknown) return text;
      const shortened = verb.precision === undefined ? text : [...text].slice(0, verb.precision).join('');
      return verb.letter === 'q' ? quoted(shortened) : shortened;
    }
    default:
      return numberText(verb, value, call);
  }
}

function plainText(verb: Verb, value: Value): string | Unknown {
  if (verb.flags.includes('#')) return jsonText(value);
  if (value === null) return 'null';
  if (typeof value === 'string')
    return verb.precision === undefined ? value : [...value].slice(0, verb.precision).join('');
  return typeof value === 'boolean' || isNumber(value) ? toText(value) : jsonText(value);
}

function numberText(verb: Verb, value: Value, { context }: Call): string | Unknown {
  const converted = value === null ? failure('the value is null') : bare(toNumber(value));
  context.meter.spend(1);
  if (!isNumber(converted)) return converted instanceof Unknown ? converted : failure('a number is required');
  switch (verb.letter) {
    case 'd':
      return wholeText(converted, 10, verb);
    case 'b':
      return wholeText(converted, 2, verb);
    case 'o':
      return wholeText(converted, 8, verb);
    case 'x':
      return wholeText(converted, 16, verb);
    case 'X': {
      const text = wholeText(converted, 16, verb);
      return text instanceof Unknown ? text : text.toUpperCase();
    }
    case 'f':
    case 'F':
      return signed(decimalText(converted, verb.precision ?? 6), verb);
    case 'e':
    case 'E': {
      const text = numbers
        .approximate(converted)
        .toExponential(verb.precision ?? 6)
        .replace(/e([+-])(\d)$/, 'e$10$2');
      return signed(verb.letter === 'E' ? text.toUpperCase() : text, verb);
    }
    case 'g':
    case 'G':
      return new Unknown('format() with %g is not evaluated');
    default:
      return failure(`%${verb.letter} is not a verb`);
  }
}

function wholeText(value: numbers.TerraformNumber, radix: number, verb: Verb): string | Unknown {
  const whole = numbers.bigIntOf(value);
  if (whole === undefined) return failure('a whole number is required');
  const prefix =
    verb.flags.includes('#') && radix !== 10 ? (radix === 16 ? '0x' : radix === 8 ? '0' : '0b') : '';
  const digits = (whole < 0n ? -whole : whole).toString(radix);
  return signed(`${whole < 0n ? '-' : ''}${prefix}${digits.padStart(verb.precision ?? 0, '0')}`, verb);
}

/** Rounds half to even on the exact value, as Go prints it. */
function decimalText(value: numbers.TerraformNumber, digits: number): string {
  const scale = numbers.parseNumber(`1e${Math.min(digits, 300)}`) ?? 1;
  const isNegative = numbers.compareNumbers(value, 0) < 0;
  const scaled = numbers.multiply(isNegative ? numbers.negate(value) : value, scale);
  let whole = numbers.bigIntOf(numbers.floorOf(scaled)) ?? 0n;
  const rest = numbers.subtract(scaled, numbers.floorOf(scaled));
  const half = numbers.compareNumbers(rest, numbers.parseNumber('0.5') ?? 1);
  if (half > 0 || (half === 0 && whole % 2n === 1n)) whole += 1n;
  const text = whole.toString().padStart(digits + 1, '0');
  const placed = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return isNegative ? `-${placed}` : placed;
}

function signed(text: string, { flags }: Verb): string {
  if (text.startsWith('-')) return text;
  if (flags.includes('+')) return `+${text}`;
  return flags.includes(' ') ? ` ${text}` : text;
}

function padded(text: string, { flags, width, letter }: Verb): string {
  const missing = (width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0') || 'sqvt'.includes(letter)) {
    return (flags.includes('0') && letter !== 't' ? '0' : ' ').repeat(missing) + text;
  }
  const sign = /^[+\- ]/.test(text) ? text.slice(0, 1) : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

function formatList(format: string, values: readonly Value[], call: Call): Value {
  const lists = values.map((value) => (value instanceof Sequence ? value.items : undefined));
  const open = unknownFrom(values.filter((value) => value instanceof Unknown));
  if (open !== undefined && lists.every((list) => list === undefined)) return open;
  const lengths = new Set(lists.flatMap((list) => (list === undefined ? [] : [list.length])));
  const [length = 1, ...others] = lengths;
  if (others.length > 0) return failure('the lists must have the same length');
  const items: Value[] = [];
  for (let index = 0; index < length; index++) {
    const item = formatted(
      format,
      values.map((value, place) => lists[place]?.[index] ?? (lists[place] ? null : value)),
      call,
    );
    if (item instanceof Unknown && item.failed) return item;
    items.push(item);
  }
  return new Sequence(
    'list',
    items.map((item) => convert(item, STRING, call.context.meter)),
    STRING,
  );
}

export const FORMAT_FUNCTIONS: FunctionTable = new Map([
  ['format', defineVariadic(['string'], 'open', ([format], values, call) => formatted(format, values, call))],
  [
    'formatlist',
    defineVariadic(['string'], 'open', ([format], values, call) => formatList(format, values, call)),
  ],
]);
