import type { BaselineComparison } from '../review/compare-with-baseline.ts';
import type { ReviewResult } from '../review/review-result.ts';
import { type Change, changesInWords } from './changes.ts';
import { plainText } from './plain-text.ts';
import { answerInWords, certainHighRisks, decidingPractices, scopeInWords } from './summary.ts';
import { detailLines } from './terminal-details.ts';
import { disputeLines, highRiskLines, resourceAt } from './terminal-findings.ts';
import { firstOf, type Page, section, wrapped } from './terminal-page.ts';
import { pillarRows } from './terminal-pillars.ts';
import { answerLines, stepLines } from './terminal-plan.ts';
import { inAscii, painter, type Span, styled } from './terminal-text.ts';
import {
  acceptanceInWords,
  outsideEvidenceInWords,
  suppressionInWords,
  counted,
  ENVIRONMENT_WORDS,
} from './words.ts';

export interface TerminalOptions {
  /** Width of the terminal; the report uses between 40 and 140. */
  readonly columns: number;
  readonly color: boolean;
  /** Every question, practice and piece of evidence after the answer. */
  readonly details?: boolean;
  /** False where the terminal shows ASCII only. */
  readonly unicode?: boolean;
  /** What changed against a baseline; told right after the pillars. */
  readonly baseline?: BaselineComparison;
  /** The path that was given to review, for commands to copy. */
  readonly path?: string;
}

const CHANGES_SHOWN = 12;
const FILES_SHOWN = 5;

