import type { ItemLevel, RiskCounts } from '../../review/index.ts';
import type { EvidenceSnapshot } from '../evidence/evidence-snapshot.ts';
import { NO_RISKS } from '../well-architected-tool/answer-state.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import { type Snapshot, unanswered } from '../well-architected-tool/reviews.ts';
import {
  type BeforeAndAfter,
  type ComparedSide,
  type QuestionChange,
  questionChange,
} from './compare-answers.ts';

/** A workload at one of two times: a milestone, or now. */
export interface Compared {
  readonly snapshot: Snapshot;
  /** The lenses of the snapshot, by ARN, in the versions of that time. */
  readonly lenses: ReadonlyMap<string, LensContent>;
}

/** What became of a lens of the workload. */
export interface LensChange {
  readonly arn: string;
  readonly name: string;
  readonly change: 'kept' | 'added' | 'removed';
  readonly version: BeforeAndAfter<string | undefined>;
  readonly riskCounts: BeforeAndAfter<RiskCounts>;
  readonly notes?: BeforeAndAfter<string>;
  /** The questions that are not as they were, in the order of the lens. */
  readonly questions: readonly QuestionChange[];
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly level: ItemLevel;
}

type Decision = Pick<Snapshot['items']['states'][number], 'status' | 'owner' | 'due' | 'note'>;
type Acceptance = Omit<Snapshot['items']['accepted'][number], 'created_by' | 'created_at' | 'revision'>;

/** What became of a workload between two times, to the choice. */
export interface Comparison {
  readonly riskCounts: BeforeAndAfter<RiskCounts>;
  readonly lenses: readonly LensChange[];
  readonly items: {
    readonly opened: readonly Item[];
    readonly closed: readonly Item[];
    /** What people decided about items otherwise than before. */
    readonly decided: readonly ({ readonly id: string } & BeforeAndAfter<Decision | undefined>)[];
  };
  readonly acceptedRisks: {
    readonly added: readonly Acceptance[];
    readonly withdrawn: readonly Acceptance[];
  };
  readonly totals: {
    readonly questionsChanged: number;
    readonly questionsAdded: number;
    readonly questionsRemoved: number;
    /** Answers whose risk is higher, or lower, than before. */
    readonly risksRaised: number;
    readonly risksLowered: number;
    readonly choicesGained: number;
    readonly choicesLost: number;
    readonly itemsOpened: number;
    readonly itemsClosed: number;
  };
}

/** The differences between two times. Comparing a time with itself finds none; comparing the other way round turns every one. */
export function compareSnapshots(before: Compared, after: Compared): Comparison {
  const arns = new Set([...before.lenses.keys(), ...after.lenses.keys()]);
  const lenses = Array.from(arns, (arn) => lensChange(arn, before, after));
  const items = itemChanges(before.snapshot, after.snapshot);
  const questions = lenses.flatMap((lens) => lens.questions);
  const count = (of: (question: QuestionChange) => number) =>
    questions.reduce((sum, question) => sum + of(question), 0);
  return {
    riskCounts: {
      before: added(lenses.map(({ riskCounts }) => riskCounts.before)),
      after: added(lenses.map(({ riskCounts }) => riskCounts.after)),
    },
    lenses,
    items,
    acceptedRisks: {
      added: acceptedOnly(after.snapshot, before.snapshot),
      withdrawn: acceptedOnly(before.snapshot, after.snapshot),
    },
    totals: {
      questionsChanged: count(({ change }) => Number(change === 'changed')),
      questionsAdded: count(({ change }) => Number(change === 'added')),
      questionsRemoved: count(({ change }) => Number(change === 'removed')),
      risksRaised: count((question) => Number(isRaised(question, 1))),
      risksLowered: count((question) => Number(isRaised(question, -1))),
      choicesGained: count(({ choicesGained }) => choicesGained.length),
      choicesLost: count(({ choicesLost }) => choicesLost.length),
      itemsOpened: items.opened.length,
      itemsClosed: items.closed.length,
    },
  };
}

const RANKS: Readonly<Record<string, number>> = { NONE: 0, MEDIUM: 1, HIGH: 2 };

