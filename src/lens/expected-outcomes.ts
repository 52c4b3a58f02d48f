import type { DocumentNode } from '../document/document.ts';
import { DocumentReading, type FileProblem, quoted, suggestion } from '../document/document-reading.ts';
import { parseDocument } from '../document/parse-document.ts';
import { renderCondition } from './condition.ts';
import type { Lens, Question, RiskLevel } from './lens.ts';
import { questionRisk } from './question-risk.ts';

/** What a file of expected outcomes comes to, held against a lens. */
export interface OutcomeCheck {
  readonly outcomes: number;
  /** Outcomes that the lens rates otherwise, and whatever is wrong with the file itself. */
  readonly problems: readonly FileProblem[];
}

type Outcome = RiskLevel | 'UNANSWERED';

const OUTCOMES: readonly Outcome[] = ['HIGH_RISK', 'MEDIUM_RISK', 'NO_RISK', 'UNANSWERED'];
const SHORT = { high: 'HIGH_RISK', medium: 'MEDIUM_RISK', none: 'NO_RISK', no: 'NO_RISK' };
const KEYS = ['selected', 'notApplicable', 'risk'] as const;

/**
 * Expected outcomes, YAML by question id: `- { selected: [ids], notApplicable: [ids], risk: HIGH_RISK }`. Either list may be left out.
 * UNANSWERED: no rule matches, which takes a question without default.
 */
export function checkOutcomes(text: string, file: string, lens: Lens): OutcomeCheck {
  const { root, problems } = parseDocument(text);
  const reading = new DocumentReading(file);
  for (const problem of problems) reading.report(problem, problem.message);
  const questions = new Map(
    lens.pillars.flatMap((pillar) => pillar.questions).map((question) => [question.id, question]),
  );
  let outcomes = 0;
  for (const entry of root === undefined ? [] : reading.entries(root, 'the file')) {
    const question = questions.get(entry.key);
    if (question === undefined) {
      const advice = suggestion(entry.key, [...questions.keys()].slice(0, 200));
      reading.report(entry, `the lens has no question ${quoted(entry.key)}: ${advice}`);
      continue;
    }
    for (const item of reading.items(entry.value, entry.key)) {
      if (checkOutcome(item, question, reading)) outcomes += 1;
    }
  }
  return { outcomes, problems: reading.problems };
}

/** Whether the item could be read; what differs is reported. */
function checkOutcome(node: DocumentNode, question: Question, reading: DocumentReading): boolean {
  const entries = reading.map(node, KEYS, 'an outcome');
  const risk = entries.get('risk');
  if (risk === undefined) {
    reading.report(node, 'an outcome needs a risk.');
    return false;
  }
  const expected = reading.oneOf(risk.value, OUTCOMES, 'risk', SHORT);
  const selected = choicesIn(entries.get('selected')?.value, question, reading);
  const notApplicable = choicesIn(entries.get('notApplicable')?.value, question, reading);
  if (expected === undefined || selected === undefined || notApplicable === undefined) return false;
  const found = questionRisk(question, { selected, notApplicable }) ?? 'UNANSWERED';
  if (found === expected) return true;
  const answer = [
    selected.size === 0 ? 'nothing selected' : `${[...selected].join(', ')} selected`,
    ...(notApplicable.size === 0 ? [] : [`${[...notApplicable].join(', ')} not applicable`]),
  ].join(' and ');
  const rules = question.riskRules.map((rule) => `${renderCondition(rule.condition)} → ${rule.risk}`);
  reading.report(
    node,
    `question ${quoted(question.id)} with ${answer}: expected ${expected}, the rules give ${found} (${rules.join('; ')}).`,
  );
  return true;
}

function choicesIn(
  node: DocumentNode | undefined,
  { choices, noneOfThese }: Question,
  reading: DocumentReading,
): ReadonlySet<string> | undefined {
  const known = [...choices.map(({ id }) => id), ...(noneOfThese === undefined ? [] : [noneOfThese.id])];
  const ids = new Set<string>();
  let isRight = true;
  for (const item of node === undefined ? [] : reading.items(node, 'choices')) {
    const id = reading.textOf(item, 'a choice');
    if (id !== undefined && !known.includes(id)) {
      reading.report(item, `the question has no choice ${quoted(id)}: ${suggestion(id, known)}`);
    }
    if (id === undefined || !known.includes(id)) isRight = false;
    else ids.add(id);
  }
  return isRight ? ids : undefined;
}
