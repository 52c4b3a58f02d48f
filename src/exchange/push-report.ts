import type { AnswerPlan, Change } from './plan-answer.ts';
import type { PushPlan } from './push-plan.ts';

/** What a push would do, line by line: per question what is there and what would be written. */
export function pushReport(plan: PushPlan): readonly string[] {
  return [
    ...plan.lenses.flatMap(({ name, answers }) =>
      answers.length === 0 ? [] : [`${name}:`, ...answers.flatMap(answerLines)],
    ),
    ...plan.unknownQuestions.map((question) => `${question}: the tool's lens does not have this question`),
  ];
}

function answerLines({ id, title, changes, disputes, remarks }: AnswerPlan): readonly string[] {
  return [
    `  ${id}  ${title}`,
    ...changes.flatMap(changeLines),
    ...disputes.map(
      ({ what, there, ours }) =>
        `    disputed: ${what} is ${there} there, and ${ours} here; it stays as it is`,
    ),
    ...remarks.map((remark) => `    note: ${remark}`),
  ];
}

function changeLines({ what, there, ours }: Change): readonly string[] {
  const isText = what.includes('notes');
  if (!isText) return [`    ${what}: ${there} → ${ours}`];
  const [old, now] = [linesOf(there), linesOf(ours)];
  return [
    `    ${what}:`,
    ...old.filter((line) => !now.includes(line)).map((line) => `      - ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `      + ${line}`),
  ];
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}
