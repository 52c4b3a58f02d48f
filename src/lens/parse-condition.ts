import type { Condition } from './lens.ts';

/** Deepest nesting of parentheses and `!` that is read. The deepest published condition known has 13. */
export const MAX_CONDITION_DEPTH = 100;

/** The condition, or what was expected and the offset (UTF-16 units, from 0) where something else stands. */
export type ParsedCondition =
  | { readonly condition: Condition }
  | { readonly problem: string; readonly offset: number };

/**
 * A risk condition of the AWS custom lens format: `default` alone, or choice ids joined by `!`, `&&`, `||` and parentheses.
 * `!` binds tightest, then `&&`, then `||`. Ids may hold hyphens, which AWS refuses where the id is declared.
 */
export function parseCondition(text: string): ParsedCondition {
  return parseWhole(text, new Map());
}

/**
 * A condition in the spoken dialect: `a NOT selected`, `a is selected AND NOT b`, mixed freely with the symbols.
 * Words count in any case. Try `parseCondition` first: there `and` and `selected` are choice ids like any other.
 */
export function parseSpokenCondition(text: string): ParsedCondition {
  return parseWhole(text, SPOKEN);
}

type TokenType = '!' | '&&' | '||' | '(' | ')' | 'default' | 'id' | 'is' | 'selected' | 'unknown' | 'end';

interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly offset: number;
}

const SPOKEN: ReadonlyMap<string, TokenType> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['is', 'is'],
  ['selected', 'selected'],
  ['default', 'default'],
]);

const TOKEN = /\s+|&&|\|\||[!()]|[A-Za-z0-9_-]+|[^]/gu;

function tokensOf(text: string, spoken: ReadonlyMap<string, TokenType>): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const found = match[0];
    if (found.trim() !== '') tokens.push({ type: typeOf(found, spoken), text: found, offset: match.index });
  }
  tokens.push({ type: 'end', text: '', offset: text.length });
  return tokens;
}

function typeOf(text: string, spoken: ReadonlyMap<string, TokenType>): TokenType {
  if (text === '!' || text === '&&' || text === '||' || text === '(' || text === ')') return text;
  if (text === 'default') return 'default';
  return spoken.get(text.toLowerCase()) ?? (/^[A-Za-z0-9_-]/.test(text) ? 'id' : 'unknown');
}

/** Where the reader stands. `failure` is set once, at the first thing that does not fit. */
interface Cursor {
  readonly tokens: readonly Token[];
  next: number;
  failure: { readonly problem: string; readonly offset: number } | undefined;
}

function parseWhole(text: string, spoken: ReadonlyMap<string, TokenType>): ParsedCondition {
  const cursor: Cursor = { tokens: tokensOf(text, spoken), next: 0, failure: undefined };
  if (peek(cursor).type === 'default' && cursor.tokens.length === 2) return { condition: { op: 'default' } };
  const condition = parseJoined(cursor, 0, '||');
  if (condition !== undefined && peek(cursor).type !== 'end') fail(cursor, 'expected &&, || or the end');
  if (condition === undefined || cursor.failure !== undefined) {
    return cursor.failure ?? { problem: 'expected a choice id', offset: 0 };
  }
  return { condition };
}

function parseJoined(cursor: Cursor, depth: number, joint: '&&' | '||'): Condition | undefined {
  const operands: Condition[] = [];
  do {
    const operand = joint === '||' ? parseJoined(cursor, depth, '&&') : parseOperand(cursor, depth);
    if (operand === undefined) return undefined;
    operands.push(operand);
  } while (take(cursor, joint));
  const [only] = operands;
  return operands.length === 1 ? only : { op: joint === '&&' ? 'and' : 'or', operands };
}

function parseOperand(cursor: Cursor, depth: number): Condition | undefined {
  if (depth > MAX_CONDITION_DEPTH)
    return fail(cursor, `expected at most ${MAX_CONDITION_DEPTH} levels of nesting`);
  if (take(cursor, '!')) {
    const operand = parseOperand(cursor, depth + 1);
    return operand && { op: 'not', operand };
  }
  if (take(cursor, '(')) {
    const inner = parseJoined(cursor, depth + 1, '||');
    if (inner === undefined || take(cursor, ')')) return inner;
    return fail(cursor, 'expected &&, || or )');
  }
  const token = peek(cursor);
  if (token.type === 'default') return fail(cursor, 'expected a choice id; default stands alone');
  if (!take(cursor, 'id')) return fail(cursor, 'expected a choice id, ! or (');
  return parseSelected(cursor, { op: 'choice', id: token.text });
}

/** What may follow an id in the dialect: `selected`, `NOT selected`, `is selected`, `is NOT selected`. */
function parseSelected(cursor: Cursor, choice: Condition): Condition | undefined {
  const spoken = take(cursor, 'is');
  const negated = (spoken || peek(cursor, 1).type === 'selected') && take(cursor, '!');
  if (take(cursor, 'selected')) return negated ? { op: 'not', operand: choice } : choice;
  return spoken ? fail(cursor, 'expected "selected"') : choice;
}

function peek(cursor: Cursor, ahead = 0): Token {
  return cursor.tokens[cursor.next + ahead] ?? { type: 'end', text: '', offset: 0 };
}

function take(cursor: Cursor, type: TokenType): boolean {
  if (peek(cursor).type !== type) return false;
  cursor.next += 1;
  return true;
}

function fail(cursor: Cursor, expected: string): undefined {
  const { type, text, offset } = peek(cursor);
  const found = type === 'end' ? 'the end' : `"${text.slice(0, 40)}"`;
  cursor.failure ??= { problem: `${expected}, found ${found}`, offset };
  return undefined;
}
