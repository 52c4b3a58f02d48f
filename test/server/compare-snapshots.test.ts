import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/lens/index.ts';
import {
  type Compared,
  compareSnapshots,
  type Comparison,
} from '../../src/server/comparison/compare-snapshots.ts';
import type { EvidenceSnapshot } from '../../src/server/evidence/evidence-snapshot.ts';
import {
  type AnswerState,
  type ApiRisk,
  UNANSWERED,
} from '../../src/server/well-architected-tool/answer-state.ts';
import type { LensContent } from '../../src/server/well-architected-tool/lens-catalog.ts';
import { NO_NOTES, type Snapshot } from '../../src/server/well-architected-tool/reviews.ts';

const ARN = 'arn:aws:wellarchitected:us-east-1:111122223333:lens/own';

function question(id: string, ...choices: string[]): Question {
  return {
    id,
    title: `Question ${id}?`,
    choices: choices.map((choice) => ({ id: choice, title: `Choice ${choice}` })),
    noneOfThese: { id: `${id}_no`, title: 'None of these' },
    riskRules: [],
  };
}

const FIRST = [question('q1', 'a', 'b', 'c'), question('q2', 'd')];

interface Given {
  readonly questions?: readonly Question[];
  readonly version?: string;
  readonly answers?: Readonly<Record<string, Partial<AnswerState> & { readonly risk?: ApiRisk }>>;
  readonly states?: Snapshot['items']['states'];
  readonly accepted?: Snapshot['items']['accepted'];
  readonly evidence?: EvidenceSnapshot;
  readonly lenses?: readonly string[];
}

/** A workload with one lens of two questions, unless said otherwise. */
function workload(given: Given = {}): Compared {
  const {
    questions = FIRST,
    version = '1',
    answers = {},
    states = [],
    accepted = [],
    evidence,
    lenses = [ARN],
  } = given;
  const pillar = { id: 'p', name: 'Pillar', questions };
  const content = (arn: string): LensContent => ({
    arn,
    alias: arn,
    version,
    type: 'CUSTOM_SELF',
    owner: '111122223333',
    lens: { alias: 'own', name: 'Own', pillars: [pillar] },
    questions: new Map(questions.map((one) => [one.id, { pillar, question: one }])),
  });
  return {
    lenses: new Map(lenses.map((arn) => [arn, content(arn)])),
    snapshot: {
      workload: { name: 'w', created_at: 0, updated_at: 0 } as Snapshot['workload'],
      reviews: lenses.map((lens, position) => ({
        subject: 'w',
        lens,
        version,
        position,
        body: NO_NOTES,
        updated_at: 0,
      })),
      answers: Object.entries(answers).map(([id, { risk = 'NONE', ...state }]) => ({
        question: id,
        risk,
        state: { ...UNANSWERED, ...state },
        updatedAt: 0,
        revision: 1,
        lens: ARN,
        pillar: 'p',
      })),
      profiles: [],
      items: { states, accepted },
      ...(evidence !== undefined && { evidence }),
    },
  };
}

const changesOf = (before: Given, after: Given) =>
  compareSnapshots(workload(before), workload(after)).lenses.flatMap(({ questions }) => questions);

const titled = (...ids: string[]) => ids.map((id) => ({ id, title: `Choice ${id}` }));

