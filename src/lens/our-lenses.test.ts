import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { lintLens } from './lint-lens.ts';
import type { Lens } from './lens.ts';
import { parseLens } from './parse-lens.ts';

const DATA = new URL('../../data/', import.meta.url);
const FOLDER = new URL('lenses/', DATA);
const CHECKS = new URL('../checks/catalogue.ts', import.meta.url);
const STRENGTHS = ['establishes', 'supports', 'contradicts-only'];

const text = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const lenses = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.lens.yaml'))
  .map((file) => ({ alias: file.replace('.lens.yaml', ''), file }));
const catalogue = readFileSync(CHECKS, 'utf8');

function lensIn(file: string): Lens {
  const { lens, problems } = parseLens(text(file), file);
  if (lens === undefined) throw new Error(JSON.stringify(problems));
  return lens;
}

describe.each(lenses)('the lens $alias', ({ alias, file }) => {
  const lens = lensIn(file);
  const questions = lens.pillars.flatMap((pillar) => pillar.questions);

  it('passes our own lint without a warning', () => {
    expect(lintLens(text(file), file)).toEqual([]);
  });

  it('is small enough, as JSON, for AWS to import', () => {
    expect(JSON.stringify(load(text(file))).length).toBeLessThan(500_000);
  });

  it('explains every choice and says what to do, and offers None of these', () => {
    for (const question of questions) {
      expect(question.description ?? '', question.id).toMatch(/^[\s\S]{60,}$/);
      expect(question.noneOfThese?.id).toBe(`${question.id}_no`);
      for (const { id, helpfulResource, improvementPlan } of question.choices) {
        expect(helpfulResource?.displayText ?? '', id).toMatch(/^[\s\S]{60,}$/);
        expect(improvementPlan?.displayText ?? '', id).toMatch(/^[\s\S]{60,}$/);
      }
    }
  });

  it('has no sentence twice', () => {
    const sentences = questions.flatMap(({ description = '', choices }) =>
      [
        description,
        ...choices.flatMap(({ helpfulResource, improvementPlan }) => [
          helpfulResource?.displayText ?? '',
          improvementPlan?.displayText ?? '',
        ]),
      ].flatMap((words) => words.split(/(?<=[.!?])\s+/)),
    );
    const twice = sentences.filter(
      (sentence, index) => sentence.length > 25 && sentences.indexOf(sentence) < index,
    );
    expect(twice).toEqual([]);
  });

  it('names choices and checks that exist in its pack', () => {
    const name = `${alias}.pack.yaml`;
    expect(existsSync(new URL(name, FOLDER))).toBe(true);
    const pack = (load(text(name)) ?? {}) as Record<string, Record<string, string>>;
    const choices = new Set(
      questions.flatMap((question) => question.choices.map(({ id }) => `${question.id}/${id}`)),
    );
    for (const [choice, checks] of Object.entries(pack)) {
      expect(choices, choice).toContain(choice);
      for (const [check, strength] of Object.entries(checks)) {
        expect(catalogue.includes(`'${check}'`), `${choice}: ${check}`).toBe(true);
        expect(STRENGTHS).toContain(strength);
      }
    }
  });
});
