import { type DocumentNode, type MapEntry, valueAt } from '../document/document.ts';
import type { Block, ParsedFile } from '../readers/terraform/syntax/ast.ts';
import type { CodeLines } from './code-lines.ts';
import type { CodeBlock } from './foreign-suppression.ts';

/** The blocks at the top of a Terraform file. */
export function terraformBlocks(file: ParsedFile): readonly CodeBlock[] {
  return file.body.blocks.map((block) => ({
    ...named(block),
    line: file.lineOf(block.span.start),
    endLine: file.lineOf(Math.max(block.span.start, block.span.end - 1)),
  }));
}

function named({ type, labels }: Block): Pick<CodeBlock, 'name' | 'sort'> {
  const label = labels.join('.');
  switch (type) {
    case 'resource':
      return { name: label, sort: 'resource' };
    case 'data':
      return { name: `data.${label}`, sort: 'data' };
    case 'module':
      return { name: `module.${label}`, sort: 'module' };
    default:
      return { name: [type, ...labels].join('.'), sort: 'other' };
  }
}

/** The resources of a template, with the comments below them that are indented as a part of them would be. */
export function templateBlocks(root: DocumentNode | undefined, code: CodeLines): readonly CodeBlock[] {
  const resources = valueAt(root, 'Resources');
  if (resources?.type !== 'map') return [];
  return resources.entries.map((entry, index) => {
    const { key, line, value } = entry;
    const last = value.type === 'scalar' ? value.line : value.endLine;
    const next = resources.entries[index + 1];
    const isAlone = next === undefined || next.line > last;
    return { name: key, sort: 'resource', line, endLine: isAlone ? lastComment(entry, last, code) : last };
  });
}

function lastComment({ column }: MapEntry, last: number, code: CodeLines): number {
  let end = last;
  for (let line = last + 1; line <= code.lines.length && !code.hasCodeAt(line); line += 1) {
    const indentation = code.at(line).search(/[#/]/);
    if (indentation >= column) end = line;
  }
  return end;
}

/** The block that a line is part of; blocks in the order of their lines. */
export function blockAround(blocks: readonly CodeBlock[], line: number | undefined): CodeBlock | undefined {
  if (line === undefined) return undefined;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.endLine ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found !== undefined && found.line <= line ? found : undefined;
}
