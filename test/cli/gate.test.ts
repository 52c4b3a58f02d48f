import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addFiles,
  BUCKET,
  OPEN_SSH,
  project,
  QUIET_CODE,
  resultOf,
  reviewRun,
  temporaryFolder,
} from './hexastyle.ts';

const GATES = ['high', 'medium', 'disputed', 'never'] as const;

async function exitCodes(root: string): Promise<readonly number[]> {
  const runs = await Promise.all(GATES.map((gate) => reviewRun(root, '--fail-on', gate)));
  return runs.map(({ code }) => code);
}

describe('exit codes of --fail-on high, medium, disputed and never', () => {
  it.each<[what: string, claims: string, codes: readonly number[]]>([
    ['nothing is known', '', [0, 0, 0, 0]],
    // level Medium in the Framework
    ['a practice of medium weight is missing', 'claims:\n  SUS01-BP01: not-in-place\n', [0, 1, 0, 0]],
    // level High in the Framework
    ['a practice of high weight is missing', 'claims:\n  SEC08-BP02: not-in-place\n', [1, 1, 0, 0]],
    [
      'someone accepts the risk of it until a later day',
      'claims:\n  SEC08-BP02: not-in-place\nacceptedRisks:\n  - { practice: SEC08-BP02, reason: Soon gone., owner: Ada, expires: 2026-11-21 }\n',
      [0, 0, 0, 0],
    ],
    [
      'the acceptance has expired',
      'claims:\n  SEC08-BP02: not-in-place\nacceptedRisks:\n  - { practice: SEC08-BP02, reason: Soon gone., owner: Ada, expires: 2026-11-20 }\n',
      [1, 1, 0, 0],
    ],
  ])('%s', async (_, statements, codes) => {
    expect(await exitCodes(project({ ...QUIET_CODE, 'hexastyle.yaml': statements }))).toEqual(codes);
  });

  it('the code disputes a claim', async () => {
    const root = project({ 'main.tf': BUCKET });
    const { questions } = await resultOf(root);
    const missing = questions
      .flatMap(({ practices }) => practices)
      .find(({ status }) => status === 'not-in-place');
    addFiles(root, { 'hexastyle.yaml': `claims:\n  ${missing?.id}: in-place\n` });
    const { code, stderr } = await reviewRun(root, '--fail-on', 'disputed');
    expect(stderr).toContain(`failed by --fail-on disputed:\n  ${missing?.id} is disputed:`);
    expect(code).toBe(1);
  });
});

describe('with --baseline only what is new or worse counts', () => {
  const root = project({ 'main.tf': OPEN_SSH });
  const baseline = join(temporaryFolder(), 'review.json');
  const against = (file: string) => reviewRun(root, '--fail-on', 'high', '--baseline', file);

  it('unchanged passes, a new finding fails and is named, what is gone passes', async () => {
    expect((await reviewRun(root, '--fail-on', 'high', '--format', `json=${baseline}`)).code).toBe(1);
    expect(await against(baseline)).toMatchObject({ code: 0, stderr: '' });

    addFiles(root, { 'more.tf': OPEN_SSH.replace('"admin"', '"other"') });
    const worse = await against(baseline);
    expect(worse.code).toBe(1);
    expect(worse.stderr).toMatch(/failed by --fail-on high:\n.*new finding in more\.tf:[1-8]: /);

    addFiles(root, { 'main.tf': '', 'more.tf': 'resource "random_id" "x" {\n  byte_length = 4\n}\n' });
    expect((await against(baseline)).code).toBe(0);
  });

  it.each<[what: string, text: string, says: RegExp]>([
    ['nothing', '', /is no baseline: it is no JSON/],
    ['half a file', '{"schemaVersion":"1","questions":[{', /is no baseline: it is no JSON/],
    ['another version', '{"schemaVersion":"2"}', /schemaVersion.*"1".*"2"/],
    ['another tool’s report', '{"$schema":"sarif","runs":[]}', /is no baseline: it has no schemaVersion/],
    ['a list', '[]', /is no baseline/],
    ['text', 'Of 57 questions', /is no baseline: it is no JSON/],
  ])('a baseline that holds %s exits 2', async (_, text, says) => {
    const folder = temporaryFolder();
    addFiles(folder, { 'old.json': text });
    const { code, stdout, stderr } = await against(join(folder, 'old.json'));
    expect(stderr).toMatch(says);
    expect(stderr).toContain('Write one with hexastyle review --format json=old.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('a baseline that is not there exits 2', async () => {
    const { code, stderr } = await against('gone.json');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'hexastyle: cannot read the baseline gone.json: there is no such file or folder\n',
    });
  });
});
