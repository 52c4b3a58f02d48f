import type { ASTNode } from '@marcbachmann/cel-js';

const LOOPS = new Set(['exists', 'all', 'exists_one', 'map', 'filter']);

/** Loops inside loops. */
const DEEPEST_LOOP = 2;

interface Loop {
  readonly kind: 'loop' | 'bind';
  readonly variable: string;
  /** What the loop runs over, or the value that is bound. */
  readonly over: ASTNode;
  readonly body: readonly ASTNode[];
  /** Parts whose value is kept and can be used again: they may not grow it. */
  readonly kept: readonly ASTNode[];
}

/** Why an expression may take more work or memory than is allowed; undefined where it cannot. */
export function tooMuch(ast: ASTNode): string | undefined {
  if (loopDepth(ast) > DEEPEST_LOOP) return `loops are nested more than ${DEEPEST_LOOP} deep`;
  const twice = variableKeptTwice(ast, []);
  return twice === undefined
    ? undefined
    : `"${twice}" stands twice in what map or cel.bind keeps, so the value could double with every step; use it once`;
}

/** Steps that an evaluation takes at most, over lists of at most the given length. */
export function boundOf(ast: ASTNode, longestList: number): number {
  const parts = partsIn(ast);
  return parts * (longestList + parts) ** loopDepth(ast);
}

function partsIn(ast: ASTNode): number {
  return childrenOf(ast).reduce((sum, child) => sum + partsIn(child), 1);
}

function loopDepth(ast: ASTNode): number {
  const loop = loopAt(ast);
  if (loop === undefined) return Math.max(0, ...childrenOf(ast).map(loopDepth));
  const inside = Math.max(0, ...loop.body.map(loopDepth));
  return Math.max(loopDepth(loop.over), inside + (loop.kind === 'loop' ? 1 : 0));
}

/** A variable of a loop or binding that stands more than once in a value which is kept. */
function variableKeptTwice(ast: ASTNode, bound: readonly string[]): string | undefined {
  const loop = loopAt(ast);
  const inner = loop === undefined ? bound : [...bound, loop.variable];
  for (const kept of loop?.kept ?? []) {
    const twice = inner.find((name) => mentions(kept, name) > 1);
    if (twice !== undefined) return twice;
  }
  for (const child of childrenOf(ast)) {
    const twice = variableKeptTwice(child, inner);
    if (twice !== undefined) return twice;
  }
  return undefined;
}

function mentions(ast: ASTNode, name: string): number {
  const own = ast.op === 'id' && ast.args === name ? 1 : 0;
  return childrenOf(ast).reduce((sum, child) => sum + mentions(child, name), own);
}

function loopAt(ast: ASTNode): Loop | undefined {
  if (ast.op !== 'rcall') return undefined;
  const [name, receiver, given] = ast.args;
  const [variable, ...rest] = given;
  if (variable === undefined || variable.op !== 'id') return undefined;
  if (name === 'bind' && receiver.op === 'id' && receiver.args === 'cel') {
    const [value, ...body] = rest;
    if (value === undefined) return undefined;
    return { kind: 'bind', variable: variable.args, over: value, body, kept: [value] };
  }
  if (!LOOPS.has(name) || rest.length === 0) return undefined;
  const kept = name === 'map' ? rest.slice(-1) : [];
  return { kind: 'loop', variable: variable.args, over: receiver, body: rest, kept };
}

/** The operands of a node, whatever its operator. */
export function childrenOf({ args }: ASTNode): readonly ASTNode[] {
  return nodesIn(args);
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
