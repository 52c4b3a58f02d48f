import type { SourceLocation } from '../../architecture/source-location.ts';

/** One line of a stack trace that names a file. */
export interface Frame {
  /** Absolute, with forward slashes. */
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/** Lines of one trace that are looked at. */
const MOST_FRAMES = 50;
const LONGEST_FRAME = 2000;

/** The frames of a stack trace as the CDK writes it, the innermost first; those of installed packages are left away. */
export function framesIn(lines: readonly string[]): readonly Frame[] {
  return lines.slice(0, MOST_FRAMES).flatMap((line) => {
    const frame = line.length > LONGEST_FRAME ? undefined : frameIn(line);
    return frame === undefined || frame.path.includes('/node_modules/') ? [] : [frame];
  });
}

/** `new Site (file:///home/me/app/lib/site.ts:4:61)`, `at /home/me/app/bin/app.ts:5:1`, `C:\app\site.ts:4:61`. */
function frameIn(text: string): Frame | undefined {
  const start = text.search(/file:\/\/|[A-Za-z]:[\\/]|\//);
  if (start < 0) return undefined;
  const match = /^(.*?\.[A-Za-z]+):(\d{1,7})(?::(\d{1,7}))?/.exec(text.slice(start));
  const [, written = '', line, column] = match ?? [];
  if (match === null) return undefined;
  const path = pathIn(written);
  return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

function pathIn(written: string): string {
  if (!written.startsWith('file://')) return written.replaceAll('\\', '/');
  try {
    return decodeURI(written.slice('file://'.length));
  } catch {
    return written.slice('file://'.length);
  }
}

/**
 * Finds places of traces in the project. Traces name files as the machine did that synthesized the app; the folder that
 * most of them can be put under is taken to be the project's own.
 */
export class SourcePlaces {
  readonly #paths: ReadonlySet<string>;
  readonly #root: string | undefined;

  constructor(paths: readonly string[], traces: Iterable<readonly Frame[]>) {
    this.#paths = new Set(paths);
    this.#root = this.#likeliestRoot(traces);
  }

  /** The innermost place of a trace that lies in the project. */
  of(frames: readonly Frame[]): SourceLocation | undefined {
    for (const { path, line, column } of frames) {
      const file = this.#inProject(path);
      if (file !== undefined) return { file, line, ...(column === undefined ? {} : { column }) };
    }
    return undefined;
  }

  #inProject(path: string): string | undefined {
    if (this.#root === undefined || !path.startsWith(this.#root)) return undefined;
    const file = path.slice(this.#root.length);
    return this.#paths.has(file) ? file : undefined;
  }

  #likeliestRoot(traces: Iterable<readonly Frame[]>): string | undefined {
    const files = new Set<string>();
    for (const frames of traces) for (const { path } of frames) files.add(path);
    const votes = new Map<string, number>();
    for (const path of files) {
      for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (!this.#paths.has(path.slice(slash + 1))) continue;
        const root = path.slice(0, slash + 1);
        votes.set(root, (votes.get(root) ?? 0) + 1);
      }
    }
    // of equals the first, which is the outermost
    return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  }
}
