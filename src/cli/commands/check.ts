import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { kinds } from '../../architecture/kinds/index.ts';
import type { Check } from '../../checks/check.ts';
import { checks as catalogue } from '../../checks/index.ts';
import { type ExampleRun, runExamples } from '../../own-checks/run-examples.ts';
import { plainText } from '../../reports/plain-text.ts';
import { painter } from '../../reports/terminal-text.ts';
import { loadData } from '../load-data.ts';
import { loadOwnChecks, type OwnChecks } from '../load-own-checks.ts';
import { expected } from '../outputs.ts';
import { lensesAround } from '../read-review-file.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';

interface CheckOptions {
  readonly plugin?: readonly string[];
}

/** Runs the examples of the users' own checks. True where every one gave what its author expects. */
export async function checkTestCommand(
  path: string,
  options: CheckOptions & { readonly color: boolean },
): Promise<boolean> {
  const { checks } = await ownChecksAt(path, options);
  if (checks.length === 0)
    throw new UsageError(
      `no checks of your own in ${path}: hexastyle.checks.yaml is not there, or has none under checks:`,
    );
  const runs = checks.map((check) => ({ check, examples: runExamples(check, kinds) }));
  const all = runs.flatMap(({ examples }) => examples);
  const failed = all.filter((run) => !isPassed(run));
  const { color } = terminalTraits(options.color);
  const paint = painter(color);
  const lines = runs.flatMap(({ check: { id }, examples }) =>
    examples.length === 0
      ? [`${paint('?', 'strong')} ${id}: has no examples`]
      : examples.flatMap((run) => linesOf(run, paint(isPassed(run) ? '✓' : '✗', 'strong'))),
  );
  process.stdout.write(
    `${lines.join('\n')}\n\n${all.length - failed.length} passed, ${failed.length} failed\n`,
  );
  return failed.length === 0;
}

function isPassed({ expected: wanted, got }: ExampleRun): boolean {
  return wanted === got;
}

function linesOf(run: ExampleRun, mark: string): readonly string[] {
  const { check, language, expected: wanted, got, messages } = run;
  const name = plainText(`${check}: ${wanted} (${language})`);
  if (isPassed(run)) return [`${mark} ${name}`];
  return [
    `${mark} ${name}`,
    `    got ${plainText(got)}`,
    ...messages.map((message) => `    ${plainText(message)}`),
  ];
}

/** Lists every check, those of the catalogue and the users' own, with the practices each speaks to. */
export async function checkListCommand(
  path: string,
  { format, ...options }: CheckOptions & { readonly format: string },
): Promise<void> {
  const formats = ['terminal', 'json'];
  if (!formats.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, formats)}`);
  const { checks, pack } = await ownChecksAt(path, options);
  const own = new Set<Check>(checks);
  const rows = [...catalogue, ...checks].map((check) => ({
    id: check.id,
    title: check.title,
    own: own.has(check),
    kinds: [...check.kinds.map(({ id }) => id), ...(check.types ?? [])],
    practices: [...pack].filter(([, speaking]) => speaking.has(check.id)).map(([practice]) => practice),
  }));
  const text =
    format === 'json'
      ? JSON.stringify(rows, null, 2)
      : rows
          .map(({ id, title, own: isOwn, practices }) =>
            plainText(`${id}${isOwn ? ' (own)' : ''}: ${title} [${practices.join(', ')}]`),
          )
          .join('\n');
  process.stdout.write(`${text}\n`);
}

async function ownChecksAt(path: string, { plugin }: CheckOptions): Promise<OwnChecks> {
  if (!existsSync(path)) throw new UsageError(`there is no ${path}; name a folder, or a file of checks`);
  const place = resolve(path);
  const isFile = statSync(place).isFile();
  const options = { ...(isFile && { checks: [place] }), ...(plugin !== undefined && { plugin }) };
  const folder = isFile ? dirname(place) : place;
  return loadOwnChecks(folder, undefined, options, lensesAround(folder, loadData()));
}
