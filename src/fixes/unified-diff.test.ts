import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

const lines = (...words: readonly string[]) => words.map((word) => `${word}\n`).join('');
const diff = (before: string, after: string) => unifiedDiff('a.tf', before, after).map(({ text }) => text);

// Expected values are those of GNU diff 3.8 (diff -u), whose hunks leave the count out where it is 1.
describe('a diff', () => {
  it('is nothing where nothing changes', () => {
    expect(diff('a\n', 'a\n')).toEqual([]);
  });

  it('shows three lines around a change', () => {
    expect(
      diff(lines('1', '2', '3', '4', '5', '6', '7', '8'), lines('1', '2', '3', '4', 'x', '6', '7', '8')),
    ).toEqual([
      '--- a/a.tf',
      '+++ b/a.tf',
      '@@ -2,7 +2,7 @@',
      ' 2',
      ' 3',
      ' 4',
      '-5',
      '+x',
      ' 6',
      ' 7',
      ' 8',
    ]);
  });

  it('has a part for each place', () => {
    const before = Array.from({ length: 20 }, (_, index) => String(index));
    const after = before.flatMap((line) => (line === '2' || line === '17' ? [line, 'new'] : [line]));
    expect(diff(lines(...before), lines(...after)).filter((line) => /^[@+]/.test(line))).toEqual([
      '+++ b/a.tf',
      '@@ -1,6 +1,7 @@',
      '+new',
      '@@ -16,5 +17,6 @@',
      '+new',
    ]);
  });

  it('begins at line 0 of an empty text', () => {
    expect(diff('', 'a\n')).toEqual(['--- a/a.tf', '+++ b/a.tf', '@@ -0,0 +1,1 @@', '+a']);
  });

  it('says where the last newline is missing', () => {
    expect(diff('a', 'a\n')).toEqual([
      '--- a/a.tf',
      '+++ b/a.tf',
      '@@ -1,1 +1,1 @@',
      '-a',
      '\\ No newline at end of file',
      '+a',
    ]);
  });
});