describe('a comparison', () => {
  it('names the choices that an answer gained and lost, and its risk before and after', () => {
    const before = { q1: { selected: ['a', 'b'], risk: 'MEDIUM' } } as const;
    const after = { q1: { selected: ['b', 'c'], risk: 'HIGH' } } as const;
    expect(changesOf({ answers: before }, { answers: after })).toEqual([
      {
        id: 'q1',
        title: 'Question q1?',
        pillar: 'p',
        change: 'changed',
        risk: { before: 'MEDIUM', after: 'HIGH' },
        choicesGained: titled('c'),
        choicesLost: titled('a'),
        choicesExcluded: [],
        choicesIncluded: [],
        choicesAdded: [],
        choicesRemoved: [],
        choiceNotes: [],
      },
    ]);
  });

  it('counts', () => {
    const before: Given = { answers: { q1: { selected: ['a', 'b'], risk: 'MEDIUM' } } };
    const after: Given = {
      answers: { q1: { selected: ['b', 'c'], risk: 'HIGH' }, q2: { selected: ['d'], risk: 'NONE' } },
    };
    const { riskCounts, totals } = compareSnapshots(workload(before), workload(after));
    expect(riskCounts).toEqual({
      before: { UNANSWERED: 1, HIGH: 0, MEDIUM: 1, NONE: 0, NOT_APPLICABLE: 0 },
      after: { UNANSWERED: 0, HIGH: 1, MEDIUM: 0, NONE: 1, NOT_APPLICABLE: 0 },
    });
    expect(totals).toEqual({
      questionsChanged: 2,
      questionsAdded: 0,
      questionsRemoved: 0,
      risksRaised: 1,
      risksLowered: 0,
      choicesGained: 2,
      choicesLost: 1,
      itemsOpened: 0,
      itemsClosed: 0,
    });
  });

  it('tells what applies no more, and whose notes changed', () => {
    const before: Given = { answers: { q1: { selected: ['a'], notes: 'old' } } };
    const choice = { id: 'b', status: 'NOT_APPLICABLE', reason: 'OTHER', notes: 'no such thing' } as const;
    const after: Given = {
      answers: { q1: { selected: ['a'], notes: 'new', isApplicable: false, choices: [choice] } },
    };
    expect(changesOf(before, after)).toMatchObject([
      {
        choicesGained: [],
        choicesLost: [],
        choicesExcluded: titled('b'),
        isApplicable: { before: true, after: false },
        notes: { before: 'old', after: 'new' },
        choiceNotes: [{ id: 'b', before: '', after: 'no such thing' }],
      },
    ]);
    expect(changesOf(after, before)).toMatchObject([{ choicesIncluded: titled('b'), choicesExcluded: [] }]);
  });

  it('tells what another version of the lens brought and took', () => {
    const before: Given = {
      answers: { q1: { selected: ['a', 'b'] }, q2: { selected: ['d'], risk: 'HIGH' } },
    };
    const after: Given = {
      version: '2',
      questions: [question('q1', 'b', 'c', 'e'), question('q3', 'f')],
      answers: { q1: { selected: ['b', 'e'] } },
    };
    const [lens] = compareSnapshots(workload(before), workload(after)).lenses;
    expect(lens).toMatchObject({ change: 'kept', version: { before: '1', after: '2' } });
    expect(lens?.questions).toMatchObject([
      {
        id: 'q1',
        change: 'changed',
        choicesGained: titled('e'),
        choicesLost: titled('a'),
        choicesAdded: titled('e'),
        choicesRemoved: titled('a'),
      },
      { id: 'q3', change: 'added', risk: { before: 'UNANSWERED', after: 'UNANSWERED' } },
      {
        id: 'q2',
        change: 'removed',
        risk: { before: 'HIGH', after: 'UNANSWERED' },
        choicesLost: titled('d'),
      },
    ]);
  });

  it('tells of lenses that were applied and removed, with all their questions', () => {
    const one = `${ARN}1`;
    const { lenses, totals } = compareSnapshots(workload({}), workload({ lenses: [ARN, one] }));
    expect(lenses.map(({ arn, change, questions }) => [arn, change, questions.length])).toEqual([
      [ARN, 'kept', 0],
      [one, 'added', 2],
    ]);
    expect(totals).toMatchObject({ questionsAdded: 2, questionsChanged: 0 });
  });

  it('sets what the code showed beside the answers', () => {
    const evidence = (
      highest: 'HIGH' | 'NONE',
      a: 'open' | 'in-place',
      ...items: string[]
    ): EvidenceSnapshot => ({
      questions: [
        { lens: ARN, question: 'q1', risk: { lowest: 'NONE', highest }, practices: { a, b: 'open' } },
      ],
      items: items.map((id) => ({ id, title: `Do ${id}`, level: 'HIGH' })),
    });
    const { items, lenses, totals } = compareSnapshots(
      workload({ evidence: evidence('HIGH', 'open', 'one', 'two') }),
      workload({ evidence: evidence('NONE', 'in-place', 'two', 'three') }),
    );
    expect(lenses[0]?.questions).toMatchObject([
      {
        id: 'q1',
        evidence: {
          risk: { before: { highest: 'HIGH' }, after: { highest: 'NONE' } },
          practices: [{ id: 'a', before: 'open', after: 'in-place' }],
        },
      },
    ]);
    expect(items).toMatchObject({ opened: [{ id: 'three' }], closed: [{ id: 'one' }], decided: [] });
    expect(totals).toMatchObject({ itemsOpened: 1, itemsClosed: 1 });
  });

  it('tells what people decided about items and risks', () => {
    const state = { item: 'one', owner: null, due: null, note: null, updated_at: 0, revision: 1 };
    const risk = {
      lens: ARN,
      question: 'q1',
      choice: 'a',
      reason: 'r',
      owner: 'o',
      created_by: 'x',
      created_at: 0,
      revision: 1,
    };
    const before: Given = {
      states: [{ ...state, status: 'open' }],
      accepted: [{ ...risk, expires: '2026-01-01' }],
    };
    const after: Given = {
      states: [{ ...state, status: 'done', revision: 2, updated_at: 9 }],
      accepted: [{ ...risk, expires: '2027-01-01' }],
    };
    const { items, acceptedRisks } = compareSnapshots(workload(before), workload(after));
    expect(items.decided).toMatchObject([
      { id: 'one', before: { status: 'open' }, after: { status: 'done' } },
    ]);
    expect(acceptedRisks).toMatchObject({
      added: [{ expires: '2027-01-01' }],
      withdrawn: [{ expires: '2026-01-01' }],
    });
  });
});

describe('random workloads', () => {
  const choices = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'q1_no'));
  const risks = fc.constantFrom<ApiRisk>('HIGH', 'MEDIUM', 'NONE', 'NOT_APPLICABLE');
  const answers = fc.record({ selected: choices, notes: fc.constantFrom('', 'x'), risk: risks });
  const workloads = fc
    .record({
      questions: fc.subarray([...FIRST, question('q3', 'a')]),
      answers: fc.dictionary(fc.constantFrom('q1', 'q2', 'q3'), answers),
    })
    .map(workload);

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(workloads, (one) => {
        const { lenses, totals } = compareSnapshots(one, one);
        expect(lenses.flatMap(({ questions }) => questions)).toEqual([]);
        expect(Object.values(totals).every((total) => total === 0)).toBe(true);
      }),
    );
  });

  it('differ the other way round by the same', () => {
    const turned = ({ totals }: Comparison) => ({
      ...totals,
      questionsAdded: totals.questionsRemoved,
      questionsRemoved: totals.questionsAdded,
      risksRaised: totals.risksLowered,
      risksLowered: totals.risksRaised,
      choicesGained: totals.choicesLost,
      choicesLost: totals.choicesGained,
    });
    fc.assert(
      fc.property(workloads, workloads, (one, other) => {
        expect(compareSnapshots(other, one).totals).toEqual(turned(compareSnapshots(one, other)));
      }),
    );
  });
});
