import { describe, expect, it } from 'vitest';
import { SMALL_LENS, smallReview } from '../../test/fixtures/review/small-review.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';
import { type FailOn, gate } from './gate.ts';
import { parseBaseline } from './parse-baseline.ts';

type Given = Parameters<typeof smallReview>[0];

function compared(before: Given, now: Given) {
  const { worse, better } = compareWithBaseline(smallReview(now), smallReview(before));
  const told = ({ findings, questions, disputes }: typeof worse) => [
    ...findings.map(
      ({ finding, practices }) =>
        `${finding.check} ${finding.resource} ${finding.file}:${finding.line} ${practices}`,
    ),
    ...questions.map(
      (question) =>
        `${question.id} ${question.before?.lowest}..${question.before?.highest} > ${question.now.lowest}..${question.now.highest}`,
    ),
    ...disputes.map(({ id }) => `${id} disputed`),
  ];
  return { worse: told(worse), better: told(better) };
}

const A3 = 'queue-private contradicts a main.tf:3';
const A9 = 'queue-private contradicts a main.tf:9';
const OTHER_FILE = 'queue-private contradicts a other.tf:3';

describe('since a baseline', () => {
  it.each<[name: string, before: Given, now: Given, worse: readonly string[], better: readonly string[]]>([
    ['nothing moved', { evidence: [A3] }, { evidence: [A3] }, [], []],
    ['a line moved', { evidence: [A3] }, { evidence: [A9] }, [], []],
    [
      'a second line of the same resource is bad',
      { evidence: [A3] },
      { evidence: [A3, A9] },
      ['queue-private a main.tf:3 SEC01-BP01'],
      [],
    ],
    [
      'the resource moved to another file',
      { evidence: [A3] },
      { evidence: [OTHER_FILE] },
      ['queue-private a other.tf:3 SEC01-BP01'],
      ['queue-private a main.tf:3 SEC01-BP01'],
    ],
    [
      'a first finding',
      {},
      { evidence: [A3] },
      ['queue-private a main.tf:3 SEC01-BP01', 'SEC01 NONE..HIGH > HIGH..HIGH'],
      [],
    ],
    [
      'one finding speaks to two practices',
      {},
      { evidence: ['queue-encrypted contradicts a main.tf:3'] },
      [
        'queue-encrypted a main.tf:3 SEC01-BP01,REL01-BP01',
        'SEC01 NONE..HIGH > HIGH..HIGH',
        'REL01 NONE..HIGH > HIGH..HIGH',
      ],
      [],
    ],
    [
      'a claim is new',
      {},
      { file: 'claims: { REL01-BP01: in-place }' },
      [],
      ['REL01 NONE..HIGH > NONE..NONE'],
    ],
    [
      'a claim is gone',
      { file: 'claims: { REL01-BP01: in-place }' },
      {},
      ['REL01 NONE..NONE > NONE..HIGH'],
      [],
    ],
    [
      'the unknown turned out medium: certain, so worse',
      {},
      { file: 'claims: { SEC01-BP01: in-place, SEC01-BP02: not-in-place }' },
      ['SEC01 NONE..HIGH > MEDIUM..MEDIUM'],
      [],
    ],
    [
      'a claim is disputed now',
      { evidence: [A3] },
      { evidence: [A3], file: 'claims: { SEC01-BP01: in-place }' },
      ['SEC01-BP01 disputed'],
      [],
    ],
    [
      'a dispute is settled',
      { evidence: [A3], file: 'claims: { SEC01-BP01: in-place }' },
      { file: 'claims: { SEC01-BP01: in-place }' },
      [],
      ['queue-private a main.tf:3 SEC01-BP01', 'SEC01 HIGH..HIGH > NONE..MEDIUM', 'SEC01-BP01 disputed'],
    ],
    [
      'a question is new and its risk certain',
      { lenses: [{ ...SMALL_LENS, pillars: SMALL_LENS.pillars.slice(0, 1) }] },
      { file: 'claims: { REL01-BP01: not-in-place }' },
      ['REL01 undefined..undefined > HIGH..HIGH'],
      [],
    ],
  ])('%s', (_, before, now, worse, better) => {
    expect(compared(before, now)).toEqual({ worse, better });
  });
});

