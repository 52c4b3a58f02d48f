import type { Check } from '../../checks/check.ts';
import { checks as catalogue } from '../../checks/index.ts';
import type { Choice, Lens } from '../../lens/index.ts';
import { type Explanation, renderExplanation } from '../../reports/explanation.ts';
import type { Pack, Strength } from '../../review/index.ts';
import { nearestName } from '../../document/nearest-name.ts';
import { loadData, loadTexts, loadUnseenPractices } from '../load-data.ts';
import { loadOwnChecks } from '../load-own-checks.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';

/** Tells what a practice, a question or a check is about, and what code can show of it. */
export async function explainCommand(id: string, { color }: { readonly color: boolean }): Promise<void> {
  const data = loadData();
  const { framework } = data;
  const own = await loadOwnChecks(process.cwd(), undefined, {}, { lenses: [framework], pack: data.pack });
  const { pack } = own;
  const checks = [...catalogue, ...own.checks];
  const explanation =
    explainPractice(id, framework, pack, checks) ??
    explainQuestion(id, framework, pack) ??
    explainCheck(id, framework, pack, checks);
  if (explanation === undefined) throw unknown(id, framework, checks);
  process.stdout.write(renderExplanation(explanation, terminalTraits(color)));
}

function explainPractice(
  id: string,
  lens: Lens,
  pack: Pack,
  checks: readonly Check[],
): Explanation | undefined {
  for (const { pillar, question, choice } of placesIn(lens)) {
    if (!isNamed(id, choice.practice, choice.id)) continue;
    const name = choice.practice ?? choice.id;
    const strengths = pack.get(name) ?? new Map<string, Strength>();
    const unseen = loadUnseenPractices().get(name);
    const text = loadTexts().practices.get(name);
    return {
      subject: 'practice',
      practice: practiceOf(choice),
      question: { id: question.number ?? question.id, title: question.title },
      pillar: pillar.name,
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

function explainQuestion(id: string, lens: Lens, pack: Pack): Explanation | undefined {
  const place = placesIn(lens).find(({ question }) => isNamed(id, question.number, question.id));
  if (place === undefined) return undefined;
  const { pillar, question } = place;
  return {
    subject: 'question',
    question: {
      id: question.number ?? question.id,
      title: question.title,
      ...descriptionOf(question.number),
    },
    pillar: pillar.name,
    practices: question.choices.map((choice) => ({
      ...practiceOf(choice),
      strengths: [...(pack.get(choice.practice ?? choice.id)?.values() ?? [])],
    })),
  };
}

function explainCheck(id: string, lens: Lens, pack: Pack, checks: readonly Check[]): Explanation | undefined {
  const check = checks.find((check) => isNamed(id, check.id, ...(check.formerIds ?? [])));
  if (check === undefined) return undefined;
  return {
    subject: 'check',
    check: { ...check, kinds: check.kinds.map(({ name }) => name) },
    practices: placesIn(lens).flatMap(({ choice }) => {
      const strength = pack.get(choice.practice ?? choice.id)?.get(check.id);
      return strength === undefined ? [] : [{ ...practiceOf(choice), strength }];
    }),
  };
}

function descriptionOf(number: string | undefined) {
  const text = number === undefined ? undefined : loadTexts().questions.get(number);
  return text === undefined ? {} : { description: text.means };
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

function unknown(id: string, lens: Lens, checks: readonly Check[]): UsageError {
  const names = placesIn(lens).flatMap(({ question, choice }) => [
    question.number ?? question.id,
    choice.practice ?? choice.id,
  ]);
  const question = questionNamedIn(id, lens);
  const nearest = nearestName(id, [...new Set([...names, ...checks.map((check) => check.id)])]);
  const advice =
    question !== undefined
      ? `The practices of ${question}: hexastyle explain ${question}`
      : nearest === undefined
        ? 'Expected a practice (SEC08-BP02), a question (SEC08) or a check (hexastyle check list shows all).'
        : `Did you mean ${nearest}?`;
  return new UsageError(`nothing is called "${id}". ${advice}`);
}

/** `SEC08-BP99` names a question that is there, whatever the practice. */
function questionNamedIn(id: string, lens: Lens): string | undefined {
  const number = /^([a-z]+\d+)-bp\d+$/i.exec(id)?.[1];
  return number === undefined
    ? undefined
    : placesIn(lens).find(({ question }) => isNamed(number, question.number))?.question.number;
}
