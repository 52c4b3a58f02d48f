import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const DATA = join(import.meta.dirname, '..', '..', 'data');

const lens = readFileSync(join(DATA, 'lenses', 'wellarchitected.json'), 'utf8');
const practices = [...new Set(lens.match(/[A-Z]{3,4}\d\d-BP\d\d/g))].toSorted();
const covered = new Set(entriesOf<object>('wellarchitected').map(([practice]) => practice));
const unseen = entriesOf<{ readonly why: string; readonly ask: string }>('unseen');
const sentences = unseen.flatMap(([practice, { why, ask }]) =>
  `${why} ${ask}`.split(/(?<=\.) /).map((sentence) => ({ practice, sentence })),
);

describe('what to ask where code shows nothing', () => {
  it('is there for every practice without a check', () => {
    const asked = new Set(unseen.map(([practice]) => practice));
    expect(practices).toHaveLength(307);
    expect(practices.filter((practice) => !covered.has(practice) && !asked.has(practice))).toEqual([]);
  });

  it('says each thing once', () => {
    expect(new Set(sentences.map(({ sentence }) => sentence)).size).toBe(sentences.length);
  });

  it.each(sentences)('$practice: $sentence', ({ sentence }) => {
    expect(sentence).toMatch(/^[A-Z][^|<>]*\.$/);
    expect(sentence.length).toBeGreaterThanOrEqual(20);
    expect(sentence.length).toBeLessThanOrEqual(220);
  });
});

function entriesOf<Value>(pack: string): readonly (readonly [practice: string, Value])[] {
  const folder = join(DATA, 'packs', pack);
  return readdirSync(folder).flatMap((file) =>
    Object.entries((parse(readFileSync(join(folder, file), 'utf8')) ?? {}) as Record<string, Value>),
  );
}
