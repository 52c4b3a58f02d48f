import { type DocumentNode, valueAt } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { excerpt } from './lens-fields.ts';
import type { LensProblem } from './lens-problem.ts';

interface NamedNode {
  readonly name: string;
  readonly node: DocumentNode;
  readonly file: string;
}

/** Pillars of a lens and questions of a pillar whose names a reader, and the Tool where it compares names, cannot tell apart. */
export function repeatedNames(root: DocumentNode | undefined, file: string): readonly LensProblem[] {
  const pillars = itemsAt(root, 'pillars');
  return [
    ...repeats('pillar', namesAt(pillars, 'name', file), 'Give it a name of its own.'),
    ...pillars.flatMap((pillar) =>
      repeats('question', namesAt(itemsAt(pillar, 'questions'), 'title', file), 'Say what is different.'),
    ),
  ];
}

/** Lenses of several files with the same name: only as versions of one lens can they be imported to one account. */
export function repeatedLensNames(
  files: readonly { readonly text: string; readonly file: string }[],
): readonly LensProblem[] {
  if (files.length < 2) return [];
  const lenses = files.flatMap(({ text, file }) => {
    const { root } = parseDocument(text);
    return root === undefined ? [] : namesAt([root], 'name', file);
  });
  return repeats('lens', lenses, 'Import one as a new version of the other, or give it another name.');
}

function repeats(what: string, named: readonly NamedNode[], fix: string): readonly LensProblem[] {
  const firsts = new Map<string, NamedNode>();
  return named.flatMap((item): readonly LensProblem[] => {
    const plain = item.name.toLowerCase().replace(/\s/g, '');
    const first = firsts.get(plain);
    if (first === undefined) {
      firsts.set(plain, item);
      return [];
    }
    const { line, column } = item.node;
    const where = first.file === item.file ? `line ${first.node.line}` : `${first.file}:${first.node.line}`;
    const message = `The ${what} "${excerpt(item.name)}" is called like the one of ${where}, but for case and white space. ${fix}`;
    return [
      {
        rule: 'name-unique',
        severity: 'warning',
        refusedByAws: false,
        message,
        file: item.file,
        line,
        column,
      },
    ];
  });
}

function namesAt(nodes: readonly DocumentNode[], key: string, file: string): readonly NamedNode[] {
  return nodes.flatMap((owner) => {
    const node = valueAt(owner, key);
    const isName = node?.type === 'scalar' && typeof node.value === 'string' && node.value !== '';
    return isName ? [{ name: String(node.value), node, file }] : [];
  });
}

function itemsAt(node: DocumentNode | undefined, key: string): readonly DocumentNode[] {
  const list = valueAt(node, key);
  return list?.type === 'list' ? list.items : [];
}
