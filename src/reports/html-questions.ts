import type { LensTexts } from '../review/practice-texts.ts';
import type { PillarResult, PracticeResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import { claimBlock, type CodeShown, evidenceList } from './html-evidence.ts';
import { type Content, html, type Markup, webLink } from './html-markup.ts';
import { practicesInWords } from './html-portico.ts';
import { evidenceAgainstClaim, questionsByPillar } from './summary.ts';
import {
  acceptanceInWords,
  basisInWords,
  counted,
  intervalInWords,
  LEVEL_WORDS,
  STATUS_WORDS,
  standingOf,
} from './words.ts';

/** Anchors of questions, safe whatever the questions are called. */
export type Anchors = ReadonlyMap<QuestionResult, string>;

export function anchorsOf({ questions }: ReviewResult): Anchors {
  return new Map(questions.map((question, index) => [question, `question-${index + 1}`]));
}

/** Questions by pillar, each with its practices and their evidence. */
export function questionSections(
  result: ReviewResult,
  anchors: Anchors,
  code: CodeShown,
  texts?: LensTexts,
): readonly Markup[] {
  return questionsByPillar(result)
    .filter(({ questions }) => questions.length > 0)
    .map(
      ({
        pillar,
        questions,
      }) => html`<h3>${pillar.name}</h3><p class="note">${practicesInWords(pillar)}</p>${principles(pillar, texts)}
${questions.map((question) => questionDetails(question, anchors.get(question), code, texts))}`,
    );
}

/** The design principles of a pillar, folded. */
function principles({ id }: PillarResult, texts: LensTexts | undefined): Markup | undefined {
  const own = texts?.principles.get(id) ?? [];
  if (own.length === 0) return undefined;
  return html`<details class="about"><summary>Design principles</summary>${own.map(({ title, text }) => html`<p><strong>${title}.</strong> ${text}</p>`)}</details>`;
}

/** What the question is after, where a text says so. */
function meaning({ id }: QuestionResult, texts: LensTexts | undefined): Markup | undefined {
  const text = texts?.questions.get(id);
  return text && html`<p class="note">${text.means}</p>`;
}

/** What a practice means, why, how and how to tell, folded. */
function explained(id: string, texts: LensTexts | undefined): Markup | undefined {
  const text = texts?.practices.get(id);
  return (
    text &&
    html`<details class="about"><summary>What it means, and how to put it in place</summary><p>${withCode(`${text.means} ${text.why}`)}</p><p><strong>How.</strong> ${withCode(text.how)}</p><p><strong>How to tell.</strong> ${withCode(text.tell)}</p><p><strong>Common mistakes.</strong> ${text.mistakes.join(' ')}</p></details>`
  );
}

/** What stands between backticks is code. */
function withCode(text: string): Content {
  const parts = text.split('`');
  return parts.map((part, index) =>
    index % 2 === 1 && index < parts.length - 1 ? html`<code>${part}</code>` : part,
  );
}

/** Folded. The anchor stands inside: a browser that follows a link into it unfolds the question. */
function questionDetails(
  question: QuestionResult,
  anchor: string | undefined,
  code: CodeShown,
  texts: LensTexts | undefined,
): Markup {
  const { id, title, risk, practices, notApplicableReason, notes } = question;
  const told = practices.filter((practice) => !isUntouched(practice));
  const untouched = practices.filter(isUntouched);
  return html`<details class="question tone-${standingOf(risk)}"><summary><span class="id">${id}</span> ${title} ${riskChip(question)}</summary>
<div class="inner" id="${anchor}">${meaning(question, texts)}${notApplicableReason !== undefined && html`<p>${notApplicableReason}</p>`}${notes !== undefined && html`<p>${notes}</p>`}${told.length > 0 && html`<ul class="practices">${told.map((practice) => practiceItem(practice, code, texts))}</ul>`}${untouchedNote(untouched, texts)}</div></details>
`;
}

/** Open, and nothing was said or seen: all such practices of a question fit one paragraph. */
function isUntouched({ status, evidence, claim, acceptedRisk }: PracticeResult): boolean {
  return status === 'open' && evidence.length === 0 && !claim && !acceptedRisk;
}

function untouchedNote(
  practices: readonly PracticeResult[],
  texts: LensTexts | undefined,
): Markup | undefined {
  if (practices.length === 0) return undefined;
  const names = practices.map(
    ({ id, title, url, level }) =>
      html`<li><span class="id">${id}</span> ${webLink(url, title)}${level !== undefined && html` <span class="basis">weight ${LEVEL_WORDS[level]}</span>`}${explained(id, texts)}</li>`,
  );
  return html`<p class="note">${counted(practices.length, 'practice')} the code says nothing about, for a person to answer:</p><ul class="places">${names}</ul>`;
}

export function riskChip({ risk }: QuestionResult): Markup {
  return html`<span class="chip tone-${standingOf(risk)}">${intervalInWords(risk)}</span>`;
}

export function statusChip({ status }: PracticeResult): Markup {
  return html`<span class="chip tone-${status}">${STATUS_WORDS[status].label}</span>`;
}

/** That the code speaks against a claim; what stands against it in words only where no evidence follows. */
export function disputeNote(practice: PracticeResult): Markup | false {
  if (practice.dispute === undefined) return false;
  if (evidenceAgainstClaim(practice).length === 0) return html`<p>${practice.dispute}</p>`;
  return html`<p><strong>The code shows otherwise:</strong></p>`;
}

function practiceItem(practice: PracticeResult, code: CodeShown, texts: LensTexts | undefined): Markup {
  const { id, title, url, level, acceptedRisk } = practice;
  const about = [basisInWords(practice), level === undefined ? '' : `weight ${LEVEL_WORDS[level]}`].filter(
    (text) => text !== '',
  );
  return html`<li><p><span class="id">${id}</span> ${webLink(url, title)} ${statusChip(practice)} <span class="basis">${about.join(', ')}</span></p>
${claimBlock(practice)}${disputeNote(practice)}${acceptedRisk && html`<p>${acceptanceInWords(acceptedRisk)}</p>`}${evidenceList(practice.evidence, code)}${explained(id, texts)}</li>
`;
}
