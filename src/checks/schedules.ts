const HOUR = 3600;
const DAY = 24 * HOUR;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['minute', 60],
  ['hour', HOUR],
  ['day', DAY],
]);
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * The longest time between two runs of a `rate(…)` or `cron(…)` expression, in seconds. Undefined where the expression
 * is of another form, or names single months, years or weekdays of a month.
 */
export function longestGapSeconds(expression: string): number | undefined {
  const [, count, unit = ''] = /^rate\((\d{1,6}) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return Number(count) * (UNITS.get(unit) ?? 0);
  const fields = /^cron\(([^()]{1,120})\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields === undefined || fields.length < 5) return undefined;
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', year = '*'] = fields;
  if (months !== '*' || year !== '*') return undefined;
  const everyDay = isAny(days) && isAny(weekdays);
  if (!everyDay) return isAny(days) ? gapOfWeekdays(weekdays) : gapOfDaysOfMonth(days);
  const inDay = valuesOf(hours, 0, 23);
  if (inDay === undefined) return undefined;
  if (inDay.length > 1) return largestGap(inDay, 24) * HOUR;
  return valuesOf(minutes, 0, 59) === undefined ? undefined : DAY;
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

function gapOfWeekdays(field: string): number | undefined {
  const numbers = field.toUpperCase().replaceAll(/[A-Z]{3}/g, (name) => String(DAYS.indexOf(name) + 1));
  const values = valuesOf(numbers, 1, 7);
  return values === undefined ? undefined : largestGap(values, 7) * DAY;
}

/** Taken for a month of 31 days, the longest there is. */
function gapOfDaysOfMonth(field: string): number | undefined {
  const values = valuesOf(field, 1, 31);
  return values === undefined ? undefined : largestGap(values, 31) * DAY;
}

function largestGap(values: readonly number[], cycle: number): number {
  const gaps = values.map((value, at) => (values[at + 1] ?? (values[0] ?? 0) + cycle) - value);
  return Math.max(...gaps);
}

/** `1,5`, `2-4`, `0/6`, `*` as the values they stand for, in order. */
function valuesOf(field: string, least: number, most: number): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, whole = '', from, to, step] = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (whole === '') return undefined;
    const first = from === undefined ? least : Number(from);
    const open = whole === '*' || (step !== undefined && to === undefined);
    const last = open ? most : Number(to ?? from);
    const width = step === undefined ? 1 : Number(step);
    if (width === 0 || first < least || last > most) return undefined;
    for (let value = first; value <= last; value += width) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

/** `90` → `90 seconds`, `3600` → `1 hour`, `172800` → `2 days`. */
export function inWords(seconds: number): string {
  const [amount, unit] =
    seconds >= 2 * DAY && seconds % DAY === 0
      ? [seconds / DAY, 'day']
      : seconds >= HOUR && seconds % HOUR === 0
        ? [seconds / HOUR, 'hour']
        : seconds >= 120 && seconds % 60 === 0
          ? [seconds / 60, 'minute']
          : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
