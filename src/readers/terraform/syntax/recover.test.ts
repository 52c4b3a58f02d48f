import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './ast.ts';
import { parseHcl } from './parse-hcl.ts';

function problemsOf(text: string): string[] {
  return parseHcl('main.tf', text).problems.map(({ message }) => message);
}

const STOREFRONT = readFileSync(
  new URL('../../../../test/fixtures/terraform-syntax/storefront.tf', import.meta.url),
  'utf8',
);

/** Every block with the blocks around it. */
function pathsOf(blocks: readonly Block[], around = ''): string[] {
  return blocks.flatMap((block) => {
    const path = `${around}/${[block.type, ...block.labels].join(' ')}`;
    return [path, ...pathsOf(block.body.blocks, path)];
  });
}

describe('one deleted character', () => {
  const whole = pathsOf(parseHcl('main.tf', STOREFRONT).body.blocks);

  it('stands in a file that is whole', () => {
    expect(problemsOf(STOREFRONT)).toEqual([]);
    expect(whole).toHaveLength(26);
  });

  it('leaves more than 97 of 100 blocks readable, and never fewer than 80', () => {
    let found = 0;
    let fewest = whole.length;
    let mutants = 0;
    for (let offset = 0; offset < STOREFRONT.length; offset++) {
      if (/[\w\s]/.test(STOREFRONT[offset]!) && STOREFRONT[offset] !== '\n') continue;
      const mutant = STOREFRONT.slice(0, offset) + STOREFRONT.slice(offset + 1);
      const left = new Set(pathsOf(parseHcl('main.tf', mutant).body.blocks));
      const count = whole.filter((path) => left.has(path)).length;
      found += count;
      fewest = Math.min(fewest, count);
      mutants++;
    }
    expect(found / (mutants * whole.length)).toBeGreaterThan(0.97);
    expect(fewest / whole.length).toBeGreaterThan(0.8);
  });
});

describe('a hostile text', () => {
  const many = 200_000;
  it.each([
    ['brackets', `a = ${'['.repeat(many)}`],
    ['parentheses', `a = ${'('.repeat(many)}1${')'.repeat(many)}`],
    ['objects', `a = ${'{a='.repeat(many)}`],
    ['blocks', 'a {'.repeat(many)],
    ['blocks line by line', 'a {\n'.repeat(many)],
    ['signs', `a = ${'-'.repeat(many)}1`],
    ['negations', `a = ${'!'.repeat(many)}true`],
    ['a long sum', `a = 1${' + 1'.repeat(many)}`],
    ['a long traversal', `a = b${'.c'.repeat(many)}`],
    ['a long index', `a = b${'[0]'.repeat(many)}`],
    ['splats', `a = b${'[*]'.repeat(many)}`],
    ['conditionals', `a = ${'b ? c : '.repeat(many)}d`],
    ['templates', `a = ${'"${'.repeat(many)}`],
    ['directives', `a = "${'%{ if b }'.repeat(many)}"`],
    ['ends of directives', `a = "${'%{ endif }'.repeat(many)}"`],
    ['heredocs that never end', 'a = <<X\n'.repeat(many)],
    [
      'heredocs of many names',
      Array.from({ length: 40_000 }, (_, index) => `a${index} = <<X${index}\n`).join(''),
    ],
    ['comments that never end', 'a = 1 /*\n'.repeat(many)],
    ['a comment that ends late', `${'a = [1 /*\n'.repeat(many)}*/ b`],
    ['closing braces', '}'.repeat(many)],
    ['closing braces, line by line', '}\n'.repeat(many)],
    ['broken blocks on one line', 'a { b = ] } '.repeat(many)],
    ['headers without an end', 'resource "a" "b" {\n'.repeat(many)],
    ['quotes', '"\n'.repeat(many)],
    ['one line of names', 'a '.repeat(many)],
    ['nothing but NUL', '\0'.repeat(many)],
  ])('of %s is read in bounded time', (_, text) => {
    const start = performance.now();
    const { problems } = parseHcl('main.tf', text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('may nest as deeply as 400 levels', () => {
    expect(problemsOf(`a = ${'['.repeat(400)}${']'.repeat(400)}\n`)).toEqual([]);
    expect(problemsOf(`${'a {\n'.repeat(400)}${'}\n'.repeat(400)}`)).toEqual([]);
  });

  it('of any pieces of the language gives a tree whose places lie inside the text', () => {
    const piece = fc.constantFrom(
      'a',
      'for',
      'in',
      'if',
      'resource',
      '"',
      '${',
      '%{',
      '~}',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '=',
      '=>',
      '==',
      '.',
      ',',
      ':',
      '::',
      '?',
      '...',
      '*',
      '-',
      '!',
      '&&',
      '<<EOT\n',
      '<<-EOT\n',
      'EOT',
      '\n',
      ' ',
      '\r\n',
      '#',
      '//',
      '/*',
      '*/',
      '\\',
      '\\u',
      '1',
      '1.5e3',
      'true',
      'null',
      '\u00e9',
      '\ud83d',
      '%{if a}',
      '%{else}',
      '%{endif}',
      '$${',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const file = parseHcl('main.tf', text);
        const offsets = [...JSON.stringify(file.body).matchAll(/"(?:start|end)":(-?\d+)/g)].map(([, at]) =>
          Number(at),
        );
        expect(
          [...offsets, ...file.problems.map(({ offset }) => offset)].every(
            (at) => at >= 0 && at <= text.length,
          ),
        ).toBe(true);
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  it('takes no name for a property of JavaScript', () => {
    const { body } = parseHcl('main.tf', '__proto__ = 1\nconstructor = 2\n');
    expect(body.attributes.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});
