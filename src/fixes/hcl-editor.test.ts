import { describe, expect, it } from 'vitest';
import type { FixValue } from '../checks/fix.ts';
import { Refusal, type Statement, stepsIn, withEdits } from './edit.ts';
import { companionEdits, terraformEdits } from './terraform-file.ts';

const NAME = { type: 'aws_x', name: 'a' };

type Options = Omit<Statement, 'steps' | 'value'>;

function stated(
  body: string,
  path: string,
  value: FixValue,
  options: Options = {},
  file = 'main.tf',
): string {
  const edits = terraformEdits(file, body, NAME, { steps: stepsIn(path), value, ...options });
  return edits instanceof Refusal ? `refused: ${edits.reason}` : withEdits(body, edits);
}

function block(...lines: readonly string[]): string {
  return ['resource "aws_x" "a" {', ...lines, '}', ''].join('\n');
}

describe('an argument in Terraform', () => {
  it.each([
    ['true', 'on', true, 'true'],
    ['false # later', 'on', true, 'true # later'],
    ['"Disabled"', 'on', 'Enabled', '"Enabled"'],
    ['null', 'on', 7, '7'],
    ['-1', 'on', 1024, '1024'],
    ['["a"]', 'on', ['b', 'c'], '["b", "c"]'],
  ])('takes the place of %s', (before, name, value, after) => {
    expect(stated(block(`  ${name} = ${before}`), name, value)).toBe(block(`  ${name} = ${after}`));
  });

  it.each([
    ['var.on', 'the value is var.on'],
    ['local.on ? true : false', 'the value is local.on ? true : false'],
    ['"${var.on}"', 'the value is "${var.on}"'],
    ['tobool("true")', 'the value is tobool("true")'],
  ])('stays where it says %s', (before, reason) => {
    expect(stated(block(`  on = ${before}`), 'on', true)).toBe(`refused: ${reason}`);
  });

  it('stays where only certain values may be replaced', () => {
    const text = block('  type = "io1"');
    expect(stated(text, 'type', 'gp3', { replaces: ['gp2'] })).toMatch(/^refused: the code says "io1"/);
    expect(stated(text, 'type', 'gp3', { keeps: true })).toBe(text);
  });

  it('is added below its neighbours and aligned with them', () => {
    expect(stated(block('  name   = "x"', '  engine = "y"', '', '  b {', '  }'), 'on', true)).toBe(
      block('  name   = "x"', '  engine = "y"', '  on     = true', '', '  b {', '  }'),
    );
  });

  it('moves the equals signs of aligned neighbours where its name is longer', () => {
    expect(stated(block('  name   = "x" # a', '  engine = "y" # b'), 'encrypted', true)).toBe(
      block('  name      = "x" # a', '  engine    = "y" # b', '  encrypted = true'),
    );
  });

  it('leaves neighbours alone that are not aligned', () => {
    expect(stated(block('  name = "x"', '  engine = "y"'), 'encrypted', true)).toBe(
      block('  name = "x"', '  engine = "y"', '  encrypted = true'),
    );
  });

  it('stands above tags, and apart from count', () => {
    expect(stated(block('  name = "x"', '  tags = {', '    a = 1', '  }'), 'on', true)).toBe(
      block('  name = "x"', '  on   = true', '  tags = {', '    a = 1', '  }'),
    );
    expect(stated(block('  count = 1'), 'on', true)).toBe(block('  count = 1', '', '  on = true'));
  });

  it('opens a block that was written on one line', () => {
    expect(stated('resource "aws_x" "a" {}\n', 'on', true)).toBe(block('  on = true'));
    expect(stated('resource "aws_x" "a" { name = "x" }\n', 'on', true)).toBe(
      block('  name = "x"', '  on   = true'),
    );
  });

  it('keeps tabs and carriage returns', () => {
    expect(stated('resource "aws_x" "a" {\r\n\tname = "x"\r\n}\r\n', 'on', true)).toBe(
      'resource "aws_x" "a" {\r\n\tname = "x"\r\n\ton   = true\r\n}\r\n',
    );
  });

  it('gets the elements that a list does not have', () => {
    expect(stated(block('  logs = ["a"]'), 'logs', ['a', 'b'], { adds: true })).toBe(
      block('  logs = ["a", "b"]'),
    );
    expect(stated(block('  logs = [', '    "a",', '  ]'), 'logs', ['b'], { adds: true })).toBe(
      block('  logs = [', '    "a",', '    "b",', '  ]'),
    );
  });
});

