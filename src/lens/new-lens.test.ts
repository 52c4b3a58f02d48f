import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { frameworkLens, type OfficialLensData } from './framework-lens.ts';
import { lintLens } from './lint-lens.ts';
import { lensFromFramework, newLens, whyNoLensName } from './new-lens.ts';
import { parseLens } from './parse-lens.ts';
import { questionRisk } from './question-risk.ts';

const data = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');

describe('a new lens', () => {
  it('passes the lint, and its pack names its choices and checks of the catalogue', () => {
    const { lens, pack, lensFile, packFile } = newLens("Ada's Platform: Standards");
    expect([lensFile, packFile]).toEqual([
      'ada-s-platform-standards.lens.yaml',
      'ada-s-platform-standards.pack.yaml',
    ]);
    expect(lintLens(lens, lensFile)).toEqual([]);
    const catalogue = readFileSync(new URL('../checks/catalogue.ts', import.meta.url), 'utf8');
    for (const [choice, checks] of Object.entries(load(pack) as Record<string, object>)) {
      expect(lens).toContain(`id: ${choice.split('/')[1]}`);
      for (const check of Object.keys(checks)) expect(catalogue).toContain(`'${check}'`);
    }
  });

  it('made from the Framework has its questions and rates them alike', () => {
    const framework = frameworkLens(JSON.parse(data('lenses/wellarchitected.json')) as OfficialLensData);
    const checks = new Map([['SEC01-BP02', new Map([['organizations-root-denied', 'supports']])]]);
    const made = lensFromFramework('Ours', framework, () => undefined, checks);
    expect(lintLens(made.lens, made.lensFile)).toEqual([]);
    expect(load(made.pack)).toEqual({
      'securely_operate/sec_securely_operate_aws_account': { 'organizations-root-denied': 'supports' },
    });
    const ours =
      parseLens(made.lens, made.lensFile).lens?.pillars.flatMap(({ questions }) => questions) ?? [];
    const theirs = framework.pillars.flatMap(({ questions }) => questions);
    expect(ours).toHaveLength(57);
    for (const [index, question] of theirs.entries()) {
      for (let left = 0; left <= question.choices.length; left += 1) {
        const selected = new Set(question.choices.slice(left).map(({ id }) => id));
        const answer = { selected, notApplicable: new Set<string>() };
        expect(questionRisk(ours[index]!, answer), question.id).toBe(questionRisk(question, answer));
      }
    }
  });

  it.each([
    ['', 'it is empty'],
    ['x'.repeat(129), 'it has 129 characters; at most 128 are allowed'],
    ['50% "better"', 'AWS refuses % " in names of lenses'],
  ])('is not called %j', (name, why) => {
    expect(whyNoLensName(name)).toBe(why);
  });
});
