import { createHash } from 'node:crypto';
import type { Checklist, ChecklistRow, Checklists, ClassedResource } from '../review/checklists/index.ts';
import {
  claimsInWords,
  componentsInWords,
  countsInWords,
  decidedInWords,
  groupedRows,
  objectiveInWords,
  partInWords,
  resourceInWords,
  rtoInWords,
  scoreInWords,
  statusInWords,
  supportInWords,
  valuesInWords,
} from './checklist-words.ts';
import { html, Markup } from './html-markup.ts';
import { STYLE } from './html-style.ts';
import { STATUS_WORDS } from './words.ts';

/** The lists as a page of their own: no scripts, no requests. */
export function renderChecklistHtml(checklists: Checklists): string {
  const style = new Markup(`'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hexastyle">
<title>${checklists.workload}: checklists</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<div class="frame">
<header class="masthead"><div><p class="kicker">Checklists</p><h1>${checklists.workload}</h1><p class="meta">${checklists.date}</p></div></header>
<main id="main">
${checklistSections(checklists, true)}
</main>
</div>
</body>
</html>
`.text;
}

/** The lists for a page, each folded away unless it is open. */
export function checklistSections({ lists }: Checklists, isOpen = false): Markup {
  return html`${lists.map((list) => listMarkup(list, isOpen || lists.length === 1))}`;
}

function listMarkup(list: Checklist, isOpen: boolean): Markup {
  const score = list.score !== undefined && html` <span class="basis">${scoreInWords(list.score)} ·</span>`;
  return html`<details class="question checklist"${isOpen && html` open`}><summary><strong>${list.title}</strong>${score} <span class="basis">${countsInWords(list)}</span></summary>
<div class="inner"><p class="note">${list.about}</p>${groupedRows(list).map(
    ({ group, rows }) =>
      html`${
        group !== undefined &&
        html`<h3>${group.title}${group.score !== undefined && html` <span class="basis">${scoreInWords(group.score)}</span>`}</h3>`
      }<ul class="practices">${rows.map((row) => rowMarkup(list, row))}</ul>`,
  )}</div></details>
`;
}

function rowMarkup(list: Checklist, row: ChecklistRow): Markup {
  const lines = [
    valuesInWords(list, row),
    ...(row.status === 'not-applicable' ? [] : (row.parts ?? [])).map((part) =>
      partInWords({ ...row, columns: list.columns }, part),
    ),
    componentsInWords(row),
    rtoInWords(row),
    objectiveInWords(row),
    claimsInWords(row),
    row.status === 'open' || row.status === 'in-place'
      ? prefixed('Shown by ', supportInWords(row))
      : undefined,
    row.note,
    prefixed('Next: ', row.closes),
  ].filter((line) => line !== undefined && line !== '');
  const more = row.counts.contradicts - row.places.length;
  return html`<li><p><span aria-hidden="true">${STATUS_WORDS[row.status].mark}</span> ${row.label} <span class="chip tone-${row.status}">${statusInWords(list, row.status)}</span> <span class="basis">${decidedInWords(row)}</span></p>${lines.map((line) => html`<p class="where">${line}</p>`)}${
    row.resources !== undefined &&
    row.resources.length > 0 &&
    html`<ul class="places">${row.resources.map(resourceMarkup)}</ul>`
  }${
    row.resources === undefined &&
    row.places.length > 0 &&
    html`<ul class="places">${row.places.map(({ file, line, resource, message }) => html`<li><span class="file">${file}:${line}</span> <code>${resource}</code> ${message}</li>`)}${more > 0 && html`<li>and ${more} more</li>`}</ul>`
  }</li>`;
}

function resourceMarkup(resource: ClassedResource): Markup {
  const { status, words } = resourceInWords(resource);
  return html`<li><span aria-hidden="true">${STATUS_WORDS[status].mark}</span> <span class="file">${resource.file}:${resource.line}</span> ${words}</li>`;
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}
