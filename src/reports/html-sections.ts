import { resourceCount } from '../review/improvement-plan.ts';
import type { Improvement, PillarResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import type { Change, ChangesInWords } from './changes.ts';
import { type DecidingPractice, highRisksWithReasons } from './high-risks.ts';
import { claimBlock, type CodeShown, evidenceList, findingList, placeList } from './html-evidence.ts';
import { html, type Markup, webLink } from './html-markup.ts';
import { legend, practiceBar } from './html-portico.ts';
import { type Anchors, disputeNote, statusChip } from './html-questions.ts';
import { PlaceNames } from './resource-name.ts';
import { disputedPractices, evidenceAgainstClaim, planByPeriod, practicesToAnswer } from './summary.ts';
import {
  acceptanceInWords,
  suppressionInWords,
  counted,
  intervalInWords,
  LEVEL_WORDS,
  shownByInWords,
  STANDING_WORDS,
  STATUS_WORDS,
  type Standing,
} from './words.ts';

const ANSWERS_SHOWN = 12;
const RECORDS_SHOWN = 500;

export function overview(result: ReviewResult): Markup {
  const { HIGH, MEDIUM, UNANSWERED, NONE, NOT_APPLICABLE } = result.riskCounts;
  const tiles: readonly (readonly [Standing, number])[] = [
    ['high', HIGH],
    ['medium', MEDIUM],
    ['unknown', UNANSWERED],
    ['none', NONE],
    ...(NOT_APPLICABLE > 0 ? [['not-applicable', NOT_APPLICABLE] as const] : []),
  ];
  const disputed = disputedPractices(result).length;
  return html`<ul class="tiles">${tiles.map(([standing, count]) => html`<li class="tone-${standing}"><strong>${count}</strong> ${STANDING_WORDS[standing].label}</li>`)}${
    disputed > 0 &&
    html`<li class="tone-disputed"><strong>${disputed}</strong> disputed ${disputed === 1 ? 'claim' : 'claims'}</li>`
  }</ul>${pillarTable(result)}${legend()}`;
}

function pillarTable({ pillars, lenses }: ReviewResult): Markup {
  const named = (alias: string) => lenses.find((lens) => lens.alias === alias)?.name ?? alias;
  const rows = [...new Set(pillars.map(({ lens }) => lens))].map(
    (lens) =>
      html`<tbody>${lenses.length > 1 && html`<tr><th colspan="6" scope="rowgroup">${named(lens)}</th></tr>`}${pillars.filter((pillar) => pillar.lens === lens).map(pillarRow)}</tbody>`,
  );
  return html`<table><caption>Questions by risk, and the practices behind them</caption><thead><tr><th scope="col">Pillar</th><th scope="col">High risk</th><th scope="col">Medium risk</th><th scope="col">Not yet known</th><th scope="col">Fine</th><th scope="col" class="left wide">Practices</th></tr></thead>${rows}</table>`;
}

function pillarRow(pillar: PillarResult): Markup {
  const { HIGH, MEDIUM, UNANSWERED, NONE } = pillar.riskCounts;
  const cells = (
    [
      ['high', HIGH],
      ['medium', MEDIUM],
      ['unknown', UNANSWERED],
      ['none', NONE],
    ] as const
  ).map(([standing, count]) => html`<td class="${count === 0 ? 'zero' : `tone-${standing}`}">${count}</td>`);
  return html`<tr><th scope="row">${pillar.name}</th>${cells}<td class="left wide">${practiceBar(pillar)}</td></tr>`;
}

export function baselineChanges({ worse, better }: ChangesInWords): Markup {
  const list = (changes: readonly Change[]) =>
    html`<ul class="places">${changes.slice(0, RECORDS_SHOWN).map(changeItem)}${rest(changes)}</ul>`;
  return html`<h3>New or worse</h3>${worse.length > 0 ? list(worse) : html`<p>Nothing.</p>`}${better.length > 0 && html`<h3>Fixed or better</h3>${list(better)}`}`;
}

function changeItem({ about, words, at }: Change): Markup {
  return html`<li><span class="id">${about}</span> ${words}${at && html` <code>${at.resource}</code> <span class="file">${at.file}:${at.line}</span>`}</li>`;
}

export function highRisks(result: ReviewResult, anchors: Anchors, code: CodeShown): Markup {
  const risks = highRisksWithReasons(result);
  if (risks.length === 0) return html`<p>No question is certain to be at high risk.</p>`;
  return html`<p class="note">Certain: no answer still missing can lower them. Only a change of the code, or of what is claimed, does.</p>${risks.map(
    ({ question, practices }) =>
      html`<article class="card tone-high"><h3 class="card-title">${questionLink(question, anchors)}</h3><ul class="practices">${practices.map((practice) => decidingPractice(practice, code))}</ul></article>
`,
  )}`;
}

function decidingPractice({ practice, findings, shownBy }: DecidingPractice, code: CodeShown): Markup {
  const shared = shownBy.length > 0 && shownByInWords(shownBy, findings.length > 0);
  const said = findings.length === 0 && shownBy.length === 0 && claimBlock(practice);
  return html`<li><p><span class="id">${practice.id}</span> ${webLink(practice.url, practice.title)} ${statusChip(practice)}</p>${findingList(findings, code)}${shared !== false && html`<p class="where">${shared}</p>`}${said}</li>`;
}

function questionLink(question: QuestionResult, anchors: Anchors): Markup {
  return html`<a href="#${anchors.get(question)}"><span class="id">${question.id}</span> ${question.title}</a>`;
}

export function disputes(result: ReviewResult, anchors: Anchors, code: CodeShown): Markup {
  return html`<p class="note">A disputed claim does not count until the code changes, or someone accepts the risk with a reason and an end date.</p>${disputedPractices(
    result,
  ).map(
    ({
      question,
      practice,
    }) => html`<article class="card tone-disputed"><h3 class="card-title"><span class="id">${practice.id}</span> ${webLink(practice.url, practice.title)}</h3>
${claimBlock(practice)}${disputeNote(practice)}${evidenceList(evidenceAgainstClaim(practice), code)}<p class="where">Part of ${questionLink(question, anchors)}</p></article>
`,
  )}`;
}

export function plan(result: ReviewResult, anchors: Anchors): Markup {
  const periods = planByPeriod(result);
  if (periods.length === 0) return html`<p>Nothing to do follows from this review.</p>`;
  const names = new PlaceNames(result);
  return html`${periods.map(
    ({ title, items }) =>
      html`<h3>${title} <span class="basis">${counted(items.length, 'step')}</span></h3>${items.map((item) => planItem(item, { result, anchors, names }))}`,
  )}`;
}

interface PlanPage {
  readonly result: ReviewResult;
  readonly anchors: Anchors;
  readonly names: PlaceNames;
}

function planItem(item: Improvement, { result, anchors, names }: PlanPage): Markup {
  const resources = resourceCount(item);
  const questions = result.questions.filter(({ id }) => item.questions.includes(id));
  const addresses = new Map(
    questions.flatMap(({ practices }) => practices.map(({ id, url }) => [id, url] as const)),
  );
  const practices = item.practices.map(
    (id, index) => html`${index > 0 && ', '}${webLink(addresses.get(id), id)}`,
  );
  const others = item.links.filter((link) => ![...addresses.values()].includes(link));
  return html`<article class="card tone-${item.level}"><h4><span><span class="box" aria-hidden="true">☐</span> ${item.title}</span> <span class="chip tone-${item.level}">${LEVEL_WORDS[item.level]}</span></h4>
<p>${item.remediation}</p>${item.places.length > 0 && placeList(names.of(item))}<p class="where">${resources > 1 && `${counted(resources, 'resource')} · `}${practices}${
    questions.length > 0 &&
    html` in ${questions.map((question, index) => html`${index > 0 && ', '}<a href="#${anchors.get(question)}">${question.id}</a>`)}`
  }${others.map((link) => html` · ${webLink(link, pageName(link))}`)}</p></article>
`;
}

/** The last part of an address, as words: `.../encryption-at-rest.html` → `encryption at rest`. */
function pageName(address: string): string {
  const last =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  const words = last
    .replace(/\.html?$/, '')
    .replaceAll(/[-_.]/g, ' ')
    .trim();
  return words === '' ? 'How to' : words;
}

export function toAnswer(result: ReviewResult, anchors: Anchors): Markup {
  const entries = practicesToAnswer(result).slice(0, ANSWERS_SHOWN);
  return html`<p class="note">Where one answer decides most, first. Write it into <code>hexastyle.yaml</code> as a claim.</p><ol>${entries.map(
    ({ question, practice }) =>
      html`<li><span class="id">${practice.id}</span> ${webLink(practice.url, practice.title)}<br><span class="where">${intervalInWords(question.risk)}: ${questionLink(question, anchors)}</span></li>`,
  )}</ol>`;
}

export function acceptedRisks({ acceptedRisks }: ReviewResult): Markup {
  return html`<ul>${acceptedRisks.map((risk) => html`<li><span class="id">${risk.practice}</span> ${acceptanceInWords(risk)}</li>`)}</ul>`;
}

/** Findings that people asked not to be told again, with the reasons. */
export function suppressedFindings({ suppressed }: ReviewResult): Markup {
  return html`<p class="note">They count for nothing in this review: not as a gap, and not as support.</p><ul class="places">${suppressed.slice(0, RECORDS_SHOWN).map((finding) => html`<li><code>${finding.check}</code> <span class="file">${finding.file}:${finding.line}</span> ${finding.resource}: ${finding.message}<br><span class="where">${suppressionInWords(finding)}</span></li>`)}${rest(suppressed)}</ul>`;
}

/** Files, diagnostics and kinds: what the review stands on, and what it could not read. */
export function whatWasRead({ architecture }: ReviewResult): Markup {
  const { files, diagnostics, kinds, resources } = architecture;
  const notRead = files.filter(({ status }) => status !== 'read');
  const unknown = kinds.filter(({ known }) => !known);
  return html`<p>${counted(resources, 'resource')} of ${counted(kinds.length, 'kind')}, from ${counted(files.length - notRead.length, 'file')} read in full; ${counted(notRead.length, 'file')} read in part or skipped; ${counted(diagnostics.length, 'diagnostic')}.</p>
${notRead.length > 0 && html`<h3>Not read, or only in part</h3><ul class="places">${notRead.slice(0, RECORDS_SHOWN).map(({ path, status, reason }) => html`<li><span class="file">${path}</span> ${status === 'partly' ? 'read in part' : 'skipped'}${reason !== undefined && `: ${reason}`}</li>`)}${rest(notRead)}</ul>`}
${diagnostics.length > 0 && html`<h3>Diagnostics</h3><ul class="places">${diagnostics.slice(0, RECORDS_SHOWN).map(({ severity, message, file, line }) => html`<li><span class="file">${file}:${line}</span> <strong>${severity}</strong> ${message}</li>`)}${rest(diagnostics)}</ul>`}
<details><summary>Resources by kind</summary><ul class="places">${kinds.map(({ kind, count, known }) => html`<li>${count} <code>${kind}</code>${!known && ', no check knows this kind yet'}</li>`)}</ul></details>${
    unknown.length > 0 &&
    html`<p class="note">${counted(unknown.length, 'kind')} no check knows yet: their resources were read, and nothing was concluded from them.</p>`
  }`;
}

function rest(items: readonly unknown[]): Markup | false {
  return (
    items.length > RECORDS_SHOWN && html`<li>${items.length - RECORDS_SHOWN} more in the JSON report.</li>`
  );
}

export function terms(): Markup {
  return html`<div class="short"><h3>Risk of a question</h3><p>While practices are open, a question has a range of risk: from the lowest to the highest that any way of settling them could give, worked out from the rules of the lens. Where both ends meet, the risk is certain.</p><dl>${Object.values(STANDING_WORDS).map(definition)}</dl></div>
<div class="short"><h3>Status of a practice</h3><dl>${Object.values(STATUS_WORDS).map(definition)}</dl></div>`;
}

function definition({ label, meaning }: { label: string; meaning: string }): Markup {
  return html`<dt>${label}</dt><dd>${meaning}</dd>`;
}

export function method({ checksRun, lenses, date }: ReviewResult): Markup {
  const reviewed = lenses
    .map(({ name, version }) => name + (version === undefined ? '' : ` (${version})`))
    .join(', ');
  return html`<p>Hexastyle read the infrastructure code, ran ${counted(checksRun, 'check')} on it and put what they found beside what people claim. Every finding names its resource, file and line. Nothing was deployed, called or measured, so what code cannot show is left open for a person to answer.</p>
<dl class="facts"><dt>Lens</dt><dd>${reviewed}</dd><dt>Day of the review</dt><dd>${date}</dd><dt>Due dates</dt><dd>counted from that day: 30 days for high, 90 for medium, low goes to the backlog</dd></dl>`;
}
