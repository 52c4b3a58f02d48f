import { resourceCount } from '../review/improvement-plan.ts';
import type { Improvement, ReviewResult } from '../review/review-result.ts';
import { cutMiddleToWidth } from './display-width.ts';
import { plainText } from './plain-text.ts';
import { type Period, planByPeriod, practicesToAnswer, type PracticeOfQuestion } from './summary.ts';
import { type Page, wrapped } from './terminal-page.ts';
import { type Span, styled } from './terminal-text.ts';
import { counted, intervalInWords, LEVEL_WORDS, listed } from './words.ts';

const STEPS_SHOWN = 8;
const PRACTICES_SHOWN = 6;
const ANSWERS_SHOWN = 5;

/** The steps by day, as many as fit a first look, and what is left of each day. */
export function stepLines(result: ReviewResult, page: Page): readonly string[] {
  const lines: string[] = [];
  const left: string[] = [];
  const fixable = fixableChecks(result);
  let number = 0;
  for (const period of planByPeriod(result)) {
    const room = page.details ? period.items.length : Math.max(0, STEPS_SHOWN - number);
    const shown = period.items.slice(0, room);
    if (shown.length > 0) lines.push(...periodLine(period, page));
    for (const item of shown) lines.push(...improvementLines(item, (number += 1), fixable, page));
    if (shown.length < period.items.length)
      left.push(
        `${period.items.length - shown.length} ${shown.length > 0 ? 'more ' : ''}${dueInWords(period)}`,
      );
  }
  if (left.length === 0) return lines;
  return [...lines, ...wrapped([styled(`… and ${listed(left)}; --details shows all`, 'quiet')], page, 2, 4)];
}

function dueInWords({ due }: Period): string {
  return due === undefined ? 'in the backlog' : `by ${plainText(due)}`;
}

function periodLine(period: Period, page: Page): readonly string[] {
  const level = period.items[0]?.level ?? 'LOW';
  const style = level === 'HIGH' ? 'high' : 'medium';
  const steps = counted(period.items.length, 'step');
  return wrapped(
    [styled(LEVEL_WORDS[level], style), `, ${steps} `, styled(dueInWords(period), 'strong')],
    page,
    2,
    4,
  );
}

/** Checks that have an edit for one of their findings. */
function fixableChecks({ questions }: ReviewResult): ReadonlySet<string> {
  const evidence = questions.flatMap(({ practices }) => practices.flatMap((practice) => practice.evidence));
  return new Set(evidence.filter(({ fixable }) => fixable).map(({ check }) => check));
}

function improvementLines(
  item: Improvement,
  number: number,
  fixable: ReadonlySet<string>,
  page: Page,
): readonly string[] {
  const where = page.reviewed === undefined ? '' : ` ${plainText(page.reviewed)}`;
  const command = `hexastyle fix${where} --check ${plainText(item.check ?? '')}`;
  return [
    ...wrapped([`${number} ☐ ${plainText(item.title)}`], page, number < 10 ? 3 : 2, 7),
    ...wrapped([plainText(item.remediation)], page, 7),
    ...wrapped(placesAndPractices(item, page), page, 7),
    ...(fixable.has(item.check ?? '') ? wrapped([styled(command, 'quiet')], page, 7) : []),
  ];
}

function placesAndPractices(item: Improvement, { columns }: Page): readonly Span[] {
  const [place] = item.places;
  const resources = resourceCount(item);
  const others = item.places.length - 1;
  const practices = item.practices.slice(0, PRACTICES_SHOWN).map(plainText);
  const left = item.practices.length - practices.length;
  return [
    ...(place
      ? [styled(cutMiddleToWidth(`${plainText(place.file)}:${place.line}`, columns - 12), 'place')]
      : []),
    ...(others > 0 ? [` and ${counted(others, 'more place')}`] : []),
    ...(resources > item.places.length ? [`, ${counted(resources, 'resource')}`] : []),
    ...(place ? [' · '] : []),
    practices.join(' '),
    ...(left > 0 ? [` and ${left} more`] : []),
  ];
}

export function answerLines(result: ReviewResult, page: Page): readonly string[] {
  const asked = practicesToAnswer(result).slice(0, ANSWERS_SHOWN);
  if (asked.length === 0) return [];
  return [
    ...wrapped(
      [
        styled(
          'Where one answer decides most. Answers go into hexastyle.yaml; hexastyle init writes a first one.',
          'quiet',
        ),
      ],
      page,
      2,
    ),
    ...asked.flatMap((entry) => answerLine(entry, page)),
  ];
}

function answerLine({ question, practice }: PracticeOfQuestion, page: Page): readonly string[] {
  const open = question.practices.filter(({ status }) => status === 'open').length;
  const risk = intervalInWords(question.risk);
  const known = risk === intervalInWords({ lowest: 'NONE', highest: 'HIGH' }) ? '' : `${risk}, `;
  const about = ` (${plainText(question.id)}: ${known}${open} open)`;
  return wrapped(
    [`${plainText(practice.id)}  ${plainText(practice.title)}`, styled(about, 'quiet')],
    page,
    2,
    4,
  );
}
