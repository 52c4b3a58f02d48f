import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parseHcl } from '../../src/readers/terraform/syntax/parse-hcl.ts';
import { differences, hcl2jsonForm, type Json, sizeOf } from './hcl2json-form.ts';

const STOREFRONT = readFileSync(
  new URL('../fixtures/terraform-syntax/storefront.tf', import.meta.url),
  'utf8',
);

/** What `hcl2json` and we must see alike, in files that a person would not write but a machine may. */
const CASES: readonly (readonly [title: string, text: string])[] = [
  ['a whole module', STOREFRONT],
  ['a whole module with Windows line ends', STOREFRONT.replaceAll('\n', '\r\n')],
  ['nothing', ''],
  ['comments only', '# a\n// b\n/* c\n d */\n'],
  ['numbers', 'a = 0\nb = -1\nc = 1.5\nd = 2e3\ne = 1E-2\nf = 1234567890123\n'],
  ['literals', 'a = true\nb = false\nc = null\nd = "x"\ne = ""\n'],
  ['escapes', 'a = "\\n\\t\\r\\"\\\\ \\u00e9 $${b} %%{c} $d 5%"\n'],
  ['templates', 'a = "x${b}y${c.d[0]}z"\ne = "${f}"\ng = "${h("i ${j}")}"\n'],
  ['directives', 'a = "%{ if b }c%{ else }d%{ endif } %{ for e, f in g }${e}%{ endfor }"\n'],
  ['lists', 'a = []\nb = [1, "c", [true]]\nd = [\n  1,\n  2,\n]\n'],
  [
    'objects',
    'a = {}\nb = { c = 1, "d" = 2, e : 3 }\nf = {\n  g = 1\n\n  # h\n  (i) = 2\n  "${j}k" = 3\n}\n',
  ],
  [
    'expressions',
    'a = b ? c : d\ne = [for f in g : f]\nh = { for i, j in k : i => j... if j }\nl = m[*].n\no = -p\n',
  ],
  ['blocks', 'a {}\na { b = 1 }\nc "d" "e" {\n  f g {\n    h = 1\n  }\n}\nc "d" "i" {}\n'],
  ['a heredoc', 'a = <<EOT\n  b ${c}\n d\nEOT\ne = 1\n'],
  ['an indented heredoc', 'a = <<-EOT\n    b\n\n      c ${d}\n   \te\n  EOT\n'],
  ['an indented heredoc that begins with an interpolation', 'a = <<-EOT\n    ${b}\n      c\n  EOT\n'],
  [
    'an indented heredoc with strip markers',
    'a = <<-EOT\n    %{ if b ~}\n      c\n    %{ endif ~}\n    d\n  EOT\n',
  ],
  ['heredocs in a list and in a call', 'a = [<<B\nb\nB\n, 1]\nc = [<<-D\n  d\n  D\n]\n'],
];

describe('structure', () => {
  it.each(CASES)('of %s is what hcl2json sees', async (_, text) => {
    const theirs = ((await parse('main.tf', text)) as Json | undefined) ?? {};
    const { body, problems } = parseHcl('main.tf', text);
    expect(problems).toEqual([]);
    expect(differences(hcl2jsonForm(body, text), theirs)).toEqual([]);
  });

  it('is compared in earnest', async () => {
    const theirs = (await parse('main.tf', STOREFRONT)) as Json;
    expect(sizeOf(theirs)).toBeGreaterThan(100);
    const changed = STOREFRONT.replace('prevent_destroy = true', 'prevent_destroy = false');
    expect(differences(hcl2jsonForm(parseHcl('main.tf', changed).body, changed), theirs)).toHaveLength(1);
  });
});

/** Texts that hcl2json refuses: so do we, with a problem. */
describe('a text that hcl2json refuses', () => {
  it.each([
    'a = 1\na = 2\n',
    'a = 1.2.3\n',
    'a = 1 b = 2\n',
    'a = [1 2]\n',
    'a = {b = 1 c = 2}\n',
    'a = "b\n',
    'a = "\\q"\n',
    'a {\n',
    'a }\n',
    'a = <<B\nb\n',
    'a "${b}" {}\n',
    '"a" = 1\n',
    'a = b ? c\n',
    'a = f(1\n',
    'a = "${b"\n',
    'a = "%{ if b }c"\n',
    'a { b = 1, c = 2 }\n',
    'a { b {} }\n',
    'a = @\n',
  ])('%j has a problem here too', async (text) => {
    await expect(parse('main.tf', text)).rejects.toThrow();
    expect(parseHcl('main.tf', text).problems.length).toBeGreaterThan(0);
  });
});
