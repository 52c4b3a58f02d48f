import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateWorkloadCommand, type WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import type { Program } from '../../src/server/run-program.ts';
import { PROGRAM, type TestServer } from './test-server.ts';

/** The example that comes with the program. */
export const SHOP = fileURLToPath(new URL('../../examples/shop', import.meta.url));

/** Files of a folder, by path. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}

/** A bucket whose versions are not kept: `s3-bucket-versioning` contradicts at the bucket. */
export const BUCKET = 'resource "aws_s3_bucket" "images" {\n  bucket = "images"\n}\n';

export async function createWorkload(
  client: WellArchitectedClient,
  name: string,
  lenses: readonly string[] = [],
): Promise<string> {
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'a workload of the tests',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected', ...lenses],
    }),
  );
  return WorkloadId!;
}

/** A run as the console's API shows it. */
export interface RunView {
  readonly id: string;
  readonly status: string;
  readonly progress?: string;
  readonly error?: string;
  readonly architecture: { readonly id: string; readonly name: string };
  readonly summary?: { readonly disputes: number; readonly riskCounts: Readonly<Record<string, number>> };
}

/** A program that unpacks as ours does, and whose reviews take a minute and leave the id of their process beside the code. */
export function sleepingProgram(folder: string): Program {
  const entry = join(folder, 'sleeping.mjs');
  writeFileSync(
    entry,
    `import { writeFileSync } from 'node:fs';
if (process.argv[2] !== 'review') await import(${JSON.stringify(PROGRAM.entry)});
else {
  writeFileSync('pid', String(process.pid));
  setTimeout(() => undefined, 60_000);
}`,
  );
  return { node: PROGRAM.node, entry };
}

/** Waits until a run is running. */
export async function begun(server: TestServer, workload: string, run: string): Promise<void> {
  for (;;) {
    const { body } = await server.console('GET', `/api/v1/workloads/${workload}/runs/${run}`);
    if ((body as RunView).status === 'running') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Uploads an archive or a single file. */
export async function upload(
  server: TestServer,
  workload: string,
  bytes: Buffer,
  name = 'shop.zip',
): Promise<Awaited<ReturnType<TestServer['console']>>> {
  return await server.console(
    'POST',
    `/api/v1/workloads/${workload}/architectures?name=${encodeURIComponent(name)}`,
    {
      body: bytes,
      headers: {
        'content-type': 'application/octet-stream',
        'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      },
    },
  );
}

export async function startRun(server: TestServer, workload: string): Promise<RunView> {
  const { status, body } = await server.console('POST', `/api/v1/workloads/${workload}/runs`, { body: {} });
  if (status !== 202) throw new Error(`the review was not started: ${JSON.stringify(body)}`);
  return body as RunView;
}

/** Uploads a tree, reviews it, and waits until that has ended. */
export async function reviewed(server: TestServer, workload: string, archive: Buffer): Promise<RunView> {
  const { status, body } = await upload(server, workload, archive);
  if (status !== 201) throw new Error(`the upload was refused: ${JSON.stringify(body)}`);
  return await endOf(server, workload, (await startRun(server, workload)).id);
}

/** Waits until a run has ended. */
export async function endOf(server: TestServer, workload: string, run: string): Promise<RunView> {
  for (;;) {
    const { body } = await server.console('GET', `/api/v1/workloads/${workload}/runs/${run}`);
    const view = body as RunView;
    if (view.status !== 'queued' && view.status !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
