import {
  CreateMilestoneCommand,
  CreateWorkloadCommand,
  DeleteWorkloadCommand,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Seal } from '../../src/server/access/seal.ts';
import { updateAnswer } from '../../src/server/well-architected-tool/operations/lens-reviews/update-answer.ts';
import { runOperation } from '../../src/server/well-architected-tool/run-operation.ts';
import { storeProblems } from '../../src/server/store-check/store-problems.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;
let workload: string;

beforeEach(async () => {
  server = await startTestServer({ mayBeUnsound: true });
  client = await server.client();
  const created = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: 'Shop of the tests',
      Description: 'of the tests',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected', 'serverless'],
      Tags: { team: 'shop' },
    }),
  );
  workload = created.WorkloadId!;
  await answer('securely-operate', { SelectedChoices: ['sec_securely_operate_no'] });
  await answer('identities', { IsApplicable: false });
  await client.send(new CreateMilestoneCommand({ WorkloadId: workload, MilestoneName: 'first' }));
});
afterEach(() => server.close());

async function answer(QuestionId: string, said: object): Promise<void> {
  await client.send(
    new UpdateAnswerCommand({ WorkloadId: workload, LensAlias: 'wellarchitected', QuestionId, ...said }),
  );
}

async function problems(seal = server.services.seal): Promise<readonly string[]> {
  const found: string[] = [];
  await storeProblems({ ...server.services, seal }, (problem) => void found.push(problem));
  return found;
}

describe('the check of the data', () => {
  it('finds nothing wrong with what the server wrote', async () => {
    expect(await problems()).toEqual([]);
  });

  const spoiled: readonly (readonly [string, () => RawBuilder<unknown>, RegExp])[] = [
    [
      'a risk that the lens does not give',
      () => sql`update answer set risk = 'NONE' where question = 'securely-operate'`,
      /^answer \w{32} arn:aws:wellarchitected::aws:lens\/wellarchitected securely-operate: its risk is kept as NONE, and the lens rates it HIGH$/,
    ],
    [
      'an answer filed under another pillar',
      () => sql`update answer set pillar = 'reliability' where question = 'identities'`,
      /identities: it is filed under reliability, and the question is of security$/,
    ],
    [
      'an answer to a question that the lens does not have',
      () => sql`update answer set question = 'nonsense' where question = 'identities'`,
      /nonsense: the lens has no such question$/,
    ],
    [
      'an answer of a workload that is gone',
      () => sql`update answer set subject = 'gone' where question = 'identities'`,
      /^answer gone .* identities: it belongs to gone, which is not there$/,
    ],
    [
      'a review of a workload that is gone',
      () => sql`update lens_review set subject = 'gone' where lens like '%serverless'`,
      /^lens_review gone .*serverless: it belongs to gone, which is not there$/,
    ],
    [
      'a review with a lens that is not there',
      () => sql`update lens_review set lens = 'arn:none' where lens like '%serverless'`,
      /^lens_review \w{32} arn:none: there is no version .* of the lens$/,
    ],
    [
      'a text that is no JSON',
      () => sql`update workload set body = '{"half":'`,
      /^workload \w{32}: its body is no JSON$/,
    ],
    [
      'an answer in a milestone that the lens rates otherwise',
      () => sql`update milestone set snapshot = replace(snapshot, '"risk":"HIGH"', '"risk":"MEDIUM"')`,
      /^milestone \w{32} 1, answer .* securely-operate: its risk is kept as MEDIUM, and the lens rates it HIGH$/,
    ],
    [
      'a name that is filed under another',
      () => sql`update workload set name_key = 'other'`,
      /^workload \w{32}: it is named "Shop of the tests" and filed under "other"$/,
    ],
    [
      'a tag of nothing',
      () => sql`update tag set resource = 'arn:gone'`,
      /^tag of arn:gone: the resource is not there$/,
    ],
    [
      'a key of a role that is none',
      () => sql`update access_key set role = 'emperor'`,
      /^access_key AKHX\w{16}: there is no role emperor$/,
    ],
  ];

  it.each(spoiled)('names %s', async (_what, spoil, expected) => {
    await spoil().execute(server.services.store.db);
    const found = await problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it('names keys that were sealed with another seal key', async () => {
    const found = await problems(new Seal(Buffer.alloc(32, 8)));
    expect(found).toEqual([
      expect.stringMatching(/^access_key AKHX\w{16}: it was sealed with another seal key/),
    ]);
  });

  it('names an audit trail that can be changed', async () => {
    const { db, engine } = server.services.store;
    if (engine === 'sqlite') await sql`drop trigger audit_no_update`.execute(db);
    else await sql`alter table audit disable trigger audit_append_only`.execute(db);
    const name = engine === 'sqlite' ? 'audit_no_update' : 'audit_append_only';
    expect(await problems()).toEqual([`audit: its trigger ${name} is gone, so entries can be changed`]);
  });
});

describe('an answer', () => {
  /** Answers, while something else happens between what the operation sees and what it writes. */
  async function answerWhile(happens: () => Promise<unknown>): Promise<unknown> {
    const operation = {
      ...updateAnswer,
      look: async (call: never) => {
        const seen = await updateAnswer.look!(call);
        await happens();
        return seen;
      },
    };
    const principal = {
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/x',
      role: 'reviewer',
    } as const;
    const input = { WorkloadId: workload, LensAlias: 'serverless', QuestionId: 'ops1', Notes: 'late' };
    return await runOperation(server.services, operation, { input, principal, region: 'eu-west-1' });
  }

  it('is not kept where its workload is deleted meanwhile', async () => {
    const late = answerWhile(() =>
      client.send(new DeleteWorkloadCommand({ WorkloadId: workload, ClientRequestToken: 'a' })),
    );
    await expect(late).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
    expect(await server.services.store.db.selectFrom('answer').selectAll().execute()).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it('is not kept where its lens moves to another version meanwhile', async () => {
    const late = answerWhile(() =>
      sql`update lens_review set version = 'another' where lens like '%serverless'`.execute(
        server.services.store.db,
      ),
    );
    await expect(late).rejects.toMatchObject({ type: 'ConflictException' });
    const rows = await server.services.store.db.selectFrom('answer').select('question').execute();
    expect(rows.map(({ question }) => question).toSorted()).toEqual(['identities', 'securely-operate']);
  });
});
