import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/architecture/index.ts';
import { findWorkload } from '../../src/exchange/find-workload.ts';
import { createWorkload, lensesInTool } from '../../src/exchange/prepare-workload.ts';
import { answersToWrite, planPush } from '../../src/exchange/push-plan.ts';
import type { Tool } from '../../src/exchange/tool.ts';
import { readToolWorkload } from '../../src/exchange/tool-workload.ts';
import { type PushOutcome, writePush } from '../../src/exchange/write-push.ts';
import { type Pack, parseReviewFile } from '../../src/review/index.ts';
import { startTestServer, type TestServer } from '../server/test-server.ts';
import { LENSES, pulled, pulledFrom, type Reviewed, reviewed, toolAs } from './exchange.ts';

let server: TestServer;
let tool: Tool;

beforeAll(async () => {
  server = await startTestServer();
  tool = toolAs(await server.client(), server.url);
});
afterAll(async () => {
  tool.destroy();
  await server.close();
});

let made = 0;
const newName = () => `workload ${(made += 1)}`;

async function newWorkload(lenses: readonly string[] = ['wellarchitected']): Promise<string> {
  const { WorkloadId = '' } = await tool.createWorkload({
    WorkloadName: newName(),
    Description: 'A workload of the tests.',
    Environment: 'PREPRODUCTION',
    ReviewOwner: 'storefront-team',
    AwsRegions: ['eu-west-1'],
    Lenses: [...lenses],
  });
  return WorkloadId;
}

const answer = (WorkloadId: string, QuestionId: string, rest: object, LensAlias = 'wellarchitected') =>
  tool.updateAnswer({ WorkloadId, LensAlias, QuestionId, ...rest });

async function plan(id: string, { result, file }: Reviewed, override = false) {
  return planPush(result, file, await readToolWorkload(tool, id), override);
}

async function push(id: string, review: Reviewed, milestone?: string): Promise<PushOutcome> {
  return await writePush(tool, id, await plan(id, review), milestone);
}

/** Claims and the rest of a review file by name, without places. */
function statements(text: string): unknown {
  const { claims, questionsNotApplicable, questionNotes } = parseReviewFile(text, '').file;
  const byName = <T extends { place: unknown }>(items: readonly T[]) =>
    items
      .map(({ place: _place, ...item }) => item)
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return [byName(claims), byName(questionsNotApplicable), byName(questionNotes)];
}

describe('a pull', () => {
  it('turns answers into claims: selected, not applicable, and not in place where the question was answered', async () => {
    const id = await newWorkload();
    await answer(id, 'protect-data-rest', {
      SelectedChoices: ['sec_protect_data_rest_encrypt'],
      ChoiceUpdates: {
        sec_protect_data_rest_encrypt: { Status: 'SELECTED', Notes: 'Since 2024.' },
        sec_protect_data_rest_automate_protection: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE' },
      },
      Notes: 'Asked in spring.',
    });
    await answer(id, 'sus_region', { IsApplicable: false, Reason: 'BUSINESS_PRIORITIES' });
    const text = await pulled(tool, id);
    expect(statements(text)).toEqual([
      [
        { practice: 'SEC08-BP01', says: 'not-in-place' },
        { practice: 'SEC08-BP02', says: 'in-place', notes: 'Since 2024.' },
        { practice: 'SEC08-BP03', says: 'not-applicable', reason: 'Out of scope.' },
        { practice: 'SEC08-BP04', says: 'not-in-place' },
      ],
      [{ question: 'SUS01', reason: 'Business priorities.' }],
      [{ question: 'SEC08', notes: 'Asked in spring.' }],
    ]);
    expect(parseReviewFile(text, '').file.workload).toMatchObject({
      description: 'A workload of the tests.',
      owner: 'storefront-team',
      environment: 'PREPRODUCTION',
    });
  });

  it('ranks the pillars where the workload does, not where it has the order of the Framework', async () => {
    const id = await newWorkload();
    expect(await pulled(tool, id)).not.toContain('pillarPriorities');
    await tool.updateWorkload({ WorkloadId: id, PillarPriorities: ['reliability', 'security'] });
    expect(await pulled(tool, id)).toContain('pillarPriorities:\n  - reliability\n  - security\n');
  });

  it('leaves what a person wrote, and its comments', async () => {
    const id = await newWorkload();
    await answer(id, 'protect-data-rest', { SelectedChoices: ['sec_protect_data_rest_encrypt'] });
    const mine =
      '# mine\nworkload:\n  owner: somebody else # really\nclaims:\n  SEC08-BP02: not-in-place # we looked\n\n# end\n';
    const text = await pulled(tool, id, mine);
    expect(mine.split('\n').every((line) => text.split('\n').includes(line))).toBe(true);
    const { claims } = parseReviewFile(text, '').file;
    expect(claims.find(({ practice }) => practice === 'SEC08-BP02')?.says).toBe('not-in-place');
    expect(claims).toHaveLength(4);
    expect(await pulled(tool, id, text)).toBe(text);
  });
});

