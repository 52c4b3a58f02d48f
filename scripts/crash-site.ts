// Where crash rounds happen: server processes on a data folder of their own, and what they keep their data in.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresCluster } from './postgres-cluster.ts';

export interface CrashServer {
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /** kill -9, unless it is dead already. */
  kill(): Promise<void>;
}

export interface CrashSite {
  readonly engine: 'sqlite' | 'postgres';
  readonly canKillDatabase: boolean;
  /** From now on servers start on an empty database. */
  newDatabase(): Promise<void>;
  startServer(): Promise<CrashServer>;
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** What `hexastyle db check` says, line by line; nothing where all is well. */
  check(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

const PROGRAM = new URL('../bin/hexastyle.js', import.meta.url).pathname;

export async function sqliteSite(): Promise<CrashSite> {
  const root = mkdtempSync(join(tmpdir(), 'hexastyle-crash-'));
  let number = 0;
  const args = () => ['--data', join(root, String(number))];
  return {
    engine: 'sqlite',
    canKillDatabase: false,
    newDatabase: async () => void (number += 1),
    startServer: () => startServer(args(), {}),
    killDatabase: () => Promise.reject(new Error('SQLite is no process')),
    startDatabase: () => Promise.reject(new Error('SQLite is no process')),
    check: () => check(args(), {}),
    remove: async () => rmSync(root, { recursive: true, force: true }),
  };
}

export async function postgresSite(): Promise<CrashSite> {
  const cluster = await postgresCluster({ isDurable: true });
  const root = mkdtempSync(join(tmpdir(), 'hexastyle-crash-'));
  const key = randomBytes(32).toString('base64');
  let number = 0;
  const args = () => ['--data', join(root, String(number))];
  const environment = () => {
    const url = new URL(cluster.url);
    url.pathname = `/crash_${number}`;
    return { DATABASE_URL: url.href, HEXASTYLE_SEAL_KEY: key };
  };
  return {
    engine: 'postgres',
    canKillDatabase: true,
    newDatabase: async () => {
      number += 1;
      const client = new pg.Client({ connectionString: cluster.url });
      await client.connect();
      await client.query(`create database crash_${number}`);
      await client.end();
    },
    startServer: () => startServer(args(), environment()),
    killDatabase: () => cluster.kill(),
    startDatabase: () => cluster.start(),
    check: () => check(args(), environment()),
    remove: async () => {
      await cluster.remove();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CrashServer> {
  const begun = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await addressOf(child);
  await fetch(`${url}/healthz`);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    startMs: performance.now() - begun,
    kill: async () => {
      if (!isRunning()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (said.length < 100_000) said += chunk.toString();
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(5)) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (url !== undefined) return url;
    if (child.exitCode !== null) break;
  }
  throw new Error(`the server did not start: ${said}`);
}

function check(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const options = { env: { ...process.env, ...environment } };
  return new Promise((done) => {
    execFile(process.execPath, [PROGRAM, 'db', 'check', ...args], options, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      done(error === null || lines.length > 0 ? lines : [`db check failed: ${stderr}`]);
    });
  });
}
