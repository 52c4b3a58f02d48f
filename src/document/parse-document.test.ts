import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentNode, MapNode } from './document.ts';
import { nodeToJson } from './node-to-json.ts';
import { LARGEST_YAML, parseDocument } from './parse-document.ts';

function dataOf(text: string): unknown {
  const { root } = parseDocument(text);
  return root === undefined ? undefined : nodeToJson(root);
}

function at(node: DocumentNode | undefined, ...path: (string | number)[]): DocumentNode | undefined {
  let current = node;
  for (const step of path) {
    if (current?.type === 'map') current = current.entries.find(({ key }) => key === step)?.value;
    else current = current?.type === 'list' ? current.items[step as number] : undefined;
  }
  return current;
}

describe('a document', () => {
  it('that JSON.stringify wrote has the same data', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const { root, problems } = parseDocument(text);
        expect(problems).toEqual([]);
        expect(JSON.stringify(root && nodeToJson(root))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('of any Unicode JSON has the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(dataOf(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it.each([
    ['b:\n  c: [{\n    y: 1\n  }]\nd: 2\n', { b: { c: [{ y: 1 }] }, d: 2 }],
    ["b:\n  c: '{\n    k\n  }'\nd: 2\n", { b: { c: '{ k }' }, d: 2 }],
    ['b:\n  c: {"x": 1,\n  "y": [\n2]\n}\nd: 2\n', { b: { c: { x: 1, y: [2] } }, d: 2 }],
  ])('may close brackets and quotes too far to the left, as PyYAML reads it: %j', (text, data) => {
    const { root, problems } = parseDocument(text);
    expect(problems).toEqual([]);
    expect(root && nodeToJson(root)).toEqual(data);
    expect(at(root, 'd')?.line).toBe(text.split('\n').length - 1);
  });

  it('with a quote that never ends is not saved by moving lines', () => {
    expect(parseDocument("b:\n  c: 'k\nd: 2\n").problems).not.toEqual([]);
  });

  it('keeps the columns of lines that stand too far to the left', () => {
    const { root } = parseDocument('b:\n  c: {"x": 1,\n  "y": 2\n  }\n');
    expect(at(root, 'b', 'c', 'y')).toMatchObject({ line: 3, column: 8 });
  });

  it('of any text at all never throws, and says what it found', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a ',
      '*a',
      '!Ref ',
      '<<: ',
      '|',
      '\t',
      '? ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const { root, problems } = parseDocument(parts.join(''));
        if (root !== undefined) nodeToJson(root);
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ['yes', 'yes'],
    ['true', true],
    ['~', null],
    ['0x1f', 31],
    ['0o17', 15],
    ['1e3', 1000],
    ['-.5', -0.5],
    ['2012-10-17', '2012-10-17'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['012345678901', '012345678901'],
    ['1e999', '1e999'],
    ['22:22', '22:22'],
    ['"5"', '5'],
    ['!!str 5', '5'],
    ['!!int "5"', 5],
    ['! 5', '5'],
  ])('has the scalar %s as %j', (text, value) => {
    expect(dataOf(`a: ${text}`)).toEqual({ a: value });
  });

  it('keeps local tags and the places of keys and values', () => {
    const { root } = parseDocument(
      'Name: !Sub "x-${Y}"\nArn:\n  !GetAtt Q.Arn\nList: !If [a, !Ref B,\n  c]\nLast: 1\n',
    );
    expect(at(root, 'Name')).toEqual({ type: 'scalar', value: 'x-${Y}', tag: 'Sub', line: 1, column: 7 });
    expect(at(root, 'Arn')).toEqual({ type: 'scalar', value: 'Q.Arn', tag: 'GetAtt', line: 3, column: 3 });
    expect(at(root, 'List')).toMatchObject({ type: 'list', tag: 'If', line: 4, column: 7, endLine: 5 });
    expect(at(root, 'List', 1)).toMatchObject({ value: 'B', tag: 'Ref', line: 4, column: 15 });
    expect((root as MapNode).entries.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [2, 1],
      [4, 1],
      [6, 1],
    ]);
  });

  it.each([
    ['block', 'a:\n  b: 1\n  c:\n    - 2\n    - 3\n\nd: 4\n', 5],
    ['flow', '{\n "a": {\n  "b": "x"\n },\n "d": []}', 4],
    ['flow with a comment', 'a: {b: 1, # }\n  c: 2\n  }\n', 3],
    ['block text', 'a:\n  b: |\n    one\n    two\n\n\nd: 4\n', 4],
  ])('knows the last line of a %s collection', (_, text, endLine) => {
    expect(at(parseDocument(text).root, 'a')).toMatchObject({ endLine });
  });

  it.each([
    ['Windows line ends', 'a: 1\r\nb:\r\n  c: 2\r\n', { a: 1, b: { c: 2 } }],
    ['a byte order mark', '\uFEFFa: 1\n', { a: 1 }],
    ['tabs in JSON', '{\n\t"a":\t[1,\t2]\n}', { a: [1, 2] }],
    ['several documents', '---\na: 1\n---\nb: 2\n', { a: 1 }],
    ['keys that are no text', '1: a\ntrue: b\n', { '1': 'a', true: 'b' }],
  ])('with %s is read', (_, text, data) => {
    expect(dataOf(text)).toEqual(data);
    expect(parseDocument(text).problems).toEqual([]);
  });

  it('places the lines of Windows text like those of any other', () => {
    expect(at(parseDocument('a: 1\r\nb:\r\n  c: 2\r\n').root, 'b', 'c')).toMatchObject({
      line: 3,
      column: 6,
    });
  });

  it('that is empty has no root and no problem', () => {
    expect(parseDocument('')).toEqual({ root: undefined, problems: [] });
    expect(parseDocument('# only a comment\n')).toEqual({ root: undefined, problems: [] });
  });

  it('resolves anchors, and merge keys: own keys first, then the earlier map', () => {
    const text = 'a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  x: 9\nd: *a\n';
    expect(dataOf(text)).toEqual({
      a: { x: 1, y: 2 },
      b: { y: 3, z: 4 },
      c: { x: 9, y: 2, z: 4 },
      d: { x: 1, y: 2 },
    });
  });

  it('takes the last of two equal keys, as JSON and the AWS CLI do, and says so', () => {
    expect(parseDocument('a: 1\nb: 2\na: 3\n').problems).toEqual([
      { message: 'The key "a" stands here a second time; this value counts.', line: 3, column: 1 },
    ]);
    expect(dataOf('a: 1\nb: 2\na: 3\n')).toEqual({ a: 3, b: 2 });
  });

  it('leaves out an entry whose key is a list or a map', () => {
    const text = 'a: 1\n? [x, y]\n: gone\n? {k: v}\n: {also: gone}\nb: 2\n';
    expect(dataOf(text)).toEqual({ a: 1, b: 2 });
    expect(parseDocument(text).problems.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe('a hostile document', () => {
  it('that is an alias bomb ends in a problem, with a bounded tree', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(',')}]`,
    );
    const { root, problems } = parseDocument(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(problems[0]?.message).toBe('Aliases add more than 250000 values; this one is not followed.');
    expect(sizeOf(root)).toBeLessThan(500_000);
  });

  it('that nests through aliases stays within 200 levels', () => {
    const levels = Array.from({ length: 400 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}]`);
    const { root, problems } = parseDocument(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(problems[0]?.message).toBe('Aliases nest deeper than 200 levels; this one is not followed.');
    expect(depthOf(root)).toBeLessThanOrEqual(200);
  });

  it('whose anchor holds itself ends in a problem', () => {
    expect(parseDocument('a: &a [*a]\n').problems[0]).toMatchObject({ line: 1 });
    expect(parseDocument('a: &a\n  <<: *a\n').problems[0]).toMatchObject({ line: 2 });
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{"a":'.repeat(100_000)],
    ['block lists', `${'- '.repeat(20_000)}x`],
    ['explicit keys', `${'? '.repeat(20_000)}x`],
    ['indentation', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('that nests %s deeply ends in one problem', (_, text) => {
    expect(parseDocument(text).problems).toHaveLength(1);
    expect(parseDocument(text).root).toBeUndefined();
  });

  it('larger than 8 MB is read as JSON only', () => {
    const large = `["${'x'.repeat(LARGEST_YAML)}"]`;
    expect(parseDocument(large).root).toMatchObject({ type: 'list' });
    expect(parseDocument(`- ${large}`)).toEqual({
      root: undefined,
      problems: [{ message: expect.stringContaining('8 MB'), line: 1, column: 1 }],
    });
  });

  it('may nest about 200 levels', () => {
    expect(parseDocument(`${'['.repeat(190)}${']'.repeat(190)}`).problems).toEqual([]);
    expect(parseDocument(`${'['.repeat(210)}${']'.repeat(210)}`).problems[0]?.message).toBe(
      'Nested deeper than 200 levels.',
    );
  });

  it('may use __proto__ and constructor as keys like any other', () => {
    const data = dataOf('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}') as Record<
      string,
      unknown
    >;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that breaks off or is wrong in several places is read in part', () => {
    const { root, problems } = parseDocument('a: 1\nb: [1, 2\nc: "x\nd: 3\n');
    expect(at(root, 'a')).toMatchObject({ value: 1 });
    expect(problems.length).toBeGreaterThan(0);
    const two = parseDocument('Resources:\n  A:\n    Type: "x" y\n  B:\n    Type: z\n  C: [1\n  D: 4\n');
    expect(two.problems.length).toBeGreaterThan(1);
    expect(at(two.root, 'Resources', 'B', 'Type')).toMatchObject({ value: 'z', line: 5 });
  });
});

function sizeOf(node: DocumentNode | undefined): number {
  if (node?.type === 'list') return node.items.reduce((sum, item) => sum + sizeOf(item), 1);
  return node?.type === 'map' ? node.entries.reduce((sum, { value }) => sum + sizeOf(value), 1) : 1;
}

function depthOf(node: DocumentNode | undefined): number {
  if (node?.type === 'list') return 1 + Math.max(0, ...node.items.map(depthOf));
  return node?.type === 'map' ? 1 + Math.max(0, ...node.entries.map(({ value }) => depthOf(value))) : 0;
}
