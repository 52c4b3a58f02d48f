import { renderLensPreview } from '../../reports/lens-preview.ts';
import { writeOutput } from '../outputs.ts';
import { readLens } from '../read-lens.ts';

/** Writes the questionnaire of a lens as a page. */
export function lensPreviewCommand(name: string, { out }: { readonly out?: string }): void {
  writeOutput(out === undefined ? {} : { file: out }, renderLensPreview(readLens(name)));
}
