import type { BaselineComparison, Changes } from '../review/compare-with-baseline.ts';
import type { RiskInterval } from '../review/review-result.ts';
import { resourceName } from './resource-name.ts';
import { intervalInWords } from './words.ts';

/** One difference from a baseline, ready to be said. All of it is untrusted text. */
export interface Change {
  /** The practices or the question it is about. */
  readonly about: string;
  readonly words: string;
  readonly at?: { readonly resource: string; readonly file: string; readonly line: number };
}

export interface ChangesInWords {
  readonly worse: readonly Change[];
  readonly better: readonly Change[];
}

/** What became worse and what better since a baseline: risks first, then disputes, then findings. */
export function changesInWords({ worse, better }: BaselineComparison): ChangesInWords {
  return { worse: inWords(worse, 'newly disputed'), better: inWords(better, 'no longer disputed') };
}

function inWords({ questions, disputes, findings }: Changes, disputed: string): readonly Change[] {
  return [
    ...questions.map(({ id, title, before, now }) => ({
      about: id,
      words: `${title} ${moved(before, now)}`,
    })),
    ...disputes.map(({ id, title }) => ({ about: id, words: `${title} (${disputed})` })),
    ...findings.map(({ finding, practices }) => ({
      about: practices.join(', '),
      words: finding.message,
      at: { resource: resourceName(finding), file: finding.file, line: finding.line },
    })),
  ];
}

function moved(before: RiskInterval | undefined, now: RiskInterval): string {
  return `(${before === undefined ? 'not in the baseline' : `was ${intervalInWords(before)}`}, now ${intervalInWords(now)})`;
}
