import { describe, expect, it } from 'vitest';
import { parseHcl } from '../terraform/syntax/parse-hcl.ts';
import { referencesIn } from './expression-references.ts';

function references(text: string, iterators?: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const attribute = parseHcl('main.tf', `x = ${text}\n`).body.attributes[0];
  if (attribute === undefined) throw new Error(`not an attribute: ${text}`);
  return referencesIn(attribute.expression, iterators);
}

/** As `terraform show -json` lists the references of an expression, without the shorter forms of each. */
describe('references in an expression', () => {
  it.each([
    ['1', []],
    ['aws_s3_bucket.logs.arn', ['aws_s3_bucket.logs.arn']],
    ['aws_subnet.a["x"].id', ['aws_subnet.a["x"].id']],
    ['aws_subnet.a[0].id', ['aws_subnet.a[0].id']],
    ['aws_subnet.a[count.index].id', ['count.index', 'aws_subnet.a']],
    ['aws_subnet.a[*].id', ['aws_subnet.a']],
    ['aws_subnet.a.*.id', ['aws_subnet.a']],
    ['"${var.a}-${local.b}"', ['var.a', 'local.b']],
    ['"%{ if var.a }${var.b}%{ else }${var.c}%{ endif }"', ['var.a', 'var.b', 'var.c']],
    ['[for s in aws_subnet.a : s.id if s.b == var.c]', ['aws_subnet.a', 'var.c']],
    ['{ for k, v in var.m : k => "${v.x}${var.y}" }', ['var.m', 'var.y']],
    ['var.a ? module.m.b : null', ['var.a', 'module.m.b']],
    ['-var.a + (var.b)', ['var.a', 'var.b']],
    ['merge(var.a, { (local.k) = data.x.y.z })', ['var.a', 'local.k', 'data.x.y.z']],
    ['(aws_vpc.a).id', ['aws_vpc.a']],
    ['[var.a, var.a]', ['var.a']],
  ])('%s', (text, expected) => {
    expect(references(text)).toEqual(expected);
  });

  it('are those of for_each where the name of a dynamic block stands', () => {
    expect(references('[rule.value.port, var.a]', new Map([['rule', ['var.rules']]]))).toEqual([
      'var.rules',
      'var.a',
    ]);
  });
});
