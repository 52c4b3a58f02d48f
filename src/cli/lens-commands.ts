import type { Command } from 'commander';

const LENS = 'lens file, JSON or YAML, or the alias of a lens that comes with the program';

/** The commands about lenses. `leave` is told whether the outcome is fine. */
export function addLensCommands(program: Command, leave: (isFine: boolean) => void): void {
  const lens = program.command('lens').description('lenses of your own');
  lens
    .command('lint')
    .description('what is wrong with a lens: the format, its limits, and the logic of its risk rules')
    .argument('<files...>', 'lens files, JSON or YAML')
    .option('-f, --format <format>', 'terminal or json', 'terminal')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (files: string[], options) => {
      const { lensLintCommand } = await import('./commands/lens-lint.ts');
      leave(lensLintCommand(files, options));
    });
  lens
    .command('prove')
    .description('the truth table of every question: which answers have which risk')
    .argument('<lens>', LENS)
    .option(
      '--question <id>',
      'this question only; may be repeated',
      (id, earlier: readonly string[] = []) => [...earlier, id],
    )
    .option('-f, --format <format>', 'text, csv, html or json', 'text')
    .option('-o, --out <file>', 'into a file instead of the terminal')
    .option('--minimal', 'answers joined in rows with "any"')
    .option('--complete', 'a row for every answer, however many there are')
    .option('--expect <file>', 'hold the lens against expected outcomes (YAML)')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (file: string, options) => {
      const { lensProveCommand } = await import('./commands/lens-prove.ts');
      leave(await lensProveCommand(file, options));
    });
  lens
    .command('new')
    .description('write a first lens with comments, and its pack, into the working folder')
    .argument('<name>', 'what the lens is called, e.g. "Company Platform Standards"')
    .option('--from <lens>', 'wellarchitected: all questions of the Framework, to cut down')
    .action(async (name: string, options) => {
      const { lensNewCommand } = await import('./commands/lens-new.ts');
      lensNewCommand(name, options);
    });
  lens
    .command('preview')
    .description('the questionnaire as a page, with the risk of each question as boxes are ticked')
    .argument('<lens>', LENS)
    .option('-o, --out <file>', 'the page (default: to stdout)')
    .action(async (file: string, options) => {
      const { lensPreviewCommand } = await import('./commands/lens-preview.ts');
      lensPreviewCommand(file, options);
    });
  lens
    .command('diff')
    .description('what differs between two versions of a lens, down to texts and rules')
    .argument('<old>', LENS)
    .argument('<new>', LENS)
    .option('--review <file>', 'a hexastyle.yaml: which of its answered questions change their risk')
    .option('-f, --format <format>', 'text or json', 'text')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .action(async (before: string, after: string, options) => {
      const { lensDiffCommand } = await import('./commands/lens-diff.ts');
      lensDiffCommand(before, after, options);
    });
  lens
    .command('upgrade')
    .description('carry the claims of a review over to a new version of its lens, as the WA Tool does')
    .argument('<old>', LENS)
    .argument('<new>', LENS)
    .option('--review <file>', 'the review file', 'hexastyle.yaml')
    .option('--write', 'change the file instead of telling only')
    .option('-f, --format <format>', 'text or json', 'text')
    .action(async (before: string, after: string, options) => {
      const { lensUpgradeCommand } = await import('./commands/lens-upgrade.ts');
      lensUpgradeCommand(before, after, options);
    });
  lens
    .command('convert')
    .description('YAML to the JSON that AWS imports and back; ids, conditions and risks as AWS reads them')
    .argument('<file>', 'lens file, JSON or YAML')
    .option(
      '-o, --out <file>',
      'a file that ends in .json, .yaml or .yml (default: the other syntax to stdout)',
    )
    .action(async (file: string, options) => {
      const { lensConvertCommand } = await import('./commands/lens-convert.ts');
      lensConvertCommand(file, options);
    });
}
