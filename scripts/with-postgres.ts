// Runs a command with TEST_DATABASE_URL naming a PostgreSQL server that lives as long as the command:
//   node scripts/with-postgres.ts npx vitest run test/server
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { postgresCluster } from './postgres-cluster.ts';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('usage: node scripts/with-postgres.ts <command> [arguments]');

const cluster = await postgresCluster();
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: cluster.url },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
try {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal !== null) process.stderr.write(`${command} was ended by ${signal}\n`);
  process.exitCode = code ?? 1;
} finally {
  await cluster.remove();
}
