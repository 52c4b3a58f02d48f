import type { SourceLocation } from '../../architecture/source-location.ts';
import type { DocumentNode } from '../../document/document.ts';

/** Where a node stands in its file. */
export function placeOf(node: DocumentNode, file: string): SourceLocation {
  const { line, column } = node;
  return node.type === 'scalar' ? { file, line, column } : { file, line, column, endLine: node.endLine };
}
