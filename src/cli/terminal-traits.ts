interface TerminalTraits {
  readonly columns: number;
  readonly color: boolean;
  readonly unicode: boolean;
}

/** What a terminal report in a file is written for, whatever terminal writes it. */
export const FILE_TRAITS: TerminalTraits = { columns: 100, color: false, unicode: true };

/** What the terminal at hand can show. https://no-color.org, FORCE_COLOR as in Node. */
export function terminalTraits(color: boolean): TerminalTraits {
  const { env, stdout } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    columns: stdout.columns ?? (Number(env['COLUMNS']) || 100),
    color: color && !refused && (forced || stdout.isTTY),
    unicode:
      /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '') ||
      !stdout.isTTY ||
      process.platform === 'darwin',
  };
}
