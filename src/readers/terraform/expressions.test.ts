import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExpressionTruth } from '../../../test/terraform-cases.ts';
import { type Property, Unresolved } from '../../architecture/index.ts';
import { readTerraform } from './read-terraform.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'terraform', 'expressions');

/** What is left open though Terraform knows it, each for a reason. */
const LEFT_OPEN = new Set<string>([
  // Whether a file will be there at deployment cannot be told from its absence in the code.
  'try(file("missing.txt"), "none")',
  // What is sensitive is not shown; what is not marked may still be.
  'sensitive("x")',
  'issensitive("x")',
  // Terraform knows the type, and that there is a value, of some of what it does not know.
  'flatten([[(timestamp() == "x")], [true]])',
  'setunion([(timestamp() == "x")], [true])',
  '(timestamp() == "x") == null',
  '(timestamp() == "x") != null',
  '{ e = (timestamp() == "x") }.e == null ? false : true',
  '[(timestamp() == "x") == null ? "none" : "some"]',
  // Terraform takes the unknown for no match, and would say otherwise when it applies.
  'matchkeys(["a", "b"], [true, false], [(timestamp() == "x")])',
  // Its bytes depend on the compressor.
  'base64gzip("hello")',
  // Beyond 2^53, and in the last place of fractions, the digits depend on the machine's numbers.
  '16 % 0.01',
  '7 % 0.3',
  'try(coalescelist(tolist(null), ["a"]), [])',
  'pow(100, 1.5)',
  'pow(4, -0.5)',
  'length("abcdefghijklmnop") % 0.01',
  'pow(2, 0.5)',
  '1 + pow(2, 0.5)',
  'tostring(log(10, 3))',
  'log(50, 10)',
  'pow(2, 62)',
  'pow(2, 64)',
]);

const UNRESOLVED = Symbol('unresolved');

/** The property as `terraform show -json` would print it. */
function plainValue({ value }: Property): unknown {
  if (value instanceof Unresolved) return UNRESOLVED;
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [key, plainValue(item)]));
  if (Array.isArray(value)) return value.map(plainValue);
  // JSON has one zero only.
  return value === 0 ? 0 : value;
}

function hasUnresolved(value: unknown): boolean {
  if (value === UNRESOLVED) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnresolved);
}

/** The value with null for what is unresolved, and may be because Terraform too knows it only at apply. */
function withoutOpen(value: unknown, open: unknown): unknown {
  if (value === UNRESOLVED && open === true) return null;
  if (typeof value !== 'object' || value === null || typeof open !== 'object' || open === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => withoutOpen(item, (open as readonly unknown[])[index]));
  const fields = open as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const known = withoutOpen(item, fields[key]);
      return known === null && fields[key] === true ? [] : [[key, known]];
    }),
  );
}

function evaluated(truths: readonly ExpressionTruth[]): readonly unknown[] {
  const text = truths
    .map(({ expression }, index) => `resource "x_case" "c${index}" {\n  value = ${expression}\n}\n`)
    .join('');
  const paths = [
    'main.tf',
    ...readdirSync(join(FOLDER, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1)),
  ];
  const { resources, diagnostics } = readTerraform({
    paths: paths.toSorted(),
    read: (path) =>
      path === 'main.tf' ? text : paths.includes(path) ? readFileSync(join(FOLDER, path), 'utf8') : undefined,
  });
  expect(diagnostics).toEqual([]);
  const byId = new Map(resources.map(({ id, properties }) => [id, properties]));
  return truths.map((_, index) => {
    const properties = byId.get(`x_case.c${index}`)?.value;
    const property =
      properties instanceof Map ? (properties.get('value') as Property | undefined) : undefined;
    return property === undefined ? UNRESOLVED : plainValue(property);
  });
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
  describe(`expressions of ${file.replace('.json', '')} are what Terraform makes of them`, () => {
    const truths = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly ExpressionTruth[];
    const values = evaluated(truths);
    it.each(truths.map((truth, index) => ({ ...truth, mine: values[index] })))(
      '$expression',
      ({ expression, mine, ...truth }) => {
        if (truth.refused || truth.unknown)
          expect(hasUnresolved(mine), `Terraform refuses this; found ${JSON.stringify(mine)}`).toBe(true);
        else if (file === 'random.json' && hasUnresolved(mine)) expect(typeof mine).not.toBe('undefined');
        else if (LEFT_OPEN.has(expression)) expect(hasUnresolved(mine)).toBe(true);
        else expect(withoutOpen(mine, truth.partly)).toEqual(truth.value);
      },
    );
  });
}
