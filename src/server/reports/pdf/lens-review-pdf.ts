import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { RiskCounts } from '../../../review/index.ts';
import {
  type LensReviewReport,
  placedQuestions,
  planInFull,
  type ReportedPillar,
} from '../lens-review-report.ts';
import { pillarColumns } from '../pillar-columns.ts';
import { countsInWords, dayOf, RISK_WORDS, RISKS, workloadFacts } from '../words.ts';
import type { DrawableText } from './drawable-text.ts';
import { keptTogether } from './kept-together.ts';
import { planContent } from './lens-review-pdf-plan.ts';
import { acceptedContent, questionContent, type Writing } from './lens-review-pdf-questions.ts';
import { drawableText } from './fonts.ts';
import type { PdfParts } from './make-pdf.ts';
import { INK, PLAIN, RULED, rule, TEXT_WIDTH, TONES } from './pdf-style.ts';
import { porticoCanvas } from './portico-canvas.ts';

const PORTICO_WIDTH = 190;
const NAME_AT_FOOT = 36;
/** With so many questions each pillar begins a page. */
const LONG_LENS = 30;
/** Counts, notes and the first question: what a heading stays with. */
const LEAD = 3;

/** The document of a lens review. */
export function lensReviewPdf(report: LensReviewReport): PdfParts {
  const drawable = drawableText();
  const write: Writing = (text) => drawable.text(text);
  const { workload, lens, date, milestone } = report;
  const plan = planInFull(report);
  const isLong = placedQuestions(report).size >= LONG_LENS;
  const masthead = mastheadContent(report, write);
  const rest: readonly Content[] = [
    ...overview(report, write),
    ...about(report, write),
    contents(),
    ...(plan.length > 0 ? section('Improvement plan', planContent(plan, write)) : []),
    ...report.pillars.flatMap((pillar, index) =>
      section(write(pillar.name), pillarContent(pillar, write), isLong || index === 0),
    ),
    ...(report.acceptedRisks.length > 0 ? section('Accepted risks', acceptedContent(report, write)) : []),
  ];
  const when =
    milestone === undefined ? date : `milestone ${milestone.number} of ${dayOf(milestone.recordedAt)}`;
  return {
    title: `${workload.name}: ${lens.name} review`,
    foot: write(`Hexastyle · ${shortened(workload.name)} · ${shortened(lens.name)} · ${when}`),
    date,
    content: [masthead, ...missingNote(drawable), ...rest],
  };
}

/** A name that leaves room for others in a line. */
function shortened(name: string): string {
  const signs = [...name];
  return signs.length <= NAME_AT_FOOT ? name : `${signs.slice(0, NAME_AT_FOOT - 1).join('')}…`;
}

/** Says what the font could not show; told where it is met, on the first page. */
export function missingNote({ missing }: DrawableText): readonly Content[] {
  if (missing.length === 0) return [];
  return [
    {
      text: `\uFFFD stands for what this document's font has no letters for: ${missing.join(', ')}. The HTML, JSON and CSV forms of this report show all of it.`,
      style: 'small',
      margin: [0, 0, 0, 8],
    },
  ];
}

function mastheadContent(report: LensReviewReport, write: Writing): Content {
  const { workload, lens, milestone, date, riskCounts } = report;
  const { columns, questions } = pillarColumns(report);
  const meta = [
    milestone === undefined
      ? date
      : `milestone ${milestone.number}, ${milestone.name}, saved ${dayOf(milestone.recordedAt)}`,
    ...(workload.ReviewOwner === undefined ? [] : [`owner ${workload.ReviewOwner}`]),
  ];
  return {
    stack: [
      {
        columnGap: 20,
        columns: [
          {
            width: '*',
            stack: [
              { text: write(`${lens.name} review`).toUpperCase(), style: 'kicker' },
              { text: write(workload.name), style: 'title', margin: [0, 2, 0, 4] },
              ...notes(workload.Description ?? '', write),
              { text: countsInWords(riskCounts), fontSize: 11, margin: [0, 4, 0, 4] },
              { text: write(meta.join(' · ')), style: 'small' },
            ],
          },
          ...(columns.length > 0 ? [porticoCanvas(named(columns, write), questions, PORTICO_WIDTH)] : []),
        ],
      },
      rule(),
    ],
  };
}

/** Names of pillars of custom lenses are as untrusted as any text. */
export function named<Named extends { readonly name: string }>(
  columns: readonly Named[],
  write: Writing,
): readonly Named[] {
  return columns.map((column) => ({ ...column, name: write(column.name) }));
}

