import type {
  EvidenceResult,
  Improvement,
  PillarResult,
  PathStepResult,
  PracticeResult,
  QuestionResult,
  ReviewResult,
  RiskInterval,
} from '../review/review-result.ts';
import { isMissing, levelOf } from '../review/improvement-plan.ts';
import { levelRank, riskRank } from '../review/risk.ts';
import { resourceName } from './resource-name.ts';
import { counted, listed, standingOf } from './words.ts';

/** What a review comes to, in a sentence or two; the same in every report. */
export function answerInWords(result: ReviewResult): string {
  const { HIGH, MEDIUM, UNANSWERED, NONE, NOT_APPLICABLE } = result.riskCounts;
  const total = HIGH + MEDIUM + UNANSWERED + NONE + NOT_APPLICABLE;
  const applicable = total - NOT_APPLICABLE;
  const disputes = disputedPractices(result).length;
  const certain = [
    HIGH > 0 ? `${HIGH} ${are(HIGH)} certainly at high risk` : 'none is certainly at high risk',
    ...(MEDIUM > 0 ? [`${MEDIUM} ${are(MEDIUM)} at medium risk`] : []),
    ...(NONE > 0 ? [`${NONE} ${are(NONE)} fine`] : []),
    ...(UNANSWERED > 0 ? [`${UNANSWERED} ${are(UNANSWERED)} not yet known`] : []),
  ];
  const sentence = `Of ${counted(applicable, 'question')}, ${listed(certain)}.${
    result.architecture.resources === 0 ? ' No resource was found: the code shows nothing, good or bad.' : ''
  }`;
  return disputes === 0
    ? sentence
    : `${sentence} ${counted(disputes, 'claim')} ${are(disputes)} disputed by the code.`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** What the review looked at: `42 resources in 14 files, 61 checks`. */
export function scopeInWords({ architecture, checksRun }: ReviewResult): string {
  const read = architecture.files.filter(({ status }) => status !== 'skipped').length;
  return `${counted(architecture.resources, 'resource')} in ${counted(read, 'file')}, ${counted(checksRun, 'check')}`;
}

export interface PillarQuestions {
  readonly pillar: PillarResult;
  readonly questions: readonly QuestionResult[];
}

/** Questions under their pillars, in the order of the result. */
export function questionsByPillar(result: ReviewResult): readonly PillarQuestions[] {
  return result.pillars.map((pillar) => ({
    pillar,
    questions: result.questions.filter(({ lens, pillar: id }) => lens === pillar.lens && id === pillar.id),
  }));
}

export function certainHighRisks(result: ReviewResult): readonly QuestionResult[] {
  return result.questions.filter(({ risk }) => standingOf(risk) === 'high');
}

/** The missing practices that weigh most in a question: what makes its risk certain. */
export function decidingPractices(question: QuestionResult): readonly PracticeResult[] {
  const missing = question.practices.filter(isMissing);
  const weight = (practice: PracticeResult) => levelRank(levelOf(question, practice));
  const heaviest = Math.max(...missing.map(weight));
  return missing.filter((practice) => weight(practice) === heaviest);
}

export interface PracticeOfQuestion {
  readonly question: QuestionResult;
  readonly practice: PracticeResult;
}

export function disputedPractices(result: ReviewResult): readonly PracticeOfQuestion[] {
  return result.questions.flatMap((question) =>
    question.practices
      .filter(({ status }) => status === 'disputed')
      .map((practice) => ({ question, practice })),
  );
}

/** The evidence that stands against what was claimed: support refutes "not in place", contradiction "in place". */
export function evidenceAgainstClaim({ claim, evidence }: PracticeResult): readonly EvidenceResult[] {
  const speaking = evidence.filter(({ verdict }) => verdict === 'contradicts' || verdict === 'supports');
  if (claim?.says === 'in-place') return speaking.filter(({ verdict }) => verdict === 'contradicts');
  if (claim?.says === 'not-in-place') return speaking.filter(({ verdict }) => verdict === 'supports');
  return speaking;
}

function width({ lowest, highest }: RiskInterval): number {
  return riskRank(highest) - riskRank(lowest);
}

/** The practices worth a person's answer first: widest risk range, then nearest to certainty, then pillar priority. */
export function practicesToAnswer(result: ReviewResult): readonly PracticeOfQuestion[] {
  const priority = new Map(result.workload.pillarPriorities.map((id, index) => [id, index]));
  const openIn = ({ practices }: QuestionResult) =>
    practices.filter(({ status }) => status === 'open').length;
  const rank = ({ question }: PracticeOfQuestion) => [
    -width(question.risk),
    openIn(question),
    priority.get(question.pillar) ?? priority.size,
  ];
  return result.questions
    .filter(({ risk }) => standingOf(risk) === 'unknown')
    .flatMap((question) => {
      const practice = question.practices.find(({ id }) => id === question.askNext);
      return practice ? [{ question, practice }] : [];
    })
    .map((entry) => ({ entry, rank: rank(entry) }))
    .toSorted((a, b) => compareInOrder(a.rank, b.rank))
    .map(({ entry }) => entry);
}

function compareInOrder(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  /** As people know them: see `resourceName`. */
  readonly resources: readonly string[];
}

/** Evidence with the same check, verdict and message, said once. */
export interface MergedEvidence {
  readonly check: string;
  readonly verdict: EvidenceResult['verdict'];
  readonly message: string;
  readonly places: readonly Place[];
  /** How many resources it is about. */
  readonly resources: number;
  /** The steps of the way that the message speaks of. */
  readonly path: readonly PathStepResult[];
}

const VERDICT_ORDER = ['contradicts', 'error', 'inconclusive', 'supports'] as const;

/** Equal messages merged, what stands against the practice first; otherwise in the order given. */
export function mergeEvidence(evidence: readonly EvidenceResult[]): readonly MergedEvidence[] {
  const groups = new Map<string, EvidenceResult[]>();
  for (const item of evidence) {
    const key = JSON.stringify([item.verdict, item.check, item.message]);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const merged = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { check, verdict, message, path = [] } = first;
    const resources = new Set(group.map((item) => JSON.stringify([item.file, resourceName(item)]))).size;
    return [{ check, verdict, message, places: placesOf(group), resources, path }];
  });
  return VERDICT_ORDER.flatMap((verdict) => merged.filter((item) => item.verdict === verdict));
}

function placesOf(evidence: readonly EvidenceResult[]): readonly Place[] {
  const places = new Map<string, { file: string; line: number; resources: string[] }>();
  for (const item of evidence) {
    const { file, line } = item;
    const key = JSON.stringify([file, line]);
    const place = places.get(key) ?? { file, line, resources: [] };
    const name = resourceName(item);
    if (!place.resources.includes(name)) place.resources.push(name);
    places.set(key, place);
  }
  return [...places.values()];
}

export interface Period {
  /** ISO date, or undefined for the backlog. */
  readonly due: string | undefined;
  readonly title: string;
  readonly items: readonly Improvement[];
}

/** The plan by due date, earliest first, the backlog last; the order within a period is kept. */
export function planByPeriod({ date, improvements }: ReviewResult): readonly Period[] {
  const dates = [...new Set(improvements.flatMap(({ due }) => (due === undefined ? [] : [due])))].toSorted();
  const periods = [...dates, undefined].map((due) => ({
    due,
    title: due === undefined ? 'Backlog' : `Within ${counted(daysBetween(date, due), 'day')}, by ${due}`,
    items: improvements.filter((item) => item.due === due),
  }));
  return periods.filter(({ items }) => items.length > 0);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
