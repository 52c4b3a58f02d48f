import { extname } from 'node:path';
import { convertLens, lintLens } from '../../lens/tools.ts';
import { writeOutput } from '../outputs.ts';
import { readText } from '../hand-written-files.ts';
import { sayOnStderr } from '../say.ts';
import { UsageError } from '../usage-error.ts';

/** Writes a lens in the other syntax, as AWS reads it, and says on stderr what changed and what AWS would still refuse. */
export function lensConvertCommand(file: string, { out }: { readonly out?: string }): void {
  const from = readText(file, file);
  const to = syntaxOf(out, file);
  const { text, changes, renamed } = convertLens(from, to);
  if (text === undefined) {
    const problems = lintLens(from, file).map(
      ({ line, column, message }) => `${file}:${line}:${column}: ${message}`,
    );
    throw new UsageError(`cannot read ${file}:`, problems.slice(0, 20));
  }
  writeOutput(out === undefined ? {} : { file: out }, text);
  const refused = lintLens(text, `lens.${to}`).filter(({ refusedByAws }) => refusedByAws).length;
  sayOnStderr([
    ...changes,
    ...(renamed.size === 0
      ? []
      : [
          'Ids changed: change them in the pack beside the lens, in hexastyle.yaml and in expected outcomes too.',
        ]),
    ...(refused === 0
      ? []
      : [`AWS would still refuse it for ${refused} reasons: hexastyle lens lint ${out ?? file}`]),
  ]);
}

function syntaxOf(out: string | undefined, file: string): 'json' | 'yaml' {
  if (out === undefined) return isYaml(file) ? 'json' : 'yaml';
  if (isYaml(out)) return 'yaml';
  if (extname(out).toLowerCase() === '.json') return 'json';
  throw new UsageError(`--out ${out}: expected a name that ends in .json, .yaml or .yml`);
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}
