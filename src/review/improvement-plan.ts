import type { Choice, Lens } from '../lens/index.ts';
import { daysAfter } from '../document/iso-date.ts';
import type {
  EvidenceResult,
  Improvement,
  ItemLevel,
  PracticeResult,
  QuestionResult,
} from './review-result.ts';
import { levelOfRisk, levelRank } from './risk.ts';

/** What the plan says about a check; every check has these. */
export interface CheckMetadata {
  readonly id: string;
  readonly title: string;
  readonly remediation: string;
  readonly links: readonly string[];
}

export interface PlanBasis {
  readonly questions: readonly QuestionResult[];
  readonly lenses: readonly Lens[];
  readonly checks: readonly CheckMetadata[];
  /** Pillar ids, most important first. */
  readonly pillarPriorities: readonly string[];
  /** ISO date that due dates are counted from. */
  readonly date: string;
}

/** Days within which a level is due; low risks go to the backlog. */
const DUE_DAYS: Readonly<Record<ItemLevel, number | undefined>> = { HIGH: 30, MEDIUM: 90, LOW: undefined };

/** A practice that is not in place, with the question it belongs to. */
interface Gap {
  readonly question: QuestionResult;
  readonly practice: PracticeResult;
  readonly level: ItemLevel;
}

/**
 * What to do, in order: level, pillar priority, how many practices an item closes by itself (most first), number of resources (most
 * first), id.
 *
 * What another tool found that a check of ours looks at, too, is part of that check's item.
 *
 * One item for each check that contradicts a practice which is not in place: a person turns versioning on once, in all the
 * places listed. A place is one file and line, with every resource that it makes, so a module used ten times is
 * one place with ten resources. One more item for each practice that only a claim says is missing. A practice under
 * an unexpired accepted risk, or of a question that does not apply, makes no item. The level is the highest among
 * the item's practices; a practice without a level of its own has that of its question's certain risk.
 */
