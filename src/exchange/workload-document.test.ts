import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseWorkloadDocument, type WorkloadDocument } from './workload-document.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const ROOT = JSON.parse(
  readFileSync(new URL('../../schemas/workload.schema.json', import.meta.url), 'utf8'),
) as Schema;

/** A value with everything that the published schema allows. */
function full(schema: Schema, key = ''): unknown {
  if (schema.$ref !== undefined) return full(ROOT.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, key);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'string')
    return key === 'lens' || key === 'key' ? 'a-lens' : key === 'version' ? '1' : key;
  if (schema.type === 'boolean') return false;
  if (schema.type === 'array') return [full(schema.items ?? {}, key)];
  if (schema.properties === undefined)
    return {
      some: typeof schema.additionalProperties === 'object' ? full(schema.additionalProperties, 'x') : 1,
    };
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, inner]) => [name, full(inner, name)]),
  );
}

describe('the form of a workload in a file', () => {
  it('has in the program every member that the published schema has', () => {
    const everything = full(ROOT) as WorkloadDocument;
    expect(parseWorkloadDocument(JSON.stringify(everything))).toEqual({ document: everything });
  });

  it.each(ROOT.required ?? [])('needs %s', (member) => {
    const { [member]: _gone, ...rest } = full(ROOT) as Record<string, unknown>;
    expect(parseWorkloadDocument(JSON.stringify(rest))).toEqual({ problem: expect.stringContaining(member) });
  });
});
