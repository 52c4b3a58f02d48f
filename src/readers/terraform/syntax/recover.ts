import {
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  EQUALS,
  isNameStart,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  SPACE,
  TAB,
} from './characters.ts';
import { addAttribute, addBlock, type OpenBody } from './parse-body.ts';
import { DEEPEST_NESTING, type Scanner, type SyntaxFailure } from './scanner.ts';

/** Indentation that is compared at all. */
const WIDEST_INDENTATION = 1000;

/**
 * Whether the closing brace at which the scanner stands closes this block, one around it, or nothing, judged by its
 * indentation against that of the block's header.
 */
export function closesHere(scanner: Scanner, headerStart: number): 'this' | 'outer' | 'none' {
  const brace = indentationAt(scanner.text, scanner.position);
  const header = indentationAt(scanner.text, headerStart);
  if (brace === undefined || header === undefined || brace === header) return 'this';
  return brace < header ? 'outer' : 'none';
}

/** Width of the white space before a position, if nothing else stands before it on its line. */
function indentationAt(text: string, position: number): number | undefined {
  for (let width = 0; width <= WIDEST_INDENTATION; width++) {
    const before = position - 1 - width;
    if (before < 0) return width;
    const code = text.charCodeAt(before);
    if (code === LINE_FEED) return width;
    if (code !== SPACE && code !== TAB) return undefined;
  }
  return undefined;
}

/** Notes what is wrong with an item, keeps its name, labels and body as far as they can be made out, and goes on behind it. */
export function stepOverBrokenItem(
  scanner: Scanner,
  body: OpenBody,
  start: number,
  failure: SyntaxFailure,
): void {
  scanner.waste(scanner.position - start);
  if (scanner.isHopeless()) {
    scanner.position = scanner.limit;
    return;
  }
  scanner.position = start;
  const name = isNameStart(scanner.current()) ? scanner.name() : undefined;
  const isAttribute = name !== undefined && isAtEquals(scanner);
  if (isAttribute || !scanner.afterBroken) scanner.report(failure.message, failure.offset);
  const endOfLine = scanner.endOfLine(start);
  const indentation = indentationAt(scanner.text, start);
  scanner.waste(endOfLine - start);
  if (isAttribute) {
    const end = Math.max(scanner.position, endOfLine);
    const expression = { kind: 'broken', start: scanner.position, end } as const;
    addAttribute(scanner, body, { name, expression, span: { start, end } });
  } else if (name !== undefined && scanner.depth < DEEPEST_NESTING) {
    const header = brokenHeader(scanner, indentation, endOfLine);
    if (header !== undefined) {
      scanner.position = header.end;
      addBlock(scanner, body, name, header.labels, start);
      return;
    }
  }
  scanner.position =
    indentation === undefined
      ? endInsideLine(scanner, start, endOfLine)
      : endOfItem(scanner, endOfLine, indentation);
}

/** Whether an equals sign follows; if so, the scanner steps behind it. */
function isAtEquals(scanner: Scanner): boolean {
  const code = scanner.skip();
  if (code !== EQUALS || scanner.text.charCodeAt(scanner.position + 1) === EQUALS) return false;
  scanner.position++;
  return true;
}

interface BrokenHeader {
  readonly labels: readonly string[];
  /** Behind the opening brace, or where it should have been. */
  readonly end: number;
}

/** The header of a block, behind its type, if its line looks like one in spite of what is wrong with it. */
function brokenHeader(
  scanner: Scanner,
  indentation: number | undefined,
  endOfLine: number,
): BrokenHeader | undefined {
  const { text, position } = scanner;
  const last = lastOfLine(text, position, endOfLine);
  const hasBrace = text.charCodeAt(last) === OPEN_BRACE && last >= position;
  if (!hasBrace && !(indentation !== undefined && isFollowedByDeeperLine(scanner, endOfLine, indentation))) {
    return undefined;
  }
  const written = text.slice(position, hasBrace ? last : endOfLine);
  if (/[=(){}[\]]/.test(written)) return undefined;
  const labels = written.split(/[\s"]+/).filter((label) => label !== '');
  return { labels, end: hasBrace ? last + 1 : endOfLine };
}

function isFollowedByDeeperLine(scanner: Scanner, endOfLine: number, indentation: number): boolean {
  const next = lineFrom(scanner, endOfLine + 1);
  return next !== undefined && next.indentation > indentation;
}

/** Offset of the last character of a line that is not white space; before the start where there is none. */
function lastOfLine(text: string, start: number, endOfLine: number): number {
  let last = endOfLine - 1;
  while (last >= start && isSpace(text.charCodeAt(last))) last--;
  return last;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === CARRIAGE_RETURN;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indentation: number;
}

/** The first line from an offset on that is not blank. */
function lineFrom(scanner: Scanner, offset: number): Line | undefined {
  let start = offset;
  while (start < scanner.limit) {
    const end = scanner.endOfLine(start);
    let first = start;
    while (first < end && isSpace(scanner.text.charCodeAt(first))) first++;
    if (first < end) return { start, end, indentation: first - start };
    start = end + 1;
  }
  return undefined;
}

/** In a block on one line: at the closing brace, or at the end of the line. */
function endInsideLine(scanner: Scanner, start: number, endOfLine: number): number {
  const brace = scanner.text.lastIndexOf('}', endOfLine - 1);
  return brace > start ? brace : endOfLine;
}

/** Behind the lines that belong to an item: those indented more deeply, and the closing bracket below them. */
function endOfItem(scanner: Scanner, endOfFirst: number, indentation: number): number {
  const heredoc = endOfHeredoc(scanner, endOfFirst);
  if (heredoc !== undefined) return heredoc;
  let isOpen = endsOpen(scanner, endOfFirst);
  let line = lineFrom(scanner, endOfFirst + 1);
  while (line !== undefined) {
    if (line.indentation > indentation) {
      isOpen = true;
    } else {
      const first = scanner.text.charCodeAt(line.start + line.indentation);
      if (line.indentation < indentation || !isOpen || !isCloser(first)) return line.start;
      if (!endsOpen(scanner, line.end)) return line.end;
    }
    line = lineFrom(scanner, line.end + 1);
  }
  return scanner.limit;
}

function isCloser(code: number): boolean {
  return code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PARENTHESIS;
}

/** Whether the last character of the line opens a bracket. */
function endsOpen({ text }: Scanner, endOfLine: number): boolean {
  const code = text.charCodeAt(lastOfLine(text, Math.max(0, endOfLine - WIDEST_INDENTATION), endOfLine));
  return code === OPEN_BRACE || code === OPEN_BRACKET || code === OPEN_PARENTHESIS;
}

/** Behind the closing marker, if a line ends in what may once have opened a heredoc and the marker follows. */
function endOfHeredoc(scanner: Scanner, endOfLine: number): number | undefined {
  const { text } = scanner;
  const opening = /<-?([A-Za-z_][\w-]{0,99})\s{0,9}$/.exec(
    text.slice(Math.max(0, endOfLine - 120), endOfLine),
  );
  const marker = opening?.[1];
  if (marker === undefined) return undefined;
  for (
    let line = lineFrom(scanner, endOfLine + 1);
    line !== undefined;
    line = lineFrom(scanner, line.end + 1)
  ) {
    const first = line.start + line.indentation;
    if (text.startsWith(marker, first) && lastOfLine(text, first, line.end) === first + marker.length - 1) {
      return line.end;
    }
  }
  scanner.waste(scanner.limit - endOfLine);
  return undefined;
}
