import { failure, Unknown, type Value } from '../values/value.ts';
import { define, type FunctionTable } from './function.ts';

/** A moment and the offset from UTC it was written with, in minutes. */
interface Timestamp {
  /** Milliseconds since 1970, without the fraction below. */
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly offset: number;
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

function parseTimestamp(text: string): Timestamp | Unknown {
  const match = RFC3339.exec(text);
  if (match === null) return failure(`"${text}" is not a timestamp of RFC 3339`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 59)
    return failure(`"${text}" is not a timestamp of RFC 3339`);
  date.setUTCHours(hour, minute, second);
  const zone = match[8] ?? 'Z';
  const minutes = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  const offset = zone.startsWith('-') ? -minutes : minutes;
  return {
    seconds: date.getTime() / 1000 - offset * 60,
    nanoseconds: Number((match[7] ?? '').padEnd(9, '0')),
    offset,
  };
}

function localDate({ seconds, offset }: Timestamp): Date {
  return new Date((seconds + offset * 60) * 1000);
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

function zoneText(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${separator}${pad(minutes % 60)}`;
}

/** The timestamp as Go writes RFC 3339. */
function timestampText(timestamp: Timestamp): string {
  const date = localDate(timestamp);
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString().slice(0, 19);
  return text + (timestamp.offset === 0 ? 'Z' : zoneText(timestamp.offset, ':'));
}

const UNITS = new Map([
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ns', 1n],
]);

/** Nanoseconds of a duration such as `-1h30m`; undefined where it is none. */
function parseDuration(text: string): bigint | undefined {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return 0n;
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:h|ms|m|us|µs|μs|ns|s))+$/.test(unsigned) || unsigned.length > 60)
    return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of unsigned.matchAll(
    /(\d*)(?:\.(\d*))?(h|ms|m|us|µs|μs|ns|s)/g,
  )) {
    const worth = UNITS.get(unit) ?? 0n;
    total += BigInt(whole === '' ? 0 : whole) * worth;
    if (fraction !== '') total += (BigInt(fraction) * worth) / 10n ** BigInt(fraction.length);
  }
  return text.startsWith('-') ? -total : total;
}

function timeAdd(text: string, durationText: string): Value {
  const timestamp = parseTimestamp(text);
  if (timestamp instanceof Unknown) return timestamp;
  const duration = parseDuration(durationText);
  if (duration === undefined) return failure(`"${durationText}" is not a duration`);
  const total = BigInt(timestamp.seconds) * 1_000_000_000n + BigInt(timestamp.nanoseconds) + duration;
  const nanoseconds = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const seconds = Number((total - nanoseconds) / 1_000_000_000n);
  const result = timestampText({ seconds, nanoseconds: Number(nanoseconds), offset: timestamp.offset });
  return /^\d{4}-/.test(result) ? result : new Unknown('the time is out of bounds');
}

function timeCompare(left: string, right: string): Value {
  const a = parseTimestamp(left);
  const b = parseTimestamp(right);
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  return Math.sign(a.seconds - b.seconds || a.nanoseconds - b.nanoseconds);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function formatDate(format: string, text: string): Value {
  const timestamp = parseTimestamp(text);
  if (timestamp instanceof Unknown) return timestamp;
  let result = '';
  for (const [token] of format.matchAll(/'(?:[^']|'')*'|'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (/^[A-Za-z]/.test(token)) {
      const field = dateField(token, timestamp);
      if (field === undefined) return failure(`"${token}" is not part of a date format`);
      result += field;
    } else if (token === "'") return failure('a quote is not closed');
    else result += token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token;
  }
  return result;
}

function dateField(token: string, timestamp: Timestamp): string | undefined {
  const date = localDate(timestamp);
  const hour = date.getUTCHours();
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  switch (token) {
    case 'YYYY':
      return pad(date.getUTCFullYear(), 4);
    case 'YY':
      return pad(date.getUTCFullYear() % 100);
    case 'MMMM':
      return MONTHS[date.getUTCMonth()];
    case 'MMM':
      return MONTHS[date.getUTCMonth()]?.slice(0, 3);
    case 'MM':
      return pad(date.getUTCMonth() + 1);
    case 'M':
      return String(date.getUTCMonth() + 1);
    case 'DD':
      return pad(date.getUTCDate());
    case 'D':
      return String(date.getUTCDate());
    case 'EEEE':
      return DAYS[date.getUTCDay()];
    case 'EEE':
      return DAYS[date.getUTCDay()]?.slice(0, 3);
    case 'hh':
      return pad(hour);
    case 'h':
      return String(hour);
    case 'HH':
      return pad(twelve);
    case 'H':
      return String(twelve);
    case 'AA':
      return hour < 12 ? 'AM' : 'PM';
    case 'aa':
      return hour < 12 ? 'am' : 'pm';
    case 'mm':
      return pad(date.getUTCMinutes());
    case 'm':
      return String(date.getUTCMinutes());
    case 'ss':
      return pad(date.getUTCSeconds());
    case 's':
      return String(date.getUTCSeconds());
    default:
      return zoneField(token, timestamp.offset);
  }
}

function zoneField(token: string, offset: number): string | undefined {
  switch (token) {
    case 'ZZZZZ':
      return zoneText(offset, ':');
    case 'ZZZZ':
      return zoneText(offset, '');
    case 'ZZZ':
      return offset === 0 ? 'UTC' : zoneText(offset, '');
    case 'Z':
      return offset === 0 ? 'Z' : zoneText(offset, ':');
    default:
      return undefined;
  }
}

export const DATE_FUNCTIONS: FunctionTable = new Map([
  ['formatdate', define(['string', 'string'], ([format, text]) => formatDate(format, text))],
  ['timeadd', define(['string', 'string'], ([text, duration]) => timeAdd(text, duration))],
  ['timecmp', define(['string', 'string'], ([left, right]) => timeCompare(left, right))],
]);
