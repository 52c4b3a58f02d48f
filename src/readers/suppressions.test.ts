import { describe, expect, it } from 'vitest';
import { readCloudFormation } from './cloudformation/read-cloudformation.ts';
import { withSuppressions } from './suppressions.ts';
import { readTerraform } from './terraform/read-terraform.ts';

function read(path: string, text: string) {
  const project = { paths: [path], read: (asked: string) => (asked === path ? text : undefined) };
  const { resources } = path.endsWith('.tf')
    ? readTerraform(project)
    : readCloudFormation(path, text, project);
  const found = withSuppressions(resources, (asked) => (asked === path ? text : undefined));
  return {
    suppressions: found.resources.flatMap(({ id, suppressions = [] }) =>
      suppressions.map(
        ({ checks, reason, until, location }) =>
          `${location.line} ${id} ${checks.join('+')} ${until ?? 'for ever'}: ${reason}`,
      ),
    ),
    problems: found.diagnostics.map(({ line, message }) => `${line} ${message.split(', so')[0]}`),
  };
}

describe('a hostile number of suppressions', () => {
  const line = '# hexastyle:ignore a-b Why.\n';
  it('is read in a moment', () => {
    const { suppressions } = read('main.tf', `${line.repeat(60_000)}resource "aws_sqs_queue" "q" {\n}\n`);
    expect(suppressions.length).toBe(60_000);
  });

  it('ends at the bound, and says so', () => {
    const { suppressions, problems } = read(
      'main.tf',
      `${line.repeat(100_001)}resource "aws_sqs_queue" "q" {\n}\n`,
    );
    expect(suppressions.length).toBe(100_000);
    expect(problems).toEqual([
      '100001 More than 100000 suppressions of single resources; this one and those after it do not count.',
    ]);
  });
});

describe('a comment', () => {
  it.each([
    [
      'above a block',
      '# hexastyle:ignore a-b Why.\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 aws_sqs_queue.q a-b for ever: Why.',
    ],
    [
      'with slashes',
      '// hexastyle:ignore a-b Why.\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 aws_sqs_queue.q a-b for ever: Why.',
    ],
    [
      'inside a block',
      'resource "aws_sqs_queue" "q" {\n  # hexastyle:ignore a-b Why.\n}\n',
      '2 aws_sqs_queue.q a-b for ever: Why.',
    ],
    [
      'behind code',
      'resource "aws_sqs_queue" "q" { # hexastyle:ignore a-b Why.\n}\n',
      '1 aws_sqs_queue.q a-b for ever: Why.',
    ],
    [
      'of several checks with a last day',
      '# hexastyle:ignore a-b,c-d until=2027-01-31 Why so.\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 aws_sqs_queue.q a-b+c-d 2027-01-31: Why so.',
    ],
    [
      'above other comments',
      '# hexastyle:ignore a-b Why.\n# The queue.\n\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 aws_sqs_queue.q a-b for ever: Why.',
    ],
    [
      'in a file of Windows',
      '# hexastyle:ignore a-b Why.\r\nresource "aws_sqs_queue" "q" {\r\n}\r\n',
      '1 aws_sqs_queue.q a-b for ever: Why.',
    ],
  ])('%s belongs to the resource', (_, text, suppression) => {
    expect(read('main.tf', text)).toEqual({ suppressions: [suppression], problems: [] });
  });

  it('above the second block does not belong to the first', () => {
    const text =
      'resource "aws_sqs_queue" "a" {\n}\n# hexastyle:ignore a-b Why.\nresource "aws_sqs_queue" "b" {\n}\n';
    expect(read('main.tf', text).suppressions).toEqual(['3 aws_sqs_queue.b a-b for ever: Why.']);
  });

  it('belongs to every instance of the resource', () => {
    const text = '# hexastyle:ignore a-b Why.\nresource "aws_sqs_queue" "q" {\n  count = 2\n}\n';
    expect(read('main.tf', text).suppressions).toHaveLength(2);
  });

  it.each([
    [
      'without a reason',
      '# hexastyle:ignore a-b\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 This suppression gives no reason',
    ],
    [
      'without a check',
      '# hexastyle:ignore everything Why.\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 This suppression does not name checks',
    ],
    [
      'until no day',
      '# hexastyle:ignore a-b until=soon Why.\nresource "aws_sqs_queue" "q" {\n}\n',
      '1 This suppression has no day in until=soon',
    ],
  ])('%s does not count', (_, text, problem) => {
    expect(read('main.tf', text)).toEqual({ suppressions: [], problems: [problem] });
  });

  it('in a template belongs to the resource below it', () => {
    const text =
      'Resources:\n  # hexastyle:ignore a-b Why.\n  A:\n    Type: AWS::SQS::Queue\n  B:\n    Type: AWS::SQS::Queue\n';
    expect(read('t.yaml', text).suppressions).toEqual(['2 A a-b for ever: Why.']);
  });
});

describe('metadata', () => {
  it('of a resource suppresses, in JSON as well', () => {
    const text = JSON.stringify({
      Resources: {
        A: {
          Type: 'AWS::SQS::Queue',
          Metadata: { Hexastyle: { Ignore: [{ Check: 'a-b', Reason: 'Why.', Until: '2027-01-31' }] } },
        },
        B: { Type: 'AWS::SQS::Queue', Metadata: { Hexastyle: { Ignore: [{ Check: 'a-b' }] } } },
      },
    });
    expect(read('t.json', text)).toEqual({
      suppressions: ['1 A a-b 2027-01-31: Why.'],
      problems: ['1 This suppression gives no reason'],
    });
  });
});
