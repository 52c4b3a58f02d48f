import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LENS_RULES } from '../../src/lens/index.ts';
import { addFiles, hexastyle, project, QUIET_CODE, ROOT, resultOf } from './hexastyle.ts';

const EXAMPLE = join(ROOT, 'examples/platform-lens');

/** A lens of one question with choices of these ids. */
function lens(rules: readonly (readonly [string, string])[], ...choices: readonly string[]): string {
  const question = {
    id: 'quay_q1',
    title: 'How do you moor?',
    choices: choices.map((id) => ({ id, title: id, improvementPlan: { displayText: 'Do it.' } })),
    riskRules: rules.map(([condition, risk]) => ({ condition, risk })),
  };
  const pillars = [{ id: 'quay', name: 'Quay', questions: [question] }];
  return JSON.stringify({ schemaVersion: '2021-11-01', name: 'Harbour', description: 'Ships', pillars });
}

const BOTH = lens(
  [
    ['rope && chain', 'NO_RISK'],
    ['default', 'HIGH_RISK'],
  ],
  'rope',
  'chain',
);
const EITHER = lens(
  [
    ['rope || cable', 'NO_RISK'],
    ['default', 'HIGH_RISK'],
  ],
  'rope',
  'cable',
);

describe('a pack beside a lens', () => {
  it.each(['../outside.yaml', '/dev/zero'])('is not read where it is a link to %s', async (target) => {
    const folder = project({
      'outside.yaml': 'key: hidden\n',
      'in/main.tf': 'resource "aws_sqs_queue" "q" {}\n',
      'in/quay.lens.json': BOTH,
    });
    symlinkSync(target, join(folder, 'in/quay.pack.yaml'));
    addFiles(folder, { 'in/hexastyle.yaml': 'lenses: [quay.lens.json]\n' });
    const { code, stderr } = await hexastyle(['review'], join(folder, 'in'));
    expect(code).toBe(2);
    expect(stderr).toContain('quay.pack.yaml:1:1: the pack of a lens must be a file beside it');
    expect(stderr).not.toContain('hidden');
  });
});

