// A PostgreSQL cluster for as long as a script needs it: a temporary folder, a free port of the loopback interface, a password
// of its own. postgres does not run as root, so root hands it to the user postgres or nobody.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  globSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresCluster {
  readonly url: string;
  /** Starts it again after it was stopped or killed. Resolves when it answers. */
  start(): Promise<void>;
  /** Ends all connections and stops as it should. */
  stop(): Promise<void>;
  /** kill -9 of every process of it. */
  kill(): Promise<void>;
  /** Stops it and leaves nothing behind. */
  remove(): Promise<void>;
}

export interface ClusterOptions {
  /** Syncs to the disk as in production; slower. */
  readonly isDurable?: boolean;
}

/** Makes a cluster and starts it. Throws where PostgreSQL is not installed. */
export async function postgresCluster({ isDurable = false }: ClusterOptions = {}): Promise<PostgresCluster> {
  const binaries = binariesFolder();
  const folder = mkdtempSync(join(tmpdir(), 'hexastyle-postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const owner = unprivileged();
  const password = randomBytes(12).toString('hex');
  writeFileSync(join(folder, 'password'), password);
  if (owner.uid !== undefined && owner.gid !== undefined) {
    chmodSync(folder, 0o755);
    for (const path of [folder, join(folder, 'password')]) chownSync(path, owner.uid, owner.gid);
  }
  const initdb = (locale: string) =>
    execFileSync(
      join(binaries, 'initdb'),
      `--username hexastyle --auth scram-sha-256 --no-sync --encoding UTF8 ${locale}`
        .split(' ')
        .concat('--pwfile', join(folder, 'password'), '--pgdata', data),
      { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
  try {
    // A locale that sorts otherwise than bytes do, as most servers have one: what depends on the order shows.
    initdb('--locale C --locale-provider icu --icu-locale en-US');
  } catch {
    rmSync(data, { recursive: true, force: true });
    initdb('--no-locale');
  }
  const port = await freePort();
  const url = `postgres://hexastyle:${password}@127.0.0.1:${port}/postgres`;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(!isDurable && { fsync: 'off', full_page_writes: 'off' }),
  };
  let server: ChildProcess | undefined;
  const isRunning = () => server !== undefined && server.exitCode === null && server.signalCode === null;
  const ended = async () => {
    if (isRunning()) await once(server!, 'exit');
  };
  const run = () => {
    const output = openSync(log, 'a');
    server = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
      { ...owner, cwd: folder, stdio: ['ignore', output, output] },
    );
    closeSync(output);
  };
  const cluster: PostgresCluster = {
    url,
    start: async () => {
      const deadline = Date.now() + 60_000;
      do {
        // A killed cluster refuses to start until the last of its processes is gone.
        if (!isRunning()) run();
        if (await answers(url)) return;
        await sleep(50);
      } while (Date.now() < deadline);
      throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').slice(-4000)}`);
    },
    stop: async () => {
      server?.kill('SIGINT');
      await ended();
    },
    kill: async () => {
      const all = isRunning() ? [server!.pid!, ...childrenOf(server!.pid!)] : [];
      for (const pid of all) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself.
        }
      }
      await ended();
    },
    remove: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await cluster.start();
  } catch (error) {
    await cluster.remove();
    throw error;
  }
  return cluster;
}

/** The newest PostgreSQL of this machine. */
function binariesFolder(): string {
  const places = [
    ...globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => versionOf(b) - versionOf(a)),
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/local/bin',
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
  ];
  const found = places.find((place) => ['postgres', 'initdb'].every((name) => existsSync(join(place, name))));
  if (found === undefined)
    throw new Error(
      'PostgreSQL is not installed (looked for postgres and initdb); try: apt-get install postgresql',
    );
  return found;
}

function versionOf(folder: string): number {
  return Number(/postgresql\/(\d+)/.exec(folder)?.[1] ?? 0);
}

/** Whom to run as: oneself, unless one is root. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', user), gid: id('-g', user) };
    } catch {
      // The next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function childrenOf(pid: number): readonly number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? (readFileSync(list, 'utf8').match(/\d+/g)?.map(Number) ?? []) : [];
}
