import type { EvidenceResult, PracticeResult } from '../review/review-result.ts';
import { html, type Markup, webLink } from './html-markup.ts';
import { maskedCode } from './masked-code.ts';
import { plainCode } from './plain-text.ts';
import { type MergedEvidence, mergeEvidence, type Place } from './summary.ts';
import { CLAIM_WORDS, counted, VERDICT_WORDS } from './words.ts';

/** Lines of a source file around a place. */
export type Excerpt = (
  file: string,
  line: number,
) => { readonly startLine: number; readonly lines: readonly string[] } | undefined;

const PLACES_SHOWN = 5;
const PLACES_KEPT = 200;
const RESOURCES_SHOWN = 3;
const EXCERPTS_KEPT = 300;
const EXCERPT_LINES = 16;
const EXCERPT_COLUMNS = 200;
const LINE_KEPT = 2000;

/** Code of the page: each place is shown once, and not more places than a page can carry. */
export class CodeShown {
  readonly #excerpt: Excerpt;
  readonly #shown = new Set<string>();

  constructor(excerpt: Excerpt = () => undefined) {
    this.#excerpt = excerpt;
  }

  at(file: string, line: number): Markup | undefined {
    const key = JSON.stringify([file, line]);
    if (this.#shown.has(key) || this.#shown.size >= EXCERPTS_KEPT) return undefined;
    const found = this.#excerpt(file, line);
    if (!found || found.lines.length === 0) return undefined;
    this.#shown.add(key);
    return codeBlock(found.lines.slice(0, EXCERPT_LINES), found.startLine, line);
  }
}

function codeBlock(lines: readonly string[], startLine: number, marked: number): Markup {
  const rows = lines.map((line, index) => {
    const number = startLine + index;
    const text = maskedCode(plainCode(line.slice(0, LINE_KEPT)));
    const shown = text.length > EXCERPT_COLUMNS ? `${text.slice(0, EXCERPT_COLUMNS)}…` : text;
    return html`<span class="row${number === marked && ' hit'}"><span>${number}</span><span>${shown}
</span></span>`;
  });
  return html`<pre><code>${rows}</code></pre>`;
}

/** Evidence of a practice, equal messages merged; code for what stands against it. */
export function evidenceList(evidence: readonly EvidenceResult[], code: CodeShown): Markup | undefined {
  return findingList(mergeEvidence(evidence), code);
}

export function findingList(findings: readonly MergedEvidence[], code: CodeShown): Markup | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="evidence">${findings.map((item) => evidenceItem(item, code))}</ul>`;
}

/** What it is about and where, then what was found; all places where there are several. */
function evidenceItem(
  { check, verdict, message, places, resources, path }: MergedEvidence,
  code: CodeShown,
): Markup {
  const [first] = places;
  const more = resources > 1 && ` and ${counted(resources - 1, 'more resource')}`;
  const subject =
    first &&
    html`<p class="subject"><code>${first.resources[0]}</code> <span class="file">${first.file}:${first.line}</span>${more}</p>`;
  const words = html`<p><span class="verdict">${VERDICT_WORDS[verdict]}:</span> ${message} <span class="basis">${check}</span></p>`;
  const all =
    resources > 1 &&
    html`<details><summary class="where">All ${counted(resources, 'resource')}</summary>${placeList(places)}</details>`;
  const way =
    path.length > 0 &&
    html`<details><summary class="where">The way, ${counted(path.length, 'step')}</summary><ol class="places">${path.map(({ resource, file, line, note }) => html`<li><span class="file">${file}:${line}</span> <code>${resource}</code> ${note}</li>`)}</ol></details>`;
  const excerpt = verdict === 'contradicts' && first && code.at(first.file, first.line);
  return html`<li class="tone-${verdict}">${subject}${words}${excerpt}${way}${all}</li>`;
}

/** The first places, the others on request, and how many were left out of a very long list. */
export function placeList(places: readonly Place[]): Markup {
  const others = places.slice(PLACES_SHOWN, PLACES_KEPT);
  const left = places.length - PLACES_SHOWN - others.length;
  return html`<ul class="places">${places.slice(0, PLACES_SHOWN).map(placeItem)}</ul>${
    others.length > 0 &&
    html`<details><summary class="where">${counted(places.length - PLACES_SHOWN, 'more place')}</summary><ul class="places">${others.map(placeItem)}${
      left > 0 && html`<li>${counted(left, 'further place')} in the JSON report.</li>`
    }</ul></details>`
  }`;
}

function placeItem({ file, line, resources }: Place): Markup {
  const more = resources.length - RESOURCES_SHOWN;
  const named = resources.slice(0, RESOURCES_SHOWN).map((resource) => html` <code>${resource}</code>`);
  return html`<li><span class="file">${file}:${line}</span>${named}${more > 0 && ` and ${counted(more, 'more resource')}`}</li>`;
}

/** Who claimed what, when, and in which words. */
export function claimBlock({ claim }: PracticeResult): Markup | undefined {
  if (!claim) return undefined;
  const { says, by, on, link, notes, reason } = claim;
  const words = [notes, reason].filter((text) => text !== undefined);
  return html`<p>Claimed <strong>${CLAIM_WORDS[says]}</strong>${by !== undefined && ` by ${by}`}${on !== undefined && ` on ${on}`}${
    link !== undefined && html`, ${webLink(link, link)}`
  }.</p>${words.map((text) => html`<blockquote>${text}</blockquote>`)}`;
}
