import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Architecture, type Language, type Verdict } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { exampleReadings } from '../own-checks/run-examples.ts';
import type { Check } from './check.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { checks } from './index.ts';

const FOLDER = import.meta.dirname;
const DATA = join(FOLDER, '..', '..', 'data');
const LANGUAGES: readonly Language[] = ['terraform', 'cloudformation'];
const STRONGEST_FIRST: readonly Verdict[] = ['error', 'contradicts', 'inconclusive', 'supports'];
const STRENGTHS = ['establishes', 'supports', 'contradicts-only'];

const files = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'families')
  .flatMap(({ name }) => readdirSync(join(FOLDER, name)))
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .toSorted();

const packs = readdirSync(join(DATA, 'packs', 'wellarchitected')).map((file) => ({
  file,
  practices: Object.entries(
    (parse(readFileSync(join(DATA, 'packs', 'wellarchitected', file), 'utf8')) ?? {}) as Record<
      string,
      Record<string, string>
    >,
  ),
}));
const unseen = readdirSync(join(DATA, 'packs', 'unseen')).flatMap((file) =>
  Object.entries(
    (parse(readFileSync(join(DATA, 'packs', 'unseen', file), 'utf8')) ?? {}) as Record<string, object>,
  ),
);
const practices = new Set(
  readFileSync(join(DATA, 'lenses', 'wellarchitected.json'), 'utf8').match(/[A-Z]{3,4}\d\d-BP\d\d/g),
);

describe('the index of checks', () => {
  it('lists every file of the service folders, sorted', () => {
    expect(checks.map(({ id }) => id)).toEqual(files);
  });
});

describe('the packs', () => {
  it.each(packs)(
    '$file speaks of practices and checks that exist, with a strength',
    ({ practices: entries }) => {
      for (const [practice, strengths] of entries) {
        expect(practices, practice).toContain(practice);
        for (const [check, strength] of Object.entries(strengths)) {
          expect(files, `${practice}: ${check}`).toContain(check);
          expect(STRENGTHS, `${practice}: ${check}`).toContain(strength);
        }
      }
    },
  );

  it.each(checks.map(({ id }) => id))('say what %s means for a practice', (id) => {
    expect(packs.flatMap((pack) => pack.practices).some(([, strengths]) => id in strengths)).toBe(true);
  });
});

describe('the practices that code cannot show', () => {
  it.each(unseen)('%s has no check, and two sentences for the reviewer', (practice, sentences) => {
    expect(practices).toContain(practice);
    expect(packs.flatMap((pack) => pack.practices).map(([name]) => name)).not.toContain(practice);
    expect(sentences).toEqual({
      why: expect.stringMatching(/^[A-Z].{20,}[.]$/),
      ask: expect.stringMatching(/^[A-Z].{20,}[.]$/),
    });
  });
});

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  it('is named and explained as the catalogue asks', () => {
    expect(check.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
    expect(check.title).toMatch(/^[A-Z].*[^.]$/);
    expect(check.title.length).toBeLessThanOrEqual(100);
    for (const sentence of [check.why, check.remediation, ...check.blindSpots])
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(check.links.length).toBeGreaterThan(0);
    for (const link of check.links)
      expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html(?:#\S+)?$/);
  });

  it('shows good and bad in every language of its kinds, and what is inconclusive', () => {
    for (const language of LANGUAGES) {
      const speaks = check.kinds.some(({ types }) => types[language] !== undefined);
      const excused = check.blindSpots.some((spot) =>
        spot.startsWith(language === 'terraform' ? 'Terraform:' : 'CloudFormation:'),
      );
      const { supports, contradicts } = check.examples[language] ?? {};
      if (speaks) expect(supports, `${language} supports`).toBeDefined();
      if (speaks && !excused) expect(contradicts, `${language} contradicts`).toBeDefined();
    }
    expect(LANGUAGES.some((language) => check.examples[language]?.inconclusive !== undefined)).toBe(true);
  });

  it.each(examplesOf(check))('$verdict ($language)', ({ language, text, verdict }) => {
    const readings = exampleReadings(language, text);
    expect(readings.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const evidence = gatherEvidence(new Architecture(readings, kinds), [check], check.assuming);
    const found = STRONGEST_FIRST.find((candidate) => evidence.some((item) => item.verdict === candidate));
    expect(found ?? 'not-applicable', evidence.map(({ message }) => message).join('\n')).toBe(verdict);
    for (const { location, message } of evidence) {
      expect(location.line).toBeGreaterThan(0);
      expect(location.line).toBeLessThanOrEqual(text.split('\n').length);
      expect(message).not.toBe('');
    }
  });
});

function examplesOf(check: Check) {
  return LANGUAGES.flatMap((language) =>
    Object.entries(check.examples[language] ?? {}).map(([verdict, text]) => ({ language, verdict, text })),
  );
}