function overview(report: LensReviewReport, write: Writing): readonly Content[] {
  return [
    tiles(report.riskCounts),
    pillarTable(report.pillars.map(({ name, riskCounts }) => ({ name: write(name), riskCounts }))),
    ...(report.plan.length === 0 ? [{ text: 'No answered question is at risk.', style: 'quiet' }] : []),
    ...notes(report.lens.notes, write),
  ];
}

/** The counts, large. */
export function tiles(riskCounts: RiskCounts): Content {
  const shown = RISKS.filter((risk) => risk !== 'NOT_APPLICABLE' || riskCounts[risk] > 0);
  const width = TEXT_WIDTH / shown.length;
  return {
    margin: [0, 2, 0, 12],
    columns: shown.map((risk) => ({
      width,
      stack: [
        {
          text: String(riskCounts[risk]),
          fontSize: 20,
          bold: true,
          color: TONES[RISK_WORDS[risk].tone],
          lineHeight: 1,
        },
        { text: RISK_WORDS[risk].label, style: 'small' },
      ],
    })),
  };
}

/** Pillars with their counts. */
export function pillarTable(
  pillars: readonly { readonly name: string; readonly riskCounts: RiskCounts }[],
): Content {
  const heading = (text: string): TableCell => ({
    text,
    style: 'small',
    alignment: text === 'Pillar' ? 'left' : 'right',
  });
  return {
    margin: [0, 0, 0, 10],
    layout: RULED,
    table: {
      headerRows: 1,
      widths: ['*', ...RISKS.map(() => 58)],
      body: [
        ['Pillar', ...RISKS.map((risk) => RISK_WORDS[risk].short)].map(heading),
        ...pillars.map(({ name, riskCounts }) => [
          { text: name },
          ...RISKS.map((risk) => countCell(risk, riskCounts[risk])),
        ]),
      ],
    },
  };
}

function countCell(risk: (typeof RISKS)[number], count: number): TableCell {
  return {
    text: String(count),
    alignment: 'right',
    bold: count > 0 && risk !== 'NOT_APPLICABLE',
    color: count === 0 ? INK.quiet : TONES[RISK_WORDS[risk].tone],
  };
}

function about(report: LensReviewReport, write: Writing): readonly Content[] {
  const { workload, evidenceFrom } = report;
  const noted = notes(workload.Notes ?? '', write);
  return [
    { text: 'About the workload', style: 'group' },
    {
      layout: PLAIN,
      table: {
        widths: [76, '*'],
        body: [
          ...workloadFacts(report).map(([name, value]) => [
            { text: name, style: 'quiet' },
            { text: write(value) },
          ]),
          ...(noted.length > 0 ? [[{ text: 'Notes', style: 'quiet' }, { stack: [...noted] }]] : []),
        ],
      },
    },
    ...(evidenceFrom === undefined
      ? []
      : [
          {
            text: `Evidence comes from the review of the code of ${evidenceFrom.date}.`,
            style: 'small',
            margin: [0, 4, 0, 0] as [number, number, number, number],
          },
        ]),
  ];
}

function contents(): Content {
  const toc = {
    title: { text: 'Contents', style: 'group' },
    textMargin: [0, -1, 0, -1] as [number, number, number, number],
    numberStyle: { color: INK.quiet },
  };
  return { unbreakable: true, stack: [{ toc }] };
}

/** A part of the document in the contents and the bookmarks; its heading stays with what begins it. */
export function section(title: string, content: readonly Content[], onNewPage = true): readonly Content[] {
  const heading = { text: title, style: 'section', tocItem: true, outline: true } as const;
  if (onNewPage) return [{ ...heading, pageBreak: 'before' }, ...content];
  return [keptTogether([heading, ...content.slice(0, LEAD)], [0, 20, 0, 0]), ...content.slice(LEAD)];
}

function pillarContent(
  { riskCounts, notes: noted, questions }: ReportedPillar,
  write: Writing,
): readonly Content[] {
  return [
    { text: countsInWords(riskCounts), style: 'quiet', margin: [0, 0, 0, 6] },
    { stack: [...notes(noted, write)] },
    ...questions.flatMap((question) => questionContent(question, write)),
  ];
}

/** What people wrote, as they parted it. */
export function notes(text: string, write: Writing): readonly Content[] {
  const lines = text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(write)
    .filter((line) => line.trim() !== '');
  return lines.map((line) => ({ text: line, margin: [0, 0, 0, 3] }));
}
