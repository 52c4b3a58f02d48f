import type { Command } from 'commander';

const DATA = 'folder of the database and uploads (default: ~/.hexastyle)';

/** The commands for copies and checks of the server's data. */
export function addDbCommands(program: Command, gate: (isFine: boolean) => void): void {
  const db = program.command('db').description("copies and checks of the server's data");
  db.command('backup')
    .description('copy the embedded database, as it is at one moment, and the uploads; the server may run')
    .argument('<folder>', 'folder to make')
    .option('--with-seal-key', 'with the key that access keys are sealed with')
    .option('--data <folder>', DATA)
    .action(async (target: string, options) => {
      const { dbBackupCommand } = await import('./commands/db-backup.ts');
      await dbBackupCommand(target, options);
    });
  db.command('restore')
    .description('put a backup into a data folder that no server uses')
    .argument('<folder>', 'what hexastyle db backup wrote')
    .option('--force', 'replace what is there; it is kept under another name')
    .option('--data <folder>', DATA)
    .action(async (backup: string, options) => {
      const { dbRestoreCommand } = await import('./commands/db-restore.ts');
      await dbRestoreCommand(backup, options);
    });
  db.command('check')
    .description('name what is wrong with the data; exit code 1 where something is')
    .option('--data <folder>', DATA)
    .action(async (options) => {
      const { dbCheckCommand } = await import('./commands/db-check.ts');
      gate(await dbCheckCommand(options));
    });
  db.command('export')
    .description('write everything as lines of JSON, for the other engine or for other programs')
    .argument('[file]', 'file to make; - for standard output', '-')
    .option('--with-secrets', 'with hashes of passwords and sealed access keys')
    .option('--data <folder>', DATA)
    .action(async (file: string, options) => {
      const { dbExportCommand } = await import('./commands/db-export.ts');
      await dbExportCommand(file, options);
    });
  db.command('import')
    .description('put an export into an empty database, of either engine')
    .argument('<file>', 'what hexastyle db export wrote; - for standard input')
    .option('--data <folder>', DATA)
    .action(async (file: string, options) => {
      const { dbImportCommand } = await import('./commands/db-import.ts');
      await dbImportCommand(file, options);
    });
}
