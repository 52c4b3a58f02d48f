import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addDbCommands } from './db-commands.ts';
import { addLensCommands } from './lens-commands.ts';
import { addExchangeCommands } from './exchange-commands.ts';
import { addServerCommands } from './server-commands.ts';
import { sayOnStderr } from './say.ts';
import { lackOfMachine, refusalReason, UsageError } from './usage-error.ts';
import type { InputOptions } from './code-inputs.ts';
import { VERSION } from './version.ts';

type Variables = NonNullable<InputOptions['variables']>;

/** Exit codes of the program: the one place where outcomes become numbers. */
const EXIT = { fine: 0, gateFailed: 1, usage: 2 } as const;

/** Runs the program and leaves its exit code in `process.exitCode`. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', stdoutFailed);
  try {
    await commands().parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError)
    sayOnStderr([`hexastyle: ${error.message}`, ...error.details.map((line) => `  ${line}`)]);
  else if (lackOfMachine(error) !== undefined)
    sayOnStderr([`hexastyle: ${lackOfMachine(error)}`, `  ${error instanceof Error ? error.message : ''}`]);
  else
    sayOnStderr([
      'hexastyle: this is an error in the program, not in your code; please report it.',
      ...stackOf(error),
    ]);
  return EXIT.usage;
}

function stackOf(error: unknown): readonly string[] {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
function stdoutFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  sayOnStderr([`hexastyle: cannot write the report: ${refusalReason(error)}`]);
  process.once('exit', () => {
    process.exitCode = EXIT.usage;
  });
}

function commands(): Command {
  const program = new Command('hexastyle')
    .description(
      'Well-Architected reviews from code: Terraform, CloudFormation, SAM and CDK against the six pillars.',
    )
    .version(VERSION)
    .exitOverride()
    .addHelpText(
      'after',
      `
Begin with:
  hexastyle review path/to/code                             what is certainly at risk, and what to do next
  hexastyle review path/to/code --format html=review.html   a report to hand on
  hexastyle explain SEC08-BP02                              what code can show of a practice`,
    );

  const variables: Variables[number][] = [];
  const review = program
    .command('review')
    .description('review a folder or a file')
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option(
      '-f, --format <format[=file]>',
      'terminal, json, html, markdown, sarif or junit; with =file into a file; may be repeated',
      collect,
    )
    .option('--fail-on <what>', 'fail on high, medium or disputed; never to report only', 'never')
    .option('--baseline <file>', 'an earlier review.json: only what is new or worse counts')
    .option(
      '--evidence <file>',
      'results of another tool (SARIF, Checkov, Trivy, Security Hub, Prowler, AWS Config, Trusted Advisor); may be repeated',
      collect,
    )
    .option('--evidence-max-age <days>', 'results older than this, e.g. 30d, decide nothing')
    .option('--environment <environment>', 'production or preproduction, instead of what hexastyle.yaml says')
    .option('--details', 'every question, practice and piece of evidence on the terminal');
  reviewInputs(review, variables).action(async (path: string, options) => {
    const { reviewCommand } = await import('./commands/review.ts');
    const gateFailed = reviewCommand(path, { ...options, variables });
    process.exitCode = (await gateFailed) ? EXIT.gateFailed : EXIT.fine;
  });

  const checklist = program
    .command('checklist')
    .description('checklists as views of a review: what is in place, what is not, and what is open')
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option(
      '-l, --list <list>',
      'architecture-review (the default), security, encryption, anti-patterns, failure-modes, caching, ' +
        'performance-budget, sustainability or all; may be repeated',
      collect,
    )
    .option(
      '-f, --format <format[=file]>',
      'terminal, json, markdown, html or csv; with =file into a file; may be repeated',
      collect,
    );
  reviewInputs(checklist, variables).action(async (path: string, options) => {
    const { checklistCommand } = await import('./commands/checklist.ts');
    await checklistCommand(path, { list: ['architecture-review'], ...options, variables });
  });

  const fix = program
    .command('fix')
    .description('show the edits that put right what checks find, and make them with --write')
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option('--check <id>', 'findings of this check only; may be repeated', collect)
    .option(
      '--resource <pattern>',
      'findings on these resources only, * for any characters; may be repeated',
      collect,
    )
    .option('--write', 'change the files instead of showing the changes only');
  reviewInputs(fix, variables).action(async (path: string, options) => {
    const { fixCommand } = await import('./commands/fix.ts');
    await fixCommand(path, { ...options, variables });
  });

  const suppressions = program
    .command('suppressions')
    .description('suppressions in the code: yours, and those written for other tools');
  suppressions
    .command('list')
    .description(
      'every suppression: Checkov, Trivy, tfsec, cfn-nag, cfn-guard, cdk-nag and others, and your own',
    )
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option('-f, --format <format>', 'terminal or json', 'terminal')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (path: string, options) => {
      const { suppressionsListCommand } = await import('./commands/suppressions.ts');
      await suppressionsListCommand(path, options);
    });
  const convert = suppressions
    .command('convert')
    .description('show your suppressions beside those of other tools, and add them with --write')
    .argument('[path]', 'folder or file with infrastructure code', '.')
    .option('--write', 'change the files instead of showing the changes only');
  reviewInputs(convert, variables).action(async (path: string, options) => {
    const { suppressionsConvertCommand } = await import('./commands/suppressions.ts');
    await suppressionsConvertCommand(path, { ...options, variables });
  });

  program
    .command('init')
    .description('write a first hexastyle.yaml from what the code shows')
    .argument('[path]', 'folder with infrastructure code', '.')
    .option('--force', 'replace an existing hexastyle.yaml')
    .action(async (path: string, options) => {
      const { initCommand } = await import('./commands/init.ts');
      await initCommand(path, options);
    });

  const check = program.command('check').description('your own checks');
  check
    .command('test')
    .description('run the examples of your own checks')
    .argument('[path]', 'folder with hexastyle.checks.yaml, or a file of checks', '.')
    .option('--plugin <package>', 'a package or file with checks, which is run; may be repeated', collect)
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (path: string, options) => {
      const { checkTestCommand } = await import('./commands/check.ts');
      process.exitCode = (await checkTestCommand(path, options)) ? EXIT.fine : EXIT.gateFailed;
    });
  check
    .command('list')
    .description('every check, the catalogue and your own, with the practices it speaks to')
    .argument('[path]', 'folder with hexastyle.checks.yaml, or a file of checks', '.')
    .option('--plugin <package>', 'a package or file with checks, which is run; may be repeated', collect)
    .option('-f, --format <format>', 'terminal or json', 'terminal')
    .action(async (path: string, options) => {
      const { checkListCommand } = await import('./commands/check.ts');
      await checkListCommand(path, options);
    });

  addLensCommands(program, (isFine) => {
    process.exitCode = isFine ? EXIT.fine : EXIT.gateFailed;
  });

  addExchangeCommands(program, (command) => reviewInputs(command, variables), variables);

  addServerCommands(program);
  addDbCommands(program, (isFine) => {
    process.exitCode = isFine ? EXIT.fine : EXIT.gateFailed;
  });

  program
    .command('explain')
    .description('what a pillar, a question, a practice or a check is about')
    .argument('<id>', 'e.g. SEC08-BP02, SEC08, security or s3-bucket-versioning')
    .option('--lens <lens>', 'look in this lens too, an alias or a file; may be repeated', collect)
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (id: string, options) => {
      const { explainCommand } = await import('./commands/explain.ts');
      await explainCommand(id, options);
    });

  sayWhereHelpIs(program, 'hexastyle');
  return program;
}

/** What was wrong with a command is explained by the help of that command. */
function sayWhereHelpIs(command: Command, words: string): void {
  command.showHelpAfterError(
    `Run ${words} --help for ${command.commands.length > 0 ? 'the commands' : 'its options'}.`,
  );
  for (const part of command.commands) sayWhereHelpIs(part, `${words} ${part.name()}`);
}

