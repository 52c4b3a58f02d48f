import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_NESTING } from './compose.ts';
import { parseDocument } from './parse-document.ts';
import { parseJson } from './parse-json.ts';

/** A comment makes YAML of any JSON, and changes nothing else. */
const asYaml = (text: string) => parseDocument(`${text}\n# YAML`);

const spaces = fc.stringMatching(/^[ \n]{0,3}$/);
const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\\', '\n', '<', ':', '#', '{', '😀', '\t') });
const scalar = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'null',
    '0',
    '-1',
    '1.50',
    '1e3',
    '-2.5E-1',
    '123456789012345678901',
    '1e999',
  ),
  text.map((value) => JSON.stringify(value)),
);
const { value } = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('map')),
  list: fc
    .array(fc.tuple(spaces, tie('value'), spaces), { maxLength: 4 })
    .map((items) => `[${items.map((parts) => parts.join('')).join(',')}]`),
  map: fc
    .array(
      fc.tuple(
        spaces,
        fc.constantFrom('"a"', '"<<"', '"b c"', '"\\u0041"', '""'),
        spaces,
        tie('value'),
        spaces,
      ),
      {
        maxLength: 16,
      },
    )
    .map(
      (entries) => `{${entries.map(([a, key, b, inner, c]) => `${a}${key}${b}: ${inner}${c}`).join(',')}}`,
    ),
}));

describe('JSON', () => {
  it('has the same tree, places and problems as when it is read as YAML', () => {
    fc.assert(
      fc.property(spaces, value, (before, json) => {
        const whole = `${before}[${json}]`;
        expect(parseJson(whole)).toBeDefined();
        expect(parseJson(whole)).toEqual(asYaml(whole));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', [['The key "a" stands here a second time; this value counts.', 1, 8]]],
    ['{"a":1}', []],
  ])('%s has the problems %j', (json, problems) => {
    expect(parseDocument(json).problems.map(({ message, line, column }) => [message, line, column])).toEqual(
      problems,
    );
  });

  it('finds a key again among many', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `"k${index}":${index}`);
    const { root, problems } = parseDocument(`{${[...keys, '"k3":"again"'].join(',')}}`);
    expect(root?.type === 'map' && root.entries.length).toBe(40);
    expect(root?.type === 'map' && root.entries[3]?.value).toMatchObject({ value: 'again' });
    expect(problems).toHaveLength(1);
  });

  it('counts lines whatever ends them', () => {
    const { root } = parseDocument('[1,\r\n2,\r3,\n4]');
    expect(root?.type === 'list' && root.items.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '1:2',
      '2:1',
      '3:1',
      '4:1',
    ]);
  });

  it.each([
    '',
    '{',
    '[1,]',
    '[1 2]',
    '{"a" 1}',
    '{"a":1,}',
    '{a:1}',
    '[01]',
    '[+1]',
    '[.5]',
    "['a']",
    '["a\nb"]',
    '["\\x41"]',
    '["a]',
    '[truest]',
    '[1]]',
    '[1] x',
    '{"a":1}# YAML',
    'a: 1',
    `${'['.repeat(DEEPEST_NESTING + 1)}${']'.repeat(DEEPEST_NESTING + 1)}`,
    '\u0000[1]',
    '[\u000b1]',
  ])('is not %j', (other) => {
    expect(parseJson(other)).toBeUndefined();
  });
});
