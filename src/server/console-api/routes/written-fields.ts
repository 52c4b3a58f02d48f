import * as v from 'valibot';
import { isIsoDate } from '../../../review/index.ts';

/** A day as the console sends it: `2027-06-30`. */
export const day = v.pipe(v.string(), v.check(isIsoDate, 'expected a day such as 2027-06-30'));

/** A line of text that people write, without the one character that PostgreSQL cannot keep. */
export const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(longest),
    v.check((text) => !text.includes('\0'), 'expected text without the character U+0000'),
  );
