import type { AnswerReason, UpdateAnswerInput } from '@aws-sdk/client-wellarchitected';
import { choiceFields, isSaid, sameStatement } from './choice-notes.ts';
import { fittedNotes } from './marked-notes.ts';
import { questionMarks, type QuestionMarks, readAnswer } from './read-answer.ts';
import { questionFields } from './question-fields.ts';
import { reasonInWords, reasonMeant } from './reasons.ts';
import type { ReviewedAnswer, ReviewedPractice } from './reviewed-answers.ts';
import { choiceState, type ToolAnswer, type ToolChoice, UNTOUCHED } from './tool-workload.ts';

/** What a push would do to one answer. */
export interface AnswerPlan {
  /** What the question is called in the review: `SEC08`. */
  readonly id: string;
  readonly question: string;
  readonly title: string;
  readonly changes: readonly Change[];
  /** Where the tool and the review contradict each other, and the tool's word is left. */
  readonly disputes: readonly Change[];
  /** What could not be written whole, a sentence each. */
  readonly remarks: readonly string[];
  /** Undefined where nothing is to be written. */
  readonly update?: AnswerUpdate;
}

/** One thing that a push writes, or leaves, in the words of people. */
export interface Change {
  /** The practice, or `notes`, or `question`. */
  readonly what: string;
  readonly there: string;
  readonly ours: string;
}

/** What UpdateAnswer is sent. */
export type AnswerUpdate = Pick<
  UpdateAnswerInput,
  'SelectedChoices' | 'ChoiceUpdates' | 'Notes' | 'IsApplicable' | 'Reason'
>;

const [MOST_NOTES, MOST_CHOICE_NOTES] = [2084, 250];

/**
 * What it takes to bring an answer of the tool to what a review says. What people selected and wrote there stays: where the review
 * contradicts them, that is a dispute, unless `override` lets the review win. What an earlier push selected may be taken back.
 */
export function planAnswer(reviewed: ReviewedAnswer, there: ToolAnswer, override: boolean): AnswerPlan {
  return new Planning(reviewed, there, override).plan();
}

class Planning {
  readonly #reviewed: ReviewedAnswer;
  readonly #there: ToolAnswer;
  readonly #override: boolean;
  readonly #marks: QuestionMarks;
  readonly #states: Map<string, ToolChoice>;
  readonly #changes: Change[] = [];
  readonly #disputes: Change[] = [];
  readonly #remarks: string[] = [];
  /** Choices whose state is our doing, now or by an earlier push. */
  readonly #ours = new Set<string>();

