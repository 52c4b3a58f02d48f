import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { Composer, DEEPEST_NESTING, type NodeStart } from './compose.ts';
import type { DocumentProblem, ParsedDocument } from './document.ts';
import { indentContinuations } from './indent-continuations.ts';
import { LineIndex } from './line-index.ts';
import { parseJson } from './parse-json.ts';
import { composeBroken, LARGEST_BROKEN_TEXT } from './parse-broken.ts';

type Event = ReturnType<typeof parseEvents>[number];
type Described = Extract<Event, { tagStart: number }>;

/** The YAML parser takes a hundred times a dense text's size in memory; CloudFormation takes templates of 1 MB at most. */
export const LARGEST_YAML = 8 * 1024 * 1024;

const TOO_LARGE: DocumentProblem = {
  message: 'Not JSON, and larger than the 8 MB up to which YAML is read.',
  line: 1,
  column: 1,
};

/**
 * A YAML or JSON text as a tree with lines and columns. Of several documents in one text, the first.
 * Never throws: what is wrong with the text comes back in `problems`, beside what could be read.
 */
export function parseDocument(text: string): ParsedDocument {
  const json = parseJson(text);
  if (json !== undefined) return json;
  if (text.length > LARGEST_YAML) return { root: undefined, problems: [TOO_LARGE] };
  const lines = new LineIndex(text);
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: DEEPEST_NESTING });
  } catch (error) {
    const indented = indentContinuations(text);
    if (indented === undefined) return parseBroken(text, lines, error);
    const shifted = new Composer(new LineIndex(indented.text, indented.columns));
    compose(indented.events, indented.text, shifted);
    return { root: shifted.root, problems: shifted.problems };
  }
  const composer = new Composer(lines);
  compose(events, text, composer);
  return { root: composer.root, problems: composer.problems };
}

function compose(events: readonly Event[], text: string, composer: Composer): void {
  const closers: (Closer | undefined)[] = [];
  let end = 0;
  let hasDocument = false;
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        if (hasDocument) return;
        hasDocument = true;
        closers.push(undefined);
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const isList = event.type === EVENT_ID.SEQUENCE;
        closers.push(event.style === COLLECTION_STYLE.FLOW ? (isList ? ']' : '}') : '');
        end = Math.max(end, event.start + 1);
        if (isList) composer.openList(startOf(event, event.start, text));
        else composer.openMap(startOf(event, event.start, text));
        break;
      }
      case EVENT_ID.SCALAR: {
        const start =
          event.valueStart < 0 ? Math.min(end, text.length) : event.valueStart - quoteWidth(event.style);
        composer.scalar(
          startOf(event, start, text),
          getScalarValue(text, event),
          event.style === SCALAR_STYLE.PLAIN,
        );
        end = Math.max(end, event.tagEnd, endOfScalar(event, text));
        break;
      }
      case EVENT_ID.ALIAS:
        composer.alias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart);
        end = event.anchorEnd;
        break;
      case EVENT_ID.POP: {
        const closer = closers.pop();
        if (closer === undefined) break;
        if (closer !== '') end = afterCloser(text, end, closer);
        composer.close(end - 1);
      }
    }
  }
}

type Closer = ']' | '}' | '';

function startOf(event: Described, contentStart: number, text: string): NodeStart {
  const tag = event.tagStart < 0 ? undefined : text.slice(event.tagStart, event.tagEnd);
  const anchor = event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
  return { offset: event.tagStart < 0 ? contentStart : event.tagStart, tag, anchor };
}

function quoteWidth(style: number): 0 | 1 {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
}

function endOfScalar({ valueEnd, style }: Extract<Event, { valueEnd: number }>, text: string): number {
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK)
    return valueEnd + quoteWidth(style);
  let end = valueEnd;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end -= 1;
  return end;
}

/** The offset behind the bracket that closes a flow collection, from the end of its last part. */
function afterCloser(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === closer) return at + 1;
    if (character === '#') {
      const newline = text.indexOf('\n', at);
      if (newline < 0) return text.length;
      at = newline;
    }
  }
  return text.length;
}

function parseBroken(text: string, lines: LineIndex, error: unknown): ParsedDocument {
  const problem = problemOf(error);
  if (text.length > LARGEST_BROKEN_TEXT || problem.message === TOO_DEEP)
    return { root: undefined, problems: [problem] };
  const composer = new Composer(lines);
  try {
    composeBroken(text, composer);
  } catch {
    return { root: undefined, problems: [problem] };
  }
  return { root: composer.root, problems: composer.problems.length > 0 ? composer.problems : [problem] };
}

const TOO_DEEP = `Nested deeper than ${DEEPEST_NESTING} levels.`;

function problemOf(error: unknown): DocumentProblem {
  if (!(error instanceof YAMLException)) return { message: TOO_DEEP, line: 1, column: 1 };
  const { reason, mark } = error;
  const message = reason.includes('maxDepth')
    ? TOO_DEEP
    : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return { message, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
}
