/**
 * Loads a server as many clients would, and prints what it bears: requests per second, times, the server's CPU per request and
 * its memory. Beside it a bare Fastify route with the same signature check and one database read, for comparison.
 *
 *   npx node scripts/load-server.ts [--seconds 10] [--only get,update,bare,pair,long]
 *
 * `pair` loads GetAnswer and the bare route in turns, so that what else the machine does strikes both, and prints their ratio.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import aws4 from 'aws4';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', default: 'get,update,bare' },
  },
});
const seconds = Number(values.seconds);
const parts = new Set(values.only.split(','));
const CONNECTIONS = 32;
const TURNS = 7;
const folder = mkdtempSync(join(tmpdir(), 'hexastyle-load-'));
const root = new URL('../', import.meta.url).pathname;

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

interface Wanted {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const key = newKey();
const server = await start(['bin/hexastyle.js', 'serve', '--data', folder, '--port', '0']);
try {
  const workloads = await makeWorkloads(CONNECTIONS);
  const get = (workload: string): readonly Wanted[] =>
    ['protect-data-rest', 'identities', 'ops-model', 'backing-up-data'].map((question) => ({
      method: 'GET',
      path: `/workloads/${workload}/lensReviews/wellarchitected/answers/${question}`,
    }));
  const update = (workload: string): readonly Wanted[] =>
    [['sec_protect_data_rest_encrypt'], []].map((SelectedChoices, index) => ({
      method: 'PATCH',
      path: `/workloads/${workload}/lensReviews/wellarchitected/answers/protect-data-rest`,
      body: { SelectedChoices, Notes: `note ${index}` },
    }));
  if (parts.has('get')) await load('GetAnswer', server, workloads.map(get));
  if (parts.has('update')) await load('UpdateAnswer', server, workloads.map(update));
  if (parts.has('get')) await load('GetAnswer again', server, workloads.map(get));
  if (parts.has('bare') || parts.has('pair')) {
    writeFileSync(join(folder, 'answer.json'), await answerTo(get(workloads[0]!)[0]!));
    const bare = await start(['scripts/bare-server.ts', folder]);
    if (parts.has('bare')) await load('bare route', bare, workloads.map(get));
    if (parts.has('pair')) {
      const ratios: number[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        const ours = await load('GetAnswer', server, workloads.map(get));
        ratios.push(ours / (await load('bare route', bare, workloads.map(get))));
      }
      process.stdout.write(`CPU of GetAnswer by the bare route's: median ${median(ratios).toFixed(2)}\n`);
    }
    bare.process.kill();
  }
  if (parts.has('long')) {
    for (let round = 1; round <= 20; round += 1)
      await load(
        `round ${round}`,
        server,
        workloads.map((id) => [...get(id), ...update(id)]),
      );
  }
} finally {
  server.process.kill('SIGTERM');
}

function newKey(): Key {
  const made = spawnSync(
    process.execPath,
    ['bin/hexastyle.js', 'key', 'create', '--role', 'administrator', '--data', folder],
    { cwd: root, encoding: 'utf8' },
  );
  const [, accessKeyId = '', secretAccessKey = ''] =
    /AWS_ACCESS_KEY_ID=(\S+)\nAWS_SECRET_ACCESS_KEY=(\S+)/.exec(made.stdout) ?? [];
  if (accessKeyId === '') throw new Error(`no key was made: ${made.stderr}`);
  return { accessKeyId, secretAccessKey };
}

async function start(args: readonly string[]): Promise<Running> {
  const child = spawn(
    process.execPath,
    process.env['PROF'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', ...args] : args,
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let waited = 0; waited < 200; waited += 1) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (url !== undefined) return { process: child, url };
    await sleep(50);
  }
  throw new Error(`the server did not start: ${said}`);
}

async function answerTo(wanted: Wanted): Promise<Buffer> {
  const { method, path, headers } = signed(server, wanted);
  return Buffer.from(await (await fetch(`${server.url}${path}`, { method, headers })).arrayBuffer());
}

async function makeWorkloads(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const wanted: Wanted = {
      method: 'POST',
      path: '/workloads',
      body: {
        WorkloadName: `load ${number}`,
        Description: 'a workload under load',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'load@example.com',
        Lenses: ['wellarchitected'],
        ClientRequestToken: `load-${number}`,
      },
    };
    const { method, path, headers, body } = signed(server, wanted);
    const response = await fetch(`${server.url}${path}`, { method, headers, body: body ?? null });
    const made = (await response.json()) as { WorkloadId?: string };
    if (made.WorkloadId === undefined) throw new Error(JSON.stringify(made));
    ids.push(made.WorkloadId);
  }
  return ids;
}

/** A signature is good for 15 minutes, so that signing costs the load nothing. */
function signed({ url }: Running, { method, path, body }: Wanted) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const request = aws4.sign(
    {
      method,
      path,
      host: new URL(url).host,
      service: 'wellarchitected',
      region: 'us-east-1',
      headers: text === undefined ? {} : { 'content-type': 'application/json' },
      ...(text !== undefined && { body: text }),
    },
    key,
  );
  return { method, path, headers: request.headers as Record<string, string>, body: text };
}

/** Each connection repeats its own requests. Gives the server's CPU microseconds for each. */
async function load(name: string, running: Running, wanted: readonly (readonly Wanted[])[]): Promise<number> {
  const queue = wanted.map((requests) => requests.map((request) => signed(running, request)));
  const before = cpuSeconds(running.process.pid!);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    let next = 0;
    autocannon(
      {
        url: running.url,
        connections: CONNECTIONS,
        duration: seconds,
        setupClient: (client) => {
          const requests = queue[next % queue.length]!;
          next += 1;
          client.setRequests(
            requests.map(({ method, path, headers, body }) => ({
              method,
              path,
              headers,
              ...(body !== undefined && { body }),
            })),
          );
        },
      },
      (error, done) => (error ? reject(error as Error) : resolve(done)),
    );
  });
  const requests = result['2xx'];
  const cpu = ((cpuSeconds(running.process.pid!) - before) / requests) * 1e6;
  const line = [
    name.padEnd(16),
    `${Math.round(requests / result.duration)}/s`.padStart(9),
    `p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms`.padStart(24),
    `${Math.round(cpu)} us CPU each`.padStart(18),
    `${Math.round(memoryMb(running.process.pid!))} MB`.padStart(8),
    result.non2xx > 0 ? `${result.non2xx} refused` : '',
    result.errors > 0 ? `${result.errors} errors` : '',
  ];
  process.stdout.write(`${line.join('  ').trimEnd()}\n`);
  return cpu;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
