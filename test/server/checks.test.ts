import {
  ListCheckDetailsCommand,
  type ListCheckDetailsCommandInput,
  ListCheckSummariesCommand,
  ResourceNotFoundException,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from './archives.ts';
import { createWorkload, reviewed } from './reviews.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const FRAMEWORK = 'arn:aws:wellarchitected::aws:lens/wellarchitected';
const ENDED = Date.parse('2026-11-21T12:00:00Z');

/** Two tables and a queue; one table keeps backups. */
const TREE = {
  'main.tf': `
resource "aws_dynamodb_table" "orders" {
  name = "orders"
  point_in_time_recovery {
    enabled = false
  }
}

resource "aws_dynamodb_table" "customers" {
  name = "customers"
  point_in_time_recovery {
    enabled = true
  }
}

variable "protected" {
  type = bool
}

resource "aws_db_instance" "ledger" {
  engine                  = "postgres"
  instance_class          = "db.m7g.large"
  backup_retention_period = 30
}
`,
};

let server: TestServer;
let client: WellArchitectedClient;
let workload: string;

beforeAll(async () => {
  server = await startTestServer();
  server.setClock(ENDED);
  client = await server.client();
  workload = await createWorkload(client, 'checked');
  const run = await reviewed(server, workload, zipOf(TREE));
  expect(run.status).toBe('done');
});
afterAll(() => server.close());

const asked = (given: Partial<ListCheckDetailsCommandInput> = {}) => ({
  WorkloadId: workload,
  LensArn: FRAMEWORK,
  PillarId: 'reliability',
  QuestionId: 'backing-up-data',
  ChoiceId: 'rel_backing_up_data_automated_backups_data',
  ...given,
});

async function details(given: Partial<ListCheckDetailsCommandInput> = {}) {
  return (await client.send(new ListCheckDetailsCommand(asked(given)))).CheckDetails ?? [];
}

describe('the checks of a choice', () => {
  it('say what the newest review found: against it, for it, and on how many resources', async () => {
    const found = await details();
    const of = (id: string) => found.find(({ Id }) => Id === id);
    expect(of('dynamodb-point-in-time-recovery')).toMatchObject({
      Name: 'DynamoDB table keeps continuous backups',
      Provider: 'HEXASTYLE',
      LensArn: FRAMEWORK,
      PillarId: 'reliability',
      QuestionId: 'backing-up-data',
      ChoiceId: 'rel_backing_up_data_automated_backups_data',
      Status: 'ERROR',
      AccountId: '111122223333',
      FlaggedResources: 1,
      UpdatedAt: new Date(ENDED),
    });
    expect(of('dynamodb-point-in-time-recovery')?.Description).toMatch(/\w/);
    expect(of('rds-backup-retention')).toMatchObject({ Status: 'OKAY' });
    expect(of('rds-backup-retention')).not.toHaveProperty('FlaggedResources');
    expect(found.map(({ Id }) => Id)).toEqual(found.map(({ Id }) => Id!).toSorted());
  });

  it('are summed up over accounts, of which there is one', async () => {
    const { CheckSummaries = [] } = await client.send(new ListCheckSummariesCommand(asked()));
    expect(CheckSummaries.map(({ Id }) => Id)).toEqual((await details()).map(({ Id }) => Id));
    expect(CheckSummaries.find(({ Id }) => Id === 'dynamodb-point-in-time-recovery')).toMatchObject({
      Status: 'ERROR',
      AccountSummary: { ERROR: 1 },
      Provider: 'HEXASTYLE',
    });
  });

  it('warn of what code leaves open', async () => {
    const open = await createWorkload(client, 'left open');
    const tree = TREE['main.tf'].replace('enabled = false', 'enabled = var.protected');
    await reviewed(server, open, zipOf({ 'main.tf': tree }));
    const found = await details({ WorkloadId: open });
    expect(found.find(({ Id }) => Id === 'dynamodb-point-in-time-recovery')).toMatchObject({
      Status: 'WARNING',
      FlaggedResources: 1,
    });
  });

  it('come page by page', async () => {
    const ids: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new ListCheckDetailsCommand({
          ...asked(),
          MaxResults: 1,
          ...(NextToken !== undefined && { NextToken }),
        }),
      );
      expect(page.CheckDetails).toHaveLength(1);
      ids.push(...(page.CheckDetails ?? []).map(({ Id }) => Id));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(ids).toEqual((await details()).map(({ Id }) => Id));
  });

  it('are none where no code was reviewed, and for "None of these"', async () => {
    expect(await details({ WorkloadId: await createWorkload(client, 'not reviewed') })).toEqual([]);
    expect(await details({ ChoiceId: 'rel_backing_up_data_no' })).toEqual([]);
  });

  it.each([
    ['a lens that is no lens', { LensArn: 'nope' }, ValidationException],
    ['a lens that is not applied', { LensArn: 'serverless' }, ResourceNotFoundException],
    ['another pillar', { PillarId: 'security' }, ValidationException],
    ['no pillar', { PillarId: 'nope' }, ValidationException],
    ['no question', { QuestionId: 'nope' }, ValidationException],
    ['no choice', { ChoiceId: 'nope' }, ValidationException],
    ['no workload', { WorkloadId: '0'.repeat(32) }, ResourceNotFoundException],
  ])('are refused for %s', async (_, given, error) => {
    for (const Command of [ListCheckDetailsCommand, ListCheckSummariesCommand])
      await expect(client.send(new Command(asked(given)) as ListCheckDetailsCommand)).rejects.toBeInstanceOf(
        error,
      );
  });

  it('are hidden from strangers', async () => {
    const stranger = await server.client('999988887777');
    await expect(stranger.send(new ListCheckDetailsCommand(asked()))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });
});
