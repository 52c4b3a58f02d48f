import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { project, reviewRun, type Run, temporaryFolder } from './hexastyle.ts';

const ESC = '\u001b';
const NAMES = {
  escape: `A${ESC}[2J${ESC}]0;owned\u0007B`,
  script: '<script>alert(1)</script>',
  rightToLeft: 'user\u202ecod.exe',
  newline: 'first\n# second\n::error::third',
  quotes: `"'\`]](javascript:x)|<img src=x onerror=alert(2)>&amp;`,
};
const resources = Object.fromEntries(Object.values(NAMES).map((name) => [name, { Type: 'AWS::S3::Bucket' }]));
const FILE = `a\n${ESC}[31m<b>\u202e.json`;

/** All but tab and newline. */
const CONTROLS = /[\p{Cc}--[\t\n]]/v;
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/;

const outputs = ['json', 'html', 'markdown', 'sarif', 'junit', 'terminal'];
const texts = new Map<string, string>();
let run: Run;
let disputed: Run;

beforeAll(async () => {
  const root = project({
    [FILE]: JSON.stringify({ Resources: resources }, undefined, 1),
    'ssh.json': JSON.stringify({
      Resources: {
        [NAMES.escape]: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    }),
    'broken\n<i>.json': `{"Resources":{"${NAMES.script}":{"Type":"AWS::S3::Bucket"},`,
    'hexastyle.yaml': `workload:\n  name: ${JSON.stringify(NAMES.script + NAMES.escape + NAMES.rightToLeft)}\nclaims:\n  SEC05-BP02: { status: in-place, by: ${JSON.stringify(NAMES.quotes)}, notes: ${JSON.stringify(NAMES.newline)} }\n`,
  });
  const out = temporaryFolder();
  const formats = outputs.flatMap((format) => ['--format', `${format}=${join(out, format)}`]);
  run = await reviewRun(root, '--details', '--fail-on', 'high', ...formats);
  for (const format of outputs) texts.set(format, readFileSync(join(out, format), 'utf8'));
  const mistaken = project({
    'main.tf': '',
    'hexastyle.yaml': `claims:\n  ${JSON.stringify(NAMES.escape)}: in-place\n`,
  });
  disputed = await reviewRun(mistaken);
});

const text = (format: string) => texts.get(format) ?? '';
/** Without what Markdown shows as it is: escaped characters and code. */
const withoutCode = (format: string) =>
  text(format)
    .replace(/\\[^\n]/g, '')
    .replace(/(`+)[^`]+\1/g, '');

describe('names written to deceive', () => {
  it.each(['html', 'markdown', 'junit', 'terminal', 'json', 'sarif'])(
    'no control characters are in the %s',
    (format) => {
      expect(text(format)).not.toMatch(CONTROLS);
    },
  );

  it.each(['html', 'markdown', 'junit', 'terminal'])(
    'nothing turns the direction of text in the %s',
    (format) => {
      expect(text(format)).not.toMatch(DIRECTIONS);
    },
  );

  it.each(['html', 'markdown', 'junit'])('no markup of theirs is in the %s', (format) => {
    expect(text(format)).toContain('alert');
    expect(withoutCode(format)).not.toMatch(/<(?:script|img|i>)/);
  });

  it('no link of theirs is in the markdown', () => {
    expect(withoutCode('markdown')).not.toMatch(/\]\(javascript:/);
  });

  it.each(['markdown', 'terminal'])('a newline in a name begins no line of the %s', (format) => {
    expect(text(format)).toContain('first');
    expect(text(format)).not.toMatch(/^(?:# second|::error::third)/m);
  });

  it.each(['json', 'sarif'])('the %s keeps them as data', (format) => {
    const strings = JSON.stringify(JSON.parse(text(format)));
    for (const name of Object.values(NAMES)) expect(strings).toContain(JSON.stringify(name).slice(1, -1));
  });

  it('what goes to stderr is plain', () => {
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/failed by --fail-on high/);
    expect(disputed).toMatchObject({ code: 2 });
    expect(disputed.stderr).toContain('hexastyle.yaml:2:3: ');
    expect(run.stderr + disputed.stderr).not.toMatch(CONTROLS);
    expect(run.stderr + disputed.stderr).not.toMatch(DIRECTIONS);
  });
});
