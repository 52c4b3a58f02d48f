import type { DocumentNode, MapEntry } from '../document/document.ts';
import { valueAt } from '../document/document.ts';
import type { Block, ParsedFile } from '../readers/terraform/syntax/ast.ts';
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

/** The resources of a template. */
export function templateBlocks(root: DocumentNode | undefined): readonly CodeBlock[] {
  const resources = valueAt(root, 'Resources');
  if (resources?.type !== 'map') return [];
  return resources.entries.map(({ key, line, value }: MapEntry) => ({
    name: key,
    sort: 'resource',
    line,
    endLine: value.type === 'scalar' ? value.line : value.endLine,
  }));
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
