import { parseEvents, YAMLException } from 'js-yaml';
import { DEEPEST_NESTING } from './compose.ts';

/** Wider than the indentation of any line that people write. */
const INDENTATION = ' '.repeat(400);

/** Characters that may be parsed in all, as every line found costs one more look at the whole text. */
const LARGEST_EFFORT = 16 * 1024 * 1024;

/** A text that the parser takes, and the lines (counting from 0) that it moved to the right for it. */
interface Indented {
  readonly text: string;
  readonly events: ReturnType<typeof parseEvents>;
  readonly columns: ReadonlyMap<number, number>;
}

/**
 * Moves to the right what stands too far left inside brackets and quotes, most often a closing bracket. YAML 1.2
 * forbids it, and the parsers behind CloudFormation and SAM take it; such space carries no meaning there.
 * Undefined where something else is wrong with the text.
 */
export function indentContinuations(text: string): Indented | undefined {
  const lines = text.split('\n');
  const columns = new Map<number, number>();
  for (let effort = text.length; effort < LARGEST_EFFORT; effort += text.length) {
    const indented = lines.join('\n');
    try {
      return { text: indented, events: parseEvents(indented, { maxDepth: DEEPEST_NESTING }), columns };
    } catch (error) {
      const at = lineTooFarLeft(error);
      if (at === undefined || columns.has(at) || lines[at] === undefined) return undefined;
      columns.set(at, INDENTATION.length);
      lines[at] = INDENTATION + lines[at];
    }
  }
  return undefined;
}

function lineTooFarLeft(error: unknown): number | undefined {
  if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') return undefined;
  return error.mark?.line;
}
