import type { PracticeResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import { plainText } from './plain-text.ts';
import { evidenceAgainstClaim, type MergedEvidence, mergeEvidence, questionsByPillar } from './summary.ts';
import { type Paint, type Span, type Style, styled, wrapSpans } from './terminal-text.ts';
import {
  acceptanceInWords,
  basisInWords,
  claimInWords,
  intervalInWords,
  LEVEL_WORDS,
  STATUS_WORDS,
  standingOf,
  VERDICT_WORDS,
} from './words.ts';

interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

const STATUS_STYLE = {
  'in-place': 'fine',
  disputed: 'high',
  'not-in-place': 'high',
  open: 'quiet',
  'not-applicable': 'quiet',
} as const;
const STANDING_STYLE = {
  high: 'high',
  medium: 'medium',
  unknown: 'strong',
  none: 'fine',
  'not-applicable': 'quiet',
} as const;
const VERDICT_STYLE = {
  contradicts: 'high',
  supports: 'fine',
  inconclusive: 'medium',
  error: 'high',
} as const;

/** Every question with its practices and all evidence, one section a pillar. */
export function detailLines(result: ReviewResult, page: Page): readonly (readonly string[])[] {
  return questionsByPillar(result).map(({ pillar, questions }) => [
    page.paint(plainText(pillar.name), 'strong'),
    ...questions.flatMap((question) => questionLines(question, page)),
  ]);
}

function questionLines(question: QuestionResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  const style: Style = STANDING_STYLE[standingOf(question.risk)];
  const heading: Span[] = [
    `${plainText(question.id)}  ${plainText(question.title)}: `,
    styled(intervalInWords(question.risk), style),
  ];
  const said = [question.notApplicableReason, question.notes].filter((text) => text !== undefined);
  return [
    ...wrapSpans(heading, { columns, indent: 2, hanging: 4, paint }),
    ...said.flatMap((text) => wrapSpans([plainText(text)], { columns, indent: 4, paint })),
    ...question.practices.flatMap((practice) => practiceLines(practice, page)),
  ];
}

function practiceLines(practice: PracticeResult, page: Page): readonly string[] {
  const { columns, paint } = page;
  const { status, level, acceptedRisk } = practice;
  const words = [
    STATUS_WORDS[status].label,
    ...(basisInWords(practice) === '' ? [] : [basisInWords(practice)]),
    ...(level === undefined ? [] : [`weight ${LEVEL_WORDS[level]}`]),
  ];
  const heading: Span[] = [
    styled(STATUS_WORDS[status].mark, STATUS_STYLE[status]),
    ` ${plainText(practice.id)} ${plainText(practice.title)} `,
    styled(`(${words.join(', ')})`, 'quiet'),
  ];
  const wrap = (text: string) => wrapSpans([text], { columns, indent: 6, hanging: 8, paint });
  return [
    ...wrapSpans(heading, { columns, indent: 4, hanging: 6, paint }),
    ...(practice.claim ? wrap(plainText(claimInWords(practice.claim))) : []),
    ...(practice.dispute === undefined || evidenceAgainstClaim(practice).length > 0
      ? []
      : wrap(plainText(practice.dispute))),
    ...(acceptedRisk ? wrap(plainText(acceptanceInWords(acceptedRisk))) : []),
    ...mergeEvidence(practice.evidence).flatMap((evidence) => evidenceLines(evidence, page)),
  ];
}

function evidenceLines(
  { check, verdict, message, places, path }: MergedEvidence,
  { columns, paint }: Page,
): readonly string[] {
  const heading: Span[] = [
    styled(VERDICT_WORDS[verdict].toLowerCase(), VERDICT_STYLE[verdict]),
    `: ${plainText(message)} `,
    styled(`[${plainText(check)}]`, 'quiet'),
  ];
  return [
    ...wrapSpans(heading, { columns, indent: 6, hanging: 8, paint }),
    ...places.flatMap(({ file, line, resources }) =>
      wrapSpans([styled(`${plainText(file)}:${line}`, 'place'), ` ${resources.map(plainText).join(', ')}`], {
        columns,
        indent: 8,
        hanging: 10,
        paint,
      }),
    ),
    ...path.flatMap(({ resource, file, line, note }, at) =>
      wrapSpans(
        [
          `${at + 1}. ${plainText(resource)} ${plainText(note)} `,
          styled(`${plainText(file)}:${line}`, 'place'),
        ],
        { columns, indent: 8, hanging: 11, paint },
      ),
    ),
  ];
}
