import { describe, expect, it } from 'vitest';
import { SMALL_LENS, smallReview } from '../../test/fixtures/review/small-review.ts';
import type { Lens } from '../lens/index.ts';
import type { ReviewResult } from './review-result.ts';

const risksOf = ({ questions }: ReviewResult) =>
  Object.fromEntries(questions.map(({ id, risk }) => [id, `${risk.lowest}..${risk.highest}`]));

function practice(result: ReviewResult, id: string) {
  const found = result.questions
    .flatMap(({ practices }) => practices)
    .find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const CONTRADICTED = ['queue-encrypted contradicts aws_sqs_queue.a main.tf:3'];

describe('risk intervals', () => {
  it.each<[name: string, given: Parameters<typeof smallReview>[0], risks: Record<string, string>]>([
    [
      'nothing known: each question can be all in place, or miss its weightiest practice',
      {},
      { SEC01: 'NONE..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'NONE..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'a missing high practice is a certain high risk with the others open',
      { evidence: CONTRADICTED },
      { SEC01: 'HIGH..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'HIGH..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'a missing low practice is at least a medium risk',
      { file: 'claims: { SEC01-BP03: not-in-place }' },
      { SEC01: 'MEDIUM..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'NONE..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'an established high practice leaves only medium risks',
      { evidence: ['queue-encrypted supports a main.tf:1'] },
      { SEC01: 'NONE..MEDIUM', SEC02: 'NONE..MEDIUM', REL01: 'NONE..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'in part is not in place',
      { evidence: ['queue-small supports a main.tf:1'] },
      { SEC01: 'NONE..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'NONE..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'a claim fills in',
      {
        file: `
claims:
  SEC01-BP01: in-place
  SEC01-BP02: in-place
  SEC01-BP03: in-place
  SEC02-BP01: { status: not-applicable, reason: none of it }
  SEC02-BP02: not-in-place
  REL01-BP01: { status: not-applicable, reason: none of it }
questionsNotApplicable: { COST01: free of charge }`,
      },
      {
        SEC01: 'NONE..NONE',
        SEC02: 'MEDIUM..MEDIUM',
        REL01: 'NONE..NONE',
        COST01: 'NOT_APPLICABLE..NOT_APPLICABLE',
      },
    ],
    [
      'a claim that evidence contradicts does not count',
      { evidence: CONTRADICTED, file: 'claims: { REL01-BP01: in-place }' },
      { SEC01: 'HIGH..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'HIGH..HIGH', COST01: 'NONE..MEDIUM' },
    ],
    [
      'a negative claim against what evidence establishes leaves the practice open',
      {
        evidence: ['queue-encrypted supports a main.tf:1'],
        file: 'claims: { SEC01-BP01: not-in-place, SEC01-BP02: in-place, SEC01-BP03: in-place }',
      },
      { SEC01: 'NONE..HIGH', SEC02: 'NONE..MEDIUM', REL01: 'NONE..HIGH', COST01: 'NONE..MEDIUM' },
    ],
  ])('%s', (_, given, risks) => {
    expect(risksOf(smallReview(given))).toEqual(risks);
  });

  it('are counted where they are points, by workload and by pillar', () => {
    const result = smallReview({
      evidence: CONTRADICTED,
      file: 'claims: { SEC02-BP01: not-in-place }\nquestionsNotApplicable: { COST01: free }',
    });
    expect(result.riskCounts).toEqual({ UNANSWERED: 0, HIGH: 2, MEDIUM: 1, NONE: 0, NOT_APPLICABLE: 1 });
    expect(result.pillars.map(({ id, riskCounts }) => [id, riskCounts])).toEqual([
      ['security', { UNANSWERED: 0, HIGH: 1, MEDIUM: 1, NONE: 0, NOT_APPLICABLE: 0 }],
      ['reliability', { UNANSWERED: 0, HIGH: 1, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 }],
      ['costOptimization', { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 1 }],
    ]);
    expect(result.pillars[0]?.practices).toEqual({
      'in-place': 0,
      'not-in-place': 2,
      'not-applicable': 0,
      open: 3,
      disputed: 0,
    });
    expect(smallReview({}).riskCounts).toEqual({
      UNANSWERED: 4,
      HIGH: 0,
      MEDIUM: 0,
      NONE: 0,
      NOT_APPLICABLE: 0,
    });
  });

  it('name the practice to ask about next, where an answer still decides something', () => {
    const next = ({ questions }: ReviewResult) => questions.map(({ askNext }) => askNext);
    expect(next(smallReview({}))).toEqual(['SEC01-BP01', 'SEC02-BP01', 'REL01-BP01', 'COST01-BP01']);
    expect(next(smallReview({ evidence: CONTRADICTED }))).toEqual([
      undefined,
      'SEC02-BP01',
      undefined,
      'COST01-BP01',
    ]);
  });
});

describe('practices', () => {
  it('keep all their evidence, in the order of places', () => {
    const evidence = [
      'queue-private supports b main.tf:9',
      'queue-encrypted inconclusive b main.tf:9',
      'queue-encrypted supports a main.tf:2',
      'queue-logged supports a main.tf:2',
    ];
    const result = smallReview({ evidence });
    expect(practice(result, 'SEC01-BP01')).toMatchObject({
      status: 'open',
      basis: 'evidence',
      level: 'HIGH',
    });
    expect(
      practice(result, 'SEC01-BP01').evidence.map(({ check, resource }) => `${check} ${resource}`),
    ).toEqual(['queue-encrypted a', 'queue-encrypted b', 'queue-private b']);
    expect(smallReview({ evidence: evidence.toReversed() })).toEqual(result);
  });

  it('say what stands against a claim', () => {
    const claim = 'SEC01-BP01: { status: in-place, by: Ada, on: 2026-01-02 }';
    const result = smallReview({ evidence: CONTRADICTED, file: `claims: { ${claim} }` });
    expect(practice(result, 'SEC01-BP01')).toMatchObject({
      status: 'disputed',
      claim: { says: 'in-place', by: 'Ada', on: '2026-01-02' },
      dispute:
        'Claimed in place by Ada on 2026-01-02, but main.tf:3 contradicts it: queue-encrypted contradicts.',
    });
    const established = smallReview({
      evidence: [
        'queue-encrypted supports a a.tf:1',
        'queue-encrypted supports b a.tf:5',
        'queue-encrypted supports c a.tf:9',
      ],
      file: 'claims: { SEC01-BP01: not-in-place }',
    });
    expect(practice(established, 'SEC01-BP01').dispute).toBe(
      'Claimed not in place, but a.tf:1 and 2 more places show it in place: queue-encrypted supports.',
    );
  });

  it('of a question that does not apply are claimed not applicable, and evidence disputes that', () => {
    const result = smallReview({
      evidence: CONTRADICTED,
      file: 'questionsNotApplicable: { SEC01: no queues, REL01: no }',
    });
    expect(risksOf(result)).toMatchObject({ SEC01: 'NOT_APPLICABLE..NOT_APPLICABLE' });
    expect(result.questions[0]).toMatchObject({ notApplicableReason: 'no queues' });
    expect(practice(result, 'SEC01-BP01')).toMatchObject({ status: 'disputed' });
    expect(practice(result, 'SEC01-BP02')).toMatchObject({
      status: 'not-applicable',
      claim: { says: 'not-applicable', reason: 'no queues' },
    });
    expect(result.improvements).toEqual([]);
  });
});

describe('accepted risks', () => {
  const acceptance = (expires: string) =>
    `acceptedRisks:\n  - { practice: SEC01-BP01, reason: Old clients, owner: Mireille, expires: ${expires} }\n`;
  const of = (result: ReviewResult) => ({
    status: practice(result, 'SEC01-BP01').status,
    expired: practice(result, 'SEC01-BP01').acceptedRisk?.expired,
    plan: result.improvements.map(({ id, practices }) => `${id}: ${practices.join(' ')}`),
    keptOut: result.acceptedRisks.map(({ improvements }) => improvements),
    risk: risksOf(result)['SEC01'],
  });
  const contradicted = ['queue-private contradicts a main.tf:3'];

  it.each([
    [
      'lets a disputed claim count',
      'claims: { SEC01-BP01: in-place }\n',
      '2026-01-31',
      contradicted,
      { status: 'in-place', expired: false, plan: [], keptOut: [['queue-private']], risk: 'NONE..MEDIUM' },
    ],
    [
      'has no force after its last day',
      'claims: { SEC01-BP01: in-place }\n',
      '2026-01-30',
      contradicted,
      {
        status: 'disputed',
        expired: true,
        plan: ['queue-private: SEC01-BP01'],
        keptOut: [undefined],
        risk: 'HIGH..HIGH',
      },
    ],
    [
      'without a claim only empties the plan',
      '',
      '2026-01-31',
      contradicted,
      { status: 'not-in-place', expired: false, plan: [], keptOut: [['queue-private']], risk: 'HIGH..HIGH' },
    ],
    [
      'takes out what a claim says is missing',
      'claims: { SEC01-BP01: not-in-place }\n',
      '2026-01-31',
      [],
      { status: 'not-in-place', expired: false, plan: [], keptOut: [['SEC01-BP01']], risk: 'HIGH..HIGH' },
    ],
    [
      'leaves what another practice needs as well',
      '',
      '2026-01-31',
      CONTRADICTED,
      {
        status: 'not-in-place',
        expired: false,
        plan: ['queue-encrypted: REL01-BP01'],
        keptOut: [undefined],
        risk: 'HIGH..HIGH',
      },
    ],
    [
      'does nothing where nothing is missing',
      '',
      '2026-01-31',
      ['queue-encrypted supports a main.tf:1'],
      { status: 'in-place', expired: false, plan: [], keptOut: [undefined], risk: 'NONE..MEDIUM' },
    ],
  ])('%s', (_, claims, expires, evidence, outcome) => {
    expect(of(smallReview({ evidence, file: claims + acceptance(expires) }))).toEqual(outcome);
  });
});

describe("lenses of one's own", () => {
  const lens: Lens = {
    alias: 'platform',
    name: 'Platform',
    pillars: [
      {
        id: 'logs',
        name: 'Logs',
        questions: ['first', 'second'].map((id) => ({
          id,
          title: `${id}?`,
          choices: [
            {
              id: 'json',
              title: 'Logs are JSON',
              improvementPlan: { displayText: 'Log JSON.', url: 'https://example.com/json' },
            },
          ],
          riskRules: [
            { condition: { op: 'choice', id: 'json' }, risk: 'NO_RISK' },
            { condition: { op: 'default' }, risk: 'MEDIUM_RISK' },
          ],
        })),
      },
    ],
  };

  it("have claims under full names where choice ids repeat, and items with the lens's own words", () => {
    const result = smallReview({ lenses: [SMALL_LENS, lens], file: 'claims: { second/json: not-in-place }' });
    expect(risksOf(result)).toMatchObject({ first: 'NONE..MEDIUM', second: 'MEDIUM..MEDIUM' });
    expect(result.improvements).toEqual([
      {
        id: 'platform/second/json',
        title: 'Logs are JSON',
        practices: ['json'],
        questions: ['second'],
        pillar: 'logs',
        level: 'MEDIUM',
        due: '2026-05-01',
        remediation: 'Log JSON.',
        links: ['https://example.com/json'],
        places: [],
      },
    ]);
    expect(() => smallReview({ lenses: [SMALL_LENS, lens], file: 'claims: { json: in-place }' })).toThrow(
      /names 2 practices: write one of .*platform\/first\/json.*platform\/second\/json/,
    );
  });
});

it('the workload is named after its folder where no file names it, its pillars ordered by context', () => {
  expect(smallReview({}).workload).toEqual({
    name: 'folder',
    pillarPriorities: ['security', 'reliability', 'costOptimization'],
  });
  expect(
    smallReview({
      file: 'workload: { name: Shop, owner: o, environment: production, businessContext: shop, workloadType: API }\nobjectives: { rto: 4h }',
    }).workload,
  ).toEqual({
    name: 'Shop',
    owner: 'o',
    environment: 'PRODUCTION',
    businessContext: 'shop',
    workloadType: 'api',
    objectives: { rtoSeconds: 14_400 },
    pillarPriorities: ['reliability', 'costOptimization', 'security'],
  });
});
