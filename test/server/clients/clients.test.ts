import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../archives.ts';
import { BUCKET, createWorkload, upload } from '../reviews.ts';
import { PROTOCOL, startTestServer, type TestServer } from '../test-server.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const OTHER_ACCOUNT = '444455556666';
/** A command of the AWS CLI takes most of a second to start, and the walk makes more than a hundred. */
const LONGEST = 900_000;

/** What every client prints, by section of the walk. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  workload: [
    'workload: HIGH 0, MEDIUM 0, NONE 0, NOT_APPLICABLE 0, UNANSWERED 57',
    'workload: listed 1 time',
    'workload: IN_PROGRESS',
    'workload: the Framework is listed',
  ],
  // One question answered with "none of these", one that does not apply, and 55 with every practice.
  answers: [
    'answers: 57 answered',
    'answers: 1 lens: HIGH 1, MEDIUM 0, NONE 55, NOT_APPLICABLE 1, UNANSWERED 0',
    'answers: protect-data-rest is HIGH',
    'answers: to improve: protect-data-rest',
    'answers: notes walked, keys first',
  ],
  milestones: ['milestones: 1, walked: HIGH 1, MEDIUM 0, NONE 55, NOT_APPLICABLE 1, UNANSWERED 0'],
  lenses: [
    'lenses: version 1.0, exported with 1 pillar',
    'lenses: deploy is NONE',
    'lenses: 2.0 differs in rollback NEW',
    'lenses: notified of LENS_VERSION_UPGRADED',
    'lenses: after the upgrade deploy NONE, rollback UNANSWERED',
    'lenses: shared and accepted, ACCEPTED, seen 1 time',
    'lenses: removed and deleted',
  ],
  shares: [
    'shares: shared and accepted, read by the other account',
    'shares: CONTRIBUTOR ACCEPTED',
    'shares: afterwards ResourceNotFoundException',
  ],
  reports: ['reports: %PDF-'],
  checks: ['checks: 0 details, 0 summaries'],
  settings: ['settings: tagged {"team":"storefront"}, then 0', 'settings: updated'],
  // SEC08 and PERF03 with one of their practices each; both have further ones of level high.
  automation: [
    'automation: 57 questions, high risks: security protect-data-rest, performanceEfficiency data-management',
  ],
  end: ['end: ResourceNotFoundException'],
};

/** What only the SDK prints: Debian's clients are older than these operations. */
const EXPECTED_OF_NEWER: Readonly<Record<string, readonly string[]>> = {
  templates: [
    'templates: ANSWERED, 1 of 11 in security',
    'templates: notes for all, of the template',
    'templates: 1 listed',
    'templates: a workload begins with sec_protect_data_rest_encrypt',
    'templates: the newest version is there already',
    'templates: shared and accepted, ACCEPTED',
    'templates: 0 left',
  ],
  profiles: [
    'profiles: questions of the workload come first',
    'profiles: notified of PROFILE_ANSWERS_UPDATED',
    'profiles: 1 listed, What matters now.',
    'profiles: shared and accepted, ACCEPTED',
    'profiles: removed and deleted',
  ],
  consolidated: [
    'consolidated: 1 at high risk',
    'consolidated: %PDF-',
    'consolidated: organization sharing ENABLED',
    'consolidated: Jira ConflictException',
  ],
  agent: [
    'agent: 1 profile, walked',
    'agent: 1 and 1: No order lost, The shop of the walk',
    'agent: 1 generation COMPLETED',
    'agent: RESILIENCE with 1 place',
    'agent: SUPPRESSED, then deleted',
  ],
};

const SECTIONS = Object.keys(EXPECTED);

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A workload with a bucket that keeps no versions, for the agent to look at. */
async function workloadWithCode(): Promise<string> {
  const workload = await createWorkload(await server.client(), 'with code');
  await upload(server, workload, zipOf({ 'main.tf': BUCKET }));
  return workload;
}

async function walked(program: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}) {
  const [own, other] = [await server.client('111122223333'), await server.client(OTHER_ACCOUNT)];
  const [mine, theirs] = [await own.config.credentials(), await other.config.credentials()];
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    AWS_ENDPOINT_URL: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: mine.accessKeyId,
    AWS_SECRET_ACCESS_KEY: mine.secretAccessKey,
    OTHER_ACCESS_KEY_ID: theirs.accessKeyId,
    OTHER_SECRET_ACCESS_KEY: theirs.secretAccessKey,
    OTHER_ACCOUNT,
    ...extra,
  };
  return await new Promise<{ readonly lines: readonly string[]; readonly problem: string }>((done) => {
    execFile(
      program,
      args,
      { env, timeout: LONGEST, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        done({
          lines: stdout.trimEnd().split('\n'),
          problem: error === null ? '' : `${error.message}\n${stderr}`,
        });
      },
    );
  });
}

const expected = (sections: readonly string[]) =>
  sections.flatMap((section) => EXPECTED[section] ?? EXPECTED_OF_NEWER[section] ?? []);
const isThere = (program: string) => (existsSync(program) ? it : it.skip);

describe('a whole review is walked', () => {
  it(
    'with the AWS SDK for JavaScript v3',
    async () => {
      const sections = [...SECTIONS.slice(0, -1), ...Object.keys(EXPECTED_OF_NEWER), 'end'];
      const { lines, problem } = await walked(process.execPath, [here('walk.ts'), ...sections], {
        AGENT_WORKLOAD: await workloadWithCode(),
      });
      expect(problem).toBe('');
      expect(lines).toEqual(expected(sections));
    },
    LONGEST,
  );

  isThere('/usr/bin/aws')(
    'with the AWS CLI 2 (skipped where /usr/bin/aws is not installed)',
    async () => {
      const { lines, problem } = await walked('bash', [here('walk.sh'), ...SECTIONS], {
        AWS_CLI: '/usr/bin/aws',
      });
      expect(problem).toBe('');
      expect(lines).toEqual(expected(SECTIONS));
    },
    LONGEST,
  );

  isThere('/usr/lib/python3/dist-packages/boto3')(
    "with boto3 (skipped where Debian's python3-boto3 is not installed)",
    async () => {
      const { lines, problem } = await walked('/usr/bin/python3', [here('walk.py'), ...SECTIONS]);
      expect(problem).toBe('');
      expect(lines).toEqual(expected(SECTIONS));
    },
    LONGEST,
  );

  it('and every operation of the API is called by a client', () => {
    const names = PROTOCOL.operations.map(({ name }) => name);
    expect(names).toHaveLength(95);
    expect(names.filter((name) => !server.answered.has(name))).toEqual([]);
  });
});
