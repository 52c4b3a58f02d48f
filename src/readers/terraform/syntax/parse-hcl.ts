import type { ParsedFile } from './ast.ts';
import { BYTE_ORDER_MARK } from './characters.ts';
import { type OpenBody, parseItem, tryItem } from './parse-body.ts';
import { END, Scanner, SyntaxFailure } from './scanner.ts';
import { SourceFile } from './source-file.ts';
import { TopLevelHeaders } from './top-level-header.ts';

/**
 * Reads a file in HCL's native syntax. Where the text is broken, `problems` says so, and everything around the broken
 * part is read all the same. Time is linear in the length of the text, whatever it holds.
 */
export function parseHcl(path: string, text: string): ParsedFile {
  const scanner = new Scanner(text, text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
  const body: OpenBody = { attributes: [], blocks: [] };
  const headers = new TopLevelHeaders(text);
  while (scanner.position < text.length) {
    if (scanner.isHopeless()) {
      scanner.report('Too much of this file is broken: the rest of it was not read.', scanner.position);
      break;
    }
    parseTopLevelItem(scanner, body, headers);
  }
  const problems = scanner.problems.toSorted((a, b) => a.offset - b.offset);
  return new SourceFile(path, text, { ...body, span: { start: 0, end: text.length } }, problems);
}

/** Reads the next item; if that fails, once more, within its own lines and stepping over what is broken. */
function parseTopLevelItem(scanner: Scanner, body: OpenBody, headers: TopLevelHeaders): void {
  const { position, problems } = scanner;
  const before = problems.length;
  let start = position;
  try {
    if (scanner.skipLines() === END) return;
    start = scanner.position;
    if (!scanner.isImpatient()) {
      parseItem(scanner, body, false);
      return;
    }
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    scanner.waste(scanner.position - start);
    problems.length = before;
  }
  scanner.depth = 0;
  scanner.newlines = true;
  scanner.position = start;
  scanner.limit = headers.after(start);
  scanner.recovering = true;
  if (scanner.skipLines() !== END) tryItem(scanner, body, false);
  scanner.recovering = false;
  scanner.limit = scanner.text.length;
}