describe('hexastyle lens lint', () => {
  it('writes each problem with its place, and fails where AWS would refuse the lens', async () => {
    const { code, stdout } = await hexastyle(
      ['lens', 'lint', 'platform.lens.json', '--format', 'json'],
      EXAMPLE,
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual({
      file: 'platform.lens.json',
      line: 11,
      rule: 'id-characters',
      severity: 'error',
      message: expect.stringContaining('obs_01'),
    });
  });

  it.each([
    ['parentheses without end', lens([['('.repeat(100_000), 'NO_RISK']], 'rope'), 1, 'condition'],
    ['a lens beyond the limit', `${' '.repeat(500_001)}${BOTH}`, 1, 'file-size'],
    ['YAML that goes round in circles', 'pillars: &p\n  - questions: *p\n', 1, 'syntax'],
  ])('is quick and clear about %s', async (_, text, expected, rule) => {
    const root = project({ 'lens.yaml': text });
    const { code, stdout, seconds } = await hexastyle(
      ['lens', 'lint', 'lens.yaml', '--format', 'json'],
      root,
    );
    expect(code).toBe(expected);
    expect(JSON.parse(stdout).map((problem: { rule: string }) => problem.rule)).toContain(rule);
    expect(seconds).toBeLessThan(5);
  });

  it('refuses 50 MB without reading them', async () => {
    const root = project({ 'lens.json': Buffer.alloc(50 * 1024 * 1024, 32) });
    const { code, stderr, megabytes } = await hexastyle(['lens', 'lint', 'lens.json'], root);
    expect([code, stderr]).toEqual([2, 'hexastyle: cannot read lens.json: larger than 5 MB\n']);
    expect(megabytes).toBeLessThan(150);
  });
});

describe('hexastyle lens prove', () => {
  const prove = (...args: readonly string[]) =>
    hexastyle(['lens', 'prove', 'lens.json', ...args], project({ 'lens.json': BOTH }));

  it('shows every answer with its risk', async () => {
    const { code, stdout } = await prove('--format', 'csv');
    expect(code).toBe(0);
    expect(stdout.split('\r\n')).toEqual([
      'pillar,question,selected,not_selected,any,risk',
      'quay,quay_q1,,rope chain,,HIGH_RISK',
      'quay,quay_q1,rope,chain,,HIGH_RISK',
      'quay,quay_q1,chain,rope,,HIGH_RISK',
      'quay,quay_q1,rope chain,,,NO_RISK',
      '',
    ]);
  });

  it('joins answers where asked', async () => {
    const { stdout } = await prove('--format', 'json', '--minimal');
    expect(JSON.parse(stdout).questions[0]).toMatchObject({
      answers: 4,
      counts: { NO_RISK: 1, HIGH_RISK: 3 },
      minimal: true,
      rows: [
        { selected: ['rope', 'chain'], notSelected: [], risk: 'NO_RISK' },
        { selected: [], notSelected: ['rope'], risk: 'HIGH_RISK' },
        { selected: [], notSelected: ['chain'], risk: 'HIGH_RISK' },
      ],
    });
  });

  it.each([
    ['are all as stated', 'NO_RISK', 0, '1 expected outcome, all as the lens rates them\n'],
    [
      'differ',
      'MEDIUM_RISK',
      1,
      /expected\.yaml:1:11: question "quay_q1" with rope, chain selected: expected/,
    ],
  ])('fails unless expected outcomes %s', async (_, risk, expected, said) => {
    const root = project({
      'lens.json': BOTH,
      'expected.yaml': `quay_q1: [{ selected: [rope, chain], risk: ${risk} }]\n`,
    });
    const { code, stdout } = await hexastyle(
      ['lens', 'prove', 'lens.json', '--expect', 'expected.yaml'],
      root,
    );
    expect(code).toBe(expected);
    expect(stdout).toMatch(said);
  });

  it('takes a lens that comes with the program, and folds long tables', async () => {
    const { code, stdout } = await hexastyle(
      ['lens', 'prove', 'wellarchitected', '--question', 'OPS04'],
      EXAMPLE,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('64 answers');
    const { stdout: longer } = await hexastyle(
      ['lens', 'prove', 'wellarchitected', '--question', 'SEC11'],
      EXAMPLE,
    );
    expect(longer).toContain('No row can be left out');
  });

  it('writes all answers to 15 choices within a few seconds', async () => {
    const ids = Array.from({ length: 15 }, (_, index) => `choice_${index}`);
    const rules = [
      [ids.join(' && '), 'NO_RISK'],
      [ids.map((id, index) => `(${id} && !${ids[(index + 1) % 15]})`).join(' || '), 'MEDIUM_RISK'],
      ['default', 'HIGH_RISK'],
    ] as const;
    const root = project({ 'lens.json': lens(rules, ...ids) });
    const { stdout, seconds } = await hexastyle(['lens', 'prove', 'lens.json', '--format', 'csv'], root);
    expect(stdout.split('\r\n')).toHaveLength(2 ** 15 + 2);
    expect(seconds).toBeLessThan(4);
  });

  it.each([
    [['lens.txt'], 'hexastyle: cannot read lens.txt: there is no such file or folder\n'],
    [['lens.json', '--question', 'quay_q2'], /no question quay_q2; did you mean quay_q1\?/],
    [['lens.json', '--format', 'cvs'], /unknown --format "cvs"; did you mean csv\?/],
    [['lens.json', '--minimal', '--complete'], /exclude each other/],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, stderr } = await hexastyle(['lens', 'prove', ...args], project({ 'lens.json': BOTH }));
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });
});

describe('hexastyle lens new', () => {
  it('writes a lens and a pack that a review takes as they are', async () => {
    const root = project(QUIET_CODE);
    const made = await hexastyle(['lens', 'new', 'Our Standards'], root);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const lint = await hexastyle(['lens', 'lint', 'our-standards.lens.yaml'], root);
    expect(lint.stdout).toBe('1 lens, 0 errors, 0 warnings\n');
    const { questions } = await resultOf(root, '--lens', 'our-standards.lens.yaml');
    expect(questions.find(({ id }) => id === 'logs1')?.risk).toEqual({ lowest: 'NONE', highest: 'HIGH' });
  });

  it('made from the Framework, passes the lint and names the checks of its practices', async () => {
    const root = project(QUIET_CODE);
    await hexastyle(['lens', 'new', 'Ours', '--from', 'wellarchitected'], root);
    const lint = await hexastyle(['lens', 'lint', 'ours.lens.yaml'], root);
    expect(lint.stdout).toBe('1 lens, 0 errors, 0 warnings\n');
    await hexastyle(['lens', 'convert', 'ours.lens.yaml', '--out', 'ours.json'], root);
    expect(readFileSync(join(root, 'ours.json'), 'utf8').length).toBeLessThan(500_000);
    expect(readFileSync(join(root, 'ours.pack.yaml'), 'utf8')).toContain('s3-bucket-versioning');
  });

  it('touches nothing that is there', async () => {
    const root = project({ 'ours.pack.yaml': 'mine' });
    const { code, stderr } = await hexastyle(['lens', 'new', 'Ours'], root);
    expect([code, existsSync(join(root, 'ours.lens.yaml'))]).toEqual([2, false]);
    expect(stderr).toContain('ours.pack.yaml exists already');
  });
});

describe('hexastyle lens diff and upgrade', () => {
  const files = {
    'old.json': BOTH,
    'new.json': EITHER,
    'hexastyle.yaml': 'lenses:\n  - old.json\nclaims:\n  rope: in-place\n  chain: not-in-place # too heavy\n',
  };

  it('show what differs and which answers are rated otherwise', async () => {
    const { code, stdout } = await hexastyle(
      ['lens', 'diff', 'old.json', 'new.json', '--review', 'hexastyle.yaml'],
      project(files),
    );
    expect(code).toBe(0);
    expect(stdout).toBe(`Harbour
+ choice quay_q1/cable is new: cable
- choice quay_q1/chain is gone: chain
~ rules quay_q1: 1 of 2 answers are rated otherwise, e.g. with rope selected HIGH_RISK is now NO_RISK
    - rope && chain -> NO_RISK
    - default -> HIGH_RISK
    + rope || cable -> NO_RISK
    + default -> HIGH_RISK
3 changes.

By the claims alone, these answered questions change their risk:
  quay_q1: HIGH -> NONE
`);
  });

  it('carry claims over, on request', async () => {
    const root = project(files);
    const upgrade = ['lens', 'upgrade', 'old.json', 'new.json'];
    const told = await hexastyle(upgrade, root);
    expect(told.stdout).toBe(`1 statement stays, 1 would be dropped.
hexastyle.yaml:5:3: claim chain: the choice chain of quay_q1 is gone
Nothing was written; --write does it.
`);
    expect(readFileSync(join(root, 'hexastyle.yaml'), 'utf8')).toBe(files['hexastyle.yaml']);
    const done = await hexastyle([...upgrade, '--write', '--format', 'json'], root);
    expect(JSON.parse(done.stdout)).toMatchObject({ kept: 1, written: true });
    expect(readFileSync(join(root, 'hexastyle.yaml'), 'utf8')).toBe(
      'lenses:\n  - "new.json"\nclaims:\n  rope: in-place\n',
    );
    addFiles(root, QUIET_CODE);
    const { questions } = await resultOf(root);
    expect(questions[0]?.risk).toEqual({ lowest: 'NONE', highest: 'NONE' });
  });
});

describe('lenses in hexastyle.yaml', () => {
  it('are named by alias or by path', async () => {
    const root = project({
      ...QUIET_CODE,
      'harbour.json': BOTH,
      'hexastyle.yaml': 'lenses: [serverless, harbour.json]\n',
    });
    const { lenses } = await resultOf(root);
    expect(lenses.map(({ alias }) => alias)).toEqual(['serverless', 'harbour']);
  });

  it('are not those that nobody knows', async () => {
    const root = project({ ...QUIET_CODE, 'hexastyle.yaml': 'lenses: [wellarchitcted, zzzzzzzz]\n' });
    const { code, stderr } = await hexastyle(['review'], root);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'hexastyle.yaml:1:10: lenses: there is no file wellarchitcted; did you mean wellarchitected?',
    );
    expect(stderr).toMatch(/zzzzzzzz; the lenses at hand are wellarchitected, .*serverless/);
  });
});

