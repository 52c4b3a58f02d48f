import {
  CreateWorkloadCommand,
  ListWorkloadsCommand,
  ValidationException,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

// Every language sorts some of them otherwise than by code points.
const BEGINNINGS =
  'A-b Ab A_b_ ab-c Banana eclair E\u0301clair Zebra Ärger éclair ßa Ωmega я 日本 \uFF21 \u{1F600}'.split(
    ' ',
  );
const NAMES = BEGINNINGS.map((name) => `${name}-review`);

let server: TestServer;
let client: WellArchitectedClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  for (const name of NAMES.toReversed()) await createWorkload(name);
});
afterAll(() => server.close());

async function createWorkload(WorkloadName: string): Promise<void> {
  await client.send(
    new CreateWorkloadCommand({
      WorkloadName,
      Description: 'of the tests',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected'],
    }),
  );
}

async function listed(input: { readonly WorkloadNamePrefix?: string } = {}): Promise<readonly string[]> {
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListWorkloadsCommand({ ...input, MaxResults: 3, NextToken }));
    names.push(...page.WorkloadSummaries!.map((workload) => workload.WorkloadName!));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return names;
}

describe('names of every language', () => {
  it('are listed each once, in the order of code points, whatever the locale of the database', async () => {
    const key = (name: string) => Buffer.from(name.toLowerCase());
    expect(await listed()).toEqual(NAMES.toSorted((a, b) => Buffer.compare(key(a), key(b))));
  });

  it('are found by their beginning', async () => {
    expect(await listed({ WorkloadNamePrefix: 'a' })).toEqual([
      'A-b-review',
      'A_b_-review',
      'ab-c-review',
      'Ab-review',
    ]);
    expect(await listed({ WorkloadNamePrefix: 'É' })).toEqual(['éclair-review']);
    expect(await listed({ WorkloadNamePrefix: '\u{1F600}' })).toEqual(['\u{1F600}-review']);
  });

  it('are refused with a character that a database cannot keep', async () => {
    await expect(createWorkload('nul \0 inside')).rejects.toBeInstanceOf(ValidationException);
  });
});
