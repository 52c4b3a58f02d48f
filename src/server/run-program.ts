import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** Our own program, which the server starts for work that takes long or may go wrong. */
export interface Program {
  /** Node, and the file that it runs. */
  readonly node: string;
  readonly entry: string;
}

/** What the program may take, and who is told. */
export interface ProgramBounds {
  readonly cwd: string;
  readonly seconds: number;
  readonly megabytes: number;
  /** Kills the program. */
  readonly signal?: AbortSignal;
  /** Called with each line that it writes to stderr. */
  readonly onLine?: (line: string) => void;
}

/** How the program ended, and what it said: the end of it, where that is long. */
export interface ProgramEnd {
  /** Exit code; none where it was killed. */
  readonly code: number | null;
  readonly because: 'exited' | 'too-long' | 'aborted' | 'killed';
  readonly stdout: string;
  readonly stderr: string;
}

/** Text of the program's output that is kept. */
const MOST_KEPT = 256 * 1024;

/** Runs the program with nothing of the server's environment: no secrets, no variables that mean something to a review. */
export async function runProgram(
  program: Program,
  args: readonly string[],
  bounds: ProgramBounds,
): Promise<ProgramEnd> {
  const { cwd, seconds, megabytes, signal, onLine } = bounds;
  const child = spawn(program.node, [`--max-old-space-size=${megabytes}`, program.entry, ...args], {
    cwd,
    env: {
      ...(process.env['PATH'] !== undefined && { PATH: process.env['PATH'] }),
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      HEXASTYLE_PROGRESS: 'lines',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  yieldToServer(child.pid);
  let because: ProgramEnd['because'] = 'exited';
  const kill = (reason: 'too-long' | 'aborted') => () => {
    because = reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(kill('too-long'), seconds * 1000);
  const abort = kill('aborted');
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  let [stdout, stderr, line] = ['', '', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout = (stdout + text).slice(-MOST_KEPT);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MOST_KEPT);
    const lines = (line + text).slice(-MOST_KEPT).split('\n');
    line = lines.pop() ?? '';
    for (const whole of lines) onLine?.(whole);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exit) => resolve(exit));
    });
    return { code, because: because === 'exited' && code === null ? 'killed' : because, stdout, stderr };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Whoever asks the server something does not wait for a review. */
function yieldToServer(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 10);
  } catch {
    // It has ended already, or the system does not let us: it runs as the server does.
  }
}
