/**
 * Reads every .tf file below a folder with our parser and with `@cdktf/hcl2json`, and prints where the two differ.
 * Usage: node scripts/compare-hcl.ts <folder>
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { parseHcl } from '../src/readers/terraform/syntax/parse-hcl.ts';
import { differences, hcl2jsonForm, type Json, sizeOf } from '../test/hcl2json/hcl2json-form.ts';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: node scripts/compare-hcl.ts <folder>\n');
  process.exit(2);
}

const counts = { same: 0, different: 0, onlyHere: 0, onlyThere: 0, refusedByBoth: 0, values: 0 };
for (const path of globSync('**/*.tf', { cwd: folder }).toSorted()) compare(path, await theirsOf(path));
process.stdout.write(`${JSON.stringify(counts)}\n`);

function textOf(path: string): string {
  return readFileSync(join(folder ?? '.', path), 'utf8');
}

async function theirsOf(path: string): Promise<Json | Error> {
  try {
    // An empty text gives undefined there.
    return ((await parse(path, textOf(path))) as Json | undefined) ?? {};
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function compare(path: string, theirs: Json | Error): void {
  const text = textOf(path);
  const file = parseHcl(path, text);
  const [problem] = file.problems;
  if (theirs instanceof Error) {
    counts[problem === undefined ? 'onlyHere' : 'refusedByBoth']++;
    if (problem === undefined) print(path, `refused there: ${theirs.message.slice(0, 200)}`);
    return;
  }
  if (problem !== undefined) {
    counts.onlyThere++;
    print(path, `refused here: line ${file.lineOf(problem.offset)}: ${problem.message}`);
    return;
  }
  const found = differences(hcl2jsonForm(file.body, text), theirs);
  counts.values += sizeOf(theirs);
  counts[found.length === 0 ? 'same' : 'different']++;
  for (const difference of found.slice(0, 5)) print(path, difference.slice(0, 600));
}

function print(path: string, message: string): void {
  process.stdout.write(`${path}: ${message}\n`);
}
