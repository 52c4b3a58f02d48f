import type { Lens } from '../lens/index.ts';
import type { LensChange } from '../lens/tools.ts';
import type { RiskInterval } from '../review/index.ts';
import type { RiskChange } from '../review/answers-in-file.ts';
import { plainText } from './plain-text.ts';
import { painter, type Style } from './terminal-text.ts';

const MARKS: Readonly<Record<LensChange['change'], readonly [string, Style]>> = {
  added: ['+', 'fine'],
  removed: ['-', 'high'],
  changed: ['~', 'medium'],
  moved: ['>', 'place'],
};

const LONGEST_TEXT = 160;

/** What differs between two versions of a lens, a line or a few a change, and what it does to the risks of a review. */
export function renderLensDifferenceText(
  before: Lens,
  after: Lens,
  changes: readonly LensChange[],
  risks: readonly RiskChange[] | undefined,
  color: boolean,
): string {
  const paint = painter(color);
  const lines = changes.flatMap((change) => {
    const [mark, style] = MARKS[change.change];
    const [first = '', ...more] = changeLines(change);
    return [`${paint(mark, style)} ${first}`, ...more.map((line) => `    ${line}`)];
  });
  const head = before.name === after.name ? after.name : `${before.name} -> ${after.name}`;
  const sum =
    changes.length === 0
      ? 'No difference.'
      : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}.`;
  const text = [
    paint(plainText(head), 'strong'),
    ...lines,
    sum,
    ...(risks === undefined ? [] : riskLines(risks)),
  ];
  return `${text.join('\n')}\n`;
}

function changeLines({
  what,
  change,
  pillar,
  question,
  choice,
  field,
  before,
  after,
  rating,
}: LensChange): readonly string[] {
  const name = plainText([what === 'pillar' ? pillar : question, choice].filter(Boolean).join('/'));
  const subject = `${what} ${name}`.trim();
  if (change === 'added') return [`${subject} is new: ${shown(after)}`];
  if (change === 'removed') return [`${subject} is gone: ${shown(before)}`];
  if (what === 'rules') {
    return [
      `${subject}: ${ratingInWords(rating)}`,
      ...(before ?? '').split('\n').map((line) => `- ${shown(line)}`),
      ...(after ?? '').split('\n').map((line) => `+ ${shown(line)}`),
    ];
  }
  const verb = change === 'moved' ? `${field} from` : `${field}:`;
  if (change === 'moved') return [`${subject}: ${verb} ${shown(before)} to ${shown(after)}`];
  return [
    `${subject}: ${field}`,
    ...(before === undefined ? [] : [`- ${shown(before)}`]),
    ...(after === undefined ? [] : [`+ ${shown(after)}`]),
  ];
}

function shown(text = ''): string {
  const plain = plainText(text);
  return plain.length > LONGEST_TEXT ? `${plain.slice(0, LONGEST_TEXT)}…` : plain;
}

function ratingInWords(rating: LensChange['rating']): string {
  if (rating === undefined) return 'written otherwise; too many choices to compare every answer';
  const { answers, different, example } = rating;
  if (example === undefined)
    return `written otherwise, and every one of ${answers} answers is rated as before`;
  const selected = example.selected.length === 0 ? 'nothing' : plainText(example.selected.join(', '));
  return `${different} of ${answers} answers are rated otherwise, e.g. with ${selected} selected ${example.before} is now ${example.after}`;
}

function riskLines(risks: readonly RiskChange[]): readonly string[] {
  if (risks.length === 0)
    return ['', 'No answered question of the review changes its risk, by the claims alone.'];
  return [
    '',
    'By the claims alone, these answered questions change their risk:',
    ...risks.map(
      ({ question, before, after }) =>
        `  ${plainText(question)}: ${intervalInWords(before)} -> ${after === undefined ? 'gone' : intervalInWords(after)}`,
    ),
  ];
}

function intervalInWords({ lowest, highest }: RiskInterval): string {
  return lowest === highest ? lowest : `${lowest} to ${highest}`;
}
