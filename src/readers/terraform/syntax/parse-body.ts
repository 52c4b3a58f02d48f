import type { Attribute, Block, Body } from './ast.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  COMMA,
  DOLLAR,
  EQUALS,
  isNameStart,
  LINE_FEED,
  OPEN_BRACE,
  PERCENT,
  QUOTE,
} from './characters.ts';
import { parseEscape } from './parse-escape.ts';
import { parseExpression } from './parse-expression.ts';
import { isSequence } from './parse-template.ts';
import { closesHere, stepOverBrokenItem } from './recover.ts';
import { END, type Scanner, SyntaxFailure } from './scanner.ts';

/** Attributes and blocks as they are found. */
export interface OpenBody {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  /** Set for bodies with many attributes only. */
  names?: Set<string>;
}

/** Bodies up to this size are searched for a name one by one. */
const SMALL_BODY = 12;

/** Reads the rest of a block's body, behind its opening brace, up to and with its closing one. */
export function parseBlockBody(scanner: Scanner, headerStart: number): Body {
  scanner.enter();
  const start = scanner.position;
  const body: OpenBody = { attributes: [], blocks: [] };
  let oneLine = scanner.skip() !== LINE_FEED;
  for (;;) {
    const before = scanner.position;
    const code = scanner.skipLines();
    if (oneLine && before !== scanner.position)
      oneLine = !scanner.text.slice(before, scanner.position).includes('\n');
    if (code === END) {
      const message = 'This block is not closed: expected "}".';
      if (!scanner.recovering) scanner.fail(message, headerStart);
      scanner.report(message, headerStart);
      break;
    }
    if (code === CLOSE_BRACE) {
      const closing = scanner.recovering ? closesHere(scanner, headerStart) : 'this';
      if (closing === 'this') {
        const end = scanner.position++;
        scanner.leave();
        return { attributes: body.attributes, blocks: body.blocks, span: { start, end } };
      }
      if (closing === 'outer') {
        scanner.report('This block is not closed: expected "}".', headerStart);
        break;
      }
      scanner.report('This "}" closes nothing.', scanner.position++);
      continue;
    }
    if (scanner.recovering) tryItem(scanner, body, oneLine);
    else parseItem(scanner, body, oneLine);
  }
  scanner.leave();
  return { attributes: body.attributes, blocks: body.blocks, span: { start, end: scanner.position } };
}

/** Reads an item, or steps over it where it is broken and keeps what can be kept of it. */
export function tryItem(scanner: Scanner, body: OpenBody, oneLine: boolean): void {
  const { depth, position } = scanner;
  try {
    parseItem(scanner, body, oneLine);
    scanner.afterBroken = false;
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    scanner.depth = depth;
    scanner.newlines = true;
    stepOverBrokenItem(scanner, body, position, error);
    scanner.afterBroken = true;
  }
}

/** Reads one attribute or block and what must follow it; the scanner stands at its first character. */
export function parseItem(scanner: Scanner, body: OpenBody, oneLine: boolean): void {
  const start = scanner.position;
  const first = scanner.current();
  if (!isNameStart(first)) scanner.fail('Expected the name of an argument or of a block.');
  const name = scanner.name();
  const code = scanner.skip();
  if (code === EQUALS) {
    scanner.position++;
    const expression = parseExpression(scanner);
    endAttribute(scanner, name, oneLine);
    addAttribute(scanner, body, { name, expression, span: { start, end: expression.end } });
  } else if (code === OPEN_BRACE || code === QUOTE || isNameStart(code)) {
    const labels = parseLabels(scanner);
    scanner.position++;
    addBlock(scanner, body, name, labels, start);
    if (oneLine) scanner.report('A block on one line can hold only one argument.', start);
    const next = scanner.skip();
    if (next !== LINE_FEED && next !== END && !(oneLine && next === CLOSE_BRACE)) {
      scanner.report('Expected a new line after this block.', scanner.position);
    }
  } else {
    scanner.fail(`Expected "=" and a value, or "{", after "${name}".`);
  }
}

/** Reads the body of a block, behind its brace, and keeps the block. */
export function addBlock(
  scanner: Scanner,
  into: OpenBody,
  type: string,
  labels: readonly string[],
  start: number,
): void {
  const body = parseBlockBody(scanner, start);
  into.blocks.push({ type, labels, body, span: { start, end: scanner.position } });
}

/** Keeps an attribute unless its name is taken: the first one stays. */
export function addAttribute(scanner: Scanner, body: OpenBody, attribute: Attribute): void {
  if (hasAttribute(body, attribute.name)) {
    scanner.report(`"${attribute.name}" is already set in this block.`, attribute.span.start);
  } else {
    body.attributes.push(attribute);
    body.names?.add(attribute.name);
  }
}

function hasAttribute(body: OpenBody, name: string): boolean {
  const { attributes } = body;
  if (attributes.length <= SMALL_BODY) {
    for (const attribute of attributes) if (attribute.name === name) return true;
    return false;
  }
  body.names ??= new Set(attributes.map((attribute) => attribute.name));
  return body.names.has(name);
}

/** An attribute ends with its line; in a block on one line, with the closing brace. */
function endAttribute(scanner: Scanner, name: string, oneLine: boolean): void {
  const code = scanner.skip();
  if (code === LINE_FEED || code === END || (oneLine && code === CLOSE_BRACE)) return;
  if (code === CLOSE_BRACE || code === COMMA || isAtAttribute(scanner)) {
    scanner.report('Expected a new line after this argument.', scanner.position);
    if (code === COMMA) scanner.position++;
    return;
  }
  scanner.fail(`Expected a new line after the value of "${name}".`);
}

function isAtAttribute(scanner: Scanner): boolean {
  const { position } = scanner;
  const found =
    isNameStart(scanner.current()) &&
    scanner.name() !== '' &&
    scanner.skip() === EQUALS &&
    scanner.text.charCodeAt(scanner.position + 1) !== EQUALS;
  scanner.position = position;
  return found;
}

/** Reads the labels of a block; on return the scanner stands at its opening brace. */
function parseLabels(scanner: Scanner): readonly string[] {
  const labels: string[] = [];
  for (;;) {
    const code = scanner.skip();
    if (code === OPEN_BRACE) return labels;
    if (code === QUOTE) labels.push(parseQuotedLabel(scanner));
    else if (isNameStart(code)) labels.push(scanner.name());
    else scanner.fail('Expected "{" or a label in quotes.');
  }
}

function parseQuotedLabel(scanner: Scanner): string {
  const { text } = scanner;
  const start = scanner.position++;
  let from = scanner.position;
  let label = '';
  for (;;) {
    const { position } = scanner;
    const code = scanner.current();
    if (code === QUOTE) {
      scanner.position++;
      return from === start + 1 ? text.slice(from, position) : label + text.slice(from, position);
    }
    if (code === END || code === LINE_FEED)
      scanner.fail('This label is not closed: expected a quotation mark.', start);
    if ((code === DOLLAR || code === PERCENT) && isSequence(text, position, code)) {
      scanner.fail('A label cannot contain an interpolation.');
    }
    if (code === BACKSLASH) {
      label += text.slice(from, position) + parseEscape(scanner);
      from = scanner.position;
    } else {
      scanner.position++;
    }
  }
}
