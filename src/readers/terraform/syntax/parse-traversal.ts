import type { Expression } from './ast.ts';
import { ASTERISK, CLOSE_BRACKET, DOT, isDigit, isNameStart, OPEN_BRACKET } from './characters.ts';
import { parseExpression } from './parse-expression.ts';
import type { Scanner } from './scanner.ts';

/** Reads what follows a value: `.name`, `.0`, `[key]`, `.*` and `[*]`, any number of them. */
export function parseTraversal(scanner: Scanner, first: Expression): Expression {
  let source = first;
  for (;;) {
    const code = scanner.skip();
    if (code === DOT && scanner.text.charCodeAt(scanner.position + 1) !== DOT) {
      scanner.position++;
      source =
        scanner.skip() === ASTERISK ? parseAttributeSplat(scanner, source) : parseStep(scanner, source);
    } else if (code === OPEN_BRACKET) {
      source = parseBrackets(scanner, source);
    } else {
      return source;
    }
  }
}

/** `name` or `0`; the scanner stands behind the dot. */
function parseStep(scanner: Scanner, source: Expression): Expression {
  const code = scanner.current();
  const start = scanner.position;
  scanner.grow(scanner.height + 1);
  if (isNameStart(code)) {
    const name = scanner.name();
    return { kind: 'attribute', source, name, start: source.start, end: scanner.position };
  }
  if (!isDigit(code)) scanner.fail('Expected the name of an attribute after ".".');
  const value = scanner.digits();
  const end = scanner.position;
  return { kind: 'index', source, key: { kind: 'literal', value, start, end }, start: source.start, end };
}

/** `.*`: what follows applies to each element as far as it is attributes; an index applies to the whole. */
function parseAttributeSplat(scanner: Scanner, source: Expression): Expression {
  const { height } = scanner;
  let each = parseElement(scanner);
  let end = scanner.position;
  while (isAtStep(scanner)) {
    scanner.position++;
    scanner.skip();
    each = parseStep(scanner, each);
    end = scanner.position;
  }
  scanner.grow(Math.max(height, scanner.height) + 1);
  return { kind: 'splat', source, each, full: false, start: source.start, end };
}

function isAtStep(scanner: Scanner): boolean {
  if (scanner.skip() !== DOT) return false;
  const next = scanner.text.charCodeAt(scanner.position + 1);
  return isNameStart(next) || isDigit(next);
}

/** The asterisk: it stands for the element. */
function parseElement(scanner: Scanner): Expression {
  const start = scanner.position++;
  scanner.height = 1;
  return { kind: 'name', name: '*', start, end: scanner.position };
}

function parseBrackets(scanner: Scanner, source: Expression): Expression {
  const { newlines, height } = scanner;
  scanner.newlines = false;
  scanner.position++;
  if (scanner.skip() === ASTERISK) {
    const element = parseElement(scanner);
    closeBracket(scanner, newlines);
    const closed = scanner.position;
    scanner.enter();
    const each = parseTraversal(scanner, element);
    scanner.leave();
    scanner.grow(Math.max(height, scanner.height) + 1);
    return { kind: 'splat', source, each, full: true, start: source.start, end: Math.max(each.end, closed) };
  }
  const key = parseExpression(scanner);
  closeBracket(scanner, newlines);
  scanner.grow(Math.max(height, scanner.height) + 1);
  return { kind: 'index', source, key, start: source.start, end: scanner.position };
}

function closeBracket(scanner: Scanner, newlines: boolean): void {
  if (scanner.skip() !== CLOSE_BRACKET) scanner.fail('Expected "]".');
  scanner.position++;
  scanner.newlines = newlines;
}
