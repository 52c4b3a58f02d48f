import { html, type Markup } from '../../reports/html-markup.ts';
import { type PageSection, reviewPage } from '../../reports/html-page.ts';
import { LEVEL_WORDS, counted } from '../../reports/words.ts';
import type {
  CommonGap,
  ConsolidatedSummary,
  SummaryPillar,
  SummaryRow,
  WorkloadDetail,
} from './consolidated-summary.ts';
import { countCells, countHeadings, tiles } from './lens-review-html.ts';
import { countsInWords, RISK_WORDS } from './words.ts';

/** Many workloads as one page of HTML. */
export function renderConsolidatedHtml(summary: ConsolidatedSummary): string {
  const { date, rows, riskCounts } = summary;
  return reviewPage({
    title: 'Well-Architected reviews',
    masthead: html`<header class="masthead"><div><p class="kicker">Well-Architected reviews</p><h1>${counted(rows.length, 'workload')}</h1><p class="answer">${countsInWords(riskCounts)}</p><p class="meta">${date}</p></div></header>`,
    sections: sectionsOf(summary),
    footer: html`Made by Hexastyle, ${date}, from the answers to all lenses of ${counted(rows.length, 'workload')}.`,
  });
}

function sectionsOf({
  riskCounts,
  pillars,
  gaps,
  rows,
  details,
}: ConsolidatedSummary): readonly PageSection[] {
  return [
    {
      id: 'overview',
      title: 'Overview',
      body: html`${tiles(riskCounts)}${pillarTable(pillars)}`,
    },
    ...(gaps.length > 0 ? [{ id: 'gaps', title: 'Missing most often', body: gapTable(gaps) }] : []),
    { id: 'workloads', title: 'Workloads', count: rows.length, newPage: true, body: workloadTable(rows) },
    ...(details.length > 0
      ? [
          {
            id: 'questions',
            title: 'Questions at risk',
            newPage: true,
            body: html`${details.map(detailMarkup)}`,
          },
        ]
      : []),
  ];
}

function headings(first: string): Markup {
  return html`<thead><tr><th scope="col">${first}</th>${countHeadings()}</tr></thead>`;
}

function pillarTable(pillars: readonly SummaryPillar[]): Markup {
  return html`<table><caption>Questions of the Framework by risk, over all workloads</caption>${headings('Pillar')}<tbody>${pillars.map(({ name, riskCounts }) => html`<tr><th scope="row">${name}</th>${countCells(riskCounts)}</tr>`)}</tbody></table>`;
}

function gapTable(gaps: readonly CommonGap[]): Markup {
  return html`<table><caption>Practices that answered questions at risk leave out</caption><thead><tr><th scope="col">Practice</th><th scope="col">Workloads</th></tr></thead><tbody>${gaps.map(
    ({ practice, title, lens, level, workloads }) =>
      html`<tr><th scope="row">${practice !== undefined && html`<span class="id">${practice}</span> `}${title} <span class="basis">${practice === undefined ? lens : ''}${level !== undefined && `weight ${LEVEL_WORDS[level]}`}</span></th><td>${workloads}</td></tr>`,
  )}</tbody></table>`;
}

function workloadTable(rows: readonly SummaryRow[]): Markup {
  return html`<table><caption>Questions by risk, over all lenses of each workload</caption>${headings('Workload')}<tbody>${rows.map(
    ({ name, riskCounts, updatedOn, lenses }) =>
      html`<tr><th scope="row">${name} <span class="basis wide">${counted(lenses, 'lens', 'lenses')}, ${updatedOn}</span></th>${countCells(riskCounts)}</tr>
`,
  )}</tbody></table>`;
}

function detailMarkup({ name, questions }: WorkloadDetail): Markup {
  if (questions.length === 0) return html`<h3>${name}</h3><p>No answered question is at risk.</p>`;
  return html`<h3>${name}</h3>${questions.map(
    ({ risk, lens, number, title, missing }) =>
      html`<article class="card tone-${RISK_WORDS[risk].tone}"><h4 class="card-title"><span>${number !== undefined && html`<span class="id">${number}</span> `}${title}</span> <span class="chip tone-${RISK_WORDS[risk].tone}">${RISK_WORDS[risk].label}</span></h4><p class="where">${lens}</p><ul class="places">${missing.map(
        (choice) =>
          html`<li>${choice.practice !== undefined && html`<span class="id">${choice.practice}</span> `}${choice.title}</li>`,
      )}</ul></article>
`,
  )}`;
}