/** What a user may say about the code and the review, as every command that reviews takes it. */
function reviewInputs(command: Command, variables: Variables[number][]): Command {
  return command
    .option('--config <file>', 'review file (default: hexastyle.yaml in the reviewed folder)')
    .option(
      '--lens <lens>',
      'a lens besides those of hexastyle.yaml: an alias or a file; may be repeated',
      collect,
    )
    .option(
      '--checks <file>',
      'a file of your own checks besides hexastyle.checks.yaml; may be repeated',
      collect,
    )
    .option('--plugin <package>', 'a package or file with checks, which is run; may be repeated', collect)
    .option('--var <name=value>', 'value of a Terraform variable; may be repeated', (given) => {
      const [variable, value] = pair(given);
      variables.push({ variable, value });
    })
    .option(
      '--var-file <file>',
      'Terraform variable file, from the working or the reviewed folder; may be repeated',
      (file) => void variables.push({ file }),
    )
    .option('--workspace <name>', 'the Terraform workspace; left open where none is given')
    .option('--root <folder>', 'review this folder as the root module; may be repeated', collect)
    .option('--parameter <name=value>', 'value of a CloudFormation parameter; may be repeated', collectPairs)
    .option(
      '--parameters-file <file>',
      'CloudFormation parameters as the AWS CLI or CodePipeline takes them; may be repeated',
      collect,
    )
    .option('--date <yyyy-mm-dd>', 'the day of the review (default: today)')
    .option('--no-color', 'no colours, as with NO_COLOR');
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function collectPairs(
  value: string,
  earlier: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  return new Map([...earlier, pair(value)]);
}

function pair(given: string): readonly [string, string] {
  const equals = given.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Expected name=value.');
  return [given.slice(0, equals), given.slice(equals + 1)];
}
