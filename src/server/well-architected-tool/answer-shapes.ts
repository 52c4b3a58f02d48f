import type { Choice, Question, Resource } from '../../lens/index.ts';
import { type AnswerState, type ApiRisk, choiceIds, type ChoiceState, UNANSWERED } from './answer-state.ts';
import type { CurrentAnswer } from './current-answer.ts';
import { improvementPlanMember } from './improvements.ts';
import { FRAMEWORK_ARN, type LensCatalog, type LensContent, type PlacedQuestion } from './lens-catalog.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import { renderedOnce } from './protocol/raw-json.ts';

type ApiAnswer = NonNullable<OutputOf<'GetAnswer'>['Answer']>;
type ApiAnswerSummary = NonNullable<OutputOf<'ListAnswers'>['AnswerSummaries']>[number];
type ApiChoice = NonNullable<ApiAnswer['Choices']>[number];

/** A question with what was answered, as GetAnswer shows it. */
export function answerShape(
  catalog: LensCatalog,
  content: LensContent,
  placed: PlacedQuestion,
  state: AnswerState,
  risk: ApiRisk,
): ApiAnswer {
  return {
    ...questionShape(catalog, content, placed),
    ...improvementPlanMember(content, placed.question, state),
    SelectedChoices: state.selected,
    ChoiceAnswers: answeredChoices(placed.question, state).map(({ id, status, reason, notes }) => ({
      ChoiceId: id,
      Status: status,
      Reason: reason,
      Notes: notes,
    })),
    IsApplicable: state.isApplicable,
    Risk: risk,
    Notes: state.notes,
    Reason: state.reason,
  };
}

