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
}
