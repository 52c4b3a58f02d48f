import {
  CLAIM_IT,
  type Improvement,
  type LensTexts,
  reviewAgain,
  type ReviewResult,
} from '../../review/index.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { notFound } from '../well-architected-tool/protocol/api-error.ts';
import { newestDone, type ReviewRun, runOf } from './review-runs.ts';
import { isoDate, laterStatements, type ReviewedLens, saidOf, type SavedStatements } from './statements.ts';

type ResultCall = Pick<Call, 'db' | 'services' | 'now'>;

/** The newest finished review of a workload beside what people say now. */
export interface CurrentResult {
  /** None where no review has finished yet: then there is no evidence. */
  readonly run: ReviewRun | undefined;
  readonly result: ReviewResult;
  readonly lenses: readonly ReviewedLens[];
}

/** Here a practice is claimed by an answer; what to do about one of the Framework its text says. */
function withRemedy(item: Improvement, { practices }: LensTexts): Improvement {
  if (item.remediation !== CLAIM_IT) return item;
  const remediation =
    practices.get(item.practices[0] ?? '')?.how ??
    'Put this practice in place, then select it in the answer.';
  return { ...item, remediation };
}

/** The evidence of the newest finished run beside the answers and accepted risks of now, as of the server's day. */
export async function currentResult(call: ResultCall, workload: string): Promise<CurrentResult> {
  const { db, now } = call;
  const run = await newestDone(db, workload);
  const raw = run === undefined ? noEvidence(isoDate(now)) : await rawResult(call, run.id);
  const saved = await saidOf(db, workload);
  if (saved === undefined) throw notFound('WORKLOAD', workload);
  const { result, ...rest } = await besideStatements(call, raw, saved, isoDate(now));
  const improvements = result.improvements.map((item) => withRemedy(item, call.services.lenses.texts));
  return { run, ...rest, result: { ...result, improvements } };
}

/** The result of a run with what people had said when it ended; undefined where there is none, or none any more. */
export async function resultOfRun(
  call: ResultCall,
  subject: string,
  id: string,
): Promise<ReviewResult | undefined> {
  const { ended_at: endedAt } = await runOf(call.db, subject, id);
  const row = await call.db
    .selectFrom('review_run')
    .select(['result', 'statements'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.result === null) return undefined;
  const raw = JSON.parse(row.result) as ReviewResult;
  if (row.statements === null) return raw;
  const saved = JSON.parse(row.statements) as SavedStatements;
  return (await besideStatements(call, raw, saved, isoDate(endedAt ?? call.now))).result;
}

/** A result beside statements, as of a day. */
export async function besideStatements(
  { db, services }: Pick<Call, 'db' | 'services'>,
  raw: ReviewResult,
  saved: SavedStatements,
  date: string,
): Promise<Omit<CurrentResult, 'run'>> {
  const { lenses, said } = await laterStatements(db, services.lenses, saved);
  return {
    lenses,
    result: reviewAgain(
      raw,
      lenses.map(({ lens }) => lens),
      said,
      date,
    ),
  };
}

/** Results by run, the newest last, and how many characters of JSON each was. */
const PARSED = new Map<string, { readonly result: ReviewResult; readonly characters: number }>();
/** Parsed, a result takes some four bytes a character. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** What the code of a run showed, without what people say. Results do not change, and several views of one come one after the other. */
export async function rawResult({ db }: Pick<ResultCall, 'db'>, id: string): Promise<ReviewResult> {
  const known = PARSED.get(id);
  if (known !== undefined) return known.result;
  const { result: text } = await db
    .selectFrom('review_run')
    .select('result')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const result = JSON.parse(text ?? '') as ReviewResult;
  PARSED.set(id, { result, characters: text?.length ?? 0 });
  let kept = 0;
  for (const [key, { characters }] of [...PARSED].toReversed()) {
    kept += characters;
    if (kept > MOST_CHARACTERS && key !== id) PARSED.delete(key);
  }
  return result;
}

/** What a review would say that saw no code. */
function noEvidence(date: string): ReviewResult {
  return {
    schemaVersion: '1',
    date,
    workload: { name: '', pillarPriorities: [] },
    architecture: { resources: 0, kinds: [], files: [], diagnostics: [] },
    lenses: [],
    pillars: [],
    questions: [],
    riskCounts: { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
    improvements: [],
    acceptedRisks: [],
    suppressed: [],
    checks: [],
    checksRun: 0,
  };
}
