import type { Command } from 'commander';

/** The commands around the server. */
export function addServerCommands(program: Command): void {
  program
    .command('serve')
    .description('serve reviews to AWS Well-Architected Tool clients and browsers')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', '8057')
    .option('--data <folder>', 'folder of the database and uploads (default: ~/.hexastyle)')
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });

  const key = program.command('key').description('access keys of the server');
  key
    .command('create')
    .description('make an access key and print it once')
    .requiredOption('--role <role>', 'reader, contributor, reviewer or administrator')
    .option('--account <id>', 'account of 12 digits', '000000000000')
    .option('--name <name>', 'whose key it is', 'local')
    .option('--expires-in <days>', 'the key stops working after so many days, e.g. 90d')
    .option('--data <folder>', 'folder of the database (default: ~/.hexastyle)')
    .action(async (options) => {
      const { keyCreateCommand } = await import('./commands/key.ts');
      await keyCreateCommand(options);
    });
}
