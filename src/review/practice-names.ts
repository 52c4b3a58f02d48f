import type { Choice, Lens, Question } from '../lens/index.ts';
import { quoted } from '../document/document-reading.ts';
import { nearestName } from '../document/nearest-name.ts';

/** A practice with the question and lens it belongs to. */
export interface PracticePlace {
  /** `lens/question/choice`: unique where choice ids are not. */
  readonly key: string;
  readonly lens: Lens;
  readonly question: Question;
  readonly choice: Choice;
}

export type Lookup<T> = { readonly found: T } | { readonly problem: string };

const QUESTION_NUMBER = /^([A-Z]+)(\d\d)$/;
const LONGEST_NAME = 300;

/** What a practice is called in results: its Framework number, or its choice id. */
export function practiceId(choice: Choice): string {
  return choice.practice ?? choice.id;
}

/** What a question is called in results: its Framework number, or its id. */
export function questionId(question: Question): string {
  return question.number ?? question.id;
}

export function practiceKey(lens: Lens, question: Question, choice: Choice): string {
  return `${lens.alias}/${question.id}/${choice.id}`;
}

/** What packs call a practice: its Framework number, or its full key, since choice ids of lenses may be alike. */
export function packKey(lens: Lens, question: Question, choice: Choice): string {
  return choice.practice ?? practiceKey(lens, question, choice);
}

export function questionKey(lens: Lens, question: Question): string {
  return `${lens.alias}/${question.id}`;
}

/** Every name by which the practices and questions of some lenses can be called, and advice for wrong ones. */
export class PracticeNames {
  readonly #practices = new Map<string, PracticePlace[]>();
  readonly #questions = new Map<string, { lens: Lens; question: Question }[]>();

  constructor(lenses: readonly Lens[]) {
    for (const lens of lenses) {
      for (const { questions } of lens.pillars) {
        for (const question of questions) this.#addQuestion(lens, question);
      }
    }
  }

  /** A practice by number, choice id, `question/choice` or `lens/question/choice`. */
  practice(name: string): Lookup<PracticePlace> {
    const [first, ...others] = this.#practices.get(name) ?? [];
    if (first === undefined) return { problem: this.#adviceForPractice(name) };
    if (others.length === 0) return { found: first };
    const keys = [first, ...others].map(({ key }) => quoted(key)).slice(0, 3);
    return {
      problem: `${quoted(name)} names ${others.length + 1} practices: write one of ${keys.join(', ')}.`,
    };
  }

  /** The key of a question by number, id or `lens/question`. */
  question(name: string): Lookup<string> {
    const [first, ...others] = this.#questions.get(name) ?? [];
    if (first === undefined) return { problem: this.#adviceForQuestion(name) };
    if (others.length === 0) return { found: questionKey(first.lens, first.question) };
    const keys = [first, ...others].map(({ lens, question }) => quoted(questionKey(lens, question)));
    return { problem: `${quoted(name)} names ${keys.length} questions: write one of ${keys.join(', ')}.` };
  }

  #addQuestion(lens: Lens, question: Question): void {
    const key = questionKey(lens, question);
    for (const name of new Set([questionId(question), question.id, key])) {
      push(this.#questions, name, { lens, question });
    }
    for (const choice of question.choices) {
      const place = { key: practiceKey(lens, question, choice), lens, question, choice };
      const names = [
        practiceId(choice),
        choice.id,
        `${questionId(question)}/${choice.id}`,
        `${question.id}/${choice.id}`,
      ];
      for (const name of new Set([...names, place.key])) push(this.#practices, name, place);
    }
  }

  #adviceForPractice(name: string): string {
    const unknown = `there is no practice ${quoted(name)}`;
    if (name.length > LONGEST_NAME) return `${unknown}.`;
    if (this.#questions.has(name)) {
      return `${quoted(name)} is a question, not a practice: claim its practices${this.#rangeOf(name)}, or name it under questionsNotApplicable.`;
    }
    const number = asPracticeNumber(name);
    if (number === undefined)
      return didYouMean(unknown, nearestName(name, this.#shortNames(this.#practices)));
    if (this.#practices.has(number)) return `${unknown}: write ${quoted(number)}.`;
    const question = number.split('-')[0] ?? '';
    if (this.#questions.has(question)) {
      const last = this.#numbersIn(question).at(-1) ?? '';
      return `${unknown}: ${question} has the practices${this.#rangeOf(question)}; did you mean ${quoted(last)}?`;
    }
    return `${unknown}: ${this.#adviceForQuestion(question)}`;
  }

  #adviceForQuestion(name: string): string {
    const unknown = `there is no question ${quoted(name)}`;
    const number = asQuestionNumber(name);
    if (number === undefined)
      return didYouMean(unknown, nearestName(name, this.#shortNames(this.#questions)));
    if (this.#questions.has(number)) return `${unknown}: write ${quoted(number)}.`;
    const area = QUESTION_NUMBER.exec(number)?.[1] ?? '';
    const last = [...this.#questions.keys()]
      .filter((key) => QUESTION_NUMBER.exec(key)?.[1] === area)
      .toSorted()
      .at(-1);
    if (last !== undefined) return `${unknown}: the questions are ${area}01 to ${last}.`;
    return didYouMean(unknown, nearestName(number, this.#shortNames(this.#questions)));
  }

  #rangeOf(question: string): string {
    const numbers = this.#numbersIn(question);
    return numbers.length === 0 ? '' : ` ${numbers[0]} to ${numbers.at(-1)}`;
  }

  /** Practice numbers of a question, in order of their numbers. */
  #numbersIn(question: string): readonly string[] {
    const choices = this.#questions.get(question)?.[0]?.question.choices ?? [];
    return choices.flatMap(({ practice }) => practice ?? []).toSorted();
  }

  #shortNames(names: ReadonlyMap<string, unknown>): readonly string[] {
    return [...names.keys()].filter((name) => !name.includes('/'));
  }
}

/** `sec1_bp2` → `SEC01-BP02`; undefined where the text is not meant as a number of a practice. */
function asPracticeNumber(text: string): string | undefined {
  const [, area, question, practice] = /^([A-Z]{2,5})(\d{1,3})BP(\d{1,3})$/.exec(compact(text)) ?? [];
  if (area === undefined || question === undefined || practice === undefined) return undefined;
  return `${area}${twoDigits(question)}-BP${twoDigits(practice)}`;
}

function asQuestionNumber(text: string): string | undefined {
  const [, area, question] = /^([A-Z]{2,5})(\d{1,3})$/.exec(compact(text)) ?? [];
  return area === undefined || question === undefined ? undefined : `${area}${twoDigits(question)}`;
}

function compact(text: string): string {
  return text.length > LONGEST_NAME ? '' : text.toUpperCase().replace(/[\s_.-]/g, '');
}

function twoDigits(digits: string): string {
  return String(Number(digits)).padStart(2, '0');
}

function didYouMean(unknown: string, nearest: string | undefined): string {
  return nearest === undefined ? `${unknown}.` : `${unknown}: did you mean ${quoted(nearest)}?`;
}

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const values = map.get(name);
  if (values === undefined) map.set(name, [value]);
  else values.push(value);
}
