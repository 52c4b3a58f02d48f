import { describe, expect, it } from 'vitest';
import { type Property, propertiesAt, type Readings, Unresolved } from '../../architecture/index.ts';
import { readTerraform } from './read-terraform.ts';

const SECRET = 'hunter2"Ä,b';

function read(files: Readonly<Record<string, string>>): Readings {
  const texts = new Map(Object.entries(files));
  return readTerraform({ paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) });
}

function withVariable(expression: string): Readings {
  return read({
    'main.tf': `
variable "pw" {
  sensitive = true
  default   = "hunter2\\"Ä,b"
}
variable "plain" { default = "hunter2-plain" }
variable "settings" {
  sensitive = true
  default   = { user = "hunter2u", port = 5432, on = true }
}
variable "all" {
  sensitive = true
  default   = ["hunter2", "hunter3"]
}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:*"]
    resources = [var.pw]
  }
}
module "m" {
  source = "./m"
  pw     = var.pw
}
resource "aws_db_instance" "db" { password = "hunter2" }
resource "x_y" "a" {
  v = ${expression}
}
`,
    'm/main.tf': `
variable "pw" {}
output "pw" { value = var.pw }
output "own" {
  value     = "hunter2"
  sensitive = true
}
`,
  });
}

function property(readings: Readings): Property {
  const resource = readings.resources.find(({ id }) => id === 'x_y.a');
  const [found] = resource === undefined ? [] : propertiesAt(resource.properties, 'v');
  if (found === undefined) throw new Error('x_y.a has no v');
  return found;
}

/** All texts of a property and of what it leaves open. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part)) ?? '';
}

describe('sensitive texts are not shown', () => {
  it.each([
    'var.pw',
    '"postgres://app:${var.pw}@db"',
    '"${var.pw}"',
    '"${var.undeclared}-${var.pw}"',
    'upper(var.pw)',
    'substr(var.pw, 0, 6)',
    'split(",", var.pw)',
    'base64encode(var.pw)',
    'jsonencode({ password = var.pw, user = "app" })',
    'jsonencode({ password = var.pw, user = aws_db_instance.db.arn })',
    'yamlencode({ password = var.pw })',
    'format("%s!", var.pw)',
    'format("%.7s", var.pw)',
    'format("%s %s", var.pw, aws_db_instance.db.arn)',
    'templatefile(var.pw, {})',
    'file(var.pw)',
    'tonumber(var.pw)',
    '{}[var.pw]',
    'aws_db_instance.db[var.pw]',
    '{ (var.pw) = 1 }',
    '{ for k in [var.pw] : k => 1 }',
    'zipmap([var.pw], [1])',
    'merge({ a = var.pw }, { b = 1 })',
    'concat([var.pw], ["x"])',
    'toset([var.pw, "x"])',
    'sort(["x", var.pw])',
    'coalesce(var.pw, "x")',
    'try(var.pw, "x")',
    'var.undeclared == 1 ? var.pw : "x"',
    'true ? var.pw : "x"',
    'replace(var.pw, "Ä", "")',
    'regex("hunter.", var.pw)',
    'regexall("h.*", var.pw)',
    'trimprefix(var.pw, "h")',
    'var.settings',
    'var.settings.user',
    'values(var.settings)',
    'lookup(var.settings, "user", "x")',
    '[for v in var.all : "x${v}"]',
    'var.all[*]',
    'join("-", var.all)',
    'element(var.all, 1)',
    'flatten([var.all, ["x"]])',
    'module.m.pw',
    'module.m.own',
    'aws_db_instance.db.password',
    '"${aws_db_instance.db.password}@x"',
    'data.aws_iam_policy_document.p.json',
    'sensitive("hunter2")',
    'sensitive({ a = ["hunter2"] })',
    'urlencode(sensitive("hunter2"))',
    'one([sensitive("hunter2")])',
    'jsondecode(sensitive("{\\"a\\": \\"hunter2\\"}")).a',
    'strrev(sensitive("2retnuh"))',
  ])('%s', (expression) => {
    const text = shown(property(withVariable(expression)));
    expect(text).not.toContain('hunter');
    expect(text).not.toContain('Ä');
    expect(text).not.toContain(SECRET);
  });

  it('nor as the key of an instance, or in what is reported', () => {
    const readings = read({
      'main.tf': `
variable "pw" {
  sensitive = true
  default   = ["hunter2"]
}
resource "x_y" "a" {
  for_each = toset(var.pw)
  v        = each.key
}
`,
    });
    expect(shown(readings)).not.toContain('hunter');
    expect(readings.resources[0]?.uncertain).toBe('its for_each is not known: a key is a sensitive value');
  });
});

describe('of sensitive values is shown', () => {
  it.each<[string, Property['value']]>([
    ['var.settings.port', 5432],
    ['var.settings.on', true],
    ['var.pw == "x"', false],
    ['var.pw != "" ? "set" : "unset"', 'set'],
    ['length(var.all)', 2],
    ['nonsensitive(var.settings.user)', 'hunter2u'],
    ['issensitive(var.pw)', true],
    ['var.plain', 'hunter2-plain'],
    ['sensitive("")', ''],
  ])('%s', (expression, expected) => {
    expect(property(withVariable(expression)).value).toEqual(expected);
  });

  it.each([
    ['var.pw', '(sensitive)'],
    ['"postgres://app:${var.pw}@db"', 'postgres://app:(sensitive)@db'],
    ['"${var.settings.user}${aws_db_instance.db.arn}"', '(sensitive)${aws_db_instance.db.arn}'],
    ['base64encode(var.pw)', '(sensitive)'],
  ])('what stands around it: %s', (expression, expected) => {
    const { value } = property(withVariable(expression));
    expect(value).toBeInstanceOf(Unresolved);
    const { text, reason } = value as Unresolved;
    expect(text).toBe(expected);
    if (!expression.includes('arn')) expect(reason).toBe('sensitive value');
  });

  it('the document around it', () => {
    const { value } = property(withVariable('jsonencode({ u = "app", p = sensitive("hunter2") })'));
    const document = (value as Unresolved).document?.value as ReadonlyMap<string, Property>;
    expect(document.get('u')?.value).toBe('app');
    expect(document.get('p')?.value).toMatchObject({ text: '(sensitive)' });
  });

  it('where it comes from', () => {
    const { value } = property(withVariable('"${aws_db_instance.db.password}@x"'));
    expect((value as Unresolved).references).toEqual([
      { address: 'aws_db_instance.db', attribute: 'password' },
    ]);
  });

  it('that a literal stands in the code', () => {
    const { resources } = withVariable('1');
    const [password] = propertiesAt(
      resources.find(({ type }) => type === 'aws_db_instance')?.properties ?? fail(),
      'password',
    );
    expect(password?.value).toBe('hunter2');
  });
});

function fail(): never {
  throw new Error('missing');
}
