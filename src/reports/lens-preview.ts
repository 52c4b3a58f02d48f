import type { Choice, Condition, Lens, Pillar, Question, Resource } from '../lens/index.ts';
import { html, type Markup, webLink } from './html-markup.ts';
import { lensPage } from './lens-page.ts';
import { PREVIEW_SCRIPT } from './lens-preview-script.ts';

const STYLE = `
fieldset{border:1px solid var(--line);border-radius:4px;background:var(--panel);margin:0 0 1rem;padding:.8rem 1rem;min-width:0}
legend{float:left;width:100%;font-weight:600;font-size:1.1rem;padding:0;margin:0 0 .3rem}
legend+*{clear:both}
form>section{padding-top:1.5rem}
.choice{display:grid;grid-template-columns:1.6rem minmax(0,1fr);border-top:1px solid var(--line);padding:.6rem 0}
.choice input{width:1.1rem;height:1.1rem;margin:.25rem 0 0;accent-color:var(--accent)}
.choice label{cursor:pointer}
.choice details{grid-column:2}
.choice summary{color:var(--quiet);font-size:.9rem}
.bar-top{position:sticky;top:0;background:var(--page);border-bottom:1px solid var(--line);padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;align-items:center;font-size:.95rem;z-index:1}
.bar-top strong{font-variant-numeric:tabular-nums}
button{font:inherit;background:var(--panel);color:var(--ink);border:1px solid var(--line);border-radius:4px;padding:.25rem .7rem;cursor:pointer}
@media print{.bar-top{position:static}button{display:none}fieldset{break-inside:auto}.choice{break-inside:avoid}}
`;

/** The questionnaire of a lens as one page: risks show as boxes are ticked, by the lens's own rules. Nothing is stored or sent. */
export function renderLensPreview(lens: Lens): string {
  return lensPage({
    kicker: 'Questionnaire',
    title: lens.name,
    ...(lens.description !== undefined && { about: lens.description }),
    style: STYLE,
    script: PREVIEW_SCRIPT,
    main: html`<form>
<p class="bar-top" role="status"><span><strong id="count-HIGH_RISK">0</strong> high</span><span><strong id="count-MEDIUM_RISK">0</strong> medium</span><span><strong id="count-NO_RISK">0</strong> no risk</span><span><strong id="count-UNANSWERED">0</strong> unanswered</span><button type="reset">Clear all</button></p>
<noscript><p class="note">Without scripts the page shows the questions, and no risks.</p></noscript>
${lens.pillars.map(pillarMarkup)}
</form>`,
  });
}

function pillarMarkup(pillar: Pillar): Markup {
  return html`<section><h2>${pillar.name}</h2>
${pillar.questions.map((question) => questionMarkup(pillar, question))}</section>
`;
}

function questionMarkup(pillar: Pillar, question: Question): Markup {
  const { id, number, title, description, helpfulResource, choices, noneOfThese, riskRules } = question;
  const rules = JSON.stringify(riskRules.map(({ condition, risk }) => [asList(condition), risk]));
  return html`<fieldset data-rules="${rules}"><legend>${number !== undefined && html`<span class="id">${number}</span> `}${title}</legend>
<p><output class="chip tone-unknown">unanswered</output> <span class="id">${id}</span></p>
${description !== undefined && html`<p>${description}</p>`}${resourceMarkup(helpfulResource)}
${choices.map((choice) => choiceMarkup(`${pillar.id}.${id}`, choice, false))}${noneOfThese !== undefined && choiceMarkup(`${pillar.id}.${id}`, noneOfThese, true)}</fieldset>
`;
}

function choiceMarkup(prefix: string, choice: Choice, isNone: boolean): Markup {
  const { id, practice, title, helpfulResource, improvementPlan, additionalResources = [] } = choice;
  const box = `${prefix}.${id}`;
  const more = [
    helpfulResource,
    ...additionalResources
      .filter(({ type }) => type === 'HELPFUL_RESOURCE')
      .flatMap(({ content }) => content),
  ].filter((resource) => resource !== undefined);
  const plan = [
    improvementPlan,
    ...additionalResources
      .filter(({ type }) => type === 'IMPROVEMENT_PLAN')
      .flatMap(({ content }) => content),
  ].filter((resource) => resource !== undefined);
  return html`<div class="choice"><input type="checkbox" id="${box}" value="${id}"${isNone && html` data-none`}><label for="${box}">${practice !== undefined && html`<span class="id">${practice}</span> `}${title}</label>${
    (more.length > 0 || plan.length > 0) &&
    html`<details><summary>What it means, and what to do</summary>${more.map(resourceMarkup)}${plan.length > 0 && html`<h4>Improvement plan</h4>${plan.map(resourceMarkup)}`}</details>`
  }</div>
`;
}

function resourceMarkup(resource: Resource | undefined): Markup | undefined {
  if (resource === undefined) return undefined;
  const { displayText, url } = resource;
  if (url === undefined) return html`<p class="note">${displayText}</p>`;
  return html`<p class="note">${displayText !== undefined && html`${displayText} `}${webLink(url, url)}</p>`;
}

type ConditionList = readonly [string, ...(string | ConditionList)[]];

/** A condition as the script of the page reads it. */
export function asList(condition: Condition): ConditionList {
  switch (condition.op) {
    case 'default':
      return ['default'];
    case 'choice':
      return ['choice', condition.id];
    case 'not':
      return ['not', asList(condition.operand)];
    case 'and':
    case 'or':
      return [condition.op, ...condition.operands.map(asList)];
  }
}
