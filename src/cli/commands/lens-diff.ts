import { lensDifference } from '../../lens/tools.ts';
import { renderLensDifferenceText } from '../../reports/lens-difference-text.ts';
import { riskChanges } from '../../review/answers-in-file.ts';
import { expected } from '../outputs.ts';
import { parsedReviewFile, readLens } from '../read-lens.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';

const FORMATS = ['text', 'json'];

export interface LensDiffOptions {
  readonly review?: string;
  readonly format: string;
  readonly color: boolean;
}

/** Shows what differs between two versions of a lens, and what it does to a review. */
export function lensDiffCommand(
  oldFile: string,
  newFile: string,
  { review, format, color }: LensDiffOptions,
): void {
  if (!FORMATS.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  const [before, after] = [readLens(oldFile), readLens(newFile)];
  const changes = lensDifference(before, after);
  const risks = review === undefined ? undefined : riskChanges(parsedReviewFile(review), before, after);
  const text =
    format === 'json'
      ? `${JSON.stringify({ before: before.name, after: after.name, changes, ...(risks && { riskChanges: risks }) }, null, 2)}\n`
      : renderLensDifferenceText(before, after, changes, risks, terminalTraits(color).color);
  process.stdout.write(text);
}
