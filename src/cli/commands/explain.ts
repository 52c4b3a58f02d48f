import type { Check } from '../../checks/check.ts';
import { checks as catalogue } from '../../checks/index.ts';
import type { Choice, Lens, Question } from '../../lens/index.ts';
import { type Explanation, renderExplanation } from '../../reports/explanation.ts';
import { type Pack, packKey, type Strength } from '../../review/index.ts';
import { nearestName } from '../../document/nearest-name.ts';
import { loadData, loadTexts, loadUnseenPractices, type ProgramData } from '../load-data.ts';
import { lensAliases } from '../load-lenses.ts';
import { loadOwnChecks } from '../load-own-checks.ts';
import { lensesAround } from '../read-review-file.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';

const FRAMEWORK_ALIAS = 'wellarchitected';

interface ExplainOptions {
  readonly lens?: readonly string[];
  readonly color: boolean;
}

/** Tells what a practice, a question or a check is about, and what code can show of it. */
export async function explainCommand(id: string, { lens: given, color }: ExplainOptions): Promise<void> {
  const data = loadData();
  const folder = process.cwd();
  const around = lensesAround(folder, data, given);
  const own = await loadOwnChecks(folder, undefined, {}, around);
  const checks = [...catalogue, ...own.checks];
  const explanation =
    explainInLenses(id, around.lenses, own.pack, checks) ??
    explainCheck(id, around.lenses, own.pack, checks) ??
    explainInOtherLenses(id, folder, data, checks);
  if (explanation === undefined) throw unknown(id, around.lenses, checks);
  process.stdout.write(renderExplanation(explanation, terminalTraits(color)));
}

