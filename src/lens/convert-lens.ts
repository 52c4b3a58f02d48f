import { Document, isMap, Lexer, Scalar } from 'yaml';
import type { Json } from '../document/node-to-json.ts';
import { parseDocument } from '../document/parse-document.ts';
import { importableLens } from './importable-lens.ts';
import { isJson } from './parse-lens.ts';

export interface ConvertedLens {
  /** Undefined where the file is not well-formed. */
  readonly text?: string;
  /** What changed besides the syntax, and what was lost: a sentence each. */
  readonly changes: readonly string[];
  /** Question and choice ids that changed, for the lens's pack and review files. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A lens in the other syntax, or in the same, as AWS reads it. Comments are not kept. */
export function convertLens(text: string, to: 'json' | 'yaml'): ConvertedLens {
  const { root, problems } = parseDocument(text);
  if (root === undefined || problems.length > 0) return { changes: [], renamed: new Map() };
  const { data, changes, renamed } = importableLens(root);
  const comments = commentsIn(text);
  const lost =
    comments === 0 ? [] : [`${comments} ${comments === 1 ? 'comment is' : 'comments are'} left behind.`];
  return {
    text: to === 'json' ? `${JSON.stringify(data, null, 2)}\n` : asYaml(data),
    changes: [...changes, ...lost],
    renamed,
  };
}

/** The schema version stays quoted: other YAML readers take it for a date. */
function asYaml(data: Json): string {
  const document = new Document(data);
  const version = isMap(document.contents) ? document.contents.get('schemaVersion', true) : undefined;
  if (version instanceof Scalar) version.type = Scalar.QUOTE_DOUBLE;
  return document.toString({ lineWidth: 120 });
}

function commentsIn(text: string): number {
  if (isJson(text)) return 0;
  let count = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== '\u001f') count += 1;
    before = lexeme;
  }
  return count;
}
