import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forbiddenImports } from './import-rule.ts';

const src = new URL('../src/', import.meta.url).pathname;

/** Tests hold the parts together and may import anything. */
function sources(): ReadonlyMap<string, string> {
  const files = globSync('**/*.ts', { cwd: src }).filter((file) => !file.endsWith('.test.ts'));
  return new Map(files.map((file) => [file, readFileSync(`${src}${file}`, 'utf8')]));
}

describe('the import rule', () => {
  it('holds for every file of src/', () => {
    expect(sources().size).toBeGreaterThan(50);
    expect(forbiddenImports(sources())).toEqual([]);
  });

  it.each([
    ['architecture/x.ts', "import { a } from '../lens/index.ts';"],
    ['lens/x.ts', "export * from '../review/index.ts';"],
    ['checks/s3/x.ts', "import type { a } from '../../readers/read-project.ts';"],
    ['review/x.ts', "const a = await import('../checks/index.ts');"],
    ['wherever/x.ts', "import { a } from './y.ts';"],
  ])('refuses %s with %s', (file, text) => {
    expect(forbiddenImports(new Map([[file, text]]))).toHaveLength(1);
  });

  it.each([
    ['checks/s3/x.ts', "import { a } from '../../architecture/index.ts';"],
    ['lens/x.ts', "import { a } from './lens.ts';"],
    ['readers/x.ts', "import { load } from 'js-yaml';"],
  ])('allows %s with %s', (file, text) => {
    expect(forbiddenImports(new Map([[file, text]]))).toEqual([]);
  });
});
