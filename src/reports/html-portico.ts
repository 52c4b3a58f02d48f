import type { PillarResult, PracticeStatus, QuestionResult } from '../review/review-result.ts';
import { html, type Markup } from './html-markup.ts';
import { counted, STANDING_WORDS, STATUS_WORDS, type Standing } from './words.ts';

/** Statuses as a column of the portico stacks them, from its base up. */
export const STACKED: readonly PracticeStatus[] = ['in-place', 'disputed', 'not-in-place', 'open'];

/** What a column needs to know of questions to find its short name. */
export type NumberedQuestion = Pick<QuestionResult, 'id' | 'lens' | 'pillar'>;

const SHAFT = { top: 112, height: 190, width: 54 };

/** A portico with a column for each pillar; each column is filled from its base with the practices by status. */
export function portico(pillars: readonly PillarResult[], questions: readonly NumberedQuestion[]): Markup {
  const step = 660 / Math.max(1, pillars.length);
  const columns = pillars.map((pillar, index) => column(pillar, questions, 30 + step * (index + 0.5)));
  return html`<svg class="portico" viewBox="0 0 720 404" role="img" aria-label="${inWords(pillars)}">${HATCH}
<path class="stone" d="M360 6 706 78H14Z"/><path class="edge" d="M360 6 706 78H14ZM360 22 618 68H102Z"/>
<rect class="stone" x="24" y="78" width="672" height="18"/><rect class="edge" x="24" y="78" width="672" height="18"/>
${columns}
<rect class="stone" x="24" y="318" width="672" height="10"/><rect class="stone" x="10" y="330" width="700" height="10"/></svg>`;
}

const HATCH = html`<defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="cell-disputed" width="9" height="9"/><path class="hatch" d="M0 0V9"/></pattern></defs>`;

function column(pillar: PillarResult, questions: readonly NumberedQuestion[], centre: number): Markup {
  const left = centre - SHAFT.width / 2;
  const standing = worst(pillar);
  const flutes = [0.2, 0.4, 0.6, 0.8].map(
    (share) => html`<path class="flute" d="M${left + SHAFT.width * share} ${SHAFT.top}v${SHAFT.height}"/>`,
  );
  return html`<g><rect class="stone" x="${left - 8}" y="98" width="${SHAFT.width + 16}" height="12"/>
${stack(pillar, left)}${flutes}<rect class="edge" x="${left}" y="${SHAFT.top}" width="${SHAFT.width}" height="${SHAFT.height}"/>
<rect class="stone" x="${left - 8}" y="304" width="${SHAFT.width + 16}" height="12"/>
<text x="${centre}" y="370">${shortName(pillar, questions)}</text><text x="${centre}" y="396" class="small t-${standing}">${tally(pillar, standing)}</text></g>`;
}

function stack({ practices }: PillarResult, left: number): readonly Markup[] {
  const total = STACKED.reduce((sum, status) => sum + practices[status], 0);
  let bottom = SHAFT.top + SHAFT.height;
  return STACKED.map((status) => {
    const height = total === 0 ? 0 : (practices[status] / total) * SHAFT.height;
    bottom -= height;
    return html`<rect ${fill(status)} x="${left}" y="${bottom.toFixed(1)}" width="${SHAFT.width}" height="${height.toFixed(1)}"/>`;
  });
}

function fill(status: PracticeStatus): Markup {
  return status === 'disputed' ? html`fill="url(#hatch)"` : html`class="cell-${status}"`;
}

export function worst({ riskCounts }: Pick<PillarResult, 'riskCounts'>): Standing {
  if (riskCounts.HIGH > 0) return 'high';
  if (riskCounts.MEDIUM > 0) return 'medium';
  if (riskCounts.UNANSWERED > 0) return 'unknown';
  return riskCounts.NONE > 0 ? 'none' : 'not-applicable';
}

export function tally({ riskCounts }: Pick<PillarResult, 'riskCounts'>, standing: Standing): string {
  switch (standing) {
    case 'high':
      return `${riskCounts.HIGH} high`;
    case 'medium':
      return `${riskCounts.MEDIUM} medium`;
    case 'unknown':
      return `${riskCounts.UNANSWERED} open`;
    case 'none':
      return STANDING_WORDS.none.label;
    case 'not-applicable':
      return '–';
  }
}

/** The letters that the numbers of a pillar's questions begin with; those of the Framework for its pillars; else the name's first word. */
export function shortName({ id, name, lens }: PillarResult, questions: readonly NumberedQuestion[]): string {
  const first = questions.find((question) => question.lens === lens && question.pillar === id);
  const prefix = /^[A-Z]{2,5}(?=\d)/.exec(first?.id ?? '')?.[0];
  return prefix ?? FRAMEWORK_PREFIXES.get(id) ?? shortened(name.split(' ')[0] ?? '');
}

/** What readers know the pillars of the Framework by, also where another lens has them without numbers. */
const FRAMEWORK_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['operationalExcellence', 'OPS'],
  ['security', 'SEC'],
  ['reliability', 'REL'],
  ['performance', 'PERF'],
  ['costOptimization', 'COST'],
  ['sustainability', 'SUS'],
]);

/** A column has room for so many letters. */
function shortened(word: string): string {
  return word.length <= 7 ? word : `${word.slice(0, 6)}…`;
}

function inWords(pillars: readonly PillarResult[]): string {
  return pillars.map((pillar) => `${pillar.name}: ${practicesInWords(pillar)}`).join('. ');
}

/** `12 in place, 1 disputed, 30 open`. */
export function practicesInWords({ practices }: PillarResult): string {
  const words = STACKED.filter((status) => practices[status] > 0).map(
    (status) => `${practices[status]} ${STATUS_WORDS[status].label}`,
  );
  return words.length === 0 ? counted(0, 'practice') : words.join(', ');
}

/** The practices of a pillar as a bar. */
export function practiceBar(pillar: PillarResult): Markup {
  const total = STACKED.reduce((sum, status) => sum + pillar.practices[status], 0);
  let left = 0;
  const cells = STACKED.map((status) => {
    const width = total === 0 ? 0 : (pillar.practices[status] / total) * 100;
    const cell = html`<rect ${fill(status)} x="${left.toFixed(2)}%" width="${width.toFixed(2)}%" height="14"/>`;
    left += width;
    return cell;
  });
  return html`<svg class="bar" role="img" aria-label="${practicesInWords(pillar)}"><rect class="cell-open" width="100%" height="14"/>${cells}</svg>`;
}

/** What the colours and the hatching of bars and columns mean. */
export function legend(statuses: readonly PracticeStatus[] = STACKED): Markup {
  const keys = statuses.map(
    (status) =>
      html`<li><svg aria-hidden="true"><rect ${fill(status)} width="14" height="14"/></svg>${STATUS_WORDS[status].label}</li>`,
  );
  return html`<ul class="legend" aria-label="Practices">${keys}</ul>`;
}