export function improvementPlan(basis: PlanBasis): readonly Improvement[] {
  const gaps = basis.questions.flatMap((question) => gapsIn(question));
  const gapsByCheck = new Map<string, Gap[]>();
  const items: Improvement[] = [];
  for (const gap of gaps) {
    const checks = new Set(contradictions(gap.practice).map(itemCheck));
    if (checks.size === 0) items.push(claimItem(gap, basis));
    for (const check of checks) {
      const others = gapsByCheck.get(check);
      if (others === undefined) gapsByCheck.set(check, [gap]);
      else others.push(gap);
    }
  }
  for (const [check, causes] of gapsByCheck) items.push(checkItem(check, causes, basis));
  const closing = practicesClosedBy(items);
  return items.toSorted(
    (a, b) =>
      levelRank(b.level) - levelRank(a.level) ||
      priorityOf(a.pillar, basis) - priorityOf(b.pillar, basis) ||
      (closing.get(b) ?? 0) - (closing.get(a) ?? 0) ||
      resourceCount(b) - resourceCount(a) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** How many practices each item stands in the way of alone. */
function practicesClosedBy(items: readonly Improvement[]): ReadonlyMap<Improvement, number> {
  const obstacles = new Map<string, number>();
  for (const practice of items.flatMap(({ practices }) => practices))
    obstacles.set(practice, (obstacles.get(practice) ?? 0) + 1);
  return new Map(
    items.map((item) => [item, item.practices.filter((practice) => obstacles.get(practice) === 1).length]),
  );
}

/** Ids of the items that a practice would put into the plan. */
export function itemsOf(question: QuestionResult, practice: PracticeResult): readonly string[] {
  const checks = new Set(contradictions(practice).map(itemCheck));
  return checks.size > 0 ? [...checks] : [claimItemId(question, practice)];
}

/** How many resources an item has over all its places. */
export function resourceCount({ places }: Improvement): number {
  return places.reduce((count, { resources }) => count + resources.length, 0);
}

/** Whether a practice is missing as far as the review can tell: said to be, or contradicted by evidence. */
export function isMissing(practice: PracticeResult): boolean {
  const { status } = practice;
  return status === 'not-in-place' || (status === 'disputed' && contradictions(practice).length > 0);
}

/** Level of a practice; without one of its own, that of its question's certain risk. */
export function levelOf(question: QuestionResult, practice: PracticeResult): ItemLevel {
  return practice.level ?? levelOfRisk(question.risk.lowest);
}

function gapsIn(question: QuestionResult): readonly Gap[] {
  if (question.notApplicableReason !== undefined) return [];
  return question.practices.flatMap((practice) =>
    isMissing(practice) && practice.acceptedRisk?.expired !== false
      ? [{ question, practice, level: levelOf(question, practice) }]
      : [],
  );
}

function contradictions({ evidence }: PracticeResult): readonly EvidenceResult[] {
  return evidence.filter(({ verdict }) => verdict === 'contradicts');
}

/** The check whose item a finding belongs to. */
function itemCheck({ check, reportedBy }: EvidenceResult): string {
  return reportedBy?.sameAs?.[0] ?? check;
}

function checkItem(check: string, gaps: readonly Gap[], basis: PlanBasis): Improvement {
  const metadata = basis.checks.find(({ id }) => id === check);
  const level = highestLevel(gaps);
  const [first] = gaps;
  const evidence =
    first === undefined ? [] : contradictions(first.practice).filter((found) => itemCheck(found) === check);
  return {
    id: check,
    title: metadata?.title ?? check,
    check,
    practices: unique(gaps.map(({ practice }) => practice.id)),
    questions: unique(gaps.map(({ question }) => question.id)),
    pillar: pillarOf(
      gaps.filter((gap) => gap.level === level),
      basis,
    ),
    level,
    ...dueOf(level, basis.date),
    remediation: metadata?.remediation ?? '',
    links: unique([...(metadata?.links ?? []), ...gaps.flatMap(({ practice }) => practice.url ?? [])]),
    places: placesOf(withoutRepetitions(evidence)),
  };
}

/** What is to be done where the lens says no more. */
export const CLAIM_IT = 'Put this practice in place, then claim it in hexastyle.yaml.';

function claimItem({ question, practice, level }: Gap, basis: PlanBasis): Improvement {
  const choice = choiceOf(question, practice, basis.lenses);
  const { displayText, url } = choice?.improvementPlan ?? {};
  return {
    id: claimItemId(question, practice),
    title: practice.title,
    practices: [practice.id],
    questions: [question.id],
    pillar: question.pillar,
    level,
    ...dueOf(level, basis.date),
    remediation: displayText ?? CLAIM_IT,
    links: unique([url, practice.url].flatMap((link) => link ?? [])),
    places: [],
  };
}

/** Framework numbers are unique; choice ids of custom lenses only within their question. */
function claimItemId({ lens, questionId }: QuestionResult, { id, choiceId }: PracticeResult): string {
  return id === choiceId ? `${lens}/${questionId}/${choiceId}` : id;
}

function choiceOf(
  question: QuestionResult,
  practice: PracticeResult,
  lenses: readonly Lens[],
): Choice | undefined {
  return lenses
    .find(({ alias }) => alias === question.lens)
    ?.pillars.find(({ id }) => id === question.pillar)
    ?.questions.find(({ id }) => id === question.questionId)
    ?.choices.find(({ id }) => id === practice.choiceId);
}

/** Findings of other tools only on resources of which our own check has nothing to say. */
function withoutRepetitions(evidence: readonly EvidenceResult[]): readonly EvidenceResult[] {
  const found = new Set(evidence.flatMap((item) => (item.reportedBy === undefined ? [item.resource] : [])));
  const others = new Set<string>();
  return evidence.filter(({ resource, file, reportedBy }) => {
    if (reportedBy === undefined) return true;
    const key = `${file}\n${resource}`;
    const isNew = !found.has(resource) && !others.has(key);
    others.add(key);
    return isNew;
  });
}

/** One place for each file and line, with the resources it makes. */
function placesOf(evidence: readonly EvidenceResult[]): Improvement['places'] {
  const places = new Map<string, { file: string; line: number; message: string; resources: Set<string> }>();
  for (const { file, line, message, resource } of evidence) {
    const key = `${file}:${line}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, { file, line, message, resources: new Set([resource]) });
    else place.resources.add(resource);
  }
  return [...places.values()]
    .map(({ file, line, message, resources }) => ({
      file,
      line,
      resources: [...resources].toSorted(),
      message,
    }))
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function highestLevel(gaps: readonly Gap[]): ItemLevel {
  const levels: readonly ItemLevel[] = ['HIGH', 'MEDIUM', 'LOW'];
  return levels.find((level) => gaps.some((gap) => gap.level === level)) ?? 'LOW';
}

/** The most important pillar among those the gaps belong to. */
function pillarOf(gaps: readonly Gap[], basis: PlanBasis): string {
  const pillars = gaps.map(({ question }) => question.pillar);
  return pillars.toSorted((a, b) => priorityOf(a, basis) - priorityOf(b, basis))[0] ?? '';
}

function priorityOf(pillar: string, { pillarPriorities }: PlanBasis): number {
  const index = pillarPriorities.indexOf(pillar);
  return index === -1 ? pillarPriorities.length : index;
}

function dueOf(level: ItemLevel, date: string): { readonly due?: string } {
  const days = DUE_DAYS[level];
  return days === undefined ? {} : { due: daysAfter(date, days) };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
