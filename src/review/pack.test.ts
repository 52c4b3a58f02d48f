import { describe, expect, it } from 'vitest';
import { mergePacks, parsePack } from './pack.ts';

describe('a pack', () => {
  it('says per practice which checks speak to it, and how strongly', () => {
    const { pack, problems } = parsePack(
      'SEC08-BP02:\n  a: establishes\n  b: contradicts-only\nSEC08-BP03:\n',
      'sec.yaml',
    );
    expect(problems).toEqual([]);
    expect(pack).toEqual(
      new Map([
        [
          'SEC08-BP02',
          new Map([
            ['a', 'establishes'],
            ['b', 'contradicts-only'],
          ]),
        ],
        ['SEC08-BP03', new Map()],
      ]),
    );
  });

  it.each([
    [
      'SEC08-BP02:\n  a: establish\n',
      '2:6 a: expected establishes, supports or contradicts-only, found "establish"; did you mean "establishes"?',
    ],
    ['SEC08-BP02: [a]\n', '1:13 SEC08-BP02: expected keys with values, found a list.'],
  ])('with an error says where: %j', (text, problem) => {
    const { problems } = parsePack(text, 'sec.yaml');
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([problem]);
  });

  it('adds up with others', () => {
    const of = (text: string) => parsePack(text, 'p.yaml').pack;
    expect(
      mergePacks([of('P: { a: supports, b: supports }'), of('P: { b: establishes }\nQ: { c: supports }')]),
    ).toEqual(
      new Map([
        [
          'P',
          new Map([
            ['a', 'supports'],
            ['b', 'establishes'],
          ]),
        ],
        ['Q', new Map([['c', 'supports']])],
      ]),
    );
  });
});
