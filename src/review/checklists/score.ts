import type { ChecklistRow, Score } from './checklist.ts';

/**
 * Share of rows that are in place, in whole percent; undefined without a row that applies. An open row makes an interval;
 * so does one that a person says is missing and the code shows. A claim that the code contradicts counts as missing.
 */
export function scoreOf(rows: readonly ChecklistRow[]): Score | undefined {
  const applying = rows.filter(({ status }) => status !== 'not-applicable');
  if (applying.length === 0) return undefined;
  const inPlace = rows.filter(({ status }) => status === 'in-place').length;
  const undecided = applying.filter(
    ({ status, counts }) => status === 'open' || (status === 'disputed' && counts.contradicts === 0),
  ).length;
  return {
    lowest: percent(inPlace, applying.length),
    highest: percent(inPlace + undecided, applying.length),
    template: percent(inPlace, rows.length),
  };
}

/**
 * The rounded mean of the rounded scores of the groups, as the template reckons; the template knows nothing that does not
 * apply, so there a group of such rows counts as 0. Undefined where no group has a score.
 */
export function meanScore(groups: readonly (Score | undefined)[]): Score | undefined {
  const scores = groups.flatMap((score) => score ?? []);
  if (scores.length === 0) return undefined;
  const mean = (values: readonly number[], count: number) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / count);
  const over = (key: keyof Score) => scores.map((score) => score[key]);
  return {
    lowest: mean(over('lowest'), scores.length),
    highest: mean(over('highest'), scores.length),
    template: mean(over('template'), groups.length),
  };
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 100);
}
