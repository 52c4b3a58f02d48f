import type { AnswerReason } from '@aws-sdk/client-wellarchitected';

/** The tool knows five reasons, a review file any text. */
const WORDS: Readonly<Record<AnswerReason, string>> = {
  OUT_OF_SCOPE: 'Out of scope.',
  BUSINESS_PRIORITIES: 'Business priorities.',
  ARCHITECTURE_CONSTRAINTS: 'Architecture constraints.',
  OTHER: 'Another reason.',
  NONE: 'No reason given.',
};

/** The tool's reason as a review file states it. */
export function reasonInWords(reason: AnswerReason): string {
  return WORDS[reason];
}

/** The tool's reason that a text says in our words; OTHER for any other text. */
export function reasonMeant(text: string): AnswerReason {
  const found = Object.entries(WORDS).find(([, words]) => words === text);
  return found === undefined ? 'OTHER' : (found[0] as AnswerReason);
}
