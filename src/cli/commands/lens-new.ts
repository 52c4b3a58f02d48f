import { lstatSync, writeFileSync } from 'node:fs';
import { lensFromFramework, newLens, whyNoLensName } from '../../lens/tools.ts';
import { plainText } from '../../reports/plain-text.ts';
import { loadData, loadTexts } from '../load-data.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

/** Writes a first lens and its pack into the working folder. Existing files are not touched. */
export function lensNewCommand(name: string, { from }: { readonly from?: string }): void {
  const why = whyNoLensName(name);
  if (why !== undefined) throw new UsageError(`a lens cannot have the name "${name}": ${why}`);
  if (from !== undefined && from !== 'wellarchitected')
    throw new UsageError(`unknown --from "${from}"; expected wellarchitected`);
  const made = from === undefined ? newLens(name) : ourFramework(name);
  const files = [
    [made.lensFile, made.lens],
    [made.packFile, made.pack],
  ] as const;
  for (const [file] of files) {
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
      throw new UsageError(`${file} exists already; give the lens another name, or remove it`);
  }
  for (const [file, text] of files) {
    try {
      writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      throw new UsageError(`cannot write ${file}: ${refusalReason(error)}`);
    }
  }
  process.stdout.write(
    plainText(
      `Wrote ${made.lensFile} and ${made.packFile}. See it with hexastyle lens preview ${made.lensFile}`,
    ) + '\n',
  );
}

function ourFramework(name: string) {
  const { framework, pack } = loadData();
  const { practices } = loadTexts();
  return lensFromFramework(name, framework, (practice) => practices.get(practice)?.how, pack);
}
