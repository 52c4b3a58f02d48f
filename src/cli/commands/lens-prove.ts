import { closeSync, openSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { type Lens } from '../../lens/index.ts';
import {
  checkOutcomes,
  proveQuestion,
  type QuestionProof,
  questionsOf,
  type RowChoice,
} from '../../lens/tools.ts';
import { plainText } from '../../reports/plain-text.ts';
import { expected } from '../outputs.ts';
import { readText } from '../hand-written-files.ts';
import { readLens } from '../read-lens.ts';
import { sayOnStderr } from '../say.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface LensProveOptions {
  readonly question?: readonly string[];
  readonly format: string;
  readonly out?: string;
  readonly minimal?: boolean;
  readonly complete?: boolean;
  readonly expect?: string;
  readonly color: boolean;
}

const FORMATS = ['text', 'csv', 'html', 'json'];
/** On paper and on screens, more rows than these prove nothing to a reader. */
const MOST_ROWS = { text: 64, html: 1024, json: 1024, csv: Number.POSITIVE_INFINITY };

/** Writes the truth tables of a lens, or holds them against expected outcomes. True where nothing differs and none is missing. */
export async function lensProveCommand(name: string, options: LensProveOptions): Promise<boolean> {
  const { format, minimal = false, complete = false } = options;
  if (!isFormat(format)) throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  if (minimal && complete) throw new UsageError('--minimal and --complete exclude each other');
  const lens = readLens(name);
  const isFine = options.expect === undefined || isAsExpected(lens, options.expect, format);
  if (options.expect !== undefined && format === 'text' && options.question === undefined) return isFine;
  const wanted = minimal ? 'minimal' : complete ? 'complete' : { above: MOST_ROWS[format] };
  const proofs = proofsOf(lens, options.question, wanted);
  const { color } = terminalTraits(options.color && options.out === undefined);
  await write(options.out, await rendered(format, lens, proofs.made, color));
  sayOnStderr(proofs.missing.map((id) => `hexastyle: no table of ${id}: it has more than 20 choices`));
  return isFine && proofs.missing.length === 0;
}

function isFormat(name: string): name is keyof typeof MOST_ROWS {
  return FORMATS.includes(name);
}

function proofsOf(lens: Lens, ids: readonly string[] | undefined, wanted: RowChoice) {
  const known = questionsOf(lens).flatMap(({ question }) => [
    question.id,
    ...(question.number === undefined ? [] : [question.number]),
  ]);
  for (const id of ids ?? []) {
    if (!known.includes(id)) throw new UsageError(`the lens has no question ${id}; ${expected(id, known)}`);
  }
  const made: QuestionProof[] = [];
  const missing: string[] = [];
  for (const { pillar, question } of questionsOf(lens, ids)) {
    const proof = proveQuestion(pillar, question, wanted);
    if (proof === undefined) missing.push(question.id);
    else made.push(proof);
  }
  return { made, missing };
}

async function rendered(
  format: keyof typeof MOST_ROWS,
  lens: Lens,
  proofs: readonly QuestionProof[],
  color: boolean,
): Promise<Iterable<string>> {
  switch (format) {
    case 'text':
      return (await import('../../reports/lens-proof-text.ts')).renderProofText(lens, proofs, color);
    case 'csv':
      return (await import('../../reports/lens-proof-csv.ts')).renderProofCsv(proofs);
    case 'html':
      return [(await import('../../reports/lens-proof-html.ts')).renderProofHtml(lens, proofs)];
    case 'json':
      return [(await import('../../reports/lens-proof-json.ts')).renderProofJson(lens, proofs)];
  }
}

function isAsExpected(lens: Lens, file: string, format: string): boolean {
  const { outcomes, problems } = checkOutcomes(readText(file, file), file, lens);
  const lines = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const sum = `${outcomes} expected ${outcomes === 1 ? 'outcome' : 'outcomes'}, ${problems.length === 0 ? 'all as the lens rates them' : `${problems.length} wrong`}`;
  if (format === 'text') process.stdout.write([...lines, sum].map((line) => `${plainText(line)}\n`).join(''));
  else sayOnStderr([...lines, sum]);
  return problems.length === 0;
}

const CHUNK = 64 * 1024;

/** Writes texts as they are made, in chunks. */
async function write(file: string | undefined, texts: Iterable<string>): Promise<void> {
  const put = file === undefined ? putOnStdout : intoFile(file);
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    await put(chunk);
    chunk = '';
  }
  await put(chunk);
}

async function putOnStdout(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function intoFile(file: string): (text: string) => Promise<void> {
  const refused = (error: unknown) => new UsageError(`cannot write ${file}: ${refusalReason(error)}`);
  try {
    const descriptor = openSync(file, 'w');
    process.once('exit', () => closeSync(descriptor));
    return async (text) => {
      try {
        writeSync(descriptor, text);
      } catch (error) {
        throw refused(error);
      }
    };
  } catch (error) {
    throw refused(error);
  }
}
