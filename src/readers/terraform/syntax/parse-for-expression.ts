import type { Expression } from './ast.ts';
import { CLOSE_BRACE, COLON, COMMA, EQUALS, GREATER, isNameStart } from './characters.ts';
import { isAtEllipsis, parseExpression } from './parse-expression.ts';
import type { Scanner } from './scanner.ts';

/** Variables and collection of a `for`, in an expression or in a template. */
export interface ForIntroduction {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
}

/** Reads `for k, v in collection`; the scanner stands at `for`. */
export function parseForIntroduction(scanner: Scanner): ForIntroduction {
  scanner.position += 3;
  const first = parseVariable(scanner);
  let second: string | undefined;
  if (scanner.skip() === COMMA) {
    scanner.position++;
    second = parseVariable(scanner);
  }
  scanner.skip();
  if (!scanner.isAtWord('in')) scanner.fail('Expected "in" and a collection after the variables of "for".');
  scanner.position += 2;
  const collection = parseExpression(scanner);
  return { keyName: second === undefined ? undefined : first, valueName: second ?? first, collection };
}

function parseVariable(scanner: Scanner): string {
  if (!isNameStart(scanner.skip())) scanner.fail('Expected the name of a variable of "for".');
  return scanner.name();
}

/** Reads a `for` expression up to its closing bracket; `newlines` is what counted outside. */
export function parseForExpression(
  scanner: Scanner,
  start: number,
  closing: number,
  newlines: boolean,
): Expression {
  scanner.skip();
  const introduction = parseForIntroduction(scanner);
  let { height } = scanner;
  const part = (): Expression => {
    const expression = parseExpression(scanner);
    height = Math.max(height, scanner.height);
    return expression;
  };
  if (scanner.skip() !== COLON) scanner.fail('Expected ":" after the collection of "for".');
  scanner.position++;
  let value = part();
  let key: Expression | undefined;
  let group = false;
  if (closing === CLOSE_BRACE) {
    if (scanner.skip() !== EQUALS || scanner.text.charCodeAt(scanner.position + 1) !== GREATER) {
      scanner.fail('Expected "=>" between key and value of "for".');
    }
    scanner.position += 2;
    key = value;
    value = part();
    scanner.skip();
    if (isAtEllipsis(scanner)) {
      group = true;
      scanner.position += 3;
    }
  }
  let condition: Expression | undefined;
  scanner.skip();
  if (scanner.isAtWord('if')) {
    scanner.position += 2;
    condition = part();
  }
  if (scanner.skip() !== closing) {
    scanner.fail(`Expected "${String.fromCharCode(closing)}" at the end of "for".`);
  }
  scanner.position++;
  scanner.newlines = newlines;
  scanner.grow(height + 1);
  return { kind: 'for', ...introduction, key, value, condition, group, start, end: scanner.position };
}
