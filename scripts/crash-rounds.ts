/**
 * Kills the server, and PostgreSQL, while clients write, and looks whether everything they were told is there afterwards.
 *
 *   npx node scripts/crash-rounds.ts [--engine sqlite|postgres|both] [--rounds 100]
 *
 * A round: several clients answer questions, make workloads and save milestones through HTTP; at a random moment kill -9; start
 * again; compare with what was acknowledged; `hexastyle db check`. Every third round two servers share the database, and only one
 * of them is killed. With PostgreSQL a part of the rounds kills the server, a part all of PostgreSQL, a part both. Needs a build.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CrashClients } from './crash-clients.ts';
import { type CrashSite, postgresSite, sqliteSite } from './crash-site.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    rounds: { type: 'string', default: '100' },
  },
});
const ROUNDS = Number(values.rounds);
const ROUNDS_PER_DATABASE = 10;
const CLIENTS = 6;

for (const engine of ['sqlite', 'postgres'] as const) {
  if (values.engine === 'both' || values.engine === engine)
    await crashRounds(engine === 'sqlite' ? await sqliteSite() : await postgresSite());
}

async function crashRounds(site: CrashSite): Promise<void> {
  const starts: number[] = [];
  const recoveries: number[] = [];
  const faults: string[] = [];
  const counts = {
    rounds: 0,
    acknowledged: 0,
    unknown: 0,
    unavailable: 0,
    killedServers: 0,
    killedDatabases: 0,
  };
  let clients: CrashClients | undefined;
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (clients === undefined || (round - 1) % ROUNDS_PER_DATABASE === 0) {
        await site.newDatabase();
        clients = new CrashClients();
      }
      const victim = site.canKillDatabase ? (['server', 'database', 'both'] as const)[round % 3]! : 'server';
      const first = await site.startServer();
      starts.push(first.startMs);
      const second = round % 3 === 0 ? await site.startServer() : undefined;
      clients.begin(CLIENTS, [first.url, ...(second ? [second.url] : [])]);
      await sleep(300 + Math.random() * 1_200);

      if (victim !== 'database') {
        clients.expectLoss(first.url);
        await first.kill();
        counts.killedServers += 1;
      }
      if (victim !== 'server') {
        await site.killDatabase();
        counts.killedDatabases += 1;
        await sleep(200 + Math.random() * 500);
        await site.startDatabase();
        if (victim === 'database') recoveries.push(await clients.nextSuccess(first.url));
      } else if (second !== undefined) await sleep(300);
      await clients.end();

      const again = victim === 'database' ? first : await site.startServer();
      if (victim !== 'database') starts.push(again.startMs);
      faults.push(...(await clients.compare(again.url, round % ROUNDS_PER_DATABASE === 0)));
      faults.push(...(await site.check()));
      for (const server of [again, second]) await server?.kill();
      counts.rounds += 1;
      const last = faults.length === 0 ? '' : `, faults: ${faults.length} (${faults.at(-1)})`;
      process.stderr.write(
        `\r${site.engine}: round ${round}, ${total(clients)} acknowledged in this database${last}   `,
      );
      if (round % ROUNDS_PER_DATABASE === 0 || round === ROUNDS) {
        counts.acknowledged += clients.acknowledged;
        counts.unknown += clients.unknown;
        counts.unavailable += clients.unavailable;
      }
    }
  } finally {
    await site.remove();
  }
  process.stderr.write('\n');
  process.stdout.write(
    [
      `${site.engine}: ${counts.rounds} rounds`,
      `  killed: ${counts.killedServers} servers, ${counts.killedDatabases} databases`,
      `  writes: ${counts.acknowledged} acknowledged, ${counts.unknown} without an answer, ${counts.unavailable} told to try again (503)`,
      `  from start to the first answer: ${spread(starts)}, ${starts.filter((ms) => ms > 2000).length} of ${starts.length} over 2 s`,
      ...(recoveries.length === 0
        ? []
        : [`  from PostgreSQL answering again to a write through the same server: ${spread(recoveries)}`]),
      `  faults: ${faults.length}`,
      ...faults.slice(0, 50).map((fault) => `    ${fault}`),
      '',
    ].join('\n'),
  );
  if (faults.length > 0) process.exitCode = 1;
}

function total({ acknowledged }: CrashClients): number {
  return acknowledged;
}

function spread(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!);
  return `median ${at(0.5)} ms, 95 % below ${at(0.95)} ms, at most ${at(1)} ms`;
}
