import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tool } from '../../src/exchange/tool.ts';
import { toolAs } from '../exchange/exchange.ts';
import { startTestServer, type TestServer } from '../server/test-server.ts';
import { importedLens } from '../exchange/imported-lens.ts';
import { addFiles, hexastyle, project, QUIET_CODE, ROOT, type Run } from './hexastyle.ts';

let server: TestServer;
let client: WellArchitectedClient;
let tool: Tool;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  tool = toolAs(client, server.url);
  const { accessKeyId, secretAccessKey } = await client.config.credentials();
  env = {
    AWS_ENDPOINT_URL: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
});
afterAll(async () => {
  tool.destroy();
  await server.close();
});

const run = (
  args: readonly string[],
  cwd: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<Run> => hexastyle(args, cwd, { ...env, ...extra });

async function workload(name: string, lenses: readonly string[] = []): Promise<string> {
  const { WorkloadId = '' } = await tool.createWorkload({
    WorkloadName: name,
    Description: 'A workload of the tests.',
    Environment: 'PRODUCTION',
    ReviewOwner: 'storefront-team',
    AwsRegions: ['eu-west-1'],
    Lenses: ['wellarchitected', ...lenses],
    Notes: 'of the workload',
    Tags: { team: 'storefront' },
  });
  return WorkloadId;
}

const yaml = (root: string) => readFileSync(join(root, 'hexastyle.yaml'), 'utf8');

describe('hexastyle pull', () => {
  it('writes a hexastyle.yaml that a review takes, with the custom lens beside it', async () => {
    const lens = await importedLens(tool, 'Platform standards');
    const id = await workload('pulled', [lens]);
    await tool.updateAnswer({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      QuestionId: 'protect-data-rest',
      SelectedChoices: ['sec_protect_data_rest_encrypt'],
    });
    await tool.updateAnswer({
      WorkloadId: id,
      LensAlias: lens,
      QuestionId: 'deploy',
      SelectedChoices: ['deploy_pipeline'],
    });
    const root = project(QUIET_CODE);
    const { code, stdout, stderr } = await run(['pull', 'Pulled', '.'], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Wrote hexastyle.yaml: 6 claims');
    expect(stdout).toContain(
      'Not carried over:\n  notes on the workload\n  Regions: eu-west-1\n  tags: team=storefront\n',
    );
    expect(yaml(root)).toContain('platform-standards/deploy/deploy_pipeline: in-place\n');
    const review = await hexastyle(['review', '--format', 'json'], root);
    expect(JSON.parse(review.stdout).lenses).toHaveLength(2);
    const again = await run(['pull', id, '.'], root);
    expect(again.stdout).toContain('hexastyle.yaml says all of it already.');
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['there is no such workload', ['pull', 'nobody'], {}, 'the tool has no workload nobody'],
    [
      'the key is unknown',
      ['pull', 'x'],
      { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' },
      'the Well-Architected Tool refused',
    ],
    [
      'nobody listens there',
      ['pull', 'x', '--endpoint-url', 'http://127.0.0.1:9'],
      {},
      'the Well-Architected Tool cannot be reached',
    ],
    ['no Region is given', ['pull', 'x'], { AWS_REGION: '', HOME: '/nonexistent' }, 'no Region is given'],
    ['the address is none', ['pull', 'x', '--endpoint-url', 'here'], {}, '--endpoint-url here is no address'],
  ])('says in a line that %s', async (_, args, extra, message) => {
    const { code, stderr } = await run(args, project(QUIET_CODE), extra);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('an error in the program');
  });
});

describe('a tool that throttles', () => {
  it('is asked more slowly, until everything is there', async () => {
    const slow = await startTestServer({ parts: { rate: 15 } });
    const asked = toolAs(await slow.client(), slow.url);
    const { accessKeyId, secretAccessKey } = await asked.config.credentials();
    const { WorkloadId = '' } = await asked.createWorkload({
      WorkloadName: 'slow',
      Description: 'A workload of the tests.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'storefront-team',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
    });
    const as = {
      AWS_ENDPOINT_URL: slow.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    let throttled = 0;
    slow.server.server.on('request', (_request, response) => {
      response.on('finish', () => {
        if (response.statusCode === 429) throttled += 1;
      });
    });
    const { code, stdout } = await run(['workload', 'export', WorkloadId], project({}), as);
    asked.destroy();
    await slow.close();
    expect(code).toBe(0);
    expect(JSON.parse(stdout).workload.name).toBe('slow');
    expect(throttled).toBeGreaterThan(0);
  });
});

describe('hexastyle push', () => {
  it('shows the difference, writes it on request, and then has nothing to write', async () => {
    await workload('pushed');
    const root = project(QUIET_CODE);
    addFiles(root, {
      'hexastyle.yaml': 'workload:\n  name: pushed\nclaims:\n  SEC08-BP02: { status: in-place, by: Ada }\n',
    });
    const shown = await run(['push', '--date', '2026-11-21'], root);
    expect(shown.stdout).toContain('    SEC08-BP02: not selected → selected (claimed in place)\n');
    expect(shown.stdout).toContain(
      '1 answer would be written to pushed. Nothing was written; --write does it.\n',
    );
    const written = await run(['push', '--write', '--date', '2026-11-21'], root);
    expect(written.stdout).toContain(
      'Saved the milestone Before Hexastyle on 2026-11-21.\nWrote 1 answer to pushed.\n',
    );
    const again = await run(['push', '--write', '--date', '2026-11-21'], root);
    expect(again.stdout).toBe('Nothing was written to pushed.\n');
    expect([shown.code, written.code, again.code]).toEqual([0, 0, 0]);
  });

  it('makes the workload only where it is asked to, and asks for what the tool needs', async () => {
    const root = project(QUIET_CODE);
    addFiles(root, {
      'hexastyle.yaml': 'workload:\n  name: created\n  owner: storefront\nclaims:\n  SEC08-BP02: in-place\n',
    });
    expect((await run(['push'], root)).stderr).toContain('the tool has no workload created');
    expect((await run(['push', '--create'], root)).stderr).toContain('environment');
    addFiles(root, {
      'hexastyle.yaml':
        'workload:\n  name: created\n  owner: storefront\n  environment: production\nclaims:\n  SEC08-BP02: in-place\n',
    });
    expect((await run(['push', '--create'], root)).stdout).toContain('Nothing was written; --write does it.');
    const { stdout, code } = await run(['push', '--create', '--write'], root);
    expect(code).toBe(0);
    expect(stdout).toContain('Made the workload created (');
    expect(stdout).toContain('Wrote 1 answer to created.');
  });
});

describe('hexastyle workload', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(
    JSON.parse(readFileSync(join(ROOT, 'schemas/workload.schema.json'), 'utf8')) as object,
  );

  /** A document without what every copy has of its own. */
  const comparable = (text: string) =>
    JSON.parse(text, (key, value: unknown) =>
      ['exportedAt', 'source', 'arn', 'recordedAt', 'name'].includes(key) && typeof value !== 'object'
        ? undefined
        : key === 'source'
          ? undefined
          : value,
    ) as unknown;

  it('export and import make the same workload again, with milestones and a lens of its own', async () => {
    const lens = await importedLens(tool, 'Exported standards');
    const id = await workload('exported', [lens]);
    const answers = (QuestionId: string, rest: object, LensAlias = 'wellarchitected') =>
      tool.updateAnswer({ WorkloadId: id, LensAlias, QuestionId, ...rest });
    await answers('protect-data-rest', {
      SelectedChoices: ['sec_protect_data_rest_encrypt'],
      Notes: 'first',
    });
    await tool.createMilestone({ WorkloadId: id, MilestoneName: 'spring' });
    await answers('protect-data-rest', {
      SelectedChoices: ['sec_protect_data_rest_key_mgmt'],
      ChoiceUpdates: {
        sec_protect_data_rest_key_mgmt: { Status: 'SELECTED', Notes: 'now' },
        sec_protect_data_rest_encrypt: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE' },
      },
    });
    await answers('sus_region', { IsApplicable: false, Reason: 'OTHER', Notes: 'why' });
    await answers('deploy', { SelectedChoices: ['deploy_pipeline'] }, lens);
    await tool.updateLensReview({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      LensNotes: 'of the lens',
      PillarNotes: { security: 'of the pillar' },
    });
    await tool.updateWorkload({ WorkloadId: id, ImprovementStatus: 'IN_PROGRESS' });
    const root = project({});
    const first = await run(['workload', 'export', 'exported', '--milestones', '-o', 'first.json'], root);
    expect(first).toMatchObject({ code: 0, stderr: 'Wrote the workload exported to first.json.\n' });
    const taken = await run(['workload', 'import', 'first.json'], root);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('give this one another name with --name');
    const imported = await run(['workload', 'import', 'first.json', '--name', 'imported'], root);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toMatch(/^Made the workload imported \([0-9a-f]{32}\)\.\n$/);
    const second = await run(['workload', 'export', 'imported', '--milestones'], root);
    const [before, after] = [readFileSync(join(root, 'first.json'), 'utf8'), second.stdout];
    expect(comparable(after)).toEqual(comparable(before));
    for (const text of [before, after]) expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
    expect(JSON.parse(after).milestones.map(({ name }: { name: string }) => name)).toEqual(['spring']);
  });

  it('import brings a lens that is not there, into another account', async () => {
    const lens = await importedLens(tool, 'Moved standards');
    await workload('moved', [lens]);
    const root = project({});
    await run(['workload', 'export', 'moved', '-o', 'moved.json'], root);
    const there = await server.client('444455556666');
    const { accessKeyId, secretAccessKey } = await there.config.credentials();
    const as = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const imported = await run(['workload', 'import', 'moved.json'], root, as);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const exported = await run(['workload', 'export', 'moved'], root, as);
    const lenses = JSON.parse(exported.stdout).lenses as { name: string; isCustom: boolean }[];
    expect(lenses.map(({ name }) => name)).toContain('Moved standards');
  });

  it('export gives the answers as a hexastyle.yaml, too', async () => {
    const id = await workload('as a review file');
    await tool.updateAnswer({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      QuestionId: 'protect-data-rest',
      SelectedChoices: ['sec_protect_data_rest_encrypt'],
    });
    const { stdout } = await run(['workload', 'export', id, '--format', 'hexastyle.yaml'], project({}));
    expect(stdout).toContain('claims:\n  SEC08-BP01: not-in-place\n  SEC08-BP02: in-place\n');
  });

  it.each([
    ['no JSON', '{', 'it is no JSON'],
    ['another document', '{}', 'format:'],
    [
      'a lens that is not in it',
      JSON.stringify({
        format: 'hexastyle-workload',
        schemaVersion: '1',
        workload: { name: 'x', environment: 'PRODUCTION' },
        lenses: [],
        reviews: [{ lens: 'wellarchitected', version: '1', answers: [] }],
      }),
      'there is no lens wellarchitected 1',
    ],
  ])('import refuses %s', async (_, text, message) => {
    const root = project({ 'a.json': text });
    const { code, stderr } = await run(['workload', 'import', 'a.json'], root);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
