import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PlanTruth } from '../../../test/terraform-cases.ts';
import { type DeclaredResource, type Property, Unresolved } from '../../architecture/index.ts';
import { readTerraform, type TerraformOptions, type VariableArgument } from './read-terraform.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'terraform', 'plans');

/** What stays open although the plan knows it: only what the provider adds. */
const LEFT_OPEN = new Set<string>([]);

function read(name: string): readonly DeclaredResource[] {
  const folder = join(FOLDER, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== 'expected.json' && path !== 'options.json')
    .toSorted();
  const { resources, diagnostics } = readTerraform(
    { paths, read: (path) => (paths.includes(path) ? readFileSync(join(folder, path), 'utf8') : undefined) },
    options(folder),
  );
  expect(diagnostics).toEqual([]);
  // The dummy keys with which the plans were made; a plan lists what is made only.
  return resources.filter(({ type }) => type !== 'provider.aws');
}

function options(folder: string): TerraformOptions {
  const words = readdirSync(folder).includes('options.json')
    ? (JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')) as string[])
    : [];
  const variableArguments = words.flatMap((word, index): readonly VariableArgument[] => {
    if (word.startsWith('-var-file=')) return [{ file: word.slice('-var-file='.length) }];
    const [variable = '', ...value] = words[index + 1]?.split('=') ?? [];
    return word === '-var' ? [{ variable, value: value.join('=') }] : [];
  });
  return { variableArguments };
}

/** Says where a property differs from what the plan has; what is unresolved differs from nothing. */
function differences(property: Property, planned: unknown, path: string): readonly string[] {
  const { value } = property;
  if (value instanceof Unresolved || (value === null && planned === undefined)) return [];
  if (value instanceof Map) {
    const fields = (planned ?? {}) as Readonly<Record<string, unknown>>;
    return [...value].flatMap(([key, item]) => differences(item, fields[key], `${path}.${key}`));
  }
  if (Array.isArray(value)) {
    const items = Array.isArray(planned) ? [...(planned as unknown[])] : [];
    if (items.length !== value.length)
      return [`${path} has ${value.length} items, in the plan ${items.length}`];
    return value.flatMap((item: Property, index) => {
      // The plan orders sets in its own way.
      const match = items.findIndex((other) => differences(item, other, path).length === 0);
      if (match < 0) return differences(item, items[index], `${path}[${index}]`);
      items.splice(match, 1, undefined);
      return [];
    });
  }
  return isSame(String(value), String(planned))
    ? []
    : [`${path} is ${JSON.stringify(value)}, in the plan ${JSON.stringify(planned)}`];
}

/** Texts alike, or JSON alike: the provider writes policies in its own way. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (!a.startsWith('{') || !b.startsWith('{')) return false;
  return isDeepStrictEqual(JSON.parse(a), JSON.parse(b));
}

function openPaths({ value }: Property, path: string): readonly string[] {
  if (value instanceof Unresolved) return [path];
  if (value instanceof Map) return [...value].flatMap(([key, item]) => openPaths(item, `${path}.${key}`));
  return Array.isArray(value)
    ? value.flatMap((item: Property, index) => openPaths(item, `${path}[${index}]`))
    : [];
}

function plannedAt(values: unknown, path: string): unknown {
  let current: unknown = { '': values };
  for (const [segment] of `.${path}`.matchAll(/[^.[\]]+|^\./g)) {
    current = (current as Readonly<Record<string, unknown>> | undefined)?.[segment === '.' ? '' : segment];
  }
  return current;
}

describe.each(readdirSync(FOLDER))('the plan case %s', (name) => {
  const resources = read(name);
  const { resources: planned } = JSON.parse(
    readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'),
  ) as PlanTruth;
  const values = new Map(planned.map((resource) => [resource.address, resource.values]));

  it('has the resources of the plan', () => {
    expect(resources.map(({ id }) => id).toSorted()).toEqual(
      planned.map(({ address }) => address).toSorted(),
    );
    expect(resources.every(({ uncertain }) => uncertain === undefined)).toBe(true);
  });

  it('says nothing else than the plan', () => {
    const found = resources.flatMap(({ id, properties }) =>
      [...(properties.value as ReadonlyMap<string, Property>)]
        .filter(([key]) => key !== 'lifecycle')
        .flatMap(([key, property]) => differences(property, values.get(id)?.[key], `${id}.${key}`)),
    );
    expect(found).toEqual([]);
  });

  it('leaves open only what the plan leaves open', () => {
    const open = resources.flatMap(({ id, properties }) =>
      [...(properties.value as ReadonlyMap<string, Property>)].flatMap(([key, property]) =>
        openPaths(property, key)
          .filter((path) => plannedAt(values.get(id), path) !== undefined)
          .map((path) => `${id}.${path}`),
      ),
    );
    expect(open.filter((path) => !LEFT_OPEN.has(path))).toEqual([]);
  });
});
