import type { Diagnostic, Evidence } from '../architecture/index.ts';
import type { Lens } from '../lens/index.ts';
import { compareTexts } from './compare-texts.ts';
import { type CheckMetadata, improvementPlan, itemsOf } from './improvement-plan.ts';
import type { Pack } from './pack.ts';
import { pillarPriorities, type PriorityFacts } from './pillar-priorities.ts';
import { packKey, practiceId, practiceKey } from './practice-names.ts';
import type { AcceptedRisk, Claim, ReviewFile } from './review-file.ts';
import type {
  AcceptedRiskResult,
  ArchitectureSummary,
  ClaimResult,
  OutsideEvidenceSummary,
  PillarResult,
  QuestionResult,
  ReviewResult,
  SuppressedFinding,
  WorkloadSummary,
} from './review-result.ts';
import { evidenceResult, reviewQuestion, type Statements } from './review-question.ts';
import { practiceCounts, riskCounts } from './risk.ts';
import { suppressEvidence, type Suppressions } from './suppress-evidence.ts';
import { standingOf } from './weigh-evidence.ts';

export interface ReviewBasis {
  readonly lenses: readonly Lens[];
  readonly pack: Pack;
  /** The checks that had something to look at. */
  readonly checks: readonly CheckMetadata[];
  /** Ids of all checks that ran. */
  readonly checkIds: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What became of other tools' results, and the ids under which their rules stand in the evidence. */
  readonly outside?: { readonly account: OutsideEvidenceSummary; readonly ruleIds: readonly string[] };
  /** What code asks not to be told again. */
  readonly suppressions?: Suppressions['inCode'];
  /** What people say, its names resolved (`resolveNames`). */
  readonly file?: ReviewFile | undefined;
  readonly architecture: ArchitectureSummary;
  readonly priorityFacts: PriorityFacts;
  /** Name of the workload where the file states none, e.g. that of the folder. */
  readonly name: string;
  /** ISO date of the review. */
  readonly date: string;
}

/** Evidence beside claims, and what follows: the whole outcome of a review. The order of the evidence changes nothing. */
export function review(basis: ReviewBasis): ReviewResult {
  const { lenses, date } = basis;
  const { kept, suppressed, notes } = suppressionsIn(basis);
  const statements = statementsOf({ ...basis, evidence: kept }, acceptedRisksOf(basis));
  const workload = workloadSummary(basis);
  return {
    schemaVersion: '1',
    date,
    workload,
    architecture: withNotes(basis.architecture, notes),
    ...reviewedLenses({ lenses, statements, checks: basis.checks, workload, dueFrom: date }),
    suppressed: suppressed.toSorted(byLine),
    ...(basis.outside !== undefined && { outsideEvidence: basis.outside.account }),
    checksRun: basis.checkIds.length,
  };
}

/** What the lenses make of what is known: the part of a result that changes with claims and accepted risks. */
export function reviewedLenses({
  lenses,
  statements,
  checks,
  workload,
  dueFrom,
}: {
  readonly lenses: readonly Lens[];
  readonly statements: Statements;
  readonly checks: readonly CheckMetadata[];
  readonly workload: Pick<WorkloadSummary, 'pillarPriorities'>;
  /** ISO date that due dates are counted from. */
  readonly dueFrom: string;
}): Pick<
  ReviewResult,
  'lenses' | 'pillars' | 'questions' | 'riskCounts' | 'improvements' | 'acceptedRisks' | 'checks'
> {
  const reviewed = questionsOf(lenses, statements);
  const { pillarPriorities } = workload;
  const improvements = improvementPlan({
    questions: reviewed,
    lenses,
    checks,
    pillarPriorities,
    date: dueFrom,
  });
  const planned = new Set(improvements.map(({ id }) => id));
  const accepted = new Map(
    [...statements.acceptedRisks].map(([key, risk]) => [key, withItems(key, risk, reviewed, planned)]),
  );
  const questions = questionsWith(accepted, reviewed);
  return {
    lenses: lenses.map(({ alias, name, version }) => ({
      alias,
      name,
      ...(version !== undefined && { version }),
    })),
    pillars: lenses.flatMap((lens) => pillarsOf(lens, questions)),
    questions,
    riskCounts: riskCounts(questions),
    improvements,
    acceptedRisks: [...accepted.values()],
    checks: checksBehind(questions, checks),
  };
}

/** Every check that evidence comes from or whose item it belongs to, once, by id. */
function checksBehind(
  questions: readonly QuestionResult[],
  checks: readonly CheckMetadata[],
): readonly CheckMetadata[] {
  const evidence = questions.flatMap(({ practices }) => practices.flatMap((practice) => practice.evidence));
  const ids = new Set(evidence.flatMap(({ check, reportedBy }) => [check, ...(reportedBy?.sameAs ?? [])]));
  return checks
    .filter(({ id }) => ids.has(id))
    .map(({ id, title, remediation, links }) => ({ id, title, remediation, links }))
    .toSorted((a, b) => compareTexts(a.id, b.id));
}

function suppressionsIn({ evidence, suppressions = [], file, pack, checkIds, outside, date }: ReviewBasis) {
  const asked = { inCode: suppressions, inReviewFile: file?.suppressions ?? [] };
  const checks = new Set([...checkIds, ...(outside?.ruleIds ?? [])]);
  return suppressEvidence(evidence, asked, { pack, checks, date });
}

function withNotes(architecture: ArchitectureSummary, notes: readonly Diagnostic[]): ArchitectureSummary {
  if (notes.length === 0) return architecture;
  return { ...architecture, diagnostics: [...architecture.diagnostics, ...notes] };
}

