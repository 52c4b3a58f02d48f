import type { AnswerReason } from '@aws-sdk/client-wellarchitected';
import { type Fields, readNotes, withoutPeople } from './marked-notes.ts';
import { CHOICE_LABELS, type Statement } from './read-answer.ts';
import { reasonInWords } from './reasons.ts';
import type { ToolChoice } from './tool-workload.ts';

/** What of a claim the tool has no place for but the choice's notes. */
export function choiceFields(
  claim: Statement | undefined,
  { notes }: ToolChoice,
  reason: AnswerReason,
): Fields {
  if (claim === undefined) return new Map();
  const { people } = readNotes(notes);
  const isReasonSaid = claim.says === 'not-applicable' && claim.reason === reasonInWords(reason);
  const fields: readonly [string, string | undefined][] = [
    [CHOICE_LABELS.by, claim.by],
    [CHOICE_LABELS.on, claim.on],
    [CHOICE_LABELS.link, claim.link],
    [CHOICE_LABELS.reason, isReasonSaid ? undefined : claim.reason],
    [CHOICE_LABELS.note, withoutPeople(claim.notes, people)],
  ];
  return new Map(fields.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])));
}

/** Whether two say the same, word by word. */
export function sameStatement(a: Statement | undefined, b: Statement | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const keys = ['says', 'by', 'on', 'link', 'notes', 'reason'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** Whether the tool's word for a choice is the claim's. */
export function isSaid({ status }: ToolChoice, says: Statement['says']): boolean {
  return (
    status ===
    { 'in-place': 'SELECTED', 'not-in-place': 'UNSELECTED', 'not-applicable': 'NOT_APPLICABLE' }[says]
  );
}
