import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, project, QUIET_CODE, reviewRun } from './hexastyle.ts';

describe('mistakes in hexastyle.yaml are told like a compiler would', () => {
  it.each<[what: string, text: string, says: RegExp]>([
    [
      'a practice that does not exist',
      'claims:\n  SEC08-BP20: in-place\n',
      /:2:3: there is no practice "SEC08-BP20".*did you mean "SEC08-BP0\d"/,
    ],
    ['a practice in lower case', 'claims:\n  sec08-bp02: in-place\n', /:2:3: .*SEC08-BP02/],
    [
      'a wrong key',
      'claimz:\n  SEC08-BP02: in-place\n',
      /:1:1: the file has no key "claimz": did you mean "claims"\?/,
    ],
    [
      'a wrong key inside',
      'workload:\n  nmae: Shop\n',
      /:2:3: workload has no key "nmae": did you mean "name"\?/,
    ],
    [
      'a wrong status',
      'claims:\n  SEC08-BP02: in-plase\n',
      /:2:15: .*in-place, not-in-place or not-applicable.*did you mean "in-place"\?/,
    ],
    ['another word for it', 'workload:\n  environment: prod\n', /:2:16: .*found "prod"; write "production"/],
    [
      'a day that does not exist',
      'claims:\n  SEC08-BP02: { status: in-place, on: 2026-02-30 }\n',
      /:2:39: .*date.*2026-02-30/,
    ],
    ['no reason', 'claims:\n  SEC08-BP02: not-applicable\n', /:2:15: .*needs a reason/],
    [
      'an acceptance without end',
      'acceptedRisks:\n  - { practice: SEC08-BP02, reason: r, owner: o }\n',
      /:2:5: .*"expires" is missing/,
    ],
    ['a lens that is not there', 'lenses:\n  - own.json\n', /:2:5: lenses: there is no file own\.json/],
    ['a tab', 'workload:\n  name: x\n\towner: y\n', /:3:\d+: .*[Tt]ab/],
    ['a list at the top', '- claims\n', /:1:1: the file: expected keys with values, found a list/],
    [
      'a claim made twice',
      'claims:\n  SEC08-BP02: in-place\n  SEC08-BP02: not-in-place\n',
      /:3:3: .*second time/,
    ],
  ])('%s', async (_, text, says) => {
    const { code, stdout, stderr } = await reviewRun(project({ ...QUIET_CODE, 'hexastyle.yaml': text }));
    expect(stderr).toMatch(
      /^hexastyle: nothing is reviewed until this is put right \(\d errors?\):\n {2}hexastyle\.yaml:\d+:\d+: /,
    );
    expect(stderr.split('\n')[1]).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('all of them at once, in the order of the lines, with the file as the user would open it', async () => {
    const root = project({
      ...QUIET_CODE,
      'hexastyle.yaml': 'workload:\n  environment: prod\nclaims:\n  SEC99: yes\n',
    });
    const { stderr } = await reviewRun(join(root, '..'), 'shop');
    expect(stderr).toMatch(
      /^hexastyle: .* \(\d errors\):\n {2}shop\/hexastyle\.yaml:2:16: .*\n {2}shop\/hexastyle\.yaml:4:/,
    );
  });

  it.each([
    [
      'an alias bomb',
      `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')}\n`,
    ],
    ['10,000 levels', `claims: ${'['.repeat(10_000)}\n`],
    [
      'keys of every object',
      '__proto__: { polluted: true }\nconstructor: 1\nclaims: { toString: in-place }\n',
    ],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1, 2, 3])],
    ['six megabytes', Buffer.alloc(6 * 1024 * 1024, '#')],
  ])('%s ends in an error as well', async (_, text) => {
    const { code, stderr, seconds } = await reviewRun(project({ ...QUIET_CODE, 'hexastyle.yaml': text }));
    expect(stderr).toMatch(/^hexastyle: /);
    expect(stderr).not.toMatch(/error in the program/);
    expect(code).toBe(2);
    expect(seconds).toBeLessThan(5);
  });

  it('no file outside the folder is read, by link or as a lens', async () => {
    const root = project(QUIET_CODE);
    addFiles(join(root, '..'), { 'outside.yaml': 'SECRET: 1\n', 'outside.json': '{"SECRET": 1}' });
    symlinkSync('../outside.yaml', join(root, 'hexastyle.yaml'));
    const linked = await reviewRun(root);
    expect(linked).toMatchObject({ code: 2, stdout: '' });
    const other = project({ ...QUIET_CODE, 'hexastyle.yaml': 'lenses: [../outside.json]\n' });
    addFiles(join(other, '..'), { 'outside.json': '{"SECRET": 1}' });
    const lens = await reviewRun(other);
    expect(lens.stderr).toContain('hexastyle.yaml:1:10: lenses: ../outside.json lies outside this folder');
    expect(linked.stderr + lens.stderr).not.toContain('SECRET');
  });
});
