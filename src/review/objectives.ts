import type { Money, Objectives } from '../architecture/index.ts';
import type { DocumentNode, MapEntry } from '../document/document.ts';
import { type DocumentReading, found } from '../document/document-reading.ts';

const KEYS = [
  'availability',
  'errorRate',
  'rto',
  'rpo',
  'latencyP50',
  'latencyP95',
  'latencyP99',
  'monthlyBudget',
] as const;

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
]);

const LONGEST_DURATION = 60;

export function readObjectives(node: DocumentNode, reading: DocumentReading): Objectives {
  const entries = reading.map(node, KEYS, 'objectives');
  const percent = (key: (typeof KEYS)[number]) =>
    valueOf(entries.get(key), reading, 'a percentage such as 99.9%', percentage);
  const seconds = (key: (typeof KEYS)[number]) =>
    valueOf(
      entries.get(key),
      reading,
      'a duration with its unit (ms, s, min, h, d, w) such as 4h or 15min',
      duration,
    );
  const stated = {
    availabilityPercent: percent('availability'),
    errorRatePercent: percent('errorRate'),
    rtoSeconds: seconds('rto'),
    rpoSeconds: seconds('rpo'),
    latencyP50Seconds: seconds('latencyP50'),
    latencyP95Seconds: seconds('latencyP95'),
    latencyP99Seconds: seconds('latencyP99'),
    monthlyBudget: valueOf(
      entries.get('monthlyBudget'),
      reading,
      'an amount with its currency such as 1200 USD',
      money,
    ),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)) as Objectives;
}

function valueOf<T>(
  entry: MapEntry | undefined,
  reading: DocumentReading,
  expected: string,
  parse: (text: string) => T | undefined,
): T | undefined {
  if (entry === undefined) return undefined;
  const { key, value: node } = entry;
  const value = node.type === 'scalar' && node.value !== null ? parse(String(node.value).trim()) : undefined;
  if (value === undefined) reading.report(node, `${key}: expected ${expected}, found ${found(node)}.`);
  return value;
}

/** `99.9%`, `99.9 %` or `99.9`, from 0 to 100. */
function percentage(text: string): number | undefined {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,9})?) ?%?$/.exec(text) ?? [];
  const value = Number(digits);
  return digits === undefined || value > 100 ? undefined : value;
}

/** `4h`, `15min`, `1h 30m`, `250ms`, in seconds; a bare 0 needs no unit. */
function duration(text: string): number | undefined {
  if (text === '0') return 0;
  if (text === '' || text.length > LONGEST_DURATION) return undefined;
  let seconds = 0;
  for (const part of text.match(/\d+(?:\.\d+)? ?[a-z]+|\S/g) ?? []) {
    const [, count, unit = ''] = /^(\d{1,9}(?:\.\d{1,9})?) ?([a-z]+)$/.exec(part) ?? [];
    const size = SECONDS.get(unit);
    if (count === undefined || size === undefined) return undefined;
    seconds += Number(count) * size;
  }
  return Math.round(seconds * 1000) / 1000;
}

function money(text: string): Money | undefined {
  const [, digits, currency] = /^(\d{1,12}(?:\.\d{1,2})?) ?([A-Z]{3})$/.exec(text) ?? [];
  return digits === undefined || currency === undefined ? undefined : { amount: Number(digits), currency };
}
