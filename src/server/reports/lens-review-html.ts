import { html, type Markup, webLink } from '../../reports/html-markup.ts';
import { type PageSection, reviewPage } from '../../reports/html-page.ts';
import { legend, portico, practiceBar } from '../../reports/html-portico.ts';
import { LEVEL_WORDS } from '../../reports/words.ts';
import type { PillarResult, RiskCounts } from '../../review/index.ts';
import {
  acceptanceMarkup,
  choiceTitle,
  noteMarkup,
  questionMarkup,
  questionTitle,
  remediationMarkup,
  riskChip,
} from './lens-review-html-questions.ts';
import {
  type LensReviewReport,
  planInFull,
  type PlannedInFull,
  placedQuestions,
} from './lens-review-report.ts';
import { pillarColumns } from './pillar-columns.ts';
import { countsInWords, RISK_WORDS, RISKS, workloadFacts } from './words.ts';

/** Places of questions in the page, safe whatever the questions are called. */
export type Places = ReadonlyMap<string, string>;

/** A lens review as one page of HTML. */
export function renderLensReviewHtml(report: LensReviewReport): string {
  const { workload, lens, date } = report;
  return reviewPage({
    title: `${workload.name}: ${lens.name} review`,
    masthead: masthead(report),
    sections: sectionsOf(report),
    footer: html`Made by Hexastyle, ${date}, from the answers to the ${lens.name} lens, version ${lens.version}, for ${workload.name}.`,
  });
}

function masthead(report: LensReviewReport): Markup {
  const { workload, lens, milestone, date, riskCounts } = report;
  const { columns, questions } = pillarColumns(report);
  const about = [
    milestone === undefined
      ? date
      : `milestone ${milestone.number}, ${milestone.name}, saved ${milestone.recordedAt.slice(0, 10)}`,
    ...(workload.ReviewOwner === undefined ? [] : [`owner ${workload.ReviewOwner}`]),
    `version ${lens.version}`,
  ];
  return html`<header class="masthead"><div><p class="kicker">${lens.name} review</p><h1>${workload.name}</h1>${noteMarkup(workload.Description ?? '')}<p class="answer">${countsInWords(riskCounts)}</p><p class="meta">${about.join(' · ')}</p></div>
${columns.length > 0 && portico(columns, questions)}</header>`;
}

function sectionsOf(report: LensReviewReport): readonly PageSection[] {
  const places: Places = new Map(
    [...placedQuestions(report).keys()].map((id, index) => [id, `question-${index + 1}`]),
  );
  const plan = planInFull(report);
  const { acceptedRisks, pillars } = report;
  return [
    { id: 'overview', title: 'Overview', body: overview(report) },
    {
      id: 'plan',
      title: 'Improvement plan',
      count: plan.length,
      newPage: true,
      body: planMarkup(plan, places),
    },
    {
      id: 'questions',
      title: 'All questions',
      count: places.size,
      newPage: true,
      body: html`${pillars.map(
        (pillar) =>
          html`<h3>${pillar.name}</h3>${noteMarkup(pillar.notes)}${pillar.questions.map((question) => questionMarkup(question, places))}`,
      )}`,
    },
    ...(acceptedRisks.length > 0
      ? [
          {
            id: 'accepted',
            title: 'Accepted risks',
            count: acceptedRisks.length,
            body: html`<ul class="practices">${acceptedRisks.map((accepted) => acceptanceMarkup(accepted, report, places))}</ul>`,
          },
        ]
      : []),
    { id: 'workload', title: 'About the workload', body: workloadMarkup(report) },
  ];
}

function overview({ riskCounts, lens, ...report }: LensReviewReport): Markup {
  const { columns } = pillarColumns({ ...report, lens });
  return html`${tiles(riskCounts)}
<table><caption>Questions by risk, and the practices behind them</caption><thead><tr><th scope="col">Pillar</th>${countHeadings()}<th scope="col" class="left wide">Practices</th></tr></thead><tbody>${report.pillars.map((pillar, index) => pillarRow(pillar, columns[index]))}</tbody></table>${legend(['in-place', 'not-in-place', 'open'])}${noteMarkup(lens.notes)}`;
}