const EVIDENCE = (verdict: Evidence['verdict']): Evidence => ({
  check: 'a-check',
  verdict,
  resource: 'aws_kms_key.data',
  kind: 'kms-key',
  scope: '.',
  location: { file: 'main.tf', line: 3 },
  message: 'm',
});
const PACK: Pack = new Map([['SEC08-BP02', new Map([['a-check', 'establishes' as const]])]]);
const SHOP = 'workload:\n  name: shop\n  owner: storefront\n  environment: production\n';

describe('a push', () => {
  it('writes what is claimed and what code shows, behind a milestone of its own, and the second time nothing', async () => {
    const id = await newWorkload();
    const review = reviewed(`${SHOP}claims:\n  SEC08-BP01: in-place\n`, [EVIDENCE('supports')], PACK);
    const { written, failed, milestone, keptOtherwise } = await push(id, review, 'Before Hexastyle');
    expect({ written, failed, milestone, keptOtherwise }).toEqual({
      written: ['SEC08'],
      failed: [],
      milestone: 'Before Hexastyle',
      keptOtherwise: [],
    });
    const { Answer } = await tool.getAnswer({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      QuestionId: 'protect-data-rest',
    });
    expect(Answer?.SelectedChoices?.toSorted()).toEqual([
      'sec_protect_data_rest_encrypt',
      'sec_protect_data_rest_key_mgmt',
    ]);
    expect(answersToWrite(await plan(id, review))).toBe(0);
    expect(await push(id, review, 'Before Hexastyle')).toMatchObject({ written: [] });
    const { MilestoneSummaries } = await tool.listMilestones({ WorkloadId: id });
    expect(MilestoneSummaries?.map(({ MilestoneName }) => MilestoneName)).toEqual(['Before Hexastyle']);
  });

  it('numbers the milestone where its name is taken', async () => {
    const id = await newWorkload();
    await tool.createMilestone({ WorkloadId: id, MilestoneName: 'before  hexastyle' });
    const { milestone } = await push(id, reviewed('claims:\n  SEC08-BP01: in-place\n'), 'Before Hexastyle');
    expect(milestone).toBe('Before Hexastyle (2)');
  });

  it('shows as a dispute what a person selected and code contradicts, and leaves it', async () => {
    const id = await newWorkload();
    await answer(id, 'protect-data-rest', { SelectedChoices: ['sec_protect_data_rest_encrypt'] });
    const review = reviewed(SHOP, [EVIDENCE('contradicts')], PACK);
    const { lenses } = await plan(id, review);
    expect(lenses[0]?.answers).toMatchObject([
      { id: 'SEC08', disputes: [{ what: 'SEC08-BP02', there: 'selected', ours: 'contradicted by code' }] },
    ]);
    expect(await push(id, review)).toMatchObject({ written: [] });
    expect(answersToWrite(await plan(id, review, true))).toBe(1);
  });

  it('goes on behind an answer that is refused, says which, and finishes the next time', async () => {
    const id = await newWorkload();
    const review = reviewed('claims:\n  SEC08-BP01: in-place\n  SEC01-BP01: in-place\n');
    const update = tool.updateAnswer.bind(tool);
    let calls = 0;
    const failing = Object.assign(Object.create(tool) as Tool, {
      updateAnswer: async (input: Parameters<Tool['updateAnswer']>[0]) => {
        calls += 1;
        return await update(calls === 1 ? { ...input, SelectedChoices: ['nothing_of_the_kind'] } : input);
      },
    });
    const first = await writePush(failing, id, await plan(id, review), undefined);
    expect(first).toMatchObject({ written: ['SEC08'], failed: [{ question: 'SEC01' }], notTried: [] });
    expect(await push(id, review)).toMatchObject({ written: ['SEC01'], failed: [] });
  });

  it('tries no more once the tool refuses everything', async () => {
    const id = await newWorkload();
    const review = reviewed('claims:\n  SEC08-BP01: in-place\n  SEC01-BP01: in-place\n');
    const planned = await plan(id, review);
    const reader = toolAs(await server.client('111122223333', 'reader'), server.url);
    const outcome = await writePush(reader, id, planned, undefined);
    reader.destroy();
    expect(outcome).toMatchObject({ written: [], failed: [{ question: 'SEC01' }], notTried: ['SEC08'] });
  });

  it('makes the workload with what the review says of it, where asked to', async () => {
    const { result } = reviewed(
      `${SHOP}lenses: [wellarchitected, serverless]\npillarPriorities: [reliability]\n`,
    );
    const { there, missing } = await lensesInTool(
      tool,
      [...result.lenses, { alias: 'nobodys', name: 'Nobody’s' }],
      new Set(['wellarchitected', 'serverless']),
    );
    expect({ there, missing }).toEqual({ there: ['wellarchitected', 'serverless'], missing: ['Nobody’s'] });
    const id = await createWorkload(tool, result.workload, there, ['eu-west-1']);
    expect(await findWorkload(tool, 'SHOP')).toEqual({ id, name: 'shop' });
    const { facts, lenses } = await readToolWorkload(tool, id);
    expect(facts).toMatchObject({
      ReviewOwner: 'storefront',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
    });
    expect(facts.PillarPriorities?.[0]).toBe('reliability');
    expect(lenses.map(({ alias }) => alias)).toEqual(['wellarchitected', 'serverless']);
  });
});

