import type { Lens } from '../lens/index.ts';
import type { QuestionProof, RiskRow } from '../lens/tools.ts';
import { html, type Markup } from './html-markup.ts';
import { lensPage } from './lens-page.ts';
import { countsInTable, riskInTable, rowsInWords, UNRATED_NOTE } from './lens-proof-words.ts';

const STYLE = `
.scroll{overflow-x:auto}
.truth{width:auto;margin:.6rem 0}
.truth th,.truth td{text-align:left;padding:.2rem .8rem .2rem .2rem;overflow-wrap:normal}
.truth .any{color:var(--quiet)}
.risk-NO_RISK{color:var(--fine)}.risk-MEDIUM_RISK{color:var(--medium)}.risk-HIGH_RISK{color:var(--high)}
.choices{columns:2 24rem}
`;

/** Truth tables as a page, for reading and for print. */
export function renderProofHtml(lens: Lens, proofs: readonly QuestionProof[]): string {
  return lensPage({
    kicker: 'Truth tables',
    title: lens.name,
    about: UNRATED_NOTE,
    style: STYLE,
    main: html`${proofs.map(questionMarkup)}`,
  });
}

function questionMarkup(proof: QuestionProof): Markup {
  const { question, choices } = proof;
  const letters = choices.map((_, index) => String.fromCharCode(97 + index));
  return html`<section><h2>${question.title}</h2>
<p class="note"><code>${question.id}</code> ${countsInTable(proof)}. ${rowsInWords(proof)}</p>
<dl class="facts">${choices.map(({ id, title }, index) => html`<dt>${letters[index]}</dt><dd><code>${id}</code> ${title}</dd>`)}</dl>
<div class="scroll" tabindex="0" role="region" aria-label="Truth table of ${question.id}"><table class="truth"><thead><tr>${letters.map((letter) => html`<th scope="col">${letter}</th>`)}<th scope="col">risk</th></tr></thead>
<tbody>${Array.from(proof.rows(), rowMarkup)}</tbody></table></div></section>
`;
}

function rowMarkup({ states, risk }: RiskRow): Markup {
  const name = riskInTable(risk);
  return html`<tr>${states.map((state) => html`<td class="${state}">${state}</td>`)}<td class="risk-${name}">${name}</td></tr>
`;
}
