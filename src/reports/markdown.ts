import { resourceCount } from '../review/improvement-plan.ts';
import type { BaselineComparison } from '../review/compare-with-baseline.ts';
import type { Improvement, PracticeResult, ReviewResult } from '../review/review-result.ts';
import { type Change, changesInWords } from './changes.ts';
import { type DecidingPractice, type HighRisk, highRisksWithReasons } from './high-risks.ts';
import { markdownCode, markdownHtml, markdownText } from './markdown-text.ts';
import {
  answerInWords,
  disputedPractices,
  evidenceAgainstClaim,
  type MergedEvidence,
  mergeEvidence,
  planByPeriod,
  practicesToAnswer,
  scopeInWords,
} from './summary.ts';
import {
  claimInWords,
  counted,
  intervalInWords,
  LEVEL_WORDS,
  shownByInWords,
  STATUS_WORDS,
  suppressionInWords,
} from './words.ts';

/** The longest comment that GitHub takes, in characters. */
export const COMMENT_LIMIT = 65_536;

export interface MarkdownOptions {
  /** What changed against a baseline; told first. */
  readonly baseline?: BaselineComparison;
  readonly limit?: number;
}

interface Block {
  readonly head: string;
  readonly entries: readonly string[];
  readonly tail: string;
}

const ANSWERS_SHOWN = 10;
const PLACES_SHOWN = 5;
const FINDINGS_SHOWN = 3;

/** A review as a pull request comment: the answer and what changed first, the rest folded, cut where it grows too long. */
export function renderMarkdown(
  result: ReviewResult,
  { baseline, limit = COMMENT_LIMIT }: MarkdownOptions = {},
): string {
  const blocks = [
    ...(baseline ? baselineBlocks(baseline) : []),
    highRiskBlock(result),
    disputeBlock(result),
    planBlock(result),
    answerBlock(result),
    suppressedBlock(result),
    fileBlock(result),
  ].filter(({ entries }) => entries.length > 0);
  return fitted([opening(result), pillarTable(result)].join('\n\n'), blocks, limit);
}

/** Blocks in order of weight, as many entries as fit; what is left out is said. */
function fitted(opening: string, blocks: readonly Block[], limit: number): string {
  const note = (left: number) =>
    `\n\n> Cut to fit a comment: ${counted(left, 'entry', 'entries')} left out. The HTML and JSON reports have all of them.\n`;
  const reserve = note(1_000_000_000).length + 1;
  let text = opening;
  let left = 0;
  for (const { head, entries, tail } of blocks) {
    const frame = `\n\n${head}${tail}`.length;
    let room = limit - reserve - text.length - frame;
    const kept: string[] = [];
    for (const entry of entries) {
      if (entry.length + 1 > room) break;
      kept.push(entry);
      room -= entry.length + 1;
    }
    left += entries.length - kept.length;
    if (kept.length > 0) text += `\n\n${head}${kept.join('\n')}${tail}`;
  }
  const whole = left > 0 ? text + note(left) : `${text}\n`;
  return whole.length <= limit ? whole : `${whole.slice(0, Math.max(0, limit - 2)).toWellFormed()}…\n`;
}

