import type { ASTNode } from '@marcbachmann/cel-js';
import type { Kind } from '../architecture/index.ts';
import { quoted, suggestion } from '../document/document-reading.ts';
import { childrenOf } from './expression-bounds.ts';

/** What every resource has in an expression, whatever its kind. */
const ALWAYS = ['id', 'type', 'kind', 'tags', 'properties'];

/** Sentences about `resource.<name>` where no kind examined has such an attribute. */
export function unknownAttributes(ast: ASTNode, kinds: readonly Kind[]): readonly string[] {
  const known = [...ALWAYS, ...kinds.flatMap(({ attributes }) => Object.keys(attributes))];
  return attributesRead(ast)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const who = kinds.map(({ id }) => id).join(' and ');
      return `${who} has no attribute ${quoted(name)}; ${suggestion(name, known)}`;
    });
}

function attributesRead(ast: ASTNode): readonly string[] {
  const inside = childrenOf(ast).flatMap(attributesRead);
  if (ast.op !== '.' && ast.op !== '.?') return inside;
  const [of, name] = ast.args as readonly [ASTNode, unknown];
  return of.op === 'id' && of.args === 'resource' ? [...inside, nameOf(name)] : inside;
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : String((name as { readonly args?: unknown }).args);
}