describe('a nested block in Terraform', () => {
  it('is added behind the others', () => {
    expect(stated(block('  name = "x"'), 'outer.inner.on', true)).toBe(
      block('  name = "x"', '', '  outer {', '    inner {', '      on = true', '    }', '  }'),
    );
  });

  it('stands before the lifecycle', () => {
    expect(stated(block('  name = "x"', '', '  lifecycle {', '  }'), 'b.on', true)).toBe(
      block('  name = "x"', '', '  b {', '    on = true', '  }', '', '  lifecycle {', '  }'),
    );
  });

  it('is changed wherever it is written', () => {
    const text = block('  b {', '    on = false', '  }', '  b {', '  }');
    expect(stated(text, 'b.on', true)).toBe(
      block('  b {', '    on = true', '  }', '  b {', '    on = true', '  }'),
    );
    expect(stated(text, 'b.on', true, { ifStated: true })).toBe(
      block('  b {', '    on = true', '  }', '  b {', '  }'),
    );
  });

  it('is added once more where several may stand', () => {
    expect(stated(block('  rule {', '  }'), 'rule', { id: 'x', filter: {} }, { adds: true })).toBe(
      block('  rule {', '  }', '', '  rule {', '    id = "x"', '', '    filter {}', '  }'),
    );
  });

  it('stays where a dynamic block makes it', () => {
    expect(stated(block('  dynamic "b" {', '  }'), 'b.on', true)).toBe('refused: a dynamic block makes "b"');
  });
});

describe('a companion in Terraform', () => {
  const made = {
    companion: { companion: 'aws_x_policy', joinedBy: 'x', at: 'p.on' },
    steps: stepsIn('p.on'),
    value: true,
    by: 'id',
  };
  const companion = (text: string, file = 'main.tf') => {
    const edits = companionEdits(file, text, NAME, made);
    return edits instanceof Refusal ? edits.reason : withEdits(text, edits);
  };

  it('is written behind its owner', () => {
    expect(companion('resource "aws_x" "a" {}\n')).toBe(
      'resource "aws_x" "a" {}\n\nresource "aws_x_policy" "a" {\n  x = aws_x.a.id\n\n  p {\n    on = true\n  }\n}\n',
    );
  });

  it('is repeated as its owner is', () => {
    expect(companion(block('  count = 2'))).toContain(
      '  count = length(aws_x.a)\n  x     = aws_x.a[count.index].id\n',
    );
    expect(companion(block('  for_each = var.names'))).toContain(
      '  for_each = aws_x.a\n  x        = aws_x.a[each.key].id\n',
    );
  });

  it('is a resource in JSON, too', () => {
    const text = '{\n  "resource": {\n    "aws_x": {\n      "a": {}\n    }\n  }\n}\n';
    expect(JSON.parse(companion(text, 'main.tf.json')).resource.aws_x_policy).toEqual({
      a: { x: '${aws_x.a.id}', p: { on: true } },
    });
  });
});

describe('Terraform in JSON', () => {
  it('is changed like a template', () => {
    const text = '{"resource": {"aws_x": {"a": {"on": false, "b": [{"c": 1}]}}}}';
    expect(stated(text, 'on', true, {}, 'a.tf.json')).toBe(text.replace('false', 'true'));
    expect(stated(text, 'b.d', 2, {}, 'a.tf.json')).toBe(text.replace('"c": 1', '"c": 1, "d": 2'));
  });

  it('stays where a text is an expression', () => {
    const text = '{"resource": {"aws_x": {"a": {"on": "${var.on}"}}}}';
    expect(stated(text, 'on', true, {}, 'a.tf.json')).toBe('refused: the value is ${var.on}');
  });
});
