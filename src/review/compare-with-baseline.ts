import type {
  EvidenceResult,
  PracticeResult,
  QuestionResult,
  ReviewResult,
  RiskInterval,
} from './review-result.ts';
import { riskRank } from './risk.ts';

/** A finding that contradicts, with the practices it speaks to. */
export interface ComparedFinding {
  readonly finding: EvidenceResult;
  readonly practices: readonly string[];
}

export interface ComparedQuestion {
  readonly id: string;
  readonly lens: string;
  readonly title: string;
  /** The risk in the baseline; undefined where the baseline does not have the question. */
  readonly before: RiskInterval | undefined;
  readonly now: RiskInterval;
}

export interface ComparedPractice {
  readonly id: string;
  readonly question: string;
  readonly lens: string;
  readonly title: string;
}

export interface Changes {
  /** Findings that contradict a practice. */
  readonly findings: readonly ComparedFinding[];
  /** Questions whose lowest or highest risk moved. */
  readonly questions: readonly ComparedQuestion[];
  readonly disputes: readonly ComparedPractice[];
}

export interface BaselineComparison {
  /** What is new or worse than in the baseline. */
  readonly worse: Changes;
  /** What is gone or better. */
  readonly better: Changes;
}

/** What stands for a question that the baseline does not have: nothing was known of it. */
const UNKNOWN: RiskInterval = { lowest: 'NONE', highest: 'HIGH' };

/**
 * What became worse since a baseline, and what better.
 *
 * Findings are the same when check, resource and file are: a moved line or a reworded message is not new. Where such a
 * group has grown, as many of its findings are new as it grew by, first those whose message the baseline does not
 * have. A suppressed finding is not gone. A question is worse where its lowest or its highest risk rose, better where one fell and neither rose. One that the
 * baseline does not have is worse where its lowest risk is not NONE, and never better; one that is gone is neither.
 */
export function compareWithBaseline(current: ReviewResult, baseline: ReviewResult): BaselineComparison {
  const questions = comparedQuestions(current, baseline);
  const isWorse = ({ before = UNKNOWN, now }: ComparedQuestion) => hasRisen(before, now);
  const isBetter = ({ before, now }: ComparedQuestion) =>
    before !== undefined && hasRisen(now, before) && !hasRisen(before, now);
  return {
    worse: {
      findings: addedFindings(baseline, current),
      questions: questions.filter(isWorse),
      disputes: addedDisputes(baseline, current),
    },
    better: {
      findings: addedFindings(withSuppressed(current), baseline),
      questions: questions.filter(isBetter),
      disputes: addedDisputes(current, baseline),
    },
  };
}

/** The result as if nobody had suppressed anything, as far as findings go. */
function withSuppressed(result: ReviewResult): ReviewResult {
  const { suppressed = [] } = result as Partial<ReviewResult>;
  if (suppressed.length === 0) return result;
  const practices = suppressed.flatMap((finding) =>
    finding.practices.map((id) => ({ id, evidence: [{ ...finding, verdict: 'contradicts' as const }] })),
  );
  const question = { practices } as unknown as QuestionResult;
  return { ...result, questions: [...result.questions, question] };
}

function addedFindings(from: ReviewResult, to: ReviewResult): readonly ComparedFinding[] {
  const before = findingsByCause(from);
  return [...findingsByCause(to)].flatMap(([cause, group]) => {
    const known = before.get(cause) ?? [];
    const messages = new Set(known.map(({ finding }) => finding.message));
    const growth = Math.max(0, group.length - known.length);
    const isNew = ({ finding }: ComparedFinding) => !messages.has(finding.message);
    return [...group.filter(isNew), ...group.filter((item) => !isNew(item))].slice(0, growth);
  });
}

/** Every contradiction once, however many practices it speaks to, grouped by what makes it the same. */
function findingsByCause(result: ReviewResult): ReadonlyMap<string, readonly ComparedFinding[]> {
  const findings = new Map<string, { finding: EvidenceResult; practices: string[] }>();
  for (const { practices } of result.questions) {
    for (const { id, evidence } of practices) {
      for (const finding of evidence) {
        if (finding.verdict !== 'contradicts') continue;
        const { check, resource, file, line, message } = finding;
        const key = JSON.stringify([check, resource, file, line, message]);
        const same = findings.get(key);
        if (same === undefined) findings.set(key, { finding, practices: [id] });
        else if (!same.practices.includes(id)) same.practices.push(id);
      }
    }
  }
  return Map.groupBy(findings.values(), ({ finding: { check, resource, file } }) =>
    JSON.stringify([check, resource, file]),
  );
}

function comparedQuestions(current: ReviewResult, baseline: ReviewResult): readonly ComparedQuestion[] {
  const others = questionsByKey(baseline);
  return [...questionsByKey(current)].map(([key, { id, lens, title, risk }]) => ({
    id,
    lens,
    title,
    before: others.get(key)?.risk,
    now: risk,
  }));
}

function hasRisen(from: RiskInterval, to: RiskInterval): boolean {
  return riskRank(to.lowest) > riskRank(from.lowest) || riskRank(to.highest) > riskRank(from.highest);
}

function questionsByKey({ questions }: ReviewResult): ReadonlyMap<string, QuestionResult> {
  return new Map(questions.map((question) => [`${question.lens}/${question.questionId}`, question]));
}

function addedDisputes(from: ReviewResult, to: ReviewResult): readonly ComparedPractice[] {
  const before = new Set(disputesIn(from).map(({ key }) => key));
  return disputesIn(to).flatMap(({ key, question, practice }) =>
    before.has(key)
      ? []
      : [{ id: practice.id, question: question.id, lens: question.lens, title: practice.title }],
  );
}

function disputesIn({ questions }: ReviewResult) {
  const disputes: { key: string; question: QuestionResult; practice: PracticeResult }[] = [];
  for (const question of questions) {
    for (const practice of question.practices) {
      if (practice.status !== 'disputed') continue;
      disputes.push({
        key: `${question.lens}/${question.questionId}/${practice.choiceId}`,
        question,
        practice,
      });
    }
  }
  return disputes;
}
