import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateWorkloadCommand,
  GetAnswerCommand,
  UpdateAnswerCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexastyle, PROGRAM, temporaryFolder } from './hexastyle.ts';

let folder: string;
let server: ChildProcess;
let client: WellArchitectedClient;

beforeAll(async () => {
  folder = temporaryFolder();
  const made = await newKey();
  const [, accessKeyId = '', secretAccessKey = ''] = /ID=(\S+)\n.*KEY=(\S+)/.exec(made.stdout) ?? [];
  server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  client = new WellArchitectedClient({
    endpoint: await addressOf(server),
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  });
});
afterAll(async () => {
  client.destroy();
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
});

const newKey = () => hexastyle(['key', 'create', '--role', 'administrator', '--data', folder], folder);

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  let said = '';
  stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let waited = 0; waited < 400; waited += 1) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (url !== undefined) return url;
    await sleep(50);
  }
  throw new Error(`the server did not start: ${said}`);
}

describe('a server that is written to without a pause', () => {
  it('lets commands write to its database, and neither refuses the other', async () => {
    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        WorkloadName: 'shop',
        Description: 'of the tests',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: ['wellarchitected'],
      }),
    );
    const over = new AbortController();
    const questions = ['securely-operate', 'identities', 'permissions', 'network-protection'];
    const answering = questions.map(async (QuestionId) => {
      const answer = { WorkloadId, LensAlias: 'wellarchitected', QuestionId };
      let turn = 0;
      while (!over.signal.aborted) {
        turn += 1;
        await client.send(new UpdateAnswerCommand({ ...answer, Notes: String(turn) }));
      }
      const { Answer } = await client.send(new GetAnswerCommand(answer));
      expect(Answer?.Notes).toBe(String(turn));
      return turn;
    });
    const codes = [];
    for (let round = 0; round < 5; round += 1) codes.push((await newKey()).code);
    const backup = await hexastyle(['db', 'backup', 'copy', '--data', folder], folder);
    over.abort();
    const turns = await Promise.all(answering);
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(backup).toMatchObject({ code: 0 });
    for (const turn of turns) expect(turn).toBeGreaterThan(5);
    expect(await hexastyle(['db', 'check', '--data', folder], folder)).toMatchObject({ code: 0 });
  });
});
