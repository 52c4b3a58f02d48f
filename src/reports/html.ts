import type { BaselineComparison } from '../review/compare-with-baseline.ts';
import type { Checklists } from '../review/checklists/index.ts';
import type { LensTexts } from '../review/practice-texts.ts';
import type { ReviewResult } from '../review/review-result.ts';
import { changesInWords } from './changes.ts';
import { checklistSections } from './checklist-html.ts';
import { CodeShown, type Excerpt } from './html-evidence.ts';
import { html, type Markup } from './html-markup.ts';
import { type PageSection, reviewPage } from './html-page.ts';
import { portico } from './html-portico.ts';
import { anchorsOf, questionSections } from './html-questions.ts';
import {
  acceptedRisks,
  suppressedFindings,
  baselineChanges,
  disputes,
  highRisks,
  method,
  overview,
  plan,
  terms,
  toAnswer,
  whatWasRead,
} from './html-sections.ts';
import {
  answerInWords,
  certainHighRisks,
  disputedPractices,
  planByPeriod,
  practicesToAnswer,
  scopeInWords,
} from './summary.ts';
import { ENVIRONMENT_WORDS } from './words.ts';

export type { Excerpt } from './html-evidence.ts';

export interface HtmlOptions {
  /** The lens in our own words, folded beside each practice. */
  readonly texts?: LensTexts;
  readonly excerpt?: Excerpt;
  readonly baseline?: BaselineComparison;
  /** Lists over the same review, folded away below the questions. */
  readonly checklists?: Checklists;
}

/** A review as one page: no scripts, no requests, for screen and paper, light and dark, wide and narrow. */
export function renderHtml(result: ReviewResult, options: HtmlOptions = {}): string {
  const sections = sectionsOf(result, options);
  const title = `${result.workload.name}: Well-Architected review`;
  return reviewPage({
    title,
    masthead: masthead(result),
    sections,
    footer: html`Made by Hexastyle from the code of ${result.workload.name}, ${result.date}. Each finding can be traced to its file and line; the JSON report holds everything shown here.`,
  });
}

function masthead(result: ReviewResult): Markup {
  const { name, description, owner, environment, businessContext } = result.workload;
  const [lens] = result.lenses;
  const columns = result.pillars
    .filter((pillar) => pillar.lens === (lens?.alias ?? pillar.lens))
    .slice(0, 12);
  const about = [
    environment === undefined ? '' : ENVIRONMENT_WORDS[environment],
    owner === undefined ? '' : `owner ${owner}`,
    businessContext ?? '',
    result.date,
    scopeInWords(result),
  ].filter((text) => text !== '');
  return html`<header class="masthead"><div><p class="kicker">Well-Architected review</p><h1>${name}</h1>${description !== undefined && html`<p>${description}</p>`}<p class="answer">${answerInWords(result)}</p><p class="meta">${about.join(' · ')}</p></div>
${columns.length > 0 && portico(columns, result.questions)}</header>`;
}

function sectionsOf(
  result: ReviewResult,
  { excerpt, baseline, checklists, texts }: HtmlOptions,
): readonly PageSection[] {
  const code = new CodeShown(excerpt);
  const anchors = anchorsOf(result);
  const disputed = disputedPractices(result).length;
  const asked = practicesToAnswer(result).length;
  const steps = planByPeriod(result).reduce((sum, { items }) => sum + items.length, 0);
  return [
    { id: 'overview', title: 'Overview', body: overview(result) },
    ...(baseline
      ? [{ id: 'changes', title: 'Since the baseline', body: baselineChanges(changesInWords(baseline)) }]
      : []),
    {
      id: 'high-risks',
      title: 'Certain high risks',
      count: certainHighRisks(result).length,
      body: highRisks(result, anchors, code),
    },
    ...(disputed > 0
      ? [{ id: 'disputed', title: 'Disputed claims', count: disputed, body: disputes(result, anchors, code) }]
      : []),
    { id: 'plan', title: 'What to do, by when', count: steps, newPage: true, body: plan(result, anchors) },
    ...(asked > 0 ? [{ id: 'answer', title: 'What to answer next', body: toAnswer(result, anchors) }] : []),
    {
      id: 'questions',
      title: 'All questions',
      count: result.questions.length,
      newPage: true,
      body: html`${questionSections(result, anchors, code, texts)}`,
    },
    ...(checklists
      ? [
          {
            id: 'checklists',
            title: 'Checklists',
            count: checklists.lists.length,
            body: checklistSections(checklists),
          },
        ]
      : []),
    ...(result.acceptedRisks.length > 0
      ? [
          {
            id: 'accepted',
            title: 'Accepted risks',
            count: result.acceptedRisks.length,
            body: acceptedRisks(result),
          },
        ]
      : []),
    ...(result.suppressed.length > 0
      ? [
          {
            id: 'suppressed',
            title: 'Suppressed findings',
            count: result.suppressed.length,
            body: suppressedFindings(result),
          },
        ]
      : []),
    { id: 'read', title: 'What was read', newPage: true, body: whatWasRead(result) },
    { id: 'terms', title: 'Words used here', body: terms() },
    { id: 'method', title: 'How the review was done', body: method(result) },
  ];
}
