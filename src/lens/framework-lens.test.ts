import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderCondition } from './condition.ts';
import { frameworkLens, type OfficialLensData } from './framework-lens.ts';
import type { Question, RiskLevel } from './lens.ts';
import { questionRisk } from './question-risk.ts';
import { nextBestChoice, riskInterval } from './risk-interval.ts';

const text = readFileSync(new URL('../../data/lenses/wellarchitected.json', import.meta.url), 'utf8');
const lens = frameworkLens(JSON.parse(text) as OfficialLensData);
const questions = lens.pillars.flatMap((pillar) => pillar.questions);
const question = (number: string): Question => questions.find((its) => its.number === number) as Question;

describe('the Framework lens', () => {
  // Framework content of 2024-11-06: questions, practices, and practices of level High, Medium, Low.
  it.each<[string, number, number, [number, number, number]]>([
    ['operationalExcellence', 11, 68, [30, 31, 7]],
    ['security', 11, 63, [30, 28, 5]],
    ['reliability', 13, 65, [33, 31, 1]],
    ['performance', 5, 32, [13, 15, 4]],
    ['costOptimization', 11, 50, [21, 17, 12]],
    ['sustainability', 6, 29, [0, 21, 8]],
  ])('%s has %i questions and %i practices', (id, questionCount, practiceCount, levels) => {
    const its = lens.pillars.find((pillar) => pillar.id === id)?.questions ?? [];
    const practices = its.flatMap(({ choices }) => choices);
    expect(its).toHaveLength(questionCount);
    expect(practices).toHaveLength(practiceCount);
    expect(
      (['HIGH', 'MEDIUM', 'LOW'] as const).map(
        (level) => practices.filter((one) => one.level === level).length,
      ),
    ).toEqual(levels);
  });

  it('has 57 questions and 307 practices, no id or number twice', () => {
    const practices = questions.flatMap(({ choices }) => choices);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(57);
    expect(new Set(questions.map(({ number }) => number)).size).toBe(57);
    expect(new Set(practices.map(({ id }) => id)).size).toBe(307);
    expect(new Set(practices.map(({ practice }) => practice)).size).toBe(307);
  });

  it('numbers the practices of a question in order, under the number of the question', () => {
    for (const { number, choices } of questions) {
      const numbers = choices.map(({ practice }) => practice ?? '');
      expect(numbers).toEqual(numbers.toSorted());
      expect(numbers.every((practice) => practice.startsWith(`${number}-BP`))).toBe(true);
    }
  });

  it('links every practice to its official page, whose name is the id but for SEC05-BP04', () => {
    const page = /^https:\/\/docs\.aws\.amazon\.com\/wellarchitected\/latest\/framework\/(\w+)\.html$/;
    const others = questions
      .flatMap(({ choices }) => choices)
      .filter(({ id, helpfulResource }) => page.exec(helpfulResource?.url ?? '')?.[1] !== id);
    expect(others.map(({ practice }) => practice)).toEqual(['SEC05-BP04']);
  });

  it('keeps one practice a line', () => {
    expect(text.split('\n').filter((line) => line.includes('"practice"'))).toHaveLength(307);
  });
});

describe('the Framework risk rule', () => {
  it.each<[string, readonly string[]]>([
    ['SUS01', ['sus_sus_region_a2 => NO_RISK', 'default => MEDIUM_RISK']],
    [
      'SEC08',
      [
        'sec_protect_data_rest_key_mgmt && sec_protect_data_rest_encrypt && sec_protect_data_rest_automate_protection && sec_protect_data_rest_access_control => NO_RISK',
        'sec_protect_data_rest_key_mgmt && sec_protect_data_rest_encrypt && sec_protect_data_rest_access_control => MEDIUM_RISK',
        'default => HIGH_RISK',
      ],
    ],
  ])('of %s stands as rules like those of any lens', (number, rules) => {
    const written = question(number).riskRules.map(
      ({ condition, risk }) => `${renderCondition(condition)} => ${risk}`,
    );
    expect(written).toEqual(rules);
  });

  // SEC08: BP01, BP02 and BP04 are of level High, BP03 of level Medium.
  it.each<[string, readonly number[], readonly number[], RiskLevel]>([
    ['all selected', [1, 2, 3, 4], [], 'NO_RISK'],
    ['the medium one not selected', [1, 2, 4], [], 'MEDIUM_RISK'],
    ['one high one not selected', [1, 2, 3], [], 'HIGH_RISK'],
    ['the high ones not applicable, the medium one not selected', [], [1, 2, 4], 'MEDIUM_RISK'],
    ['nothing applicable', [], [1, 2, 3, 4], 'NO_RISK'],
    ['one high one not applicable, the others selected', [2, 3, 4], [1], 'NO_RISK'],
  ])('with %s', (_, selected, notApplicable, risk) => {
    const its = question('SEC08');
    const idsOf = (numbers: readonly number[]) =>
      new Set(numbers.map((number) => its.choices[number - 1]?.id ?? ''));
    expect(questionRisk(its, { selected: idsOf(selected), notApplicable: idsOf(notApplicable) })).toBe(risk);
  });

  it('is HIGH without doubt as soon as one high practice is missing, whatever else is open', () => {
    const its = question('SEC08');
    const state = new Map([[its.choices[1]?.id ?? '', 'not-selected' as const]]);
    expect(riskInterval(its, state)).toEqual({ lowest: 'HIGH_RISK', highest: 'HIGH_RISK', unrated: false });
    expect(nextBestChoice(its, state)).toBeUndefined();
  });

  it('is open over all levels that the practices allow while nothing is known', () => {
    const spans = new Set(
      questions.map((its) => {
        const { lowest, highest } = riskInterval(its, new Map());
        const hasHigh = its.choices.some(({ level }) => level === 'HIGH');
        return `${hasHigh}: ${lowest}..${highest}`;
      }),
    );
    expect(spans).toEqual(new Set(['true: NO_RISK..HIGH_RISK', 'false: NO_RISK..MEDIUM_RISK']));
  });
});
