import type { Resource } from '../../lens/index.ts';
import { CodeShown, findingList } from '../../reports/html-evidence.ts';
import { type Content, html, type Markup, webLink } from '../../reports/html-markup.ts';
import { LEVEL_WORDS, STATUS_WORDS } from '../../reports/words.ts';
import type { Places } from './lens-review-html.ts';
import {
  type LensReviewReport,
  placedQuestions,
  type ReportedAcceptance,
  type ReportedChoice,
  type ReportedQuestion,
} from './lens-review-report.ts';
import { CHOICE_WORDS, paragraphsOf, REASON_WORDS, RISK_WORDS } from './words.ts';

/** Tones of a choice's status, in the words of the page's style. */
const CHOICE_TONES = {
  SELECTED: 'in-place',
  UNSELECTED: 'not-in-place',
  NOT_APPLICABLE: 'not-applicable',
} as const;

/** A question with its choices, folded. The anchor stands inside: a browser that follows a link into it unfolds the question. */
export function questionMarkup(question: ReportedQuestion, places: Places): Markup {
  const { id, risk, description, helpfulResource, reason, notes, choices } = question;
  return html`<details class="question tone-${RISK_WORDS[risk].tone}"><summary>${questionTitle(question)} ${riskChip(question)}</summary>
<div class="inner" id="${places.get(id)}">${description !== undefined && html`<p class="note">${withCode(description)}</p>`}${resourceMarkup(helpfulResource)}${
    risk === 'NOT_APPLICABLE' &&
    html`<p>The question does not apply to this workload${REASON_WORDS[reason] !== '' && html`: ${REASON_WORDS[reason]}`}.</p>`
  }${noteMarkup(notes)}<ul class="practices">${choices.map((choice) => choiceMarkup(choice, question))}</ul></div></details>
`;
}

/** Number and title of a question. */
export function questionTitle({ number, title }: ReportedQuestion): Markup {
  return html`${number !== undefined && html`<span class="id">${number}</span> `}${title}`;
}

/** The risk of a question as a coloured word. */
export function riskChip({ risk }: Pick<ReportedQuestion, 'risk'>): Markup {
  return html`<span class="chip tone-${RISK_WORDS[risk].tone}">${RISK_WORDS[risk].label}</span>`;
}

/** Number and title of a choice, a link where it has a resource. */
export function choiceTitle({ practice, title, helpfulResource }: ReportedChoice): Markup {
  return html`${practice !== undefined && html`<span class="id">${practice}</span> `}${webLink(helpfulResource?.url, title)}`;
}

function choiceMarkup(choice: ReportedChoice, { risk }: ReportedQuestion): Markup {
  const { status, level, reason, notes, description, seenInCode, isNoneOfThese } = choice;
  const isOpen = status === 'UNSELECTED' && (risk === 'UNANSWERED' || isNoneOfThese);
  const about = [
    level === undefined ? '' : `weight ${LEVEL_WORDS[level]}`,
    status === 'NOT_APPLICABLE' ? REASON_WORDS[reason] : '',
  ].filter((text) => text !== '');
  return html`<li><p>${choiceTitle(choice)} <span class="chip tone-${isOpen ? 'open' : CHOICE_TONES[status]}">${CHOICE_WORDS[status]}</span> <span class="basis">${about.join(', ')}</span></p>${noteMarkup(notes)}${
    seenInCode !== undefined &&
    html`<p class="where">In the code: ${STATUS_WORDS[seenInCode.status].label}</p>${findingList(seenInCode.evidence, NO_CODE)}`
  }${
    description !== undefined &&
    html`<details class="about"><summary>What it means, and how to put it in place</summary><p>${withCode(description)}</p>${remediationMarkup(choice)}</details>`
  }</li>
`;
}

/** Reports of the server quote no code: it is where the review ran. */
const NO_CODE = new CodeShown();

/** How to put a practice in place, with where to read on. */
export function remediationMarkup({ remediation, additionalResources }: ReportedChoice): Markup {
  return html`${remediation?.displayText !== undefined && html`<p><strong>How.</strong> ${withCode(remediation.displayText)}</p>`}${
    remediation?.url !== undefined && html`<p class="where">${webLink(remediation.url, remediation.url)}</p>`
  }${additionalResources.map((resource) => resourceMarkup(resource))}`;
}

function resourceMarkup(resource: Resource | undefined): Markup | undefined {
  const { displayText, url } = resource ?? {};
  if (displayText === undefined && url === undefined) return undefined;
  return html`<p class="where">${webLink(url, displayText ?? url)}</p>`;
}

/** What people wrote, as they parted it. */
export function noteMarkup(text: string): Markup | undefined {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return undefined;
  return html`<blockquote>${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</blockquote>`;
}

/** What stands between backticks is code. */
function withCode(text: string): Content {
  const parts = text.split('`');
  return parts.map((part, index) =>
    index % 2 === 1 && index < parts.length - 1 ? html`<code>${part}</code>` : part,
  );
}

/** An accepted risk as an item of a list, with a way to its question. */
export function acceptanceMarkup(
  accepted: ReportedAcceptance,
  report: LensReviewReport,
  places: Places,
): Markup {
  const placed = placedQuestions(report).get(accepted.question);
  const choice = placed?.question.choices.find(({ id }) => id === accepted.choice);
  const { owner, expires, isExpired, reason } = accepted;
  return html`<li><p>${choice === undefined ? accepted.choice : choiceTitle(choice)}${
    placed !== undefined &&
    html` <span class="where">in <a href="#${places.get(accepted.question)}">${placed.question.number ?? placed.question.title}</a></span>`
  }</p><p>Accepted by ${owner} until ${expires}${isExpired && ', which is over'}: ${reason}</p></li>`;
}