const words = fc
  .stringMatching(/^[A-Za-z0-9.,:;#/ -]{1,30}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '');
const questions = LENSES.flatMap((lens) =>
  lens.pillars.flatMap((pillar) => pillar.questions.map((question) => ({ lens, question }))),
);
/** What people may have answered in the tool to some questions of two lenses. */
const toolAnswers = fc.uniqueArray(
  fc.constantFrom(...questions).chain(({ lens, question }) => {
    const ids = question.choices.map(({ id }) => id);
    return fc.record({
      lens: fc.constant(lens.alias),
      question: fc.constant(question.id),
      SelectedChoices: fc.oneof(
        fc.subarray(ids),
        fc.constant(question.noneOfThese ? [question.noneOfThese.id] : []),
      ),
      ChoiceUpdates: fc.dictionary(
        fc.constantFrom(...ids),
        fc.record({
          Status: fc.constantFrom('SELECTED', 'NOT_APPLICABLE', 'UNSELECTED'),
          Notes: fc.oneof(fc.constant(''), words),
        }),
        { maxKeys: 3 },
      ),
      Notes: fc.oneof(fc.constant(''), words),
      IsApplicable: fc.boolean(),
      Reason: fc.constantFrom('OUT_OF_SCOPE', 'OTHER', 'NONE'),
    });
  }),
  { selector: ({ question }) => question, maxLength: 8 },
);

describe('thirty workloads', () => {
  it('are pulled, and pushed back without a write; pushed anew, they are pulled with the same claims', async () => {
    await fc.assert(
      fc.asyncProperty(toolAnswers, async (answers) => {
        const id = await newWorkload(['wellarchitected', 'serverless']);
        for (const { lens, question, ...rest } of answers) await answer(id, question, rest, lens);
        const there = await readToolWorkload(tool, id);
        const text = pulledFrom(there);
        const review = reviewed(text);
        const again = planPush(review.result, review.file, there, false);
        expect(answersToWrite(again)).toBe(0);
        expect(again.lenses.flatMap((lens) => lens.answers)).toEqual([]);

        const other = await newWorkload(['wellarchitected', 'serverless']);
        expect(await push(other, review)).toMatchObject({ failed: [], notTried: [], keptOtherwise: [] });
        const after = await readToolWorkload(tool, other);
        expect(answersToWrite(planPush(review.result, review.file, after, false))).toBe(0);
        expect(statements(pulledFrom(after))).toEqual(statements(text));
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});
