import { parseDocument } from '../document/parse-document.ts';
import { valueAt } from '../document/document.ts';
import { recognise } from '../readers/recognise.ts';
import { parseHcl } from '../readers/terraform/syntax/parse-hcl.ts';
import { blockAround, templateBlocks, terraformBlocks } from './code-blocks.ts';
import { CodeLines } from './code-lines.ts';
import { COMMENT_MARK, suppressionsInComment } from './comment-suppressions.ts';
import type { CodeBlock, ForeignSuppression, SuppressionWords } from './foreign-suppression.ts';
import { suppressionsInMetadata } from './metadata-suppressions.ts';

const METADATA_MARK = /checkov|cfn_nag|cdk_nag|SuppressedRules|ignore_checks/;

/** The suppressions that a file holds for other tools, in the order of their lines. Files of other sorts hold none. */
export function findSuppressions(file: string, text: string): readonly ForeignSuppression[] {
  const hasComments = COMMENT_MARK.test(text) && !/\.json$/i.test(file);
  if (!hasComments && !METADATA_MARK.test(text)) return [];
  switch (recognise(file, text)) {
    case 'terraform':
      return hasComments ? inComments(file, new CodeLines(text), terraformBlocks(parseHcl(file, text))) : [];
    case 'cloudformation':
      return inTemplate(file, text, hasComments);
    default:
      return [];
  }
}

function inTemplate(file: string, text: string, hasComments: boolean): readonly ForeignSuppression[] {
  const { root } = parseDocument(text);
  const code = new CodeLines(text);
  const blocks = templateBlocks(root, code);
  const resources = valueAt(root, 'Resources');
  const place = { file, form: 'metadata' } as const;
  return [
    ...suppressionsInMetadata(valueAt(root, 'Metadata')).map((words) => ({ ...words, ...place })),
    ...blocks.flatMap((block, index) => {
      const resource = resources?.type === 'map' ? resources.entries[index]?.value : undefined;
      return suppressionsInMetadata(valueAt(resource, 'Metadata')).map((words) => ({
        ...words,
        ...place,
        block,
      }));
    }),
    ...(hasComments ? inComments(file, code, blocks) : []),
  ].toSorted((a, b) => a.line - b.line);
}

function inComments(
  file: string,
  code: CodeLines,
  blocks: readonly CodeBlock[],
): readonly ForeignSuppression[] {
  return code.lines.flatMap((line, index) => {
    const [comment] = COMMENT_MARK.test(line) ? (/(?:#|\/\/).*$/.exec(line.trimEnd()) ?? []) : [];
    if (comment === undefined) return [];
    return suppressionsInComment(comment).map((words) => {
      const block = blockOf(words, code, index + 1, blocks);
      return { ...words, file, line: index + 1, form: 'comment' as const, ...(block && { block }) };
    });
  });
}

/**
 * Checkov and Terrascan look into the block only; the others look at the line of the comment and at what begins below
 * it, other comments left aside.
 */
function blockOf(
  { tool, holdsFor }: SuppressionWords,
  code: CodeLines,
  line: number,
  blocks: readonly CodeBlock[],
): CodeBlock | undefined {
  if (holdsFor === 'file') return undefined;
  const around = blockAround(blocks, line);
  if (tool === 'checkov' || tool === 'terrascan' || code.hasCodeAt(line)) return around;
  return blockAround(blocks, code.nextAfter(line)) ?? around;
}
