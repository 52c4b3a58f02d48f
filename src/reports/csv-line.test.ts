import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

// What OWASP's page on CSV injection lists: = + - @, their wide forms, and cells that begin behind a separator.
describe('a cell', () => {
  it.each([
    ['=cmd', "'=cmd"],
    ['  +1', "'  +1"],
    ['＝cmd', "'＝cmd"],
    ['main.tf:1 x; =cmd.tf:2 y', "main.tf:1 x;' =cmd.tf:2 y"],
  ])('%s is no formula to a spreadsheet', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it.each(['a-b', 'a = b', 'x; y'])('%s stays', (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  });
});