describe('the lens of the example', () => {
  it('works as written: a question answered from code, by checks of our own', async () => {
    const { questions } = await resultOf(EXAMPLE);
    const question = questions.find(({ id }) => id === 'obs-01');
    expect(question?.risk).toEqual({ lowest: 'HIGH', highest: 'HIGH' });
    expect(question?.practices[0]?.evidence.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'platform-logging-library supports',
      'platform-logging-library contradicts',
      'lambda-structured-logs supports',
    ]);
  });

  it('comes to the outcomes that are stated beside it', async () => {
    const args = ['lens', 'prove', 'platform.lens.json', '--expect', 'platform.outcomes.yaml'];
    expect(await hexastyle(args, EXAMPLE)).toMatchObject({ code: 0 });
  });

  it('becomes what AWS imports', async () => {
    const root = project({ 'platform.json': readFileSync(join(EXAMPLE, 'platform.lens.json')) });
    const { code, stderr } = await hexastyle(
      ['lens', 'convert', 'platform.json', '--out', 'ours.json'],
      root,
    );
    expect(code).toBe(0);
    expect(stderr).toContain('The choice obs-01-a has the id obs_01_a.');
    expect((await hexastyle(['lens', 'lint', 'ours.json'], root)).code).toBe(0);
  });

  it('is a page with one question', async () => {
    const { code, stdout } = await hexastyle(['lens', 'preview', 'platform.lens.json'], EXAMPLE);
    expect(code).toBe(0);
    expect(stdout.match(/<fieldset/g)).toHaveLength(1);
  });
});

describe('the guide to lenses', () => {
  it('names every rule of the lint with what it asks for', () => {
    const page = readFileSync(join(ROOT, 'docs/guide/lenses.md'), 'utf8');
    const [, table = ''] = page.split('<!-- rules -->');
    const rows = Object.entries(LENS_RULES).map(
      ([rule, asks]) => `| \`${rule}\` | ${asks.replaceAll('|', '\\|')} |`,
    );
    expect(table.trim().split('\n').slice(2)).toEqual(rows);
  });

  it('shows a lens that passes the lint', async () => {
    const page = readFileSync(join(ROOT, 'docs/guide/lenses.md'), 'utf8');
    const example = /```yaml\n(schemaVersion:[^]*?)```/.exec(page)?.[1] ?? '';
    const root = project({ 'ours.lens.yaml': example });
    expect((await hexastyle(['lens', 'lint', 'ours.lens.yaml'], root)).stdout).toBe(
      '1 lens, 0 errors, 0 warnings\n',
    );
  });
});
