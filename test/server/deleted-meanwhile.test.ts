import {
  AssociateLensesCommand,
  CreateMilestoneCommand,
  CreateWorkloadShareCommand,
  DeleteReviewTemplateCommand,
  DeleteWorkloadCommand,
  CreateReviewTemplateCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UpdateAnswerCommand,
  UpdateLensReviewCommand,
  UpdateReviewTemplateAnswerCommand,
  UpdateWorkloadCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleWorkload } from './sample-lens.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const ROUNDS = 12;
const ACCOUNT = '111122223333';

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client(ACCOUNT);
});
afterAll(() => server.close());

/** Errors of requests that were under way together. */
async function refusals(requests: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const results = await Promise.allSettled(requests);
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
}

describe('what is written to', () => {
  it('a workload that somebody deletes at the same moment is either gone with it or refused as unknown', async () => {
    const { db } = server.services.store;
    for (let round = 0; round < ROUNDS; round += 1) {
      const WorkloadId = await sampleWorkload(client, `short-lived ${round}`);
      const answer = { WorkloadId, LensAlias: 'wellarchitected', QuestionId: 'protect-data-rest' };
      const refused = await refusals([
        client.send(new CreateMilestoneCommand({ WorkloadId, MilestoneName: 'before it goes' })),
        client.send(new UpdateAnswerCommand({ ...answer, Notes: 'late' })),
        client.send(new DeleteWorkloadCommand({ WorkloadId })),
        client.send(new UpdateLensReviewCommand({ ...answer, LensNotes: 'late' })),
        client.send(new AssociateLensesCommand({ WorkloadId, LensAliases: ['serverless'] })),
        client.send(
          new CreateWorkloadShareCommand({
            WorkloadId,
            SharedWith: '444455556666',
            PermissionType: 'READONLY',
          }),
        ),
        client.send(new UpdateWorkloadCommand({ WorkloadId, Notes: 'late' })),
        client.send(
          new TagResourceCommand({
            WorkloadArn: `arn:aws:wellarchitected:us-east-1:${ACCOUNT}:workload/${WorkloadId}`,
            Tags: { late: 'yes' },
          }),
        ),
      ]);
      expect(refused.filter((error) => !(error instanceof ResourceNotFoundException))).toEqual([]);
      const left = [
        await db.selectFrom('answer').select('question').where('subject', '=', WorkloadId).execute(),
        await db.selectFrom('lens_review').select('lens').where('subject', '=', WorkloadId).execute(),
        await db.selectFrom('milestone').select('number').where('workload', '=', WorkloadId).execute(),
        await db.selectFrom('tag').select('key').where('resource', 'like', `%${WorkloadId}`).execute(),
        await db.selectFrom('share').select('id').where('resource', '=', WorkloadId).execute(),
      ];
      expect(left).toEqual([[], [], [], [], []]);
    }
  });

  it('a template that somebody deletes at the same moment is either gone with it or refused as unknown', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { TemplateArn } = await client.send(
        new CreateReviewTemplateCommand({
          TemplateName: `short-lived ${round}`,
          Description: 'not for long',
          Lenses: ['wellarchitected'],
        }),
      );
      const answer = { TemplateArn, LensAlias: 'wellarchitected' };
      const refused = await refusals([
        client.send(
          new UpdateReviewTemplateAnswerCommand({ ...answer, QuestionId: 'identities', Notes: 'late' }),
        ),
        client.send(new DeleteReviewTemplateCommand({ TemplateArn })),
        client.send(
          new UpdateReviewTemplateAnswerCommand({ ...answer, QuestionId: 'ops-model', Notes: 'late' }),
        ),
      ]);
      for (const error of refused) expect(error).toBeInstanceOf(ResourceNotFoundException);
      const left = await server.services.store.db
        .selectFrom('answer')
        .select('question')
        .where('subject', '=', TemplateArn!)
        .execute();
      expect(left).toEqual([]);
    }
  });
});