  constructor(reviewed: ReviewedAnswer, there: ToolAnswer, override: boolean) {
    this.#reviewed = reviewed;
    this.#there = there;
    this.#override = override;
    this.#marks = questionMarks(there);
    this.#states = new Map(there.states);
    for (const id of [...this.#marks.byCode, ...this.#marks.byClaim]) {
      if (choiceState(there, id).status !== 'UNSELECTED') this.#ours.add(id);
    }
  }

  plan(): AnswerPlan {
    const { id, question, title } = this.#reviewed;
    const known = new Set(this.#there.choices.map((choice) => choice.id));
    for (const practice of this.#reviewed.practices) {
      if (known.has(practice.choice)) this.#practice(practice);
      else if (practice.claim !== undefined || practice.status === 'in-place')
        this.#remarks.push(`the tool's question has no choice ${practice.choice}`);
    }
    this.#noneOfThese();
    const applies = this.#applicability();
    const notes = this.#notes();
    for (const practice of this.#reviewed.practices)
      if (known.has(practice.choice)) this.#choiceNotes(practice);
    const update = { ...this.#choiceUpdates(), ...applies, ...notes };
    return {
      id,
      question,
      title,
      changes: this.#changes,
      disputes: this.#disputes,
      remarks: this.#remarks,
      ...(Object.keys(update).length > 0 && { update }),
    };
  }

  #practice(practice: ReviewedPractice): void {
    const { id, choice, status, contradicted } = practice;
    const now = choiceState(this.#there, choice);
    const isOurs = this.#ours.has(choice);
    switch (status) {
      case 'in-place':
        if (now.status === 'SELECTED') return;
        if (now.status === 'UNSELECTED' || this.#mayOverwrite(practice, now))
          this.#set(practice, 'SELECTED', practice.byCode ? 'shown by code' : 'claimed in place');
        return;
      case 'not-applicable':
        if (now.status === 'NOT_APPLICABLE') return;
        if (now.status === 'UNSELECTED' || this.#mayOverwrite(practice, now))
          this.#set(practice, 'NOT_APPLICABLE', practice.claim?.reason);
        return;
      case 'not-in-place':
        if (now.status !== 'UNSELECTED' && this.#mayOverwrite(practice, now))
          this.#set(practice, 'UNSELECTED', 'claimed not in place');
        return;
      case 'open':
        if (now.status === 'UNSELECTED') return;
        if (contradicted && now.status === 'SELECTED') {
          if (this.#mayOverwrite(practice, now)) this.#set(practice, 'UNSELECTED', 'contradicted by code');
        } else if (isOurs) {
          this.#set(practice, 'UNSELECTED', `nothing in the review says so of ${id} any more`);
        }
    }
  }

  #set(
    { id, choice }: Pick<ReviewedPractice, 'id' | 'choice'>,
    status: ToolChoice['status'],
    why?: string,
  ): void {
    const now = this.#states.get(choice) ?? UNTOUCHED;
    this.#states.set(choice, { ...now, status, reason: 'NONE' });
    const because = why === undefined ? '' : ` (${why})`;
    this.#changes.push({
      what: id,
      there: STATUS_WORDS[now.status],
      ours: `${STATUS_WORDS[status]}${because}`,
    });
    if (status === 'UNSELECTED') this.#ours.delete(choice);
    else this.#ours.add(choice);
  }

  /** Whether what the tool says of a choice may go: we said it, or the review is to win. Else it is a dispute. */
  #mayOverwrite({ id, choice, status, contradicted }: ReviewedPractice, now: ToolChoice): boolean {
    if (this.#ours.has(choice) || this.#override) return true;
    const ours = status === 'open' && contradicted ? 'contradicted by code' : CLAIM_WORDS[status];
    this.#disputes.push({ what: id, there: STATUS_WORDS[now.status], ours });
    return false;
  }

  #noneOfThese(): void {
    const { noneOfThese } = this.#there;
    if (noneOfThese === undefined) return;
    const none = { id: 'none of these', choice: noneOfThese };
    const isSelected = choiceState(this.#there, noneOfThese).status === 'SELECTED';
    const selected = [...this.#states].some(
      ([id, { status }]) => id !== noneOfThese && status === 'SELECTED',
    );
    const isEmpty = ![...this.#states].some(
      ([id, { status }]) => id !== noneOfThese && status !== 'UNSELECTED',
    );
    const isNone =
      isEmpty &&
      this.#there.choices.length > 0 &&
      this.#there.choices.every(({ id }) => this.#practiceOf(id)?.status === 'not-in-place');
    if (isNone && !isSelected) this.#set(none, 'SELECTED', 'every practice is claimed not in place');
    if (!isSelected || isNone) return;
    if (this.#ours.has(noneOfThese) || (selected && this.#override)) {
      this.#set(none, 'UNSELECTED');
    } else if (selected && this.#changes.length > 0) {
      this.#disputes.push({ what: none.id, there: STATUS_WORDS.SELECTED, ours: 'practices are in place' });
    }
  }

  #practiceOf(choice: string): ReviewedPractice | undefined {
    return this.#reviewed.practices.find((practice) => practice.choice === choice);
  }

  #applicability(): AnswerUpdate {
    const wanted = this.#reviewed.notApplicable;
    const { isApplicable, reason } = this.#there;
    if (wanted !== undefined && isApplicable) {
      this.#changes.push({ what: 'question', there: 'applies', ours: `does not apply (${wanted.reason})` });
      return { IsApplicable: false, Reason: reasonMeant(wanted.reason) };
    }
    const wasOurs = this.#marks.doesNotApply !== undefined;
    if (wanted === undefined && !isApplicable && wasOurs) {
      this.#changes.push({ what: 'question', there: 'does not apply', ours: 'applies' });
      return { IsApplicable: true, Reason: 'NONE' };
    }
    const isOther = wanted !== undefined && wasOurs && wanted.reason !== this.#marks.doesNotApply?.reason;
    return isOther && reason !== reasonMeant(wanted.reason)
      ? { IsApplicable: false, Reason: reasonMeant(wanted.reason) }
      : {};
  }

  #notes(): AnswerUpdate {
    const fields = questionFields({
      reviewed: this.#reviewed,
      there: this.#there,
      marks: this.#marks,
      read: readAnswer(this.#there),
      states: this.#states,
      ours: this.#ours,
    });
    const { text, lost } = fittedNotes(this.#there.notes, fields, MOST_NOTES, {
      lessImportant: ['Note', 'On', 'By', 'Does not apply'],
      shortened: ['Note', 'Does not apply'],
    });
    if (lost.length > 0) this.#remarks.push(`the notes have no room for all of ${lost.join(', ')}`);
    if (text === this.#there.notes) return {};
    this.#changes.push({ what: 'notes', there: this.#there.notes, ours: text });
    return { Notes: text };
  }

  #choiceNotes(practice: ReviewedPractice): void {
    const { id, choice, status } = practice;
    const now = this.#states.get(choice) ?? UNTOUCHED;
    const claim = status === 'open' ? undefined : practice.claim;
    if (claim === undefined ? now.status !== 'UNSELECTED' && status === 'open' : !isSaid(now, claim.says))
      return;
    const reason = this.#reasonOf(practice, now);
    if (sameStatement(readAnswer(this.#withStates()).claims.get(choice), claim) && reason === now.reason)
      return;
    const { text, lost } = fittedNotes(now.notes, choiceFields(claim, now, reason), MOST_CHOICE_NOTES, {
      lessImportant: ['Note', 'Reason', 'Link', 'On', 'By'],
      shortened: ['Note', 'Reason'],
    });
    if (lost.length > 0) this.#remarks.push(`the notes of ${id} have no room for all of ${lost.join(', ')}`);
    if (text === now.notes && reason === now.reason) return;
    this.#states.set(choice, { ...now, notes: text, reason });
    if (text !== now.notes) this.#changes.push({ what: `notes of ${id}`, there: now.notes, ours: text });
    else this.#changes.push({ what: id, there: reasonInWords(now.reason), ours: reasonInWords(reason) });
  }

  /** The tool's own word for why a choice does not apply; what people chose there stays. */
  #reasonOf({ choice, claim }: ReviewedPractice, now: ToolChoice): AnswerReason {
    if (claim?.says !== 'not-applicable' || !this.#ours.has(choice)) return now.reason;
    return reasonMeant(claim.reason ?? reasonInWords('NONE'));
  }

  #withStates(): ToolAnswer {
    return { ...this.#there, states: this.#states };
  }

  /** Every choice that anything is said of, once as selected and once by its state: clients send both, and either may count. */
  #choiceUpdates(): AnswerUpdate {
    const changed = [...this.#states].filter(([id, state]) => !isSame(state, choiceState(this.#there, id)));
    if (changed.length === 0) return {};
    const order = [
      ...this.#there.choices.map(({ id }) => id),
      ...(this.#there.noneOfThese === undefined ? [] : [this.#there.noneOfThese]),
    ];
    const said = order.flatMap((id) => {
      const state = this.#states.get(id);
      return state === undefined ? [] : [{ id, ...state }];
    });
    return {
      SelectedChoices: said.flatMap(({ id, status }) => (status === 'SELECTED' ? [id] : [])),
      ChoiceUpdates: Object.fromEntries(
        said.map(({ id, status, reason, notes }) => [
          id,
          {
            Status: status,
            ...(status === 'NOT_APPLICABLE' && { Reason: reason }),
            Notes: notes,
          },
        ]),
      ),
    };
  }
}

const STATUS_WORDS: Readonly<Record<ToolChoice['status'], string>> = {
  SELECTED: 'selected',
  NOT_APPLICABLE: 'not applicable',
  UNSELECTED: 'not selected',
};

const CLAIM_WORDS: Readonly<Record<ReviewedPractice['status'], string>> = {
  'in-place': 'in place',
  'not-in-place': 'claimed not in place',
  'not-applicable': 'claimed not applicable',
  open: 'open',
};

function isSame(a: ToolChoice, b: ToolChoice): boolean {
  return a.status === b.status && a.notes === b.notes && a.reason === b.reason;
}
