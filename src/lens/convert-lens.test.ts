import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { convertLens } from './convert-lens.ts';
import { lintLens } from './lint-lens.ts';
import { parseLens } from './parse-lens.ts';
import { soundLens, withQuestion } from './sound-lens.fixture.ts';

/** As the seeds write a lens of one's own. */
const PLATFORM = {
  schemaVersion: '2021-11-01',
  name: 'Company Platform Standards',
  description: 'Internal architecture standards for platform team',
  pillars: [
    {
      id: 'observability',
      name: 'Observability',
      questions: [
        {
          id: 'obs-01',
          title: 'How do you implement structured logging?',
          description: 'All services must use structured JSON logging with correlation IDs',
          choices: [
            {
              id: 'obs-01-a',
              title: 'Using centralized logging library with correlation IDs',
              helpfulResource: { displayText: 'Logging Standards', url: 'https://wiki.internal/logging' },
              improvementPlan: { displayText: 'Adopt the platform logging library' },
            },
          ],
          riskRules: [{ condition: 'obs-01-a NOT selected', risk: 'HIGH' }],
        },
      ],
    },
  ],
};

const convert = (lens: unknown, to: 'json' | 'yaml' = 'json') => convertLens(JSON.stringify(lens), to);

describe('converting a lens', () => {
  it('makes what AWS imports of the dialect of the seeds, and says what changed', () => {
    const { text = '', changes, renamed } = convert(PLATFORM);
    const lint = lintLens(text, 'platform.json');
    expect(lint.filter(({ refusedByAws }) => refusedByAws)).toEqual([]);
    expect(JSON.parse(text).pillars[0].questions[0]).toMatchObject({
      id: 'obs_01',
      choices: [{ id: 'obs_01_a' }],
      riskRules: [
        { condition: '!obs_01_a', risk: 'HIGH_RISK' },
        { condition: 'default', risk: 'NO_RISK' },
      ],
    });
    expect(changes).toEqual([
      'The choice obs-01-a has the id obs_01_a.',
      'The question obs-01 has the id obs_01.',
      'obs_01: the condition "obs-01-a NOT selected" is written "!obs_01_a".',
      'obs_01: the risk HIGH is written HIGH_RISK.',
      'obs_01: where no rule matches, the risk is NO_RISK; that is now written as the default.',
    ]);
    expect([...renamed]).toEqual([['obs-01/obs-01-a', 'obs_01/obs_01_a']]);
  });

  it('gives two ids that would become one different ones', () => {
    const choices = ['a-b', 'a_b'].map((id) => ({
      id,
      title: id,
      improvementPlan: { displayText: 'Do it.' },
    }));
    const riskRules = [
      { condition: 'a-b && !a_b', risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ];
    const { text = '' } = convert(withQuestion({ choices, riskRules }));
    const [question] = JSON.parse(text).pillars[0].questions;
    expect(question.choices.map(({ id }: { id: string }) => id)).toEqual(['a_b_2', 'a_b']);
    expect(question.riskRules[0].condition).toBe('a_b_2 && !a_b');
  });

  it('leaves a lens that AWS imports as it is, there and back', () => {
    const { text: yaml = '', changes } = convert(soundLens(), 'yaml');
    expect(changes).toEqual([]);
    expect(load(yaml)).toEqual(soundLens());
    expect(yaml).toContain('schemaVersion: "2021-11-01"');
    expect(JSON.parse(convertLens(yaml, 'json').text ?? '')).toEqual(soundLens());
  });

  it('counts the comments that it leaves behind, and nothing that only looks like one', () => {
    const yaml = `# A comment.\n${convert(soundLens(), 'yaml').text} # The end.\nextra: "# none"\nmore: |\n  # none\n`;
    expect(convertLens(yaml, 'json').changes).toEqual(['2 comments are left behind.']);
  });

  it('keeps fields that the format does not know, whatever they are called', () => {
    const text = '{"schemaVersion":"2021-11-01","__proto__":{"a":1},"pillars":[7,{"id":"quay"}]}';
    expect(JSON.parse(convertLens(text, 'json').text ?? '')).toEqual(JSON.parse(text));
  });

  it('says nothing of a file that is not well-formed', () => {
    expect(convertLens('{"a": [', 'yaml').text).toBeUndefined();
  });

  const folder = new URL('../../data/lenses/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.lens.yaml')))(
    'writes %s as JSON that AWS imports, with the same questions',
    (name) => {
      const yaml = readFileSync(new URL(name, folder), 'utf8');
      const { text = '' } = convertLens(yaml, 'json');
      expect(lintLens(text, 'lens.json')).toEqual([]);
      expect(parseLens(text, 'lens.json').lens).toEqual(parseLens(yaml, name).lens);
    },
  );
});
