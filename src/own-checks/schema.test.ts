import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { kinds } from '../architecture/kinds/index.ts';
import { parseOwnChecks } from './parse-own-checks.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const guide = text('docs/guide/own-checks.md');
const [, example = ''] = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(guide) ?? [];
const practices = text('data/lenses/wellarchitected.json').match(/[A-Z]{3,4}\d\d-BP\d\d/g) ?? [];

describe('the guide to checks of your own', () => {
  it('shows checks that are accepted, by the program and by the schema', () => {
    const { checks, problems } = parseOwnChecks(example, 'guide', { kinds, practices, checks: [] });
    expect(problems).toEqual([]);
    expect(checks).toHaveLength(3);
    const validate = new Ajv2020({ allErrors: true, strictRequired: false }).compile(
      JSON.parse(text('schemas/hexastyle-checks.schema.json')),
    );
    expect(validate(load(example)) || validate.errors).toBe(true);
    expect(validate({ checks: [{ id: 'a-b', title: 'T', expect: 'true' }] })).toBe(false);
  });
});
