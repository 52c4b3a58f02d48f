import { isMap } from 'yaml';
import { editsInMap, entryOf, openDocument } from '../fixes/document-editor.ts';
import { allOf, type Edits, Refusal, stepsIn, type TextEdit, withEdits } from '../fixes/edit.ts';
import { blockAround } from './code-blocks.ts';
import { CodeLines } from './code-lines.ts';
import type { CodeBlock, ForeignSuppression } from './foreign-suppression.ts';
import { haveSameMeaning } from './same-meaning.ts';

/** A suppression of ours that is to stand beside one of theirs. */
export interface OwnSuppression {
  readonly checks: readonly string[];
  readonly reason: string;
  readonly until?: string;
  readonly beside: Pick<ForeignSuppression, 'line' | 'form'> & { readonly block: CodeBlock };
}

/** The text with our suppressions in it and nothing else changed; the reason where that cannot be. */
export function withOwnSuppressions(
  path: string,
  text: string,
  suppressions: readonly OwnSuppression[],
): string | Refusal {
  const comments = suppressions.filter(({ beside }) => beside.form === 'comment');
  const commented = withComments(path, text, comments);
  if (commented instanceof Refusal) return commented;
  const metadata = suppressions.filter(({ beside }) => beside.form === 'metadata');
  if (metadata.length === 0) return commented;
  const edits = metadataEdits(commented, metadata);
  return edits instanceof Refusal ? edits : withEdits(commented, edits);
}

/** Beside theirs; above the blocks where theirs stand in what would not stay the same, e.g. in a heredoc. */
function withComments(path: string, text: string, suppressions: readonly OwnSuppression[]): string | Refusal {
  if (suppressions.length === 0) return text;
  const code = new CodeLines(text);
  for (const placeOf of [lineBeside, ({ beside }: OwnSuppression) => beside.block.line]) {
    const edits = suppressions.map((one) => commentEdit(text, code, placeOf(one, code), one));
    const changed = withEdits(text, edits);
    if (haveSameMeaning(path, text, changed)) return changed;
  }
  return new Refusal('a comment there would change what the file says');
}

/** The line of theirs, unless a comment there would speak of the block below. */
function lineBeside({ beside: { line, block } }: OwnSuppression, code: CodeLines): number {
  if (code.hasCodeAt(line)) return line;
  const next = code.nextAfter(line);
  return blockAround([block], next) === undefined ? block.line : line;
}

function commentEdit(text: string, code: CodeLines, line: number, own: OwnSuppression): TextEdit {
  const start = code.startOf(line);
  const at = start === 0 && text.startsWith('\ufeff') ? 1 : start;
  const indent = /^[ \t]*/.exec(code.at(line).replace(/^\ufeff/, ''))?.[0] ?? '';
  const newline = code.at(line).endsWith('\r') ? '\r\n' : '\n';
  return { start: at, end: at, text: `${indent}# ${commentOf(own)}${newline}` };
}

function commentOf({ checks, reason, until }: OwnSuppression): string {
  const expiry = until === undefined ? '' : ` until=${until}`;
  const words = until === undefined && reason.startsWith('until=') ? `: ${reason}` : reason;
  return `hexastyle:ignore ${checks.join(',')}${expiry} ${words}`;
}

function metadataEdits(text: string, suppressions: readonly OwnSuppression[]): Edits {
  const document = openDocument(text);
  if (document instanceof Refusal) return document;
  const resources = entryOf(document.root, 'Resources')?.value;
  const byResource = Map.groupBy(suppressions, ({ beside }) => beside.block.name);
  return allOf(
    [...byResource].map(([id, ofResource]) => {
      const resource = entryOf(resources, id)?.value;
      if (!isMap(resource)) return new Refusal('the template does not write the resource out');
      return editsInMap(document, resource, {
        steps: stepsIn('Metadata.Hexastyle.Ignore'),
        value: ofResource.flatMap(itemsOf),
        adds: true,
      });
    }),
  );
}

function itemsOf({ checks, reason, until }: OwnSuppression) {
  return checks.map((check) => ({
    Check: check,
    Reason: reason,
    ...(until !== undefined && { Until: until }),
  }));
}