/** Only answers are compared: a question that nobody had answered has not become worse. */
function isRaised({ risk: { before, after } }: QuestionChange, direction: 1 | -1): boolean {
  const [was, is] = [RANKS[before], RANKS[after]];
  return was !== undefined && is !== undefined && Math.sign(is - was) === direction;
}

function lensChange(arn: string, before: Compared, after: Compared): LensChange {
  const [was, is] = [before.lenses.get(arn), after.lenses.get(arn)];
  const [wasReviewed, isReviewed] = [sidesOf(arn, before), sidesOf(arn, after)];
  const ids = new Set([...isReviewed.keys(), ...wasReviewed.keys()]);
  const notes = [before, after].map(
    ({ snapshot }) => snapshot.reviews.find(({ lens }) => lens === arn)?.body.notes ?? '',
  );
  return {
    arn,
    name: (is ?? was)?.lens.name ?? arn,
    change: was === undefined ? 'added' : is === undefined ? 'removed' : 'kept',
    version: { before: was && versionOf(arn, before), after: is && versionOf(arn, after) },
    riskCounts: { before: counted(wasReviewed), after: counted(isReviewed) },
    ...(notes[0] !== notes[1] && { notes: { before: notes[0] ?? '', after: notes[1] ?? '' } }),
    questions: [...ids].flatMap((id) => questionChange(wasReviewed.get(id), isReviewed.get(id)) ?? []),
  };
}

function versionOf(arn: string, { snapshot }: Compared): string | undefined {
  return snapshot.reviews.find(({ lens }) => lens === arn)?.version;
}

/** Every question of a lens at one time, answered or not. */
function sidesOf(arn: string, { snapshot, lenses }: Compared): ReadonlyMap<string, ComparedSide> {
  const answers = new Map(
    snapshot.answers.flatMap((answer) => (answer.lens === arn ? [[answer.question, answer] as const] : [])),
  );
  const evidence = new Map(
    (snapshot.evidence?.questions ?? []).flatMap((question) =>
      question.lens === arn ? [[question.question, question] as const] : [],
    ),
  );
  return new Map(
    Array.from(lenses.get(arn)?.questions ?? [], ([id, { question, pillar }]) => {
      const { risk, state } = answers.get(id) ?? unanswered(id);
      return [id, { question, pillar: pillar.id, risk, state, evidence: evidence.get(id) }];
    }),
  );
}

function counted(sides: ReadonlyMap<string, ComparedSide>): RiskCounts {
  const counts = { ...NO_RISKS };
  for (const { risk } of sides.values()) counts[risk] += 1;
  return counts;
}

function added(counts: readonly RiskCounts[]): RiskCounts {
  const sum = { ...NO_RISKS };
  for (const one of counts) {
    for (const risk of Object.keys(sum) as (keyof RiskCounts)[]) sum[risk] += one[risk];
  }
  return sum;
}

function itemChanges(before: Snapshot, after: Snapshot): Comparison['items'] {
  const [was, is] = [before, after].map(
    ({ items }) => new Map(items.states.map((state) => [state.item, state])),
  );
  const ids = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].toSorted();
  return {
    opened: itemsOnly(after.evidence, before.evidence),
    closed: itemsOnly(before.evidence, after.evidence),
    decided: ids.flatMap((id) => {
      const [old, now] = [decisionOf(was?.get(id)), decisionOf(is?.get(id))];
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ id, before: old, after: now }];
    }),
  };
}

function decisionOf(state: Decision | undefined): Decision | undefined {
  return state && { status: state.status, owner: state.owner, due: state.due, note: state.note };
}

function itemsOnly(here: EvidenceSnapshot | undefined, there: EvidenceSnapshot | undefined): readonly Item[] {
  const known = new Set(there?.items.map(({ id }) => id));
  return (here?.items ?? []).filter(({ id }) => !known.has(id));
}

function acceptedOnly(here: Snapshot, there: Snapshot): readonly Acceptance[] {
  const known = new Set(there.items.accepted.map(acceptanceText));
  return here.items.accepted
    .filter((risk) => !known.has(acceptanceText(risk)))
    .map(({ lens, question, choice, reason, owner, expires }) => ({
      lens,
      question,
      choice,
      reason,
      owner,
      expires,
    }));
}

function acceptanceText({ lens, question, choice, reason, owner, expires }: Acceptance): string {
  return JSON.stringify([lens, question, choice, reason, owner, expires]);
}
