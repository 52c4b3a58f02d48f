import type { ASTNode } from '@marcbachmann/cel-js';
import type { DataSize } from './data-size.ts';

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

/** Characters that are looked through, and parts that are compared, in the time of one step. */
const CHARACTERS_A_STEP = 1000;
const PARTS_A_STEP = 10;

/** Steps that an evaluation takes at most, with so many resources in sight and data of this size. */
export function boundOf(ast: ASTNode, resources: number, size: DataSize): number {
  const parts = partsIn(ast);
  const uses = (names: ReadonlySet<string>) => namesIn(ast).some((name) => names.has(name));
  const longest = Math.max(resources, size.parts, uses(SPLITTING) ? size.characters : 0);
  const depth = loopDepth(ast);
  const compared =
    depth > 0 && uses(COMPARING) ? 1 + longestWritten(size, uses(SPLITTING)) / PARTS_A_STEP : 1;
  const read = uses(READING) ? 1 + size.characters / CHARACTERS_A_STEP : 1;
  return parts * (longest + parts) ** depth * compared * read;
}

const SPLITTING = new Set(['split']);
const READING = new Set([
  'fitsPattern',
  'split',
  'contains',
  'indexOf',
  'lastIndexOf',
  'lowerAscii',
  'upperAscii',
]);
const COMPARING = new Set(['in', '==', '!=']);

function longestWritten({ parts, characters }: DataSize, splits: boolean): number {
  return splits ? Math.max(parts, characters) : parts;
}

/** Whether an expression reads other resources than its own. */
export function looksAround(ast: ASTNode): boolean {
  return namesIn(ast).some((name) => name === 'resources' || name === 'neighbours');
}

/** Operators, functions and variables. */
function namesIn(ast: ASTNode): readonly string[] {
  const args: unknown = ast.args;
  const own = ast.op === 'id' ? args : ast.op === 'call' || ast.op === 'rcall' ? ast.args[0] : ast.op;
  return [...(typeof own === 'string' ? [own] : []), ...childrenOf(ast).flatMap(namesIn)];
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
