import type { Command } from 'commander';
import type { InputOptions } from './code-inputs.ts';

type Variables = NonNullable<InputOptions['variables']>;

/** The commands that exchange reviews with the Well-Architected Tool. `reviewInputs` adds what every command that reviews takes. */
export function addExchangeCommands(
  program: Command,
  reviewInputs: (command: Command) => Command,
  variables: Variables,
): void {
  const pull = program
    .command('pull')
    .description('bring the answers of a workload in the Well-Architected Tool into hexastyle.yaml')
    .argument('<workload>', 'name, id or ARN of the workload')
    .argument('[path]', 'folder with infrastructure code', '.')
    .option('--config <file>', 'review file to write or to add to (default: hexastyle.yaml in the folder)');
  toolOptions(pull).action(async (workload: string, path: string, options) => {
    const { pullCommand } = await import('./commands/pull.ts');
    await pullCommand(workload, path, options);
  });

  const push = program
    .command('push')
    .description(
      'show what a review would change in a workload of the Well-Architected Tool, and do it with --write',
    )
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option('--workload <workload>', 'name, id or ARN of the workload (default: the name in hexastyle.yaml)')
    .option('--write', 'write the answers instead of showing the difference only')
    .option('--create', 'make the workload where there is none of that name')
    .option('--aws-region <region>', 'with --create: a Region of the workload; may be repeated', collect)
    .option('--override-disputed', 'let the review win where it contradicts what people selected in the tool')
    .option('--no-milestone', 'save no milestone before the first write');
  toolOptions(reviewInputs(push)).action(async (path: string, options) => {
    const { pushCommand } = await import('./commands/push.ts');
    await pushCommand(path, { ...options, variables });
  });

  const workload = program
    .command('workload')
    .description('whole workloads of the Well-Architected Tool as files');
  const exporting = workload
    .command('export')
    .description('write a workload with its lenses, answers and notes as one document')
    .argument('<workload>', 'name, id or ARN of the workload')
    .option('--milestones', 'with every milestone')
    .option('-f, --format <format>', 'json, or hexastyle.yaml for its answers as a review file', 'json')
    .option('-o, --out <file>', 'into a file instead of the terminal');
  toolOptions(exporting).action(async (named: string, options) => {
    const { workloadExportCommand } = await import('./commands/workload-export.ts');
    await workloadExportCommand(named, options);
  });
  const importing = workload
    .command('import')
    .description('make a workload anew from such a document')
    .argument('<file>', 'a file that workload export wrote')
    .option('--name <name>', 'another name than the one in the file');
  toolOptions(importing).action(async (file: string, options) => {
    const { workloadImportCommand } = await import('./commands/workload-import.ts');
    await workloadImportCommand(file, options);
  });
}

function toolOptions(command: Command): Command {
  return command
    .option(
      '--endpoint-url <url>',
      'a server of your own, e.g. http://127.0.0.1:8057 (default: AWS_ENDPOINT_URL, or AWS)',
    )
    .option('--region <region>', 'Region of the tool (default: as for the AWS CLI)')
    .option('--profile <profile>', 'profile of the shared AWS files (default: as for the AWS CLI)');
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
