import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Diagnostic } from '../architecture/index.ts';

/** Bounds against files written to keep the program busy: each is far beyond what people write. */
const LARGEST_BYTES = 1024 * 1024;
const MOST_PATTERNS = 2000;
const LONGEST_PATTERN = 1000;
const MOST_ANY_DEPTHS = 2;

/** What one .gitignore says. */
export interface IgnoreRules {
  /** The folder of the .gitignore, with a trailing slash; empty for the root. */
  readonly base: string;
  readonly rules: Ignore;
}

export interface ReadIgnoreRules {
  readonly rules?: IgnoreRules;
  readonly diagnostics: readonly Diagnostic[];
}

/** The rules of the .gitignore in a folder of the project. Patterns that would take too long are left out, and said. */
export function readIgnoreRules(root: string, folder: string): ReadIgnoreRules {
  const base = folder === '' ? '' : `${folder}/`;
  const file = `${base}.gitignore`;
  const warn = (line: number, message: string): Diagnostic => ({ severity: 'warning', message, file, line });
  let text: string;
  try {
    if (statSync(join(root, file)).size > LARGEST_BYTES) {
      return { diagnostics: [warn(1, 'Not followed: larger than 1 MB.')] };
    }
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    return { diagnostics: [warn(1, 'Not followed: it cannot be read.')] };
  }
  const diagnostics: Diagnostic[] = [];
  const patterns: string[] = [];
  for (const [index, pattern] of text.split(/\r?\n/).entries()) {
    if (pattern === '' || pattern.startsWith('#')) continue;
    if (patterns.length === MOST_PATTERNS) {
      diagnostics.push(warn(index + 1, `Only the first ${MOST_PATTERNS} patterns are followed.`));
      break;
    }
    if (isSlow(pattern))
      diagnostics.push(warn(index + 1, 'This pattern is too complex; it is not followed.'));
    else patterns.push(pattern);
  }
  return { rules: { base, rules: ignore().add(patterns) }, diagnostics };
}

/** Each `**` between slashes multiplies the time it takes by the depth of the folders. */
function isSlow(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return true;
  return (
    pattern
      .split('/')
      .slice(1, -1)
      .filter((part) => part.includes('**')).length > MOST_ANY_DEPTHS
  );
}

/** The innermost .gitignore that says anything about the path decides, as in Git. Folders end in a slash. */
export function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (const { base, rules: own } of rules.toReversed()) {
    const verdict = own.test(path.slice(base.length));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
