import { dirname, relative, resolve } from 'node:path';
import { plainText } from '../../reports/plain-text.ts';
import { type UpgradedReviewFile } from '../../review/upgrade-review-file.ts';
import { upgradeReviewFile } from '../../review/upgrade-review-file.ts';
import { expected } from '../outputs.ts';
import { readText } from '../hand-written-files.ts';
import { parsedReviewFile, readLens } from '../read-lens.ts';
import { UsageError } from '../usage-error.ts';
import { writeFixedFiles } from '../write-fixed-files.ts';

const FORMATS = ['text', 'json'];

export interface LensUpgradeOptions {
  readonly review: string;
  readonly write?: boolean;
  readonly format: string;
}

/** Carries the claims of a review file over to a new version of a lens; changes the file only with `write`. */
export function lensUpgradeCommand(oldFile: string, newFile: string, options: LensUpgradeOptions): void {
  const { review, write = false, format } = options;
  if (!FORMATS.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  const [before, after] = [readLens(oldFile), readLens(newFile)];
  parsedReviewFile(review);
  const text = readText(review, review);
  const folder = dirname(resolve(review));
  const upgraded = upgradeReviewFile(text, review, before, after, {
    isOld: (name) => resolve(folder, name) === resolve(oldFile),
    name: relative(folder, resolve(newFile)).replaceAll('\\', '/'),
  });
  if (upgraded === undefined)
    throw new UsageError(
      `${review} is written so that it cannot be changed without touching more; nothing was written`,
    );
  if (write && upgraded.text !== text) writeBack(review, text, upgraded.text);
  process.stdout.write(format === 'json' ? asJson(upgraded, write) : asText(upgraded, review, write));
}

function writeBack(review: string, before: string, after: string): void {
  const path = resolve(review);
  const name = relative(dirname(path), path);
  writeFixedFiles(dirname(path), new Map([[name, after]]), new Map([[name, before]]));
}

function asJson({ text: _text, ...upgraded }: UpgradedReviewFile, written: boolean): string {
  return `${JSON.stringify({ ...upgraded, written }, null, 2)}\n`;
}

function asText(upgraded: UpgradedReviewFile, review: string, written: boolean): string {
  const { kept, dropped, renamed, unanswered, added } = upgraded;
  const lines = [
    `${kept} ${kept === 1 ? 'statement stays' : 'statements stay'}, ${dropped.length} ${written ? 'dropped' : 'would be dropped'}.`,
    ...dropped.map(
      ({ line, column, what, name, reason }) =>
        `${review}:${line}:${column}: ${what.replaceAll('-', ' ')} ${name}: ${reason}`,
    ),
    ...renamed.map(({ before, after }) => `${before} is now written ${after}`),
    ...(unanswered.length === 0 ? [] : [`To answer anew: ${unanswered.join(', ')}`]),
    ...(added.length === 0 ? [] : [`New questions: ${added.join(', ')}`]),
    written ? `Wrote ${review}.` : 'Nothing was written; --write does it.',
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}
