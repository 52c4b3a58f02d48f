import type { Command } from 'commander';

const ROLES = 'reader, contributor, reviewer or administrator';
const DATA = ['--data <folder>', 'folder of the database (default: ~/.hexastyle)'] as const;
const ACCOUNT = ['--account <id>', 'account of 12 digits', '000000000000'] as const;

/** Who may use the server, and what they changed. */
export function addAccessCommands(program: Command): void {
  const key = program.command('key').description('access keys of the server');
  key
    .command('create')
    .description('make an access key and print it once')
    .requiredOption('--role <role>', ROLES)
    .option(...ACCOUNT)
    .option('--name <name>', 'whose key it is', 'local')
    .option('--expires-in <days>', 'the key stops working after so many days, e.g. 90d')
    .option(...DATA)
    .action(async (options) => {
      const { keyCreateCommand } = await import('./commands/key.ts');
      await keyCreateCommand(options);
    });
  key
    .command('list')
    .description('every access key, without its secret')
    .option('--account <id>', 'keys of this account only')
    .option('-f, --format <format>', 'terminal or json', 'terminal')
    .option(...DATA)
    .action(async (options) => {
      const { keyListCommand } = await import('./commands/key.ts');
      await keyListCommand(options);
    });
  key
    .command('rotate')
    .description('make a new key for the same name and role; the old one works on for a while')
    .argument('<id>', 'id of the old key')
    .option('--grace <time>', 'how long the old one works on, e.g. 30m, 24h or 7d', '24h')
    .option(...DATA)
    .action(async (id: string, options) => {
      const { keyRotateCommand } = await import('./commands/key.ts');
      await keyRotateCommand(id, options);
    });
  key
    .command('disable')
    .description('make a key stop working, for good')
    .argument('<id>', 'id of the key')
    .option(...DATA)
    .action(async (id: string, options) => {
      const { keyDisableCommand } = await import('./commands/key.ts');
      await keyDisableCommand(id, options);
    });

  const person = program.command('person').description('people who sign in to the console');
  person
    .command('create')
    .description('make a person; the password is asked for, or read from stdin')
    .requiredOption('--email <address>', 'e-mail address')
    .requiredOption('--role <role>', ROLES)
    .option('--name <name>', 'name (default: the e-mail address)')
    .option('--no-password', 'no password: they sign in through OpenID Connect')
    .option(...ACCOUNT)
    .option(...DATA)
    .action(async (options) => {
      const { personCreateCommand } = await import('./commands/person.ts');
      await personCreateCommand(options);
    });
  person
    .command('list')
    .description('everybody who may sign in')
    .option('--account <id>', 'people of this account only')
    .option('-f, --format <format>', 'terminal or json', 'terminal')
    .option(...DATA)
    .action(async (options) => {
      const { personListCommand } = await import('./commands/person.ts');
      await personListCommand(options);
    });
  person
    .command('password')
    .description('give a person another password, asked for or read from stdin; signs them out')
    .argument('<email>', 'e-mail address')
    .option(...DATA)
    .action(async (email: string, options) => {
      const { personPasswordCommand } = await import('./commands/person.ts');
      await personPasswordCommand(email, options);
    });
  for (const [name, description, isDisabled] of [
    ['disable', 'keep a person out; they are signed out at once', true],
    ['enable', 'let a disabled person in again', false],
  ] as const) {
    person
      .command(name)
      .description(description)
      .argument('<email>', 'e-mail address')
      .option(...DATA)
      .action(async (email: string, options) => {
        const { personDisableCommand } = await import('./commands/person.ts');
        await personDisableCommand(email, isDisabled, options);
      });
  }

  program
    .command('audit')
    .description('who changed what on the server')
    .command('export')
    .description('write the audit trail of an account as lines of JSON')
    .option('-o, --output <file>', 'file to write, which must not be there yet (default: stdout)')
    .option(...ACCOUNT)
    .option('--from <time>', 'changes from this time on, e.g. 2026-11-01')
    .option('--to <time>', 'changes before this time')
    .option(...DATA)
    .action(async (options) => {
      const { auditExportCommand } = await import('./commands/audit.ts');
      await auditExportCommand(options);
    });
}
