import { resourceCount } from '../review/improvement-plan.ts';
import type { BaselineComparison } from '../review/compare-with-baseline.ts';
import type {
  AcceptedRiskResult,
  Improvement,
  PracticeResult,
  QuestionResult,
  ReviewResult,
} from '../review/review-result.ts';
import { type Change, changesInWords } from './changes.ts';
import { cutMiddleToWidth, cutToWidth, displayWidth } from './display-width.ts';
import { plainText } from './plain-text.ts';
import {
  answerInWords,
  certainHighRisks,
  decidingPractices,
  disputedPractices,
  evidenceAgainstClaim,
  type MergedEvidence,
  mergeEvidence,
  planByPeriod,
  type PracticeOfQuestion,
  practicesToAnswer,
  scopeInWords,
} from './summary.ts';
import { detailLines } from './terminal-details.ts';
import { pillarRows } from './terminal-pillars.ts';
import { type Paint, painter, type Span, styled, wrapSpans } from './terminal-text.ts';
import {
  acceptanceInWords,
  claimInWords,
  counted,
  ENVIRONMENT_WORDS,
  intervalInWords,
  LEVEL_WORDS,
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
}

const CHANGES_SHOWN = 12;
const HIGHS_SHOWN = 8;
const PRACTICES_SHOWN = 3;
const FINDINGS_SHOWN = 2;
const DISPUTES_SHOWN = 8;
const STEPS_SHOWN = 8;
const ANSWERS_SHOWN = 5;
const FILES_SHOWN = 5;

interface Page {
  readonly columns: number;
  readonly paint: Paint;
  readonly details: boolean;
}

