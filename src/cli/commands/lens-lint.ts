import { type LensProblem } from '../../lens/index.ts';
import { lintLens, repeatedLensNames } from '../../lens/tools.ts';
import { plainText } from '../../reports/plain-text.ts';
import { counted } from '../../reports/words.ts';
import { painter } from '../../reports/terminal-text.ts';
import { expected } from '../outputs.ts';
import { readText } from '../hand-written-files.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';

const FORMATS = ['terminal', 'json'];

/** Lists what is wrong with lens files. True where the WA Tool would import every one. */
export function lensLintCommand(
  files: readonly string[],
  { format, color }: { readonly format: string; readonly color: boolean },
): boolean {
  if (!FORMATS.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  const texts = files.map((file) => ({ text: readText(file, file), file }));
  const problems = [...texts.flatMap(({ text, file }) => lintLens(text, file)), ...repeatedLensNames(texts)];
  const text =
    format === 'json'
      ? JSON.stringify(problems.map(asJson), null, 2)
      : terminalText(problems, files.length, terminalTraits(color).color);
  process.stdout.write(`${text}\n`);
  return !problems.some(({ refusedByAws }) => refusedByAws);
}

function asJson({ file, line, rule, refusedByAws, message }: LensProblem) {
  return { file, line, rule, severity: refusedByAws ? 'error' : 'warning', message };
}

function terminalText(problems: readonly LensProblem[], files: number, color: boolean): string {
  const paint = painter(color);
  const lines = problems.map(({ file, line, column, rule, refusedByAws, message }) => {
    const severity = refusedByAws ? paint('error', 'high') : paint('warning', 'medium');
    return `${paint(plainText(`${file}:${line}:${column}`), 'place')} ${severity} ${rule}: ${plainText(message)}`;
  });
  const refused = problems.filter(({ refusedByAws }) => refusedByAws).length;
  const sum = [
    counted(files, 'lens', 'lenses'),
    counted(refused, 'error'),
    counted(problems.length - refused, 'warning'),
  ].join(', ');
  return [...lines, ...(lines.length > 0 ? [''] : []), sum].join('\n');
}
