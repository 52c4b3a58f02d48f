import type { PracticeResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import { cutMiddleToWidth, displayWidth } from './display-width.ts';
import { type DecidingPractice, highRisksWithReasons } from './high-risks.ts';
import { plainText } from './plain-text.ts';
import { disputedPractices, evidenceAgainstClaim, type MergedEvidence, mergeEvidence } from './summary.ts';
import { firstOf, moreLine, type Page, wrapped } from './terminal-page.ts';
import { type Span, styled } from './terminal-text.ts';
import { claimInWords, counted, shownByInWords } from './words.ts';

const HIGHS_SHOWN = 8;
const PRACTICES_SHOWN = 3;
const FINDINGS_SHOWN = 2;
const DISPUTES_SHOWN = 8;

export function highRiskLines(result: ReviewResult, page: Page): readonly string[] {
  return firstOf(highRisksWithReasons(result), HIGHS_SHOWN, 'question', page, ({ question, practices }) => {
    const shown = practices.slice(0, PRACTICES_SHOWN);
    return [
      ...questionLine(question, page),
      ...shown.flatMap((practice) => decidingPracticeLines(practice, page)),
      ...moreLine(practices.length - shown.length, 'practice', 4, page),
    ];
  });
}

function questionLine({ id, title }: QuestionResult, page: Page): readonly string[] {
  const label = plainText(id);
  return wrapped([styled(label, 'high'), `  ${plainText(title)}`], page, 2, hangingAfter(label));
}

function hangingAfter(label: string): number {
  return Math.min(16, 4 + displayWidth(label));
}

function decidingPracticeLines({ practice, findings, shownBy }: DecidingPractice, page: Page) {
  const mark = practice.status === 'disputed' ? '!' : '✗';
  const shared = plainText(shownByInWords(shownBy, findings.length > 0));
  const shown = findings.slice(0, FINDINGS_SHOWN);
  const title: Span[] = [
    styled(mark, 'high'),
    ` ${plainText(practice.id)} ${plainText(practice.title)}`,
    ...(shownBy.length > 0 && findings.length === 0 ? [styled(` (${shared})`, 'quiet')] : []),
  ];
  return [
    ...wrapped(title, page, 4, 6),
    ...shown.flatMap((finding) => findingLines(finding, 6, page)),
    ...moreLine(findings.length - shown.length, 'finding', 6, page),
    ...(shownBy.length > 0 && findings.length > 0 ? wrapped([styled(shared, 'quiet')], page, 6) : []),
    ...(findings.length === 0 && shownBy.length === 0 ? claimLines(practice, 6, page) : []),
  ];
}

/** The resource with its place and how many more there are, then what was found on it. */
function findingLines({ message, places, resources }: MergedEvidence, indent: number, page: Page) {
  const [place] = places;
  if (place === undefined) return wrapped([plainText(message)], page, indent);
  const more = resources > 1 ? ` and ${counted(resources - 1, 'more resource')}` : '';
  return [
    ...wrapped(
      [...resourceAt({ ...place, resource: place.resources[0] ?? '' }, page, indent + more.length), more],
      page,
      indent,
      indent + 2,
    ),
    ...wrapped([plainText(message)], page, indent + 2),
  ];
}

/** A resource and its place; a long address is cut in its middle, so that both fit a line where that leaves enough. */
export function resourceAt(
  { resource, file, line }: { readonly resource: string; readonly file: string; readonly line: number },
  { columns }: Page,
  taken: number,
): readonly Span[] {
  const place = cutMiddleToWidth(`${plainText(file)}:${line}`, columns - 10);
  const left = columns - taken - displayWidth(place) - 2;
  const room = left >= 24 ? left : columns - 10;
  return [`${cutMiddleToWidth(nameThatFits(plainText(resource), room), room)}  `, styled(place, 'place')];
}

/** Of a construct with its logical id, which says the same again, the construct alone where both are too long. */
function nameThatFits(name: string, room: number): string {
  return displayWidth(name) <= room ? name : name.replace(/ \([A-Za-z0-9]+\)$/, '');
}

function claimLines({ claim }: PracticeResult, indent: number, page: Page): readonly string[] {
  return claim ? wrapped([plainText(claimInWords(claim))], page, indent) : [];
}

export function disputeLines(result: ReviewResult, page: Page): readonly string[] {
  return firstOf(disputedPractices(result), DISPUTES_SHOWN, 'claim', page, ({ practice }) => {
    const title: Span[] = [styled('!', 'high'), ` ${plainText(practice.id)} ${plainText(practice.title)}`];
    const against = mergeEvidence(evidenceAgainstClaim(practice));
    const shown = against.slice(0, FINDINGS_SHOWN);
    return [
      ...wrapped(title, page, 2, 4),
      ...claimLines(practice, 4, page),
      ...(shown.length > 0
        ? [
            ...wrapped(['the code shows'], page, 4),
            ...shown.flatMap((finding) => findingLines(finding, 6, page)),
          ]
        : wrapped([plainText(practice.dispute ?? '')], page, 4)),
      ...moreLine(against.length - shown.length, 'finding', 6, page),
    ];
  });
}