/** A review for the terminal: the answer first, then why, what to do, what to answer. Ends with a newline. */
export function renderTerminal(result: ReviewResult, options: TerminalOptions): string {
  const columns = Math.min(140, Math.max(40, Math.floor(options.columns) || 80));
  const page = { columns, paint: painter(options.color), details: options.details ?? false };
  const sections = [
    opening(result, page),
    pillarRows(result, columns, page.paint),
    ...(options.baseline ? baselineSections(options.baseline, page) : []),
    section('Certain high risks', highRiskLines(result, page), page),
    section('Claims the code disputes', disputeLines(result, page), page),
    section('Accepted risks that have expired', expiredLines(result.acceptedRisks, page), page),
    section('What to do next', stepLines(result, page), page),
    section('What to answer next', answerLines(result, page), page),
    ...(page.details ? detailLines(result, page) : []),
    section('Files', fileLines(result, page), page),
    closing(page),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${options.unicode === false ? inAscii(text) : text}\n`;
}

function opening(result: ReviewResult, { columns, paint }: Page): readonly string[] {
  const { name, environment, owner } = result.workload;
  const about = [environment && ENVIRONMENT_WORDS[environment], owner && `owner ${plainText(owner)}`].filter(
    Boolean,
  );
  const title: Span[] = [styled(plainText(name), 'strong'), about.length > 0 ? `  ${about.join(' · ')}` : ''];
  return [
    ...wrapSpans(title, { columns, indent: 0, paint }),
    ...wrapSpans([answerInWords(result)], { columns, indent: 0, paint }),
    ...wrapSpans([styled(`${scopeInWords(result)}, ${result.date}`, 'quiet')], { columns, indent: 0, paint }),
  ];
}

function section(title: string, lines: readonly string[], { paint }: Page): readonly string[] {
  return lines.length === 0 ? [] : [paint(title, 'strong'), ...lines];
}

/** The first entries in full, and how many more there are. */
function firstOf<T>(
  items: readonly T[],
  shown: number,
  what: string,
  page: Page,
  lines: (item: T) => readonly string[],
) {
  const kept = page.details ? items : items.slice(0, shown);
  const left = items.length - kept.length;
  const more =
    left > 0 ? [page.paint(`  … and ${counted(left, `more ${what}`)}; --details shows all`, 'quiet')] : [];
  return [...kept.flatMap(lines), ...more];
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

function changeLines({ about, words, at }: Change, { columns, paint }: Page): readonly string[] {
  const width = columns - 10;
  const where: Span[] = at
    ? [`${cutMiddleToWidth(plainText(at.resource), width)}  `, placeSpan(at, width)]
    : [];
  return [
    ...wrapSpans([`${plainText(about)}  ${plainText(words)}`], { columns, indent: 2, hanging: 4, paint }),
    ...(at ? wrapSpans(where, { columns, indent: 4, hanging: 6, paint }) : []),
  ];
}

function highRiskLines(result: ReviewResult, page: Page): readonly string[] {
  return firstOf(certainHighRisks(result), HIGHS_SHOWN, 'question', page, (question) => [
    ...questionLine(question, page),
    ...decidingPractices(question)
      .slice(0, PRACTICES_SHOWN)
      .flatMap((practice) => missingPracticeLines(practice, page)),
    ...moreLine(decidingPractices(question).length - PRACTICES_SHOWN, 'practice', page),
  ]);
}

function questionLine({ id, title }: QuestionResult, { columns, paint }: Page): readonly string[] {
  const label = plainText(id);
  const spans: Span[] = [styled(label, 'high'), `  ${plainText(title)}`];
  return wrapSpans(spans, { columns, indent: 2, hanging: hangingAfter(label, 4), paint });
}

function hangingAfter(label: string, indent: number): number {
  return Math.min(16, indent + displayWidth(label));
}

function moreLine(left: number, what: string, { paint }: Page): readonly string[] {
  return left > 0 ? [paint(`    … and ${counted(left, `more ${what}`)}`, 'quiet')] : [];
}

function missingPracticeLines(practice: PracticeResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  const against = mergeEvidence(practice.evidence.filter(({ verdict }) => verdict === 'contradicts'));
  const mark = practice.status === 'disputed' ? '!' : '✗';
  const title: Span[] = [styled(mark, 'high'), ` ${plainText(practice.id)} ${plainText(practice.title)}`];
  const findings = against.slice(0, FINDINGS_SHOWN).flatMap((finding) => findingLines(finding, 6, page));
  const said = against.length === 0 ? claimLines(practice, 6, page) : [];
  return [...wrapSpans(title, { columns, indent: 4, hanging: 6, paint }), ...findings, ...said];
}

/** The message, then the first place with its resource, and how many more there are. */
function findingLines(
  { message, places, resources }: MergedEvidence,
  indent: number,
  { columns, paint }: Page,
  prefix = '',
): readonly string[] {
  const [place] = places;
  const more = resources > 1 ? ` and ${counted(resources - 1, 'more resource')}` : '';
  const where: Span[] = place
    ? [
        `${cutMiddleToWidth(plainText(place.resources[0] ?? ''), columns - 10)}  `,
        placeSpan(place, columns - 10),
        more,
      ]
    : [];
  return [
    ...wrapSpans([prefix + plainText(message)], { columns, indent, paint }),
    ...wrapSpans(where, { columns, indent: indent + 2, paint }),
  ];
}

function placeSpan({ file, line }: { file: string; line: number }, columns: number): Span {
  return styled(cutMiddleToWidth(`${plainText(file)}:${line}`, columns), 'place');
}

function claimLines({ claim }: PracticeResult, indent: number, { columns, paint }: Page): readonly string[] {
  return claim ? wrapSpans([plainText(claimInWords(claim))], { columns, indent, paint }) : [];
}

function disputeLines(result: ReviewResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  return firstOf(disputedPractices(result), DISPUTES_SHOWN, 'claim', page, ({ practice }) => {
    const title: Span[] = [styled('!', 'high'), ` ${plainText(practice.id)} ${plainText(practice.title)}`];
    const against = mergeEvidence(evidenceAgainstClaim(practice));
    return [
      ...wrapSpans(title, { columns, indent: 2, hanging: 4, paint }),
      ...claimLines(practice, 4, page),
      ...(against.length > 0
        ? against
            .slice(0, FINDINGS_SHOWN)
            .flatMap((finding) => findingLines(finding, 4, page, 'the code shows: '))
        : wrapSpans([plainText(practice.dispute ?? '')], { columns, indent: 4, paint })),
      ...moreLine(against.length - FINDINGS_SHOWN, 'finding', page),
    ];
  });
}

function expiredLines(accepted: readonly AcceptedRiskResult[], { columns, paint }: Page): readonly string[] {
  return accepted
    .filter(({ expired }) => expired)
    .flatMap((risk) =>
      wrapSpans([plainText(`${risk.practice}  ${acceptanceInWords(risk)}`)], {
        columns,
        indent: 2,
        hanging: 4,
        paint,
      }),
    );
}

function stepLines(result: ReviewResult, page: Page): readonly string[] {
  const items = planByPeriod(result).flatMap(({ items }) => items);
  const numbered = items.map((item, index) => ({ item, number: index + 1 }));
  const lines = firstOf(numbered, STEPS_SHOWN, 'step', page, ({ item, number }) =>
    improvementLines(item, number, page),
  );
  const overview = planByPeriod(result).map(
    ({ due, items }) => `${items.length} ${due === undefined ? 'in the backlog' : `by ${due}`}`,
  );
  return lines.length === 0
    ? []
    : [
        ...wrapSpans([styled(overview.join(', '), 'quiet')], {
          columns: page.columns,
          indent: 2,
          paint: page.paint,
        }),
        ...lines,
      ];
}

function improvementLines(item: Improvement, number: number, { columns, paint }: Page): readonly string[] {
  const [place] = item.places;
  const resources = resourceCount(item);
  const width = columns - 12;
  const heading: Span[] = [
    `${number}  `,
    styled(LEVEL_WORDS[item.level], item.level === 'HIGH' ? 'high' : 'medium'),
    `  ${plainText(item.title)}, `,
    styled(item.due === undefined ? 'backlog' : `by ${plainText(item.due)}`, 'strong'),
  ];
  const where: Span[] = [
    ...(place ? [placeSpan(place, width), ' · '] : []),
    ...(item.places.length > 1 ? [`${counted(item.places.length, 'place')} · `] : []),
    ...(resources > 0 ? [`${counted(resources, 'resource')} · `] : []),
    cutToWidth(item.practices.map(plainText).join(' '), width),
  ];
  return [
    ...wrapSpans(heading, { columns, indent: number < 10 ? 3 : 2, hanging: 6, paint }),
    ...wrapSpans([plainText(item.remediation)], { columns, indent: 6, paint }),
    ...wrapSpans(where, { columns, indent: 6, paint }),
  ];
}

function answerLines(result: ReviewResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  const lines = ({ question, practice }: PracticeOfQuestion) => {
    const open = question.practices.filter(({ status }) => status === 'open').length;
    return [
      ...wrapSpans([`${plainText(practice.id)}  ${plainText(practice.title)}`], {
        columns,
        indent: 2,
        hanging: 4,
        paint,
      }),
      ...wrapSpans(
        [
          styled(
            `${plainText(question.id)} is ${intervalInWords(question.risk)}, ${counted(open, 'open practice')}`,
            'quiet',
          ),
        ],
        { columns, indent: 4, paint },
      ),
    ];
  };
  return practicesToAnswer(result).slice(0, ANSWERS_SHOWN).flatMap(lines);
}

function fileLines({ architecture }: ReviewResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  const { files, diagnostics } = architecture;
  const count = (wanted: string) => files.filter(({ status }) => status === wanted).length;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const summary = [
    `${count('read')} read`,
    ...(count('partly') > 0 ? [`${count('partly')} read in part`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
    counted(diagnostics.length, 'diagnostic') +
      (errors > 0 ? `, ${counted(errors, 'error')} among them` : ''),
  ].join(', ');
  const notRead = files.filter(({ status }) => status !== 'read');
  const shown = diagnostics.filter(({ severity }) => page.details || severity !== 'info');
  const wrap = (spans: readonly Span[]) => wrapSpans(spans, { columns, indent: 2, hanging: 4, paint });
  return [
    ...wrap([summary]),
    ...firstOf(notRead, FILES_SHOWN, 'file', page, ({ path, status, reason }) =>
      wrap([
        styled(plainText(path), 'place'),
        ` ${status === 'partly' ? 'read in part' : 'skipped'}${reason === undefined ? '' : `: ${plainText(reason)}`}`,
      ]),
    ),
    ...firstOf(shown, FILES_SHOWN, 'diagnostic', page, ({ severity, message, file, line }) =>
      wrap([
        styled(`${plainText(file)}:${line}`, 'place'),
        ' ',
        styled(severity, severity === 'error' ? 'high' : 'medium'),
        ` ${plainText(message)}`,
      ]),
    ),
  ];
}

function closing({ columns, paint, details }: Page): readonly string[] {
  const more = details ? '' : '--details for every question and its evidence, ';
  const text = `More: ${more}--format html=review.html to hand it on, hexastyle explain <practice> for one practice.`;
  return wrapSpans([styled(text, 'quiet')], { columns, indent: 0, paint });
}

const ASCII_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({ '■': '#', '✗': 'x', '✓': '+', '·': '.', '…': '~', '–': '-', '“': '"', '”': '"' }),
);

function inAscii(text: string): string {
  return text.replace(/[■✗✓·…–“”]/g, (mark) => ASCII_FOR.get(mark) ?? '?');
}
