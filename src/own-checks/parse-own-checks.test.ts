import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { parseOwnChecks } from './parse-own-checks.ts';

const KNOWN = { kinds, practices: ['SEC08-BP02', 'COST03-BP02'], checks: ['sqs-encryption'] };

function parse(text: string) {
  return parseOwnChecks(text, 'a.checks.yaml', KNOWN);
}

function oneCheck(fields: string) {
  return `checks:\n  - id: acme-queue\n    kind: sqs-queue\n    title: Good\n    practice: COST03-BP02\n${fields}`;
}

function evidence(fields: string, code: string) {
  const { checks, problems } = parse(oneCheck(fields));
  expect(problems).toEqual([]);
  const project = { paths: ['main.tf'], read: (path: string) => (path === 'main.tf' ? code : undefined) };
  const architecture = new Architecture(readTerraform(project), kinds);
  return gatherEvidence(architecture, checks).map(
    ({ resource, verdict, message, location }) => `${location.line} ${resource} ${verdict}: ${message}`,
  );
}

describe('a file of checks', () => {
  it('gives checks with the practices they speak to', () => {
    const { checks, practices, problems } = parse(`
checks:
  - id: acme-queue-name
    kind: [sqs-queue, sns-topic]
    title: Names begin with the team
    expect: resource.id != ""
    practices: { SEC08-BP02: contradicts-only, COST03-BP02: supports }
`);
    expect(problems).toEqual([]);
    expect(checks.map(({ id, kinds: of }) => [id, of.map((kind) => kind.id)])).toEqual([
      ['acme-queue-name', ['sqs-queue', 'sns-topic']],
    ]);
    expect(practices).toEqual(
      new Map([
        ['SEC08-BP02', new Map([['acme-queue-name', 'contradicts-only']])],
        ['COST03-BP02', new Map([['acme-queue-name', 'supports']])],
      ]),
    );
  });

  it('says of a text that ends too early only that, not what its checks lack', () => {
    const { problems } = parseOwnChecks('checks:\n  - id: [\n', 'c.yaml', KNOWN);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'c.yaml', line: 2 });
  });

  it.each([
    ['a misspelt key', oneCheck('    expect: "true"\n    expct: "true"\n'), '7:5', 'did you mean "expect"?'],
    ['no expression', oneCheck(''), '2:5', 'a check needs "expect".'],
    ['bad syntax', oneCheck('    expect: resource.id ==\n'), '6:13', 'Unexpected token'],
    [
      'an attribute the kind has not',
      oneCheck('    expect: has(resource.policyy)\n'),
      '6:13',
      'did you mean "policy"?',
    ],
    [
      'a kind there is not',
      'checks: [{id: a-b, kind: sqs-qeue, title: T, expect: "true", practice: SEC08-BP02}]',
      '1:26',
      'did you mean "sqs-queue"?',
    ],
    [
      'a practice there is not',
      'checks: [{id: a-b, kind: sqs-queue, title: T, expect: "true", practice: SEC8-BP02}]',
      '1:73',
      'did you mean "SEC08-BP02"?',
    ],
    [
      'an id that is taken',
      'checks: [{id: sqs-encryption, kind: sqs-queue, title: T, expect: "true", practice: SEC08-BP02}]',
      '1:15',
      'there is another check',
    ],
    [
      'an id of one word',
      'checks: [{id: queue, kind: sqs-queue, title: T, expect: "true", practice: SEC08-BP02}]',
      '1:15',
      'joined by hyphens',
    ],
    [
      'no practice',
      'checks: [{id: a-b, kind: sqs-queue, title: T, expect: "true"}]',
      '1:10',
      'the practice it speaks to',
    ],
    [
      'an expression in the message that is none',
      oneCheck('    expect: "true"\n    message: "It is {resource.}"\n'),
      '7:14',
      'message:',
    ],
    ['no list', 'checks: 3', '1:9', 'expected a list'],
  ])('with %s says where and what is expected', (_, text, place, message) => {
    const { problems, checks } = parse(text);
    const [problem] = problems;
    expect(`${problem?.line}:${problem?.column}`).toBe(place);
    expect(problem?.message).toContain(message);
    expect(checks).toEqual([]);
  });

  it('may speak to a choice of a lens, also where that lens takes no part', () => {
    const text = (practice: string) =>
      `checks: [{id: a-b, kind: sqs-queue, title: T, expect: "true", practice: ${practice}}]`;
    expect(parse(text('platform/obs01/obs01_a')).problems).toEqual([]);
    const known = { ...KNOWN, practices: ['platform/obs01/obs01_a'] };
    expect(parseOwnChecks(text('platform/obs01/obs01_b'), 'a', known).problems).toHaveLength(1);
  });

  it('keeps the checks beside a wrong one', () => {
    const { checks, problems } = parse(
      'checks:\n  - { id: a-b, kind: sqs-queue, title: T, expect: "true", practice: SEC08-BP02 }\n  - { id: a-c }\n',
    );
    expect(checks.map(({ id }) => id)).toEqual(['a-b']);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('a check of a file', () => {
  const queues = `
variable "seconds" {}
resource "aws_sqs_queue" "short" {
  visibility_timeout_seconds = 30
}
resource "aws_sqs_queue" "long" {
  visibility_timeout_seconds = 300
}
resource "aws_sqs_queue" "open" {
  visibility_timeout_seconds = var.seconds
}
`;

  it('judges each resource at the line it reads, and leaves open what is not known', () => {
    expect(
      evidence(
        '    expect: resource.visibilityTimeoutSeconds >= 60\n    message: "{resource.id} waits {resource.visibilityTimeoutSeconds} s."\n',
        queues,
      ),
    ).toEqual([
      '4 aws_sqs_queue.short contradicts: aws_sqs_queue.short waits 30 s.',
      '7 aws_sqs_queue.long supports: Good.',
      '10 aws_sqs_queue.open inconclusive: Not known: variable "seconds" has no value.',
    ]);
  });

  it('looks only where its condition holds', () => {
    expect(evidence('    when: resource.id.endsWith("long")\n    expect: "false"\n', queues)).toEqual([
      '6 aws_sqs_queue.long contradicts: Not so: Good.',
    ]);
  });

  it.each([
    ['', ['1 aws_sqs_queue.q contradicts: Not so: Good.']],
    ['    absent: inconclusive\n', ['1 aws_sqs_queue.q inconclusive: encryptionKey is not written.']],
    ['    absent: not-applicable\n', []],
  ])('says what is not written as its author asks%s', (absent, said) => {
    const code = 'resource "aws_sqs_queue" "q" {}\n';
    expect(evidence(`    expect: resource.encryptionKey.size() > 0\n${absent}`, code)).toEqual(said);
  });

  it('sees the neighbours, either way, and the others of its root', () => {
    const code = `
resource "aws_sqs_queue" "jobs" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
}
resource "aws_sqs_queue" "dead" {}
resource "aws_guardduty_detector" "main" {}
`;
    const expects =
      'neighbours.exists(n, n.relation == "fails-over-to" && n.direction == "from") && resources("guardduty-detector").size() == 1';
    expect(evidence(`    expect: ${expects}\n`, code)).toEqual([
      '2 aws_sqs_queue.jobs contradicts: Not so: Good.',
      '5 aws_sqs_queue.dead supports: Good.',
    ]);
  });

  it('that fails is an error of that check on that resource', () => {
    const said = evidence('    expect: resource.id > 3\n', 'resource "aws_sqs_queue" "q" {}\n');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^1 aws_sqs_queue\.q error: The expression cannot be evaluated: no such overload/,
    );
  });

  it('that gives no truth value says so', () => {
    expect(evidence('    expect: resource.id\n', 'resource "aws_sqs_queue" "q" {}\n')).toEqual([
      '1 aws_sqs_queue.q error: The expression gives neither true nor false.',
    ]);
  });

  it('that asks for too much work ends in one error', () => {
    const many = Array.from({ length: 100 }, (_, n) => `resource "aws_sqs_queue" "q${n}" {}\n`).join('');
    const said = evidence(
      '    expect: resources("sqs-queue").all(a, resources("sqs-queue").all(b, a.id != "" && b.id != ""))\n',
      many,
    );
    const errors = said.filter((line) => line.includes(' error: '));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('more than 10000000 steps');
    expect(said.length).toBeLessThan(100);
  });
});
