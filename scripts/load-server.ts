/**
 * Loads a server as many clients would, and prints what it bears: requests per second, times, the server's CPU per request and
 * its memory. Beside it a bare Fastify route with the same signature check and one database read, for comparison.
 *
 *   npx node scripts/load-server.ts [--seconds 10] [--only get,update,bare,pair,long]
 *
 * `pair` loads GetAnswer and the bare route in turns, so that what else the machine does strikes both, and prints their ratio.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import {
  answerTo,
  cpuSeconds,
  type LoadedServer,
  makeWorkload,
  memoryMb,
  newKey,
  percentile,
  signed,
  startProgram,
  startServer,
  type Wanted,
} from './loaded-server.ts';

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
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const key = newKey(folder);
const server = await startServer(folder);
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
    writeFileSync(join(folder, 'answer.json'), await answerTo(server, key, get(workloads[0]!)[0]!));
    const bare = await startProgram(['scripts/bare-server.ts', folder]);
    if (parts.has('bare')) await load('bare route', bare, workloads.map(get));
    if (parts.has('pair')) {
      const ratios: number[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        const ours = await load('GetAnswer', server, workloads.map(get));
        ratios.push(ours / (await load('bare route', bare, workloads.map(get))));
      }
      process.stdout.write(
        `CPU of GetAnswer by the bare route's: median ${percentile(ratios, 0.5).toFixed(2)}\n`,
      );
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

async function makeWorkloads(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1)
    ids.push(await makeWorkload(server, key, `load ${number}`));
  return ids;
}

/** Each connection repeats its own requests. Gives the server's CPU microseconds for each. */
async function load(
  name: string,
  running: LoadedServer,
  wanted: readonly (readonly Wanted[])[],
): Promise<number> {
  const queue = wanted.map((requests) => requests.map((request) => signed(running, key, request)));
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