function pillarRow(
  { name, riskCounts }: { readonly name: string; readonly riskCounts: RiskCounts },
  column: PillarResult | undefined,
): Markup {
  return html`<tr><th scope="row">${name}</th>${countCells(riskCounts)}<td class="left wide">${column !== undefined && practiceBar(column)}</td></tr>`;
}

/** The counts as tiles; what does not apply only where there is some. */
export function tiles(counts: RiskCounts): Markup {
  const shown = RISKS.filter((risk) => risk !== 'NOT_APPLICABLE' || counts[risk] > 0);
  return html`<ul class="tiles">${shown.map((risk) => html`<li class="tone-${RISK_WORDS[risk].tone}"><strong>${counts[risk]}</strong> ${RISK_WORDS[risk].label}</li>`)}</ul>`;
}

/** Headings of a table with a count for each risk. A phone has no room for what does not apply. */
export function countHeadings(): readonly Markup[] {
  return RISKS.map(
    (risk) =>
      html`<th scope="col"${risk === 'NOT_APPLICABLE' && html` class="wide"`}>${RISK_WORDS[risk].short}</th>`,
  );
}

/** Cells of such a table. */
export function countCells(counts: RiskCounts): readonly Markup[] {
  return RISKS.map((risk) => {
    const count = counts[risk];
    if (risk === 'NOT_APPLICABLE') return html`<td class="zero wide">${count}</td>`;
    return html`<td class="${count === 0 ? 'zero' : `tone-${RISK_WORDS[risk].tone}`}">${count}</td>`;
  });
}

function planMarkup(plan: readonly PlannedInFull[], places: Places): Markup {
  if (plan.length === 0) return html`<p>No answered question is at risk.</p>`;
  const parts = (['HIGH', 'MEDIUM'] as const).map((risk) => {
    const items = plan.filter((item) => item.risk === risk);
    return (
      items.length > 0 &&
      html`<h3>${risk === 'HIGH' ? 'High risk' : 'Medium risk'}</h3>${items.map((item) => planItem(item, places))}`
    );
  });
  return html`${parts}`;
}

function planItem({ pillar, question, choices }: PlannedInFull, places: Places): Markup {
  return html`<article class="card long tone-${RISK_WORDS[question.risk].tone}"><h4 class="card-title"><a href="#${places.get(question.id)}">${questionTitle(question)}</a> ${riskChip(question)}</h4><p class="where">${pillar.name}</p>${
    choices.length > 0
      ? html`<ul class="practices">${choices.map(
          (choice) =>
            html`<li><p>${choiceTitle(choice)}${choice.level !== undefined && html` <span class="basis">weight ${LEVEL_WORDS[choice.level]}</span>`}</p>${remediationMarkup(choice)}${
              choice.acceptedRisk !== undefined &&
              html`<p class="where">Risk accepted by ${choice.acceptedRisk.owner} until ${choice.acceptedRisk.expires}${choice.acceptedRisk.isExpired && ', which is over'}.</p>`
            }</li>`,
        )}</ul>`
      : html`<p>Every practice is selected; the lens's rules still see a risk in the combination.</p>`
  }</article>
`;
}

function workloadMarkup(report: LensReviewReport): Markup {
  const { workload, evidenceFrom, lens } = report;
  return html`<dl class="facts">${workloadFacts(report).map(([name, value]) => html`<dt>${name}</dt><dd>${webLink(value, value)}</dd>`)}</dl>${
    (workload.Notes ?? '') !== '' && html`<h3>Notes</h3>${noteMarkup(workload.Notes ?? '')}`
  }${lens.description !== undefined && html`<h3>${lens.name}</h3>${noteMarkup(lens.description)}`}${
    evidenceFrom !== undefined &&
    html`<p class="note">Evidence comes from the review of the code of ${evidenceFrom.date}.</p>`
  }`;
}
