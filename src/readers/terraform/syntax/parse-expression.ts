import type { BinaryOperator, Expression, ObjectItem } from './ast.ts';
import {
  AMPERSAND,
  ASTERISK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  EQUALS,
  EXCLAMATION,
  GREATER,
  isDigit,
  isNameStart,
  LESS,
  LINE_FEED,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  PERCENT,
  PIPE,
  PLUS,
  QUESTION,
  QUOTE,
  SLASH,
} from './characters.ts';
import { parseForExpression } from './parse-for-expression.ts';
import { parseHeredoc } from './parse-heredoc.ts';
import { parseNumber } from './parse-number.ts';
import { parseQuotedTemplate } from './parse-template.ts';
import { parseTraversal } from './parse-traversal.ts';
import { END, type Scanner } from './scanner.ts';

/** Reads one expression. On return the scanner stands behind it and behind the white space that follows. */
export function parseExpression(scanner: Scanner): Expression {
  scanner.enter();
  const condition = parseOperators(scanner, 1);
  const expression = scanner.skip() === QUESTION ? parseConditional(scanner, condition) : condition;
  scanner.leave();
  return expression;
}

function parseConditional(scanner: Scanner, condition: Expression): Expression {
  let { height } = scanner;
  scanner.position++;
  const then = parseExpression(scanner);
  height = Math.max(height, scanner.height);
  if (scanner.skip() !== COLON) scanner.fail('Expected ":" and the value for the other case.');
  scanner.position++;
  const otherwise = parseExpression(scanner);
  scanner.grow(Math.max(height, scanner.height) + 1);
  // oxlint-disable-next-line unicorn/no-thenable
  return { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
}

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** Operators that bind at least as tightly as the given precedence. */
function parseOperators(scanner: Scanner, lowest: number): Expression {
  let left = parseTerm(scanner);
  for (;;) {
    const operator = operatorAt(scanner, scanner.skip());
    if (operator === undefined) return left;
    const precedence = PRECEDENCE[operator];
    if (precedence < lowest) return left;
    scanner.position += operator.length;
    const { height } = scanner;
    const right = parseOperators(scanner, precedence + 1);
    scanner.grow(Math.max(height, scanner.height) + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function operatorAt(scanner: Scanner, code: number): BinaryOperator | undefined {
  if (code === END || code === LINE_FEED || code === COMMA) return undefined;
  const next = scanner.text.charCodeAt(scanner.position + 1);
  switch (code) {
    case EQUALS:
      return next === EQUALS ? '==' : undefined;
    case EXCLAMATION:
      return next === EQUALS ? '!=' : undefined;
    case LESS:
      return next === EQUALS ? '<=' : '<';
    case GREATER:
      return next === EQUALS ? '>=' : '>';
    case AMPERSAND:
      return next === AMPERSAND ? '&&' : undefined;
    case PIPE:
      return next === PIPE ? '||' : undefined;
    case PLUS:
      return '+';
    case MINUS:
      return '-';
    case ASTERISK:
      return '*';
    case SLASH:
      return '/';
    case PERCENT:
      return '%';
    default:
      return undefined;
  }
}

/** A term with its signs and the traversal that follows it. */
function parseTerm(scanner: Scanner): Expression {
  const code = scanner.skip();
  if (code === MINUS || code === EXCLAMATION) {
    const start = scanner.position++;
    scanner.enter();
    const operand = parseTerm(scanner);
    scanner.leave();
    scanner.grow(scanner.height + 1);
    return { kind: 'unary', operator: code === MINUS ? '-' : '!', operand, start, end: operand.end };
  }
  return parseTraversal(scanner, parseOperand(scanner, code));
}

function parseOperand(scanner: Scanner, code: number): Expression {
  if (code === QUOTE) return parseQuotedTemplate(scanner);
  if (isNameStart(code)) return parseName(scanner);
  if (isDigit(code)) return parseNumber(scanner);
  switch (code) {
    case OPEN_BRACKET:
      return parseTuple(scanner);
    case OPEN_BRACE:
      return parseObject(scanner);
    case OPEN_PARENTHESIS:
      return parseParentheses(scanner);
    case LESS:
      return parseHeredoc(scanner);
    case END:
    case LINE_FEED:
      return scanner.fail('Expected a value here.');
    default:
      return scanner.fail(
        `Expected a value, found "${String.fromCodePoint(scanner.text.codePointAt(scanner.position)!)}".`,
      );
  }
}

/** A keyword, the call of a function, or the first name of a traversal. */
function parseName(scanner: Scanner): Expression {
  const start = scanner.position;
  let name = scanner.name();
  const end = scanner.position;
  scanner.height = 1;
  if (name === 'true') return { kind: 'literal', value: true, start, end };
  if (name === 'false') return { kind: 'literal', value: false, start, end };
  if (name === 'null') return { kind: 'literal', value: null, start, end };
  let code = scanner.skip();
  if (code === COLON && scanner.text.charCodeAt(scanner.position + 1) === COLON) {
    name = parseNamespaces(scanner, name);
    code = scanner.skip();
    if (code !== OPEN_PARENTHESIS) scanner.fail('Expected "(" after the name of a function.');
  }
  if (code === OPEN_PARENTHESIS) return parseCall(scanner, name, start);
  return { kind: 'name', name, start, end };
}

function parseNamespaces(scanner: Scanner, first: string): string {
  let name = first;
  while (scanner.skip() === COLON && scanner.text.charCodeAt(scanner.position + 1) === COLON) {
    scanner.position += 2;
    if (!isNameStart(scanner.skip())) scanner.fail('Expected the name of a function after "::".');
    name += `::${scanner.name()}`;
  }
  return name;
}

function parseCall(scanner: Scanner, name: string, start: number): Expression {
  const { newlines } = scanner;
  scanner.newlines = false;
  scanner.position++;
  const found: Expression[] = [];
  let expand = false;
  let height = 0;
  while (scanner.skip() !== CLOSE_PARENTHESIS) {
    found.push(parseExpression(scanner));
    height = Math.max(height, scanner.height);
    const code = scanner.skip();
    if (code === COMMA) {
      scanner.position++;
    } else if (isAtEllipsis(scanner)) {
      scanner.position += 3;
      expand = true;
      if (scanner.skip() === COMMA) scanner.position++;
      if (scanner.skip() !== CLOSE_PARENTHESIS)
        scanner.fail('Expected ")": only the last argument can be expanded.');
    } else if (code !== CLOSE_PARENTHESIS) {
      scanner.fail(`Expected "," or ")" in the call of "${name}".`);
    }
  }
  scanner.position++;
  scanner.newlines = newlines;
  scanner.grow(height + 1);
  return { kind: 'call', name, arguments: found, expand, start, end: scanner.position };
}

export function isAtEllipsis(scanner: Scanner): boolean {
  return scanner.text.startsWith('...', scanner.position);
}

function parseParentheses(scanner: Scanner): Expression {
  const start = scanner.position++;
  const { newlines } = scanner;
  scanner.newlines = false;
  const inner = parseExpression(scanner);
  if (scanner.skip() !== CLOSE_PARENTHESIS) scanner.fail('Expected ")".');
  scanner.position++;
  scanner.newlines = newlines;
  scanner.grow(scanner.height + 1);
  return { kind: 'parentheses', inner, start, end: scanner.position };
}

function parseTuple(scanner: Scanner): Expression {
  const start = scanner.position++;
  const { newlines } = scanner;
  scanner.newlines = false;
  if (isAtFor(scanner)) return parseForExpression(scanner, start, CLOSE_BRACKET, newlines);
  const items: Expression[] = [];
  let height = 0;
  while (scanner.skip() !== CLOSE_BRACKET) {
    items.push(parseExpression(scanner));
    height = Math.max(height, scanner.height);
    const code = scanner.skip();
    if (code === COMMA) scanner.position++;
    else if (code !== CLOSE_BRACKET) scanner.fail('Expected "," or "]" after this item of a list.');
  }
  scanner.position++;
  scanner.newlines = newlines;
  scanner.grow(height + 1);
  return { kind: 'tuple', items, start, end: scanner.position };
}

/** Whether `for` and a variable follow; steps over the white space before it. */
function isAtFor(scanner: Scanner): boolean {
  const before = scanner.position;
  scanner.skip();
  if (!scanner.isAtWord('for')) {
    scanner.position = before;
    return false;
  }
  const start = scanner.position;
  scanner.position += 3;
  const found = isNameStart(scanner.skip());
  scanner.position = found ? start : before;
  return found;
}

function parseObject(scanner: Scanner): Expression {
  const start = scanner.position++;
  const { newlines } = scanner;
  scanner.newlines = false;
  if (isAtFor(scanner)) return parseForExpression(scanner, start, CLOSE_BRACE, newlines);
  scanner.newlines = true;
  const items: ObjectItem[] = [];
  let height = 0;
  while (scanner.skipLines() !== CLOSE_BRACE) {
    const key = parseKey(scanner);
    height = Math.max(height, scanner.height);
    const separator = scanner.skip();
    if (separator !== EQUALS && separator !== COLON) scanner.fail('Expected "=" and a value after this key.');
    scanner.position++;
    const value = parseExpression(scanner);
    height = Math.max(height, scanner.height);
    items.push({ key, value });
    const code = scanner.skip();
    if (code === COMMA) scanner.position++;
    else if (code !== CLOSE_BRACE && code !== LINE_FEED) {
      scanner.fail('Expected a comma or a new line after this item of an object.');
    }
  }
  scanner.position++;
  scanner.newlines = newlines;
  scanner.grow(height + 1);
  return { kind: 'object', items, start, end: scanner.position };
}

function parseKey(scanner: Scanner): Expression {
  if (!isNameStart(scanner.current())) return parseExpression(scanner);
  const start = scanner.position;
  const value = scanner.name();
  const end = scanner.position;
  const code = scanner.skip();
  const next = scanner.text.charCodeAt(scanner.position + 1);
  if ((code === EQUALS && next !== EQUALS) || (code === COLON && next !== COLON)) {
    scanner.height = 1;
    return { kind: 'literal', value, start, end };
  }
  scanner.position = start;
  return parseExpression(scanner);
}
