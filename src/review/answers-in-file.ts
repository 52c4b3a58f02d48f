import { type ChoiceState, type Lens, type Question, riskInterval } from '../lens/index.ts';
import { PracticeNames, questionKey } from './practice-names.ts';
import type { ClaimStatus, ReviewFile } from './review-file.ts';
import { riskIntervalOf } from './risk.ts';
import type { RiskInterval } from './review-result.ts';

/** What claims alone say of a lens. */
export interface AnswersInFile {
  /** By question id, the state of each claimed choice; questions without a claim are left out. */
  readonly states: ReadonlyMap<string, ReadonlyMap<string, ChoiceState>>;
  /** Ids of questions that do not apply. */
  readonly notApplicable: ReadonlySet<string>;
}

/** How the risk of an answered question changes from one version of a lens to the next. */
export interface RiskChange {
  readonly question: string;
  readonly title: string;
  readonly before: RiskInterval;
  /** Undefined where the new version does not have the question. */
  readonly after?: RiskInterval;
}

/** The claims of a review file about one lens. Names that the lens does not have are passed over. */
export function answersInFile(file: ReviewFile, lens: Lens): AnswersInFile {
  const names = new PracticeNames([lens]);
  const states = new Map<string, Map<string, ChoiceState>>();
  for (const { practice, says } of file.claims) {
    const lookup = names.practice(practice);
    if (!('found' in lookup)) continue;
    const { question, choice } = lookup.found;
    const ofQuestion = states.get(question.id) ?? new Map<string, ChoiceState>();
    states.set(question.id, ofQuestion.set(choice.id, STATES[says]));
  }
  const notApplicable = new Set<string>();
  const keys = new Map(
    lens.pillars.flatMap(({ questions }) =>
      questions.map((question) => [questionKey(lens, question), question.id] as const),
    ),
  );
  for (const { question } of file.questionsNotApplicable) {
    const lookup = names.question(question);
    const id = 'found' in lookup ? keys.get(lookup.found) : undefined;
    if (id !== undefined) notApplicable.add(id);
  }
  return { states, notApplicable };
}

const STATES: Readonly<Record<ClaimStatus, ChoiceState>> = {
  'in-place': 'selected',
  'not-in-place': 'not-selected',
  'not-applicable': 'not-applicable',
};

/** The answered questions whose risk, by the claims alone, is another one under the new version, in the order of the old one. */
export function riskChanges(file: ReviewFile, before: Lens, after: Lens): readonly RiskChange[] {
  const answers = answersInFile(file, before);
  const news = new Map(
    after.pillars.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const)),
  );
  return before.pillars
    .flatMap(({ questions }) => questions)
    .flatMap((question): readonly RiskChange[] => {
      if (!answers.states.has(question.id) && !answers.notApplicable.has(question.id)) return [];
      const was = riskUnder(question, answers);
      const now = news.get(question.id);
      const about = { question: question.id, title: question.title, before: was };
      if (now === undefined) return [about];
      const is = riskUnder(now, answers);
      return was.lowest === is.lowest && was.highest === is.highest ? [] : [{ ...about, after: is }];
    });
}

/** Claims on choices that the question does not have are passed over, as the WA Tool does when it upgrades a review. */
function riskUnder(question: Question, { states, notApplicable }: AnswersInFile): RiskInterval {
  if (notApplicable.has(question.id)) return { lowest: 'NOT_APPLICABLE', highest: 'NOT_APPLICABLE' };
  const kept = new Set(question.choices.map(({ id }) => id));
  const known = [...(states.get(question.id) ?? [])].filter(([id]) => kept.has(id));
  return riskIntervalOf(riskInterval(question, new Map(known)));
}
