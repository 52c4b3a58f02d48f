import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { counted, LEVEL_WORDS } from '../../../reports/words.ts';
import type { PillarResult } from '../../../review/index.ts';
import type { CommonGap, ConsolidatedSummary, WorkloadDetail } from '../consolidated-summary.ts';
import { countsInWords, RISK_WORDS } from '../words.ts';
import { missingNote, pillarTable, section, tiles } from './lens-review-pdf.ts';
import type { Writing } from './lens-review-pdf-questions.ts';
import { drawableText } from './fonts.ts';
import type { PdfParts } from './make-pdf.ts';
import { keptTogether } from './kept-together.ts';
import { INK, RULED, rule, TONES } from './pdf-style.ts';
import { porticoCanvas } from './portico-canvas.ts';
import { workloadPages } from './workload-pages.ts';

/** The document over many workloads. */
export function consolidatedPdf(summary: ConsolidatedSummary): PdfParts {
  const drawable = drawableText();
  const write: Writing = (text) => drawable.text(text);
  const { date, rows, gaps, details } = summary;
  const title = `Well-Architected reviews of ${counted(rows.length, 'workload')}`;
  const foot = `Hexastyle · ${title} · ${date}`;
  const masthead = mastheadContent(summary);
  const content: readonly Content[] = [
    tiles(summary.riskCounts),
    ...(summary.pillars.length > 0
      ? [{ text: 'Questions of the Framework', style: 'group' }, pillarTable(summary.pillars)]
      : []),
    ...(gaps.length > 0 ? [{ text: 'Missing most often', style: 'group' }, gapTable(gaps, write)] : []),
    ...(details.length > 0
      ? section(
          'Questions at risk',
          details.flatMap((detail) => detailContent(detail, write)),
        )
      : []),
  ];
  const drawn = workloadPages(summary, foot, write);
  return { title, foot, date, content: [masthead, ...missingNote(drawable), ...content], drawn };
}

function mastheadContent({ date, rows, pillars, riskCounts }: ConsolidatedSummary): Content {
  return {
    stack: [
      {
        columnGap: 20,
        columns: [
          {
            width: '*',
            stack: [
              { text: 'WELL-ARCHITECTED REVIEWS', style: 'kicker' },
              { text: counted(rows.length, 'workload'), style: 'title', margin: [0, 2, 0, 4] },
              { text: countsInWords(riskCounts), fontSize: 11, margin: [0, 0, 0, 4] },
              { text: date, style: 'small' },
            ],
          },
          ...(pillars.length > 0 ? [porticoCanvas(pillars.map(asColumn), [], 190)] : []),
        ],
      },
      rule(),
    ],
  };
}

/** Over many workloads a column is filled with questions: those without risk, those at risk, those unanswered. */
function asColumn({ id, prefix, riskCounts }: ConsolidatedSummary['pillars'][number]): PillarResult {
  return {
    lens: '',
    id,
    name: prefix,
    riskCounts,
    practices: {
      'in-place': riskCounts.NONE,
      'not-in-place': riskCounts.HIGH + riskCounts.MEDIUM,
      open: riskCounts.UNANSWERED,
      'not-applicable': riskCounts.NOT_APPLICABLE,
      disputed: 0,
    },
  };
}

function gapTable(gaps: readonly CommonGap[], write: Writing): Content {
  const head = (text: string, alignment: 'left' | 'right'): TableCell => ({
    text,
    style: 'small',
    alignment,
  });
  return {
    layout: RULED,
    table: {
      headerRows: 1,
      widths: ['*', 70, 60],
      body: [
        [head('Practice', 'left'), head('Weight', 'left'), head('Workloads', 'right')],
        ...gaps.map(({ practice, title, lens, level, workloads }): TableCell[] => [
          { text: [{ text: `${write(practice ?? lens)}  `, style: 'number' }, write(title)] },
          { text: level === undefined ? '' : LEVEL_WORDS[level], style: 'quiet' },
          { text: String(workloads), alignment: 'right' },
        ]),
      ],
    },
  };
}

function detailContent({ name, questions }: WorkloadDetail, write: Writing): readonly Content[] {
  return [
    { text: write(name), style: 'group' },
    ...(questions.length === 0 ? [{ text: 'No answered question is at risk.', style: 'quiet' }] : []),
    ...questions.map(({ risk, lens, number, title, missing }): Content => {
      const { label, tone } = RISK_WORDS[risk];
      return keptTogether(
        [
          {
            columnGap: 10,
            columns: [
              {
                width: '*',
                text: [
                  { text: `${write(number ?? lens)}  `, style: 'number' },
                  { text: write(title), bold: true },
                ],
              },
              { width: 75, text: label, alignment: 'right', bold: true, color: TONES[tone] },
            ],
          },
          ...missing.map((choice) => ({
            margin: [12, 0, 0, 0] as [number, number, number, number],
            color: INK.quiet,
            text: write(choice.practice === undefined ? choice.title : `${choice.practice}  ${choice.title}`),
          })),
        ],
        [0, 4, 0, 2],
      );
    }),
  ];
}
