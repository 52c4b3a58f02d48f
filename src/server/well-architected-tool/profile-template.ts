import type { Lens, Question } from '../../lens/index.ts';
import { invalidMember } from './protocol/api-error.ts';

/** The questions of a profile, as `data/well-architected-tool/profile-template.yaml` holds them. */
export interface ProfileTemplateData {
  readonly name: string;
  /** ISO dates. */
  readonly created: string;
  readonly updated: string;
  /** How many questions of the Framework a profile makes priorities at most. */
  readonly most: number;
  readonly questions: readonly ProfileQuestion[];
}

/** A question that profiles answer. */
export interface ProfileQuestion {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** How many choices are to be chosen, at least and at most. */
  readonly min: number;
  readonly max: number;
  readonly choices: readonly ProfileChoice[];
}

/** An answer that can be chosen, and what it makes a priority. */
export interface ProfileChoice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Numbers of the Framework's questions that it makes priorities, the most pressing first: `SEC08`. */
  readonly questions?: readonly string[];
  /** Ids of pillars; two choices that name a pillar make all of its questions priorities. */
  readonly pillars?: readonly string[];
  /** Said where it makes none a priority. */
  readonly prioritizes?: 'nothing';
}

/** Ids of what was chosen, by question of the template. */
export type ProfileAnswers = Readonly<Record<string, readonly string[]>>;

/** What a client answers to one question. */
export interface ProfileAnswerUpdate {
  readonly QuestionId?: string | undefined;
  readonly SelectedChoiceIds?: readonly string[] | undefined;
}

/** What a question's name counts for beside its pillar's: what was named itself always comes first. */
const NAMED = 3;
const PRIORITY = 2;

/** The questions of a profile, and what answers to them make a priority. */
export class ProfileTemplate {
  readonly data: ProfileTemplateData;
  readonly #choices: ReadonlyMap<string, ProfileChoice>;
  readonly #framework: readonly { readonly pillar: string; readonly question: Question }[];

  constructor(data: ProfileTemplateData, framework: Lens) {
    this.data = data;
    this.#choices = new Map(
      data.questions.flatMap(({ choices }) => choices.map((choice) => [choice.id, choice])),
    );
    this.#framework = framework.pillars.flatMap(({ id, questions }) =>
      questions.map((question) => ({ pillar: id, question })),
    );
  }

  /**
   * Answers after an update of the questions that it names. Throws a ValidationException for questions and choices that the template
   * does not have, and where too few or too many are chosen.
   */
  updated(before: ProfileAnswers, updates: readonly ProfileAnswerUpdate[]): ProfileAnswers {
    const named = updates.map(({ QuestionId = '' }) => QuestionId);
    for (const id of named) {
      if (!this.data.questions.some((question) => question.id === id))
        throw refused(`The profile template has no question ${id}`);
    }
    if (new Set(named).size < named.length) throw refused('A question is answered twice');
    const chosen = new Map(
      updates.map(({ QuestionId = '', SelectedChoiceIds = [] }) => [QuestionId, SelectedChoiceIds]),
    );
    return Object.fromEntries(
      this.data.questions.map((question) => [
        question.id,
        chosenOf(question, chosen.get(question.id) ?? before[question.id] ?? []),
      ]),
    );
  }

  /**
   * Ids of the Framework's questions that answers make priorities: those that a chosen answer names, and those whose pillar at least
   * two name. Of more than `most`, first what an answer names first, so that each is heard; then what most answers name; of
   * equals, those with most practices of level high.
   */
  prioritized(answers: ProfileAnswers): ReadonlySet<string> {
    const chosen = Object.values(answers).flatMap((ids) => ids.flatMap((id) => this.#choices.get(id) ?? []));
    const named = countOf(chosen.flatMap(({ questions = [] }) => questions));
    const pillars = countOf(chosen.flatMap((choice) => choice.pillars ?? []));
    const first = new Set(chosen.map(({ questions = [] }) => questions[0]));
    const weighed = this.#framework
      .map(({ pillar, question }) => ({
        id: question.id,
        weight: NAMED * (named.get(question.number ?? '') ?? 0) + (pillars.get(pillar) ?? 0),
        isFirst: Number(first.has(question.number)),
        high: question.choices.filter(({ level }) => level === 'HIGH').length,
      }))
      .filter(({ weight }) => weight >= PRIORITY)
      .toSorted((a, b) => b.isFirst - a.isFirst || b.weight - a.weight || b.high - a.high);
    return new Set(weighed.slice(0, this.data.most).map(({ id }) => id));
  }
}

/** What is chosen of a question, in its own order. */
function chosenOf({ id, min, max, choices }: ProfileQuestion, chosen: readonly string[]): readonly string[] {
  const unknown = chosen.find((choice) => !choices.some((known) => known.id === choice));
  if (unknown !== undefined)
    throw refused(`The question ${id} of the profile template has no choice ${unknown}`);
  const ordered = choices.map((choice) => choice.id).filter((choice) => chosen.includes(choice));
  if (ordered.length < min || ordered.length > max)
    throw refused(
      `The question ${id} of the profile template takes ${min === max ? min : `${min} to ${max}`} of its choices, not ${ordered.length}`,
    );
  return ordered;
}

function refused(message: string) {
  return invalidMember('ProfileQuestions', `${message}.`);
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
