import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExpressionTruth } from '../test/terraform-cases.ts';

/** Most characters of one line of input; the console takes no more than 64 KiB. */
const LONGEST_LINE = 50_000;

/**
 * What `terraform console` says of expressions of one line each. It evaluates as if it applied, so next to nothing is unknown.
 * Each expression is asked for as JSON, many at once in a list; a list that is refused for a fault that `can` does not
 * catch is asked for again in halves.
 */
export function consoleTruths(expressions: readonly string[]): readonly ExpressionTruth[] {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-console-'));
  try {
    return batchesOf(expressions).flatMap((batch) => truthsOfBatch(batch, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function question(expression: string): string {
  return `can(${expression}) ? jsonencode(${expression}) : "refused"`;
}

function batchesOf(expressions: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const expression of expressions) {
    if (expression.includes('\n')) throw new Error(`the expression has several lines: ${expression}`);
    length += Buffer.byteLength(question(expression)) + 2;
    if (length > LONGEST_LINE) {
      batches.push([]);
      length = Buffer.byteLength(question(expression)) + 2;
    }
    batches.at(-1)?.push(expression);
  }
  return batches;
}

function truthsOfBatch(expressions: readonly string[], folder: string): readonly ExpressionTruth[] {
  const answers = answersTo(expressions, folder);
  if (answers !== undefined)
    return expressions.map((expression, index) => truthOf(expression, answers[index] ?? ''));
  const [only] = expressions;
  if (expressions.length === 1 && only !== undefined) return [{ expression: only, refused: true }];
  const middle = Math.ceil(expressions.length / 2);
  return [expressions.slice(0, middle), expressions.slice(middle)].flatMap((half) =>
    truthsOfBatch(half, folder),
  );
}

/** One line of the printed list for each expression; undefined where the list is refused. */
function answersTo(expressions: readonly string[], folder: string): readonly string[] | undefined {
  const { stdout, status } = spawnSync('terraform', ['console'], {
    cwd: folder,
    input: `[${expressions.map(question).join(', ')}]\n`,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) return undefined;
  const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
  if (lines.length !== expressions.length) throw new Error(`the console printed ${lines.length} lines`);
  return lines.map((line) => line.trim().replace(/,$/, ''));
}

function truthOf(expression: string, answer: string): ExpressionTruth {
  if (answer === '(known after apply)') return { expression, unknown: true };
  const json = textOf(answer);
  return json === 'refused'
    ? { expression, refused: true }
    : { expression, value: JSON.parse(json) as unknown };
}

/** A text as the console prints it: with the escapes of HCL, that are those of JSON but for `\\U`. */
function textOf(answer: string): string {
  const escaped = answer.replaceAll(/\\(?:U([0-9a-fA-F]{8})|.)/g, (found, code: string | undefined) =>
    code === undefined ? found : String.fromCodePoint(Number.parseInt(code, 16)),
  );
  return JSON.parse(escaped) as string;
}
