import { createRequire } from 'node:module';
import type { Node, Pair } from 'yaml';
import type { Composer, NodeStart } from './compose.ts';
import { DEEPEST_NESTING } from './compose.ts';

/** Beyond CloudFormation's own limit for a template a broken text is not searched for what can be saved. */
export const LARGEST_BROKEN_TEXT = 512 * 1024;

const MOST_ERRORS = 20;

/**
 * Reads what can be read of a text with syntax errors, and says what is wrong with it.
 * Slow, so only for such texts; its parser is loaded when first needed. May throw on hostile texts.
 */
export function composeBroken(text: string, composer: Composer): void {
  const yaml = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const [document] = withoutStackTraces(() =>
    yaml.parseAllDocuments(text, {
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    }),
  ) as ReturnType<typeof yaml.parseDocument>[];
  for (const { message, pos } of document?.errors.slice(0, MOST_ERRORS) ?? []) {
    composer.problem(
      `${message}${/[.!?]$/.test(message) ? '' : '.'}`,
      Math.min(pos[0], Math.max(text.length - 1, 0)),
    );
  }
  const walk = (node: unknown, end: number, depth: number): number => {
    if (depth > DEEPEST_NESTING) throw new RangeError('nested too deeply');
    if (yaml.isAlias(node)) {
      composer.alias(node.source, node.range?.[0] ?? end);
      return node.range?.[1] ?? end;
    }
    if (yaml.isScalar(node)) {
      composer.scalar(
        startOf(node, end),
        node.source ?? '',
        node.type === 'PLAIN' || node.type === undefined,
      );
      return node.range?.[1] ?? end;
    }
    if (!yaml.isCollection(node)) {
      composer.scalar({ offset: end, tag: undefined, anchor: undefined }, '', true);
      return end;
    }
    let last = node.range?.[0] ?? end;
    if (yaml.isSeq(node)) {
      composer.openList(startOf(node, end));
      for (const item of node.items) last = walk(item, last, depth + 1);
    } else {
      composer.openMap(startOf(node, end));
      for (const { key, value } of node.items as readonly Pair[]) {
        last = walk(key, last, depth + 1);
        last = walk(value, last, depth + 1);
      }
    }
    last = Math.max(last, node.flow === true ? (node.range?.[1] ?? last) : last);
    composer.close(last - 1);
    return last;
  };
  if (document?.contents) walk(document.contents, 0, 1);
}

/** A text can hold a million errors: their stack traces would take a gigabyte and ten seconds. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function startOf(node: Node & { anchor?: string | undefined }, end: number): NodeStart {
  return { offset: node.range?.[0] ?? end, tag: node.tag, anchor: node.anchor };
}
