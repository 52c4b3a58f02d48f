import type { Command } from 'commander';
import { addAccessCommands } from './access-commands.ts';

const ALLOW_CHECKOUTS = [
  '--allow-checkouts <folder>',
  'folder of this disk below which everybody with the role reviewer may have folders reviewed; may be repeated',
  (folder: string, earlier: readonly string[] = []): readonly string[] => [...earlier, folder],
] as const;

const REVIEWS_AT_ONCE = [
  '--reviews-at-once <number>',
  'reviews that run here at once; 0 for none',
  '2',
] as const;

const QUOTA = [
  '--quota <name=number>',
  'how much an account may have instead of what AWS allows, e.g. workloads=5000; may be repeated',
  (quota: string, earlier: readonly string[] = []): readonly string[] => [...earlier, quota],
] as const;

/** The commands around the server. */
export function addServerCommands(program: Command): void {
  program
    .command('serve')
    .description('serve reviews to AWS Well-Architected Tool clients and browsers')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', '8057')
    .option('--data <folder>', 'folder of the database and uploads (default: ~/.hexastyle)')
    .option(
      '--rate <requests>',
      'requests a second that each key, person or unknown address may make; 0 for any number (default: 100, on this machine 0)',
    )
    .option(
      '--trust-proxy <addresses...>',
      'addresses or networks of proxies in front that say whom they ask for in X-Forwarded-For',
    )
    .option(
      '--log <level>',
      'JSON lines on stderr: debug, info (every request), warn, error or silent',
      'warn',
    )
    .option('--metrics <[host:]port>', 'serve Prometheus metrics there')
    .option(...ALLOW_CHECKOUTS)
    .option(...REVIEWS_AT_ONCE)
    .option(...QUOTA)
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });

  program
    .command('work')
    .description('take up reviews for servers that share a PostgreSQL database')
    .option('--data <folder>', 'folder of the uploads, the same that the servers use (default: ~/.hexastyle)')
    .option(...ALLOW_CHECKOUTS)
    .option(...REVIEWS_AT_ONCE)
    .action(async (options) => {
      const { workCommand } = await import('./commands/work.ts');
      await workCommand(options);
    });

  program
    .command('unpack', { hidden: true })
    .argument('<upload>')
    .argument('<name>')
    .argument('<folder>')
    .action(async (upload: string, name: string, folder: string) => {
      const { unpackCommand } = await import('./commands/unpack.ts');
      await unpackCommand(upload, name, folder);
    });

  addAccessCommands(program);
}
