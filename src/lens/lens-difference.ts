import { renderCondition } from './condition.ts';
import type { Choice, Lens, Pillar, Question, Resource, RiskLevel } from './lens.ts';
import { riskAt, type RiskTable, riskTableOf } from './risk-table.ts';

/** One thing that differs between two versions of a lens. */
export interface LensChange {
  readonly what: 'lens' | 'pillar' | 'question' | 'choice' | 'rules';
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** Ids of what it is about; of the new version where it is in both. */
  readonly pillar?: string;
  readonly question?: string;
  readonly choice?: string;
  /** Which text or place changed. */
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
  /** For rules: how many answers to the choices of both versions are rated otherwise, and the first of them. */
  readonly rating?: RatingChange;
}

export interface RatingChange {
  /** Answers to the choices that both versions have, the others not selected. */
  readonly answers: number;
  readonly different: number;
  readonly example?: {
    readonly selected: readonly string[];
    readonly before: RiskLevel | 'UNANSWERED';
    readonly after: RiskLevel | 'UNANSWERED';
  };
}

/**
 * Everything that differs between two versions of a lens, in the order of the new one, what is gone after its neighbours. Not
 * rating the answers (`rate: false`) saves most of the time, and tells of rules only where their text differs.
 */
export function lensDifference(before: Lens, after: Lens, { rate = true } = {}): readonly LensChange[] {
  const pillars = paired(before.pillars, after.pillars);
  const questions = paired(placedQuestions(before), placedQuestions(after));
  return [
    ...textChanges({ what: 'lens' }, lensTexts(before), lensTexts(after)),
    ...pillars.flatMap(([old, now]) => pillarChanges(old, now)),
    ...orderChange({ what: 'lens' }, 'order of pillars', before.pillars, after.pillars),
    ...questions.flatMap(([old, now]) => questionChanges(old, now, rate)),
  ];
}

type Place = Pick<LensChange, 'what' | 'pillar' | 'question' | 'choice'>;

interface PlacedQuestion {
  readonly id: string;
  readonly pillar: Pillar;
  readonly question: Question;
}

function placedQuestions({ pillars }: Lens): readonly PlacedQuestion[] {
  return pillars.flatMap((pillar) =>
    pillar.questions.map((question) => ({ id: question.id, pillar, question })),
  );
}

type Pair<T> = readonly [T | undefined, T | undefined];

/** What has the same id in both, and what only one of them has. */
function paired<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const olds = new Map(before.map((item) => [item.id, item]));
  const news = new Set(after.map(({ id }) => id));
  return [
    ...after.map((now): Pair<T> => [olds.get(now.id), now]),
    ...before.filter(({ id }) => !news.has(id)).map((old): Pair<T> => [old, undefined]),
  ];
}

function pillarChanges(old: Pillar | undefined, now: Pillar | undefined): readonly LensChange[] {
  const { id, name } = (now ?? old)!;
  const place: Place = { what: 'pillar', pillar: id };
  if (old === undefined) return [{ ...place, change: 'added', after: name }];
  if (now === undefined) return [{ ...place, change: 'removed', before: name }];
  const kept = new Set(old.questions.map((question) => question.id));
  const common = now.questions.filter((question) => kept.has(question.id));
  const still = new Set(common.map((question) => question.id));
  return [
    ...textChanges(place, new Map([['name', old.name]]), new Map([['name', now.name]])),
    ...orderChange(
      place,
      'order of questions',
      old.questions.filter((question) => still.has(question.id)),
      common,
    ),
  ];
}

function questionChanges(
  old: PlacedQuestion | undefined,
  now: PlacedQuestion | undefined,
  rate: boolean,
): readonly LensChange[] {
  const { pillar, question } = (now ?? old)!;
  const place: Place = { what: 'question', pillar: pillar.id, question: question.id };
  if (old === undefined) return [{ ...place, change: 'added', after: question.title }];
  if (now === undefined) return [{ ...place, change: 'removed', before: question.title }];
  const choices = paired(allChoices(old.question), allChoices(question));
  const isMoved = old.pillar.id !== pillar.id;
  return [
    ...(isMoved
      ? [{ ...place, change: 'moved', field: 'pillar', before: old.pillar.id, after: pillar.id } as const]
      : []),
    ...textChanges(place, questionTexts(old.question), questionTexts(question)),
    ...choices.flatMap(([was, is]) => choiceChanges(place, was, is)),
    ...rulesChange(place, old.question, question, rate),
  ];
}

