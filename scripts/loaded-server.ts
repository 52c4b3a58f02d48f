// What the load scripts share: a server on a data folder, keys, signed requests, and what the server's process has used.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import aws4 from 'aws4';

const root = new URL('../', import.meta.url).pathname;

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface LoadedServer {
  readonly process: ChildProcess;
  readonly url: string;
}

export interface Wanted {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

export function newKey(folder: string, account = '000000000000'): Key {
  const made = spawnSync(
    process.execPath,
    ['bin/hexastyle.js', 'key', 'create', '--role', 'administrator', '--account', account, '--data', folder],
    { cwd: root, encoding: 'utf8' },
  );
  const [, accessKeyId = '', secretAccessKey = ''] =
    /AWS_ACCESS_KEY_ID=(\S+)\nAWS_SECRET_ACCESS_KEY=(\S+)/.exec(made.stdout) ?? [];
  if (accessKeyId === '') throw new Error(`no key was made: ${made.stderr}`);
  return { accessKeyId, secretAccessKey };
}

/** Starts a program that says its address on stderr. */
export async function startProgram(args: readonly string[]): Promise<LoadedServer> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
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

export function startServer(folder: string): Promise<LoadedServer> {
  return startProgram(['bin/hexastyle.js', 'serve', '--data', folder, '--port', '0']);
}

/** A signature is good for 15 minutes, so that a request can be signed before it is sent many times. */
export function signed({ url }: LoadedServer, key: Key, { method, path, body }: Wanted) {
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

/** The bytes of an answer. Throws where it is a refusal. */
export async function answerTo(server: LoadedServer, key: Key, wanted: Wanted): Promise<Buffer> {
  const { method, path, headers, body } = signed(server, key, wanted);
  const response = await fetch(`${server.url}${path}`, { method, headers, body: body ?? null });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${bytes.toString()}`);
  return bytes;
}

export async function makeWorkload(server: LoadedServer, key: Key, name: string): Promise<string> {
  const body = {
    WorkloadName: name,
    Description: 'a workload under load',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'load@example.com',
    Lenses: ['wellarchitected'],
    ClientRequestToken: name,
  };
  const answer = await answerTo(server, key, { method: 'POST', path: '/workloads', body });
  return (JSON.parse(answer.toString()) as { WorkloadId: string }).WorkloadId;
}

/** CPU seconds of a process so far. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** The value that so large a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(Math.floor(values.length * share), values.length - 1)]!;
}
