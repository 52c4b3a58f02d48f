import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { isWebAddress } from '../../../reports/html-markup.ts';
import { LEVEL_WORDS, STATUS_WORDS, VERDICT_WORDS } from '../../../reports/words.ts';
import type { Resource } from '../../../lens/index.ts';
import type { ChoiceStatus } from '../../well-architected-tool/answer-state.ts';
import {
  type LensReviewReport,
  placedQuestions,
  type ReportedChoice,
  type ReportedQuestion,
} from '../lens-review-report.ts';
import { CHOICE_WORDS, paragraphsOf, REASON_WORDS, RISK_WORDS } from '../words.ts';
import { brokenLines, type FontStyle } from './fonts.ts';
import { fitsPage, keptTogether } from './kept-together.ts';
import { INK, TEXT_SIZE, TEXT_WIDTH, TONES } from './pdf-style.ts';

/** Makes untrusted text drawable. */
export type Writing = (text: string) => string;

const EVIDENCE_SHOWN = 8;
/** Where the text of a choice begins, behind its box. */
export const INDENT = 16;
export const INNER_WIDTH = TEXT_WIDTH - INDENT;

/** A question with everything that was asked and said. */
export function questionContent(question: ReportedQuestion, write: Writing): readonly Content[] {
  const { risk, reason, description, helpfulResource, notes, choices } = question;
  const why = REASON_WORDS[reason];
  const [first, ...others] = choices.map((choice) => choiceContent(choice, question, write));
  return [
    keptTogether(
      [
        questionTitle(question, write),
        ...paragraphs(description, write, TEXT_WIDTH, 'quiet'),
        ...resourceContent(helpfulResource, write, TEXT_WIDTH),
        ...(risk === 'NOT_APPLICABLE'
          ? [{ text: `The question does not apply to this workload${why === '' ? '' : `: ${why}`}.` }]
          : []),
        ...said(notes, write, TEXT_WIDTH),
        ...(first === undefined ? [] : [first]),
      ],
      [0, 10, 0, 0],
    ),
    ...others,
  ];
}

/** Number, title and risk of a question. */
export function questionTitle({ number, title, risk }: ReportedQuestion, write: Writing): Content {
  const { label, tone } = RISK_WORDS[risk];
  return {
    columnGap: 10,
    margin: [0, 0, 0, 2],
    columns: [
      {
        width: '*',
        style: 'question',
        text: [
          ...(number === undefined ? [] : [{ text: `${write(number)}  `, color: INK.quiet }]),
          write(title),
        ],
      },
      { width: 75, text: label, alignment: 'right', bold: true, color: TONES[tone] },
    ],
  };
}

function choiceContent(choice: ReportedChoice, question: ReportedQuestion, write: Writing): Content {
  const { status, reason, notes, description, seenInCode, isNoneOfThese } = choice;
  const isMissing = status === 'UNSELECTED' && !isNoneOfThese && question.risk !== 'UNANSWERED';
  const standing = status === 'UNSELECTED' && !isMissing ? '' : CHOICE_WORDS[status];
  const why = status === 'NOT_APPLICABLE' && REASON_WORDS[reason] !== '' ? `, ${REASON_WORDS[reason]}` : '';
  const stack: Content[] = [
    { text: choiceName(choice, write, `${standing}${why}`) },
    ...paragraphs(description, write, INNER_WIDTH, 'quiet'),
    ...said(notes, write, INNER_WIDTH),
    ...(seenInCode === undefined ? [] : evidenceContent(seenInCode, write)),
  ];
  return {
    unbreakable: fitsPage(stack),
    margin: [0, 3, 0, 2],
    columnGap: 0,
    columns: [
      { width: INDENT, canvas: box(status), margin: [0, 1.5, 0, 0] },
      { width: '*', stack },
    ],
  };
}

/** A ticked box, an empty one, or one that is struck out. */
function box(status: ChoiceStatus): CanvasElement[] {
  const frame: CanvasElement = {
    type: 'rect',
    x: 0.5,
    y: 0.5,
    w: 7,
    h: 7,
    lineWidth: 0.7,
    lineColor: INK.quiet,
  };
  if (status === 'SELECTED')
    return [
      { type: 'rect', x: 0.5, y: 0.5, w: 7, h: 7, lineWidth: 0.7, lineColor: INK.fine, color: INK.fine },
      {
        type: 'polyline',
        lineWidth: 1.1,
        lineColor: INK.panel,
        points: [
          { x: 2, y: 4.2 },
          { x: 3.5, y: 5.8 },
          { x: 6.2, y: 2.2 },
        ],
      },
    ];
  if (status === 'UNSELECTED') return [frame];
  return [frame, { type: 'line', x1: 2, y1: 4, x2: 6, y2: 4, lineWidth: 1, lineColor: INK.quiet }];
}

