/**
 * Writes data/well-architected-tool/limits.json from a description of the WA Tool's API (operations and shapes with their
 * lengths, patterns and words): per operation the shape of each input member, the operations that ask for a token, and the shapes
 * that inputs reach.
 *
 *   npx node scripts/make-wa-tool-limits.ts path/to/wa-tool-api.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface ApiShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

interface Api {
  readonly operations: Readonly<
    Record<
      string,
      { readonly input: Readonly<Record<string, { readonly shape: string; readonly required: boolean }>> }
    >
  >;
  readonly shapes: Readonly<Record<string, ApiShape>>;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('expected the path of the description of the API');
const { operations, shapes } = JSON.parse(readFileSync(path, 'utf8')) as Api;

const reached = new Map<string, ApiShape>();
const reach = (name: string): void => {
  const shape = shapes[name];
  if (shape === undefined || reached.has(name)) return;
  reached.set(name, shape);
  const { members = {}, member, key, value } = shape;
  for (const next of [...Object.values(members), member, key, value]) if (next !== undefined) reach(next);
};

const inputs = Object.fromEntries(
  Object.entries(operations).map(([operation, { input }]) => {
    const members = Object.entries(input).map(([name, { shape }]) => {
      reach(shape);
      return [name, shape];
    });
    return [operation, Object.fromEntries(members)];
  }),
);
const tokens = Object.keys(operations).filter(
  (name) => operations[name]?.input['ClientRequestToken']?.required,
);
const sorted = Object.fromEntries([...reached].toSorted(([a], [b]) => (a < b ? -1 : 1)));
const file = new URL('../data/well-architected-tool/limits.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ inputs, tokens, shapes: sorted }, null, 1)}\n`);
