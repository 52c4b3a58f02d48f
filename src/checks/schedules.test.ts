import { describe, expect, it } from 'vitest';
import { inWords, longestGapSeconds } from './schedules.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the longest gap between two runs', () => {
  it.each([
    ['rate(5 minutes)', 300],
    ['rate(1 day)', DAY],
    ['cron(0 3 * * ? *)', DAY],
    ['cron(0 * * * ? *)', HOUR],
    ['cron(0 0/6 * * ? *)', 6 * HOUR],
    ['cron(0 2,8 * * ? *)', 18 * HOUR],
    ['cron(0 5 ? * MON-FRI *)', 3 * DAY],
    ['cron(0 5 ? * 1 *)', 7 * DAY],
    ['cron(0 5 1 * ? *)', 31 * DAY],
    ['cron(0 5 1 1 ? *)', undefined],
    ['cron(0 5 ? * 6L *)', undefined],
    ['cron(0 5 ? * MON#1 *)', undefined],
    ['at(2026-01-01T00:00:00)', undefined],
    ['', undefined],
  ])('of %s is %s', (expression, seconds) => {
    expect(longestGapSeconds(expression)).toBe(seconds);
  });
});

describe('a time in words', () => {
  it.each([
    [1, '1 second'],
    [90, '90 seconds'],
    [300, '5 minutes'],
    [3600, '1 hour'],
    [86400, '24 hours'],
    [172800, '2 days'],
  ])('%s is %s', (seconds, words) => {
    expect(inWords(seconds)).toBe(words);
  });
});