/** A review for the terminal: the answer first, then why, what to do, what to answer. Ends with a newline. */
export function renderTerminal(result: ReviewResult, options: TerminalOptions): string {
  const columns = Math.min(140, Math.max(40, Math.floor(options.columns) || 80));
  const { path = '.', details = false } = options;
  const page: Page = {
    columns,
    paint: painter(options.color),
    details,
    ...(path !== '.' && { reviewed: shellWord(path) }),
  };
  const sections = [
    opening(result, page),
    pillarRows(result, columns, page.paint),
    ...(options.baseline ? baselineSections(options.baseline, page) : []),
    section('Certain high risks', highRiskLines(result, page), page),
    section('Claims the code disputes', disputeLines(result, page), page),
    section('Accepted risks that have expired', acceptedLines(result, true, page), page),
    section('What to do next', stepLines(result, page), page),
    section('What to answer next', answerLines(result, page), page),
    ...(page.details ? detailLines(result, page) : []),
    section('Accepted risks', page.details ? acceptedLines(result, false, page) : [], page),
    section('Suppressed findings', suppressedLines(result, page), page),
    section('Results of other tools', outsideLines(result, page), page),
    section('Files', fileLines(result, page), page),
    closing(result, page),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${options.unicode === false ? inAscii(text) : text}\n`;
}

/** Plain paths as they are; others in quotation marks. */
function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function opening(result: ReviewResult, page: Page): readonly string[] {
  const { name, environment, owner } = result.workload;
  const about = [environment && ENVIRONMENT_WORDS[environment], owner && `owner ${plainText(owner)}`].filter(
    Boolean,
  );
  const title: Span[] = [styled(plainText(name), 'strong'), about.length > 0 ? `  ${about.join(' · ')}` : ''];
  return [
    ...wrapped(title, page, 0),
    ...wrapped([answerInWords(result)], page, 0),
    ...wrapped([styled(`${scopeInWords(result)}, ${result.date}`, 'quiet')], page, 0),
  ];
}

function baselineSections(baseline: BaselineComparison, page: Page): readonly (readonly string[])[] {
  const { worse, better } = changesInWords(baseline);
  const lines = (changes: readonly Change[]) =>
    firstOf(changes, CHANGES_SHOWN, 'change', page, (change) => changeLines(change, page));
  return [
    section('New or worse than the baseline', worse.length > 0 ? lines(worse) : ['  nothing'], page),
    section('Fixed or better', lines(better), page),
  ];
}

function changeLines({ about, words, at }: Change, page: Page): readonly string[] {
  return [
    ...wrapped([`${plainText(about)}  ${plainText(words)}`], page, 2, 4),
    ...(at ? wrapped(resourceAt(at, page, 4), page, 4, 6) : []),
  ];
}

function acceptedLines({ acceptedRisks }: ReviewResult, expired: boolean, page: Page): readonly string[] {
  return acceptedRisks
    .filter((risk) => risk.expired === expired)
    .flatMap((risk) => wrapped([plainText(`${risk.practice}  ${acceptanceInWords(risk)}`)], page, 2, 4));
}

/** How many findings are suppressed; with details, each with its reason. */
function suppressedLines({ suppressed }: ReviewResult, page: Page): readonly string[] {
  if (suppressed.length === 0) return [];
  if (!page.details)
    return wrapped(
      [`${counted(suppressed.length, 'finding')}; --details shows them with their reasons`],
      page,
      2,
      4,
    );
  return suppressed.flatMap((finding) => [
    ...wrapped([`${plainText(finding.check)}  ${plainText(finding.message)}`], page, 2, 4),
    ...wrapped(resourceAt(finding, page, 4), page, 4, 6),
    ...wrapped([styled(plainText(suppressionInWords(finding)), 'quiet')], page, 4, 6),
  ]);
}

/** What became of the results of other tools; with details, the rules that no practice is mapped to. */
function outsideLines({ outsideEvidence }: ReviewResult, page: Page): readonly string[] {
  if (outsideEvidence === undefined) return [];
  const { unmapped } = outsideEvidence;
  return [
    ...wrapped([plainText(outsideEvidenceInWords(outsideEvidence))], page, 2, 4),
    ...(page.details
      ? unmapped.flatMap(({ tool, rule, title, results }) =>
          wrapped(
            [
              plainText(`${tool} ${rule}${title === undefined ? '' : `  ${title}`}`),
              styled(`  ${results}`, 'quiet'),
            ],
            page,
            4,
            6,
          ),
        )
      : []),
  ];
}

/** What was not read in full, and what readers had to say; nothing where all is well. */
function fileLines({ architecture }: ReviewResult, page: Page): readonly string[] {
  const { files, diagnostics } = architecture;
  const notRead = files.filter(({ status }) => status !== 'read');
  if (notRead.length === 0 && diagnostics.length === 0) return [];
  const count = (wanted: string) => files.filter(({ status }) => status === wanted).length;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const summary = [
    `${count('read')} read`,
    ...(count('partly') > 0 ? [`${count('partly')} read in part`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
    counted(diagnostics.length, 'diagnostic') +
      (errors > 0 ? `, ${counted(errors, 'error')} among them` : ''),
  ].join(', ');
  const shown = diagnostics.filter(
    (diagnostic) =>
      (page.details || diagnostic.severity !== 'info') &&
      !notRead.some((file) => file.status === 'skipped' && saysTheSame(file, diagnostic)),
  );
  const told = notRead.filter(
    ({ path, status }) => status === 'skipped' || !shown.some(({ file }) => file === path),
  );
  return [
    ...wrapped([summary], page, 2, 4),
    ...firstOf(told, FILES_SHOWN, 'file', page, ({ path, status, reason }) =>
      wrapped(
        [
          styled(plainText(path), 'place'),
          ` ${status === 'partly' ? 'read in part' : 'skipped'}${reason === undefined ? '' : `: ${plainText(reason)}`}`,
        ],
        page,
        2,
        4,
      ),
    ),
    ...firstOf(shown, FILES_SHOWN, 'diagnostic', page, ({ severity, message, file, line }) =>
      wrapped(
        [
          styled(`${plainText(file)}:${line}`, 'place'),
          ' ',
          styled(severity, severity === 'error' ? 'high' : 'medium'),
          ` ${plainText(message)}`,
        ],
        page,
        2,
        4,
      ),
    ),
  ];
}

/** A skipped file tells its reason once: `skipped: line 3: …` and `skipped: binary` need no diagnostic beside them. */
function saysTheSame(
  { path, reason = '' }: ReviewResult['architecture']['files'][number],
  { file, message }: ReviewResult['architecture']['diagnostics'][number],
): boolean {
  return path === file && (reason.endsWith(message) || message === `Not read: ${reason}.`);
}

function closing(result: ReviewResult, page: Page): readonly string[] {
  const [worst] = certainHighRisks(result).flatMap(decidingPractices);
  const hints: readonly (readonly [string, string])[] = [
    ...(page.details ? [] : [['--details', 'every question and its evidence'] as const]),
    ['--format html=review.html', 'a report to hand on'],
    [
      `hexastyle explain ${plainText(worst?.id ?? 'SEC08-BP02')}`,
      'what code can show of a practice, and how',
    ],
  ];
  const lines = hints.flatMap(([command, use]) =>
    wrapped(
      [command.padEnd(28), `  ${use}`].map((text) => styled(text, 'quiet')),
      page,
      2,
      4,
    ),
  );
  return section('More', lines, page);
}
