import type { Choice, Question } from '../../lens/index.ts';
import { choicesByLevel } from '../reports/missing-choices.ts';

/**
 * Questions of the Framework whose practices AWS's API lists neither by number nor by level, by the numbers of the practices:
 * seen in the answers of a live workload.
 */
const OTHERWISE: Readonly<Record<string, readonly number[]>> = {
  SEC03: [1, 2, 5, 6, 3, 8, 4, 9, 7],
  SEC06: [1, 2, 4, 3, 5],
  SEC08: [1, 2, 3, 4],
  SEC10: [1, 2, 3, 4, 5, 7, 8, 6],
  SUS02: [1, 2, 4, 3, 5, 6],
  SUS04: [1, 2, 3, 5, 6, 8, 4, 7],
};

/** A question of the Framework with its practices as AWS's API orders them: from the heaviest level to the lightest. */
export function inOrderOfTool(question: Question): Question {
  return { ...question, choices: choicesInOrder(question) };
}

function choicesInOrder(question: Question): readonly Choice[] {
  const numbers = OTHERWISE[question.number ?? ''];
  if (numbers === undefined) return choicesByLevel(question);
  const place = ({ practice = '' }: Choice) => numbers.indexOf(Number(/-BP(\d+)$/.exec(practice)?.[1]));
  return question.choices.toSorted((a, b) => place(a) - place(b));
}