function byLine(a: SuppressedFinding, b: SuppressedFinding): number {
  return (
    compareTexts(a.file, b.file) ||
    a.line - b.line ||
    compareTexts(a.check, b.check) ||
    compareTexts(a.resource, b.resource)
  );
}

function questionsOf(lenses: readonly Lens[], statements: Statements): readonly QuestionResult[] {
  return lenses.flatMap((lens) =>
    lens.pillars.flatMap((pillar) =>
      pillar.questions.map((question) => reviewQuestion(lens, pillar, question, statements)),
    ),
  );
}

function statementsOf(
  { pack, evidence, file }: ReviewBasis,
  acceptedRisks: ReadonlyMap<string, AcceptedRiskResult>,
): Statements {
  const byCheck = Map.groupBy(evidence.toSorted(byPlace), ({ check }) => check);
  return {
    evidenceOf: (lens, question, choice) => {
      const checks = [...(pack.get(packKey(lens, question, choice)) ?? [])];
      const weighed = checks.flatMap(([check, strength]) =>
        (byCheck.get(check) ?? []).map((found) => ({ evidence: found, strength })),
      );
      return {
        standing: standingOf(weighed),
        evidence: weighed.map((found) => evidenceResult(found.evidence)),
      };
    },
    claims: new Map(file?.claims.map((claim) => [claim.practice, claimResult(claim)])),
    questionsNotApplicable: new Map(file?.questionsNotApplicable.map((item) => [item.question, item])),
    questionNotes: new Map(file?.questionNotes.map(({ question, notes }) => [question, notes])),
    acceptedRisks,
  };
}

function claimResult({ practice: _practice, place: _place, ...claim }: Claim): ClaimResult {
  return claim;
}

function byPlace(a: Evidence, b: Evidence): number {
  return (
    compareTexts(a.location.file, b.location.file) ||
    a.location.line - b.location.line ||
    compareTexts(a.resource, b.resource) ||
    compareTexts(a.scope, b.scope) ||
    compareTexts(a.message, b.message) ||
    compareTexts(a.verdict, b.verdict)
  );
}

/** Accepted risks by the key of their practice, under the practice's short name. */
function acceptedRisksOf({ lenses, file, date }: ReviewBasis): ReadonlyMap<string, AcceptedRiskResult> {
  if (file === undefined) return new Map();
  const names = new Map<string, string>();
  for (const lens of lenses) {
    for (const question of lens.pillars.flatMap(({ questions }) => questions)) {
      for (const choice of question.choices)
        names.set(practiceKey(lens, question, choice), practiceId(choice));
    }
  }
  return new Map(file.acceptedRisks.map((risk) => [risk.practice, acceptedRisk(risk, names, date)]));
}

function acceptedRisk(
  { practice, reason, owner, expires }: AcceptedRisk,
  names: ReadonlyMap<string, string>,
  date: string,
): AcceptedRiskResult {
  return { practice: names.get(practice) ?? practice, reason, owner, expires, expired: expires < date };
}

/** The same acceptance with the items that would stand in the plan without it. */
function withItems(
  key: string,
  risk: AcceptedRiskResult,
  questions: readonly QuestionResult[],
  planned: ReadonlySet<string>,
): AcceptedRiskResult {
  if (risk.expired) return risk;
  const question = questions.find((candidate) => key.startsWith(`${keyOf(candidate)}/`));
  const practice = question?.practices.find(({ choiceId }) => key === `${keyOf(question)}/${choiceId}`);
  if (question === undefined || practice === undefined || question.notApplicableReason !== undefined)
    return risk;
  const isWithout = practice.status === 'open' || practice.status === 'not-applicable';
  const isContradicted = practice.evidence.some(({ verdict }) => verdict === 'contradicts');
  if (isWithout || (practice.status !== 'not-in-place' && !isContradicted)) return risk;
  const improvements = itemsOf(question, practice).filter((id) => !planned.has(id));
  return improvements.length === 0 ? risk : { ...risk, improvements };
}

function keyOf({ lens, questionId }: QuestionResult): string {
  return `${lens}/${questionId}`;
}

function questionsWith(
  accepted: ReadonlyMap<string, AcceptedRiskResult>,
  questions: readonly QuestionResult[],
): readonly QuestionResult[] {
  if (accepted.size === 0) return questions;
  return questions.map((question) => ({
    ...question,
    practices: question.practices.map((practice) => {
      const risk = accepted.get(`${keyOf(question)}/${practice.choiceId}`);
      return risk === undefined ? practice : { ...practice, acceptedRisk: risk };
    }),
  }));
}

function pillarsOf(lens: Lens, questions: readonly QuestionResult[]): readonly PillarResult[] {
  return lens.pillars.map(({ id, name }) => {
    const own = questions.filter((question) => question.lens === lens.alias && question.pillar === id);
    return { lens: lens.alias, id, name, riskCounts: riskCounts(own), practices: practiceCounts(own) };
  });
}

function workloadSummary({ file, lenses, priorityFacts, name }: ReviewBasis): WorkloadSummary {
  const pillars = [...new Set(lenses.flatMap((lens) => lens.pillars.map(({ id }) => id)))];
  const { businessContext, workloadType, ...stated } = file?.workload ?? {};
  const objectives = file?.objectives ?? {};
  return {
    name,
    ...stated,
    ...(businessContext !== undefined && { businessContext: businessContext.name }),
    ...(workloadType !== undefined && { workloadType: workloadType.name }),
    ...(Object.keys(objectives).length > 0 && { objectives }),
    pillarPriorities: pillarPriorities(file, priorityFacts, pillars),
  };
}