function explainInLenses(
  id: string,
  lenses: readonly Lens[],
  pack: Pack,
  checks: readonly Check[],
): Explanation | undefined {
  for (const lens of lenses) {
    const found =
      explainPractice(id, lens, pack, checks) ?? explainQuestion(id, lens, pack) ?? explainPillar(id, lens);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Lenses that come with the program are read only for what the Framework does not know. */
function explainInOtherLenses(
  id: string,
  folder: string,
  data: ProgramData,
  checks: readonly Check[],
): Explanation | undefined {
  const { lenses, pack } = lensesAround(folder, data, lensAliases());
  return explainInLenses(id, lenses, pack, checks);
}

function explainPractice(
  id: string,
  lens: Lens,
  pack: Pack,
  checks: readonly Check[],
): Explanation | undefined {
  for (const { pillar, question, choice } of placesIn(lens)) {
    const key = packKey(lens, question, choice);
    if (!isNamed(id, choice.practice, choice.id, key, `${question.id}/${choice.id}`)) continue;
    const name = choice.practice ?? choice.id;
    const strengths = pack.get(key) ?? new Map<string, Strength>();
    const unseen = loadUnseenPractices().get(name);
    const text = choice.practice === undefined ? ownWords(choice) : loadTexts().practices.get(name);
    return {
      subject: 'practice',
      practice: practiceOf(choice),
      question: { id: question.number ?? question.id, title: question.title },
      pillar: pillarIn(lens, pillar),
      checks: checks.flatMap(({ id, title, blindSpots }) => {
        const strength = strengths.get(id);
        return strength === undefined ? [] : [{ id, title, blindSpots, strength }];
      }),
      ...(unseen !== undefined && { unseen }),
      ...(text !== undefined && { text }),
    };
  }
  return undefined;
}

/** What the author of a lens says of a choice. */
function ownWords({ helpfulResource, improvementPlan }: Choice): { means?: string; how?: string } {
  const means = helpfulResource?.displayText;
  const how = improvementPlan?.displayText;
  return { ...(means !== undefined && { means }), ...(how !== undefined && { how }) };
}

function pillarIn(lens: Lens, { name }: { readonly name: string }): string {
  return lens.alias === FRAMEWORK_ALIAS ? name : `${lens.name}, ${name}`;
}

function explainPillar(id: string, lens: Lens): Explanation | undefined {
  const pillar = lens.pillars.find((candidate) => isNamed(id, candidate.id, candidate.name));
  if (pillar === undefined) return undefined;
  const isOfFramework = lens.alias === FRAMEWORK_ALIAS;
  return {
    subject: 'pillar',
    pillar: { id: pillar.id, title: pillarIn(lens, pillar) },
    principles: isOfFramework ? (loadTexts().principles.get(pillar.id) ?? []) : [],
    questions: pillar.questions.map(({ id: questionId, number, title }) => ({
      id: number ?? questionId,
      title,
    })),
  };
}

function explainQuestion(id: string, lens: Lens, pack: Pack): Explanation | undefined {
  const place = placesIn(lens).find(({ question }) =>
    isNamed(id, question.number, question.id, `${lens.alias}/${question.id}`),
  );
  if (place === undefined) return undefined;
  const { pillar, question } = place;
  return {
    subject: 'question',
    question: {
      id: question.number ?? question.id,
      title: question.title,
      ...descriptionOf(question),
    },
    pillar: pillarIn(lens, pillar),
    practices: question.choices.map((choice) => ({
      ...practiceOf(choice),
      strengths: [...(pack.get(packKey(lens, question, choice))?.values() ?? [])],
    })),
  };
}

function explainCheck(
  id: string,
  lenses: readonly Lens[],
  pack: Pack,
  checks: readonly Check[],
): Explanation | undefined {
  const check = checks.find((check) => isNamed(id, check.id, ...(check.formerIds ?? [])));
  if (check === undefined) return undefined;
  return {
    subject: 'check',
    check: { ...check, kinds: check.kinds.map(({ name }) => name) },
    practices: lenses.flatMap((lens) =>
      placesIn(lens).flatMap(({ question, choice }) => {
        const strength = pack.get(packKey(lens, question, choice))?.get(check.id);
        return strength === undefined ? [] : [{ ...practiceOf(choice), strength }];
      }),
    ),
  };
}

function descriptionOf({ number, description: own }: Question) {
  const description = number === undefined ? own : loadTexts().questions.get(number)?.means;
  return description === undefined ? {} : { description };
}

function practiceOf({ id, practice = id, title, level, helpfulResource }: Choice) {
  const url = helpfulResource?.url;
  return { id: practice, title, ...(level !== undefined && { level }), ...(url !== undefined && { url }) };
}

function placesIn(lens: Lens) {
  return lens.pillars.flatMap((pillar) =>
    pillar.questions.flatMap((question) => question.choices.map((choice) => ({ pillar, question, choice }))),
  );
}

function isNamed(given: string, ...names: readonly (string | undefined)[]): boolean {
  return names.some((name) => name?.toLowerCase() === given.toLowerCase());
}

function unknown(id: string, lenses: readonly Lens[], checks: readonly Check[]): UsageError {
  const names = lenses
    .flatMap(placesIn)
    .flatMap(({ question, choice }) => [question.number ?? question.id, choice.practice ?? choice.id]);
  const question = questionNamedIn(id, lenses);
  const nearest = nearestName(id, [...new Set([...names, ...checks.map((check) => check.id)])]);
  const advice =
    question !== undefined && nearest?.startsWith(question) !== true
      ? `The practices of ${question}: hexastyle explain ${question}`
      : nearest === undefined
        ? 'Expected a practice (SEC08-BP02), a question (SEC08) or a check (hexastyle check list shows all).'
        : `Did you mean ${nearest}?`;
  return new UsageError(`nothing is called "${id}". ${advice}`);
}

/** `SEC08-BP99` names a question that is there, whatever the practice. */
function questionNamedIn(id: string, lenses: readonly Lens[]): string | undefined {
  const number = /^([a-z]+\d+)-bp\d+$/i.exec(id)?.[1];
  return number === undefined
    ? undefined
    : lenses.flatMap(placesIn).find(({ question }) => isNamed(number, question.number))?.question.number;
}
