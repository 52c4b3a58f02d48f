import type { Db } from '../../store/store.ts';
import { everyRow } from '../../store/stored-tables.ts';
import { type AnswerState, riskOf } from '../well-architected-tool/answer-state.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import type { Snapshot } from '../well-architected-tool/reviews.ts';
import type { CheckedServices } from './store-problems.ts';

interface RatedAnswer {
  readonly lens: string;
  readonly question: string;
  readonly pillar: string;
  readonly risk: string;
  readonly state: AnswerState;
}

/**
 * Answers that their lens does not have, or rates otherwise, now and in milestones. Answers to a lens that was removed wait for it to
 * come back, and the lenses of this release do not speak of answers to those of another.
 */
export async function* answerProblems(db: Db, { lenses }: CheckedServices): AsyncGenerator<string> {
  const known = new Map<string, LensContent | undefined>();
  const contentOf = async (lens: string, version: string): Promise<LensContent | undefined> => {
    const key = `${lens} ${version}`;
    if (!known.has(key)) known.set(key, await lenses.applied(db, lens, version).catch(undefinedWhereMissing));
    return known.get(key);
  };
  const reviews = new Map<string, LensContent>();
  for (const { subject, lens, version } of await reviewsOf(db)) {
    const content = await contentOf(lens, version);
    if (content === undefined)
      yield `lens_review ${subject} ${lens}: there is no version ${version} of the lens`;
    else if (content.version === version) reviews.set(`${subject} ${lens}`, content);
  }
  for await (const row of everyRow(db, 'answer')) {
    const { subject, lens, question, body } = row as Record<string, string>;
    const [content, state] = [reviews.get(`${subject} ${lens}`), parsed<AnswerState>(body)];
    const problem = content && state && problemOf(content, { ...(row as unknown as RatedAnswer), state });
    if (problem !== undefined) yield `answer ${subject} ${lens} ${question}: ${problem}`;
  }
  for await (const row of everyRow(db, 'milestone')) {
    const { reviews: saved = [], answers = [] } = parsed<Snapshot>(String(row['snapshot'])) ?? {};
    const versions = new Map(saved.map(({ lens, version }) => [lens, version]));
    for (const answer of answers) {
      const version = versions.get(answer.lens) ?? '';
      const content = await contentOf(answer.lens, version);
      const problem = content?.version === version ? problemOf(content, answer) : undefined;
      if (problem !== undefined)
        yield `milestone ${row['workload']} ${row['number']}, answer ${answer.lens} ${answer.question}: ${problem}`;
    }
  }
}

async function reviewsOf(db: Db) {
  return await db
    .selectFrom('lens_review')
    .select(['subject', 'lens', 'version'])
    .orderBy('subject')
    .orderBy('lens')
    .execute();
}

function undefinedWhereMissing(error: unknown): undefined {
  if (!(error instanceof ApiError)) throw error;
}

function problemOf(content: LensContent, answer: RatedAnswer): string | undefined {
  const placed = content.questions.get(answer.question);
  if (placed === undefined) return 'the lens has no such question';
  if (placed.pillar.id !== answer.pillar)
    return `it is filed under ${answer.pillar}, and the question is of ${placed.pillar.id}`;
  const risk = riskOf(placed.question, answer.state);
  return risk === answer.risk
    ? undefined
    : `its risk is kept as ${answer.risk}, and the lens rates it ${risk}`;
}

/** Undefined where it is no JSON, which another rule tells. */
function parsed<T>(text: string | undefined): T | undefined {
  try {
    return JSON.parse(text ?? '') as T;
  } catch {
    return undefined;
  }
}