function choiceChanges(
  question: Place,
  old: Choice | undefined,
  now: Choice | undefined,
): readonly LensChange[] {
  const { id, title } = (now ?? old)!;
  const place: Place = { ...question, what: 'choice', choice: id };
  if (old === undefined) return [{ ...place, change: 'added', after: title }];
  if (now === undefined) return [{ ...place, change: 'removed', before: title }];
  return textChanges(place, choiceTexts(old), choiceTexts(now));
}

function rulesChange(place: Place, old: Question, now: Question, rate: boolean): readonly LensChange[] {
  const [before, after] = [rulesText(old), rulesText(now)];
  const rating = rate ? ratingChange(old, now) : undefined;
  if (before === after && (rating === undefined || rating.different === 0)) return [];
  return [{ ...place, what: 'rules', change: 'changed', before, after, ...(rating && { rating }) }];
}

function rulesText({ riskRules }: Question): string {
  return riskRules.map(({ condition, risk }) => `${renderCondition(condition)} -> ${risk}`).join('\n');
}

const MOST_SHARED = 16;

function ratingChange(old: Question, now: Question): RatingChange | undefined {
  const [before, after] = [riskTableOf(old), riskTableOf(now)];
  if (before === undefined || after === undefined) return undefined;
  const shared = after.ids.filter((id) => before.ids.includes(id));
  if (shared.length > MOST_SHARED) return undefined;
  const answers = 2 ** shared.length;
  let different = 0;
  let example: RatingChange['example'];
  for (let answer = 0; answer < answers; answer += 1) {
    const selected = shared.filter((_, index) => (answer >>> index) & 1);
    const [was, is] = [riskOf(before, selected), riskOf(after, selected)];
    if (was === is) continue;
    different += 1;
    example ??= { selected, before: was, after: is };
  }
  return { answers, different, ...(example && { example }) };
}

function riskOf(table: RiskTable, selected: readonly string[]): RiskLevel | 'UNANSWERED' {
  const bits = selected.reduce((sum, id) => sum + 2 ** table.ids.indexOf(id), 0);
  return riskAt(table, bits) ?? 'UNANSWERED';
}

function orderChange(
  place: Place,
  field: string,
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): readonly LensChange[] {
  const kept = new Set(after.map(({ id }) => id));
  const olds = new Set(before.map(({ id }) => id));
  const was = before.filter(({ id }) => kept.has(id)).map(({ id }) => id);
  const is = after.filter(({ id }) => olds.has(id)).map(({ id }) => id);
  if (was.join(' ') === is.join(' ')) return [];
  return [{ ...place, change: 'moved', field, before: was.join(', '), after: is.join(', ') }];
}

type Texts = ReadonlyMap<string, string | undefined>;

function textChanges(place: Place, before: Texts, after: Texts): readonly LensChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field): readonly LensChange[] => {
    const [was, is] = [before.get(field), after.get(field)];
    if (was === is) return [];
    return [
      {
        ...place,
        change: 'changed',
        field,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
}

function lensTexts({ name, description }: Lens): Texts {
  return new Map([
    ['name', name],
    ['description', description],
  ]);
}

function questionTexts({ title, description, helpfulResource }: Question): Texts {
  return new Map([
    ['title', title],
    ['description', description],
    ['helpfulResource', resourceText(helpfulResource)],
  ]);
}

function choiceTexts({ title, helpfulResource, improvementPlan, additionalResources = [] }: Choice): Texts {
  return new Map([
    ['title', title],
    ['helpfulResource', resourceText(helpfulResource)],
    ['improvementPlan', resourceText(improvementPlan)],
    ...additionalResources.map(
      ({ type, content }) => [`additionalResources ${type}`, content.map(resourceText).join('\n')] as const,
    ),
  ]);
}

function resourceText(resource: Resource | undefined): string | undefined {
  if (resource === undefined) return undefined;
  return [resource.displayText, resource.url].filter((text) => text !== undefined).join(' ');
}

function allChoices({ choices, noneOfThese }: Question): readonly Choice[] {
  return [...choices, ...(noneOfThese === undefined ? [] : [noneOfThese])];
}