/** Number and title of a choice. */
export function choiceTitle(choice: ReportedChoice, write: Writing): Content {
  return { text: choiceName(choice, write) };
}

function choiceName({ practice, title, level }: ReportedChoice, write: Writing, standing = '') {
  const about = [level === undefined ? '' : `weight ${LEVEL_WORDS[level]}`, standing].filter(Boolean);
  return [
    ...(practice === undefined ? [] : [{ text: `${write(practice)}  `, style: 'number' }]),
    { text: write(title), bold: true },
    ...(about.length === 0 ? [] : [{ text: `  ${about.join(' · ')}`, style: 'small' }]),
  ];
}

function evidenceContent(
  { status, evidence }: NonNullable<ReportedChoice['seenInCode']>,
  write: Writing,
): readonly Content[] {
  const more = evidence.length - EVIDENCE_SHOWN;
  return [
    { text: `In the code: ${STATUS_WORDS[status].label}`, style: 'small' },
    ...evidence.slice(0, EVIDENCE_SHOWN).map(({ verdict, message, places, resources, check }): Content => {
      const [place] = places;
      const where = place === undefined ? '' : ` ${place.resources[0] ?? ''}, ${place.file}:${place.line}`;
      const others = resources > 1 ? ` and ${resources - 1} more` : '';
      return {
        margin: [0, 0, 0, 1],
        text: [
          { text: `${VERDICT_WORDS[verdict]}: `, bold: true, color: EVIDENCE_COLOURS[verdict] },
          write(message),
          { text: write(`${where}${others} (${check})`), style: 'small' },
        ],
      };
    }),
    ...(more > 0 ? [{ text: `${more} more in the JSON report.`, style: 'small' }] : []),
  ];
}

const EVIDENCE_COLOURS = {
  contradicts: INK.high,
  error: INK.high,
  supports: INK.fine,
  inconclusive: INK.medium,
} as const;

/** The text of a resource, and its link. */
export function resourceContent(
  resource: Resource | undefined,
  write: Writing,
  width: number,
): readonly Content[] {
  return [...paragraphs(resource?.displayText, write, width, 'quiet'), ...link(resource?.url, write)];
}

/** An address that can be followed where it is one of the web. */
export function link(url: string | undefined, write: Writing): readonly Content[] {
  if (url === undefined || url === '') return [];
  return [
    {
      text: write(url),
      fontSize: 8,
      color: INK.accent,
      ...(isWebAddress(url) && /^[!-~]+$/.test(url) && { link: url }),
    },
  ];
}

/** Our own texts put names of code between backticks; the font has no letters of one width. */
export function paragraphs(
  text: string | undefined,
  write: Writing,
  width: number,
  style?: string,
): readonly Content[] {
  return paragraphsOf(text ?? '').map((paragraph) => ({
    ...inLines(write(paragraph.replaceAll('`', '')), width, 'normal'),
    ...(style !== undefined && { style }),
  }));
}

function inLines(text: string, width: number, style: FontStyle) {
  const lines = brokenLines(text, width, TEXT_SIZE, style);
  return { stack: lines.map((line) => ({ text: line, noWrap: true })) };
}

/** What people noted, set off from what the lens says. */
function said(text: string, write: Writing, width: number): readonly Content[] {
  return paragraphsOf(text).map((paragraph) => ({
    ...inLines(write(paragraph), width - 8, 'italics'),
    italics: true,
    margin: [8, 1, 0, 2],
  }));
}

/** Risks that somebody took on, with reason and end. */
export function acceptedContent(report: LensReviewReport, write: Writing): readonly Content[] {
  const placed = placedQuestions(report);
  return report.acceptedRisks.map((accepted): Content => {
    const choice = placed.get(accepted.question)?.question.choices.find(({ id }) => id === accepted.choice);
    const end = accepted.isExpired ? ', which is over' : '';
    return keptTogether(
      [
        choice === undefined ? { text: write(accepted.choice), bold: true } : choiceTitle(choice, write),
        { text: write(`Accepted by ${accepted.owner} until ${accepted.expires}${end}: ${accepted.reason}`) },
      ],
      [0, 0, 0, 6],
    );
  });
}