describe('the gate', () => {
  it('lets nothing pass of which no resource could be read', () => {
    const nothing = {
      ...smallReview({}),
      architecture: { resources: 0, kinds: [], files: [], diagnostics: [] },
    };
    const reasons = ['no resource could be read, so nothing is known of any risk'];
    expect(gate(nothing, 'high')).toEqual({ failed: true, reasons });
    expect(gate(nothing, 'never').failed).toBe(false);
  });

  const accepted = (practice: string) =>
    `acceptedRisks: [{ practice: ${practice}, reason: r, owner: o, expires: 2026-02-01 }]\n`;
  const certainHigh = 'SEC01 is a certain high risk: Question SEC01?';

  it.each<[name: string, failOn: FailOn, given: Given, reasons: readonly string[]]>([
    ['what is not known does not fail', 'medium', {}, []],
    ['a certain high risk fails high', 'high', { evidence: [A3] }, [certainHigh]],
    ['and medium', 'medium', { evidence: [A3] }, [certainHigh]],
    ['but never never', 'never', { evidence: [A3] }, []],
    [
      'a certain medium risk fails medium',
      'medium',
      { file: 'claims: { SEC02-BP01: not-in-place }' },
      ['SEC02 is a certain medium risk: Question SEC02?'],
    ],
    [
      'a medium risk that may be high fails medium',
      'medium',
      { file: 'claims: { SEC01-BP02: not-in-place }' },
      ['SEC01 is a certain medium risk: Question SEC01?'],
    ],
    ['but not high', 'high', { file: 'claims: { SEC01-BP02: not-in-place }' }, []],
    [
      'a dispute fails disputed',
      'disputed',
      { evidence: [A3], file: 'claims: { SEC01-BP01: in-place }' },
      ['SEC01-BP01 is disputed: Claimed in place, but main.tf:3 contradicts it: queue-private contradicts.'],
    ],
    ['no dispute, no failure', 'disputed', { evidence: [A3] }, []],
    ['an accepted risk does not fail', 'high', { evidence: [A3], file: accepted('SEC01-BP01') }, []],
    [
      'not even where a low practice is missing as well',
      'high',
      { evidence: [A3], file: `${accepted('SEC01-BP01')}claims: { SEC01-BP03: not-in-place }` },
      [],
    ],
    [
      'which medium does count',
      'medium',
      { evidence: [A3], file: `${accepted('SEC01-BP01')}claims: { SEC01-BP03: not-in-place }` },
      [certainHigh],
    ],
    [
      'an expired acceptance fails',
      'high',
      { evidence: [A3], file: accepted('SEC01-BP01'), date: '2026-02-02' },
      [certainHigh],
    ],
    [
      'a question that does not apply does not fail',
      'high',
      { evidence: [A3], file: 'questionsNotApplicable: { SEC01: no }' },
      [],
    ],
  ])('%s', (_, failOn, given, reasons) => {
    expect(gate(smallReview(given), failOn)).toEqual({ failed: reasons.length > 0, reasons });
  });

  const B5 = 'queue-private contradicts b main.tf:5';
  const LOGGED = 'queue-logged contradicts a main.tf:8';
  it.each<[name: string, failOn: FailOn, before: Given, now: Given, reasons: readonly string[]]>([
    ['an old risk does not fail', 'high', { evidence: [A3] }, { evidence: [A9] }, []],
    [
      'a new one does',
      'high',
      {},
      { evidence: [A3] },
      ['SEC01 is a certain high risk and was not before: Question SEC01?'],
    ],
    [
      'a new finding within an old risk does',
      'high',
      { evidence: [A3] },
      { evidence: [A3, B5] },
      ['SEC01 is a certain high risk, and has a new finding in main.tf:5: queue-private contradicts.'],
    ],
    ['one against a lighter practice does not', 'high', { evidence: [A3] }, { evidence: [A3, LOGGED] }, []],
    [
      'unless medium is asked for',
      'medium',
      { evidence: [A3] },
      { evidence: [A3, LOGGED] },
      ['SEC01 is a certain high risk, and has a new finding in main.tf:8: queue-logged contradicts.'],
    ],
    [
      'an old dispute does not fail',
      'disputed',
      { evidence: [A3], file: 'claims: { SEC01-BP01: in-place }' },
      { evidence: [A9], file: 'claims: { SEC01-BP01: in-place }' },
      [],
    ],
  ])('against a baseline, %s', (_, failOn, before, now, reasons) => {
    const result = smallReview(now);
    expect(gate(result, failOn, compareWithBaseline(result, smallReview(before))).reasons).toEqual(reasons);
  });
});

describe('a baseline from a file', () => {
  it('is a result as it was written', () => {
    const result = smallReview({ evidence: [A3] });
    expect(parseBaseline(JSON.stringify(result))).toEqual({ baseline: result });
  });

  it.each([
    ['{', /^it is no JSON: /],
    ['null', /^it is no review result of schemaVersion 1: the file: /],
    ['{"schemaVersion":"2","questions":[]}', /schemaVersion: /],
    ['{"schemaVersion":"1","questions":[{"id":1}]}', /questions\.0\.id: /],
  ])('that is none is said to be so: %s', (text, problem) => {
    expect(parseBaseline(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
