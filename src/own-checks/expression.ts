import { type ASTNode, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import { Meter } from '../readers/terraform/evaluation/meter.ts';
import { Matcher } from '../readers/terraform/functions/regular-expression/matcher.ts';
import { parsePattern, PatternError } from '../readers/terraform/functions/regular-expression/pattern.ts';
import { type Context, NotKnown } from './context.ts';
import type { DataSize } from './data-size.ts';
import { boundOf, childrenOf, looksAround, tooMuch } from './expression-bounds.ts';

/** Longest expression in characters. */
const LONGEST = 4000;
const LIMITS = { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 100 };

/** What an expression gives: a value, or why it has none. */
export type Outcome =
  | { readonly state: 'known'; readonly value: unknown }
  /** It reads something that is not written. */
  | { readonly state: 'absent'; readonly name: string }
  | { readonly state: 'unresolved'; readonly reason: string }
  | { readonly state: 'failed'; readonly message: string };

/** What evaluates: the values in sight, and the resources of a kind or type. */
export interface Surroundings {
  readonly context: Context;
  resources(name: string): readonly object[];
}

/** A CEL expression over a resource and its neighbours. */
export interface Expression {
  readonly ast: ASTNode;
  /** Whether it reads other resources than its own. */
  readonly looksAround: boolean;
  /** Steps that one evaluation takes at most, with so many resources in sight and data of this size. */
  bound(resources: number, size: DataSize): number;
  evaluate(surroundings: Surroundings): Outcome;
}

export type Compiled = { readonly expression: Expression } | { readonly problem: string };

const language = new Environment({
  enableOptionalTypes: true,
  homogeneousAggregateLiterals: false,
  limits: LIMITS,
})
  .registerVariable('resource', 'dyn')
  .registerVariable('neighbours', 'list')
  .registerVariable('workload', 'dyn');

/** Compiles an expression, or says what is wrong with it: syntax, unknown names, or more work than is allowed. */
export function compileExpression(text: string): Compiled {
  if (text.length > LONGEST) return { problem: `longer than ${LONGEST} characters` };
  let current: Surroundings | undefined;
  const environment = language
    .clone()
    .registerFunction('resources(string): list', (name: string) => [...(current?.resources(name) ?? [])]);
  const patterns = new Map<string, Matcher>();
  environment.registerFunction('string.fitsPattern(string): bool', (subject: string, pattern: string) =>
    fits(subject, patterns.get(pattern)),
  );
  try {
    const linear = withLinearPatterns(text, environment.parse(text).ast, patterns);
    const program = environment.parse(linear);
    const check = program.check();
    if (!check.valid) return { problem: firstLine(check.error) };
    const excess = tooMuch(program.ast);
    if (excess !== undefined) return { problem: excess };
    const evaluate = (surroundings: Surroundings) => {
      current = surroundings;
      return outcomeOf(() => program(surroundings.context));
    };
    const { ast } = program;
    const bound = (resources: number, size: DataSize) => boundOf(ast, resources, size);
    return { expression: { ast, looksAround: looksAround(ast), bound, evaluate } };
  } catch (error) {
    if (error instanceof ParseError || error instanceof PatternError) return { problem: firstLine(error) };
    throw error;
  }
}

/** `a.matches("b")` becomes `a.fitsPattern("b")`, whose time is linear in the text, as CEL's RE2 asks. */
function withLinearPatterns(text: string, ast: ASTNode, patterns: Map<string, Matcher>): string {
  let linear = text;
  for (const { receiver, pattern } of matchesIn(ast).toSorted((a, b) => b.receiver.end - a.receiver.end)) {
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
      throw new PatternError('matches() wants its pattern as a text in quotes');
    patterns.set(pattern.args, new Matcher(parsePattern(pattern.args), new Meter()));
    const at = linear.indexOf('matches', receiver.end);
    linear = `${linear.slice(0, at)}fitsPattern${linear.slice(at + 'matches'.length)}`;
  }
  return linear;
}

interface Matching {
  readonly receiver: ASTNode;
  readonly pattern: ASTNode | undefined;
}

function matchesIn(ast: ASTNode): readonly Matching[] {
  const inside = childrenOf(ast).flatMap(matchesIn);
  if (ast.op !== 'rcall' || ast.args[0] !== 'matches') return inside;
  const [, receiver, [pattern]] = ast.args;
  return [...inside, { receiver, pattern }];
}

function fits(subject: string, matcher: Matcher | undefined): boolean {
  const characters = Array.from(subject, (character) => character.codePointAt(0) ?? 0);
  return matcher?.find(characters, 0) !== undefined;
}

function outcomeOf(evaluate: () => unknown): Outcome {
  try {
    return { state: 'known', value: evaluate() };
  } catch (error) {
    if (error instanceof NotKnown) return { state: 'unresolved', reason: error.message };
    if (error instanceof EvaluationError) {
      const [, name] = /^No such key: (.+)$/.exec(error.summary) ?? [];
      if (name !== undefined) return { state: 'absent', name };
    }
    return { state: 'failed', message: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