function opening(result: ReviewResult): string {
  return [
    `## ${markdownText(shortened(result.workload.name, 200))}: Well-Architected review`,
    `**${answerInWords(result)}**`,
    `${scopeInWords(result)}, ${markdownText(result.date)}`,
  ].join('\n\n');
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function pillarTable({ pillars }: ReviewResult): string {
  const rows = pillars
    .slice(0, 60)
    .map(({ name, riskCounts: { HIGH, MEDIUM, UNANSWERED, NONE }, practices }) => {
      const total = practices['in-place'] + practices['not-in-place'] + practices.disputed + practices.open;
      const cell = (count: number) => (count === 0 ? '·' : `**${count}**`);
      return `| ${markdownText(shortened(name, 100))} | ${cell(HIGH)} | ${cell(MEDIUM)} | ${cell(UNANSWERED)} | ${cell(NONE)} | ${practices['in-place']} of ${total} | ${practices.disputed} |`;
    });
  return [
    '| Pillar | High risk | Medium risk | Not yet known | Fine | Practices in place | Disputed |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function section(title: string, entries: readonly string[]): Block {
  return { head: `### ${title}\n\n`, entries, tail: '' };
}

function folded(title: string, entries: readonly string[]): Block {
  return { head: `<details><summary>${title}</summary>\n\n`, entries, tail: '\n\n</details>' };
}

function baselineBlocks(baseline: BaselineComparison): readonly Block[] {
  const { worse, better } = changesInWords(baseline);
  return [
    section('New or worse than the baseline', worse.length > 0 ? worse.map(change) : ['Nothing.']),
    folded(`Fixed or better (${better.length})`, better.map(change)),
  ];
}

function change({ about, words, at }: Change): string {
  const where = at ? `${markdownCode(at.resource)} ${markdownCode(`${at.file}:${at.line}`)}: ` : '';
  return `- **${markdownText(about)}** ${where}${markdownText(words)}`;
}

function highRiskBlock(result: ReviewResult): Block {
  return section('Certain high risks', highRisksWithReasons(result).map(highRisk));
}

function highRisk({ question, practices }: HighRisk): string {
  return [
    `- **${markdownText(question.id)}** ${markdownText(question.title)}`,
    ...practices.flatMap(decidingPractice),
  ].join('\n');
}

function decidingPractice({ practice, findings, shownBy }: DecidingPractice): readonly string[] {
  const disputed = practice.status === 'disputed' ? ` (${STATUS_WORDS.disputed.label})` : '';
  const shared = shownBy.length > 0 ? markdownText(shownByInWords(shownBy, findings.length > 0)) : '';
  const heading = `  - ${markdownText(practice.id)} ${markdownText(practice.title)}${disputed}`;
  if (findings.length === 0) {
    const said = practice.claim ? `: ${markdownText(claimInWords(practice.claim))}` : '';
    return [heading + (shared === '' ? said : ` (${shared})`)];
  }
  const shown = findings.slice(0, FINDINGS_SHOWN);
  const left = findings.length - shown.length;
  return [
    heading,
    ...shown.map((item) => `    - ${finding(item)}`),
    ...(left > 0 ? [`    - and ${counted(left, 'more finding')}`] : []),
    ...(shared === '' ? [] : [`    - ${shared}`]),
  ];
}

function finding({ message, places, resources }: MergedEvidence): string {
  const [place] = places;
  if (place === undefined) return markdownText(message);
  const more = resources > 1 ? ` and ${counted(resources - 1, 'more resource')}` : '';
  return `${markdownCode(place.resources[0] ?? '')} ${markdownCode(`${place.file}:${place.line}`)}${more}: ${markdownText(message)}`;
}

function disputeBlock(result: ReviewResult): Block {
  return section(
    'Claims the code disputes',
    disputedPractices(result).map(({ practice }) => dispute(practice)),
  );
}

function dispute(practice: PracticeResult): string {
  const against = mergeEvidence(evidenceAgainstClaim(practice)).slice(0, 3);
  const shown = against.length > 0 ? against.map(finding) : [markdownText(practice.dispute ?? '')];
  return [
    `- **${markdownText(practice.id)}** ${markdownText(practice.title)}`,
    ...(practice.claim ? [`  - ${markdownText(claimInWords(practice.claim))}`] : []),
    ...shown.map((text) => `  - the code shows: ${text}`),
  ].join('\n');
}

function planBlock(result: ReviewResult): Block {
  const periods = planByPeriod(result);
  const entries = periods.flatMap(({ title, items }) =>
    items.map((item, index) => (index === 0 ? `\n**${title}**\n\n${step(item)}` : step(item))),
  );
  return folded(`What to do, by when (${result.improvements.length})`, entries);
}

function step(item: Improvement): string {
  const places = item.places.slice(0, PLACES_SHOWN).map(({ file, line }) => markdownCode(`${file}:${line}`));
  const left = item.places.length - places.length;
  const where = [...places, ...(left > 0 ? [`${counted(left, 'more place')}`] : [])].join(', ');
  const resources = resourceCount(item);
  const about = [
    `${LEVEL_WORDS[item.level]}`,
    ...(resources > 0 ? [counted(resources, 'resource')] : []),
    item.practices.map(markdownText).join(', '),
  ];
  return `- [ ] **${markdownText(item.title)}** (${about.join(', ')})<br>${markdownText(item.remediation)}${where === '' ? '' : `<br>${where}`}`;
}

function answerBlock(result: ReviewResult): Block {
  const entries = practicesToAnswer(result)
    .slice(0, ANSWERS_SHOWN)
    .map(
      ({ question, practice }) =>
        `- **${markdownText(practice.id)}** ${markdownText(practice.title)} (${markdownText(question.id)} is ${intervalInWords(question.risk)})`,
    );
  return folded('What to answer next', entries);
}

function suppressedBlock({ suppressed }: ReviewResult): Block {
  return folded(
    markdownHtml(`${counted(suppressed.length, 'suppressed finding')}`),
    suppressed.map(
      (finding) =>
        `- ${markdownCode(`${finding.file}:${finding.line}`)} ${markdownCode(finding.check)} ${markdownText(finding.message)} (${markdownText(suppressionInWords(finding))})`,
    ),
  );
}

function fileBlock({ architecture }: ReviewResult): Block {
  const notRead = architecture.files.filter(({ status }) => status !== 'read');
  const entries = [
    ...notRead.map(
      ({ path, status, reason }) =>
        `- ${markdownCode(path)} ${status === 'partly' ? 'read in part' : 'skipped'}${reason === undefined ? '' : `: ${markdownText(reason)}`}`,
    ),
    ...architecture.diagnostics.map(
      ({ severity, message, file, line }) =>
        `- ${markdownCode(`${file}:${line}`)} ${severity}: ${markdownText(message)}`,
    ),
  ];
  return folded(
    markdownHtml(
      `${counted(notRead.length, 'file')} not read in full, ${counted(architecture.diagnostics.length, 'diagnostic')}`,
    ),
    entries,
  );
}