/** The same, rendered: clients ask again and again for answers that nobody changed. */
export function renderedAnswer(
  catalog: LensCatalog,
  { content, placed, risk, kept }: CurrentAnswer,
): ApiAnswer {
  const { answers } = madeOnce(content);
  const key = `${placed.question.id} ${risk} ${kept}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const state = kept === '' ? UNANSWERED : (JSON.parse(kept) as AnswerState);
  const answer = renderedOnce(answerShape(catalog, content, placed, state, risk));
  if (answers.size >= MOST_ANSWERS) answers.clear();
  if (kept.length <= LONGEST_KEPT) answers.set(key, answer);
  return answer;
}

/** Of one version of a lens; some 10 kB each. */
const MOST_ANSWERS = 500;
const LONGEST_KEPT = 4000;

/** What was said of choices: each that is selected, though nothing more was said of it, and each of which more was said. */
function answeredChoices(question: Question, { selected, choices }: AnswerState): readonly ChoiceState[] {
  if (selected.length === 0 && choices.length === 0) return [];
  return [...choiceIds(question)].flatMap((id): readonly ChoiceState[] => {
    const said = choices.find((choice) => choice.id === id);
    if (said !== undefined) return [said];
    return selected.includes(id) ? [{ id, status: 'SELECTED', reason: 'NONE', notes: '' }] : [];
  });
}

const PAGES = 'https://docs.aws.amazon.com/wellarchitected/latest/framework';

/** AWS's page about a question of the Framework: `sec-08.html`. That of SUS01 has no name to rely on; its pillar's lists it. */
function frameworkPage({ arn }: LensContent, { number }: Question): string | undefined {
  const [, pillar = '', place = ''] = /^([A-Z]+)(\d+)$/.exec(number ?? '') ?? [];
  if (arn !== FRAMEWORK_ARN || pillar === '') return undefined;
  return number === 'SUS01'
    ? `${PAGES}/a-sustainability.html`
    : `${PAGES}/${pillar.toLowerCase()}-${place}.html`;
}

/** The same as ListAnswers shows it: without the texts and notes. */
export function answerSummaryShape(
  catalog: LensCatalog,
  content: LensContent,
  placed: PlacedQuestion,
  state: AnswerState,
  risk: ApiRisk,
  questionType?: 'PRIORITIZED' | 'NON_PRIORITIZED',
): ApiAnswerSummary {
  const { QuestionId, PillarId, QuestionTitle, Choices } = questionShape(catalog, content, placed);
  return {
    QuestionId,
    PillarId,
    QuestionTitle,
    Choices,
    SelectedChoices: state.selected,
    ChoiceAnswerSummaries: answeredChoices(placed.question, state).map(({ id, status, reason }) => ({
      ChoiceId: id,
      Status: status,
      Reason: reason,
    })),
    IsApplicable: state.isApplicable,
    Risk: risk,
    Reason: state.reason,
    ...(questionType !== undefined && { QuestionType: questionType }),
  };
}

/** What GetAnswer shows of a question, whatever the answer. */
type QuestionShape = Pick<
  ApiAnswer,
  'QuestionDescription' | 'HelpfulResourceUrl' | 'HelpfulResourceDisplayText'
> &
  Required<Pick<ApiAnswer, 'QuestionId' | 'PillarId' | 'QuestionTitle' | 'Choices'>>;

/** What is made once a version of a lens. */
interface MadeOnce {
  /** By id: questions do not change with answers. */
  readonly questions: Map<string, QuestionShape>;
  /** By question, risk and state. */
  readonly answers: Map<string, ApiAnswer>;
}

const MADE = new WeakMap<LensContent, MadeOnce>();

function madeOnce(content: LensContent): MadeOnce {
  let made = MADE.get(content);
  if (made === undefined) {
    made = { questions: new Map(), answers: new Map() };
    MADE.set(content, made);
  }
  return made;
}

function questionShape(catalog: LensCatalog, content: LensContent, placed: PlacedQuestion): QuestionShape {
  const { questions } = madeOnce(content);
  let shape = questions.get(placed.question.id);
  if (shape === undefined) {
    shape = newQuestionShape(catalog, content, placed);
    questions.set(placed.question.id, shape);
  }
  return shape;
}

function newQuestionShape(
  catalog: LensCatalog,
  content: LensContent,
  { pillar, question }: PlacedQuestion,
): QuestionShape {
  const { id, number, title, helpfulResource } = question;
  const means = number && catalog.texts.questions.get(number)?.means;
  const description = question.description ?? means;
  const helpfulUrl = helpfulResource?.url ?? frameworkPage(content, question);
  return {
    QuestionId: id,
    PillarId: pillar.id,
    QuestionTitle: title,
    ...(description !== undefined && { QuestionDescription: description }),
    ...(helpfulUrl !== undefined && { HelpfulResourceUrl: helpfulUrl }),
    ...(helpfulResource?.displayText !== undefined && {
      HelpfulResourceDisplayText: helpfulResource.displayText,
    }),
    Choices: choicesOf(catalog, content, question),
  };
}

function choicesOf(
  catalog: LensCatalog,
  { type }: LensContent,
  { choices, noneOfThese }: Question,
): readonly ApiChoice[] {
  const shapes = choices.map((choice) => choiceShape(catalog, choice));
  if (noneOfThese === undefined) return renderedOnce(shapes);
  const { id, title } = noneOfThese;
  const none = { ChoiceId: id, Title: title, ...(type === 'AWS_OFFICIAL' && { Description: '' }) };
  return renderedOnce([...shapes, none]);
}

function choiceShape({ texts }: LensCatalog, choice: Choice): ApiChoice {
  const text = choice.practice === undefined ? undefined : texts.practices.get(choice.practice);
  const helpful = contentShape(choice.helpfulResource);
  const plan = contentShape(choice.improvementPlan, text?.how);
  return {
    ChoiceId: choice.id,
    Title: choice.title,
    ...(text !== undefined && { Description: text.means }),
    ...(helpful !== undefined && { HelpfulResource: helpful }),
    ...(plan !== undefined && { ImprovementPlan: plan }),
    ...(choice.additionalResources !== undefined && {
      AdditionalResources: choice.additionalResources.map(({ type, content }) => ({
        Type: type,
        Content: content.flatMap((resource) => contentShape(resource) ?? []),
      })),
    }),
  };
}

function contentShape(resource: Resource | undefined, text = resource?.displayText) {
  const url = resource?.url;
  if (text === undefined && url === undefined) return undefined;
  return { ...(text !== undefined && { DisplayText: text }), ...(url !== undefined && { Url: url }) };
}
