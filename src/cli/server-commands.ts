import type { Command } from 'commander';
import { addAccessCommands } from './access-commands.ts';

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
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });

  addAccessCommands(program);
}
