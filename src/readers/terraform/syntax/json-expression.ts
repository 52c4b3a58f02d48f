import type { DocumentNode, ScalarNode } from '../../../document/document.ts';
import type { Expression, ObjectItem, Span, SyntaxProblem } from './ast.ts';
import type { JsonPlaces } from './json-places.ts';
import type { TextSort } from './json-schema.ts';
import { parseExpression } from './parse-expression.ts';
import { parseBareTemplate } from './parse-template.ts';
import { END, Scanner, SyntaxFailure } from './scanner.ts';

/** Turns JSON values into the expressions that Terraform takes them for. */
export class JsonExpressions {
  readonly #text: string;
  readonly #places: JsonPlaces;
  readonly #problems: SyntaxProblem[];

  constructor(text: string, places: JsonPlaces, problems: SyntaxProblem[]) {
    this.#text = text;
    this.#places = places;
    this.#problems = problems;
  }

  expressionOf(node: DocumentNode, sort: TextSort): Expression {
    const span = this.#places.spanOf(node);
    switch (node.type) {
      case 'list':
        return { kind: 'tuple', items: node.items.map((item) => this.expressionOf(item, sort)), ...span };
      case 'map': {
        const items: ObjectItem[] = [];
        for (const entry of node.entries) {
          if (entry.key === '//') continue;
          const start = this.#places.offsetOf(entry);
          const place = { start, end: start + entry.key.length + 2 };
          const key = this.#textExpression(entry.key, sort === 'template' ? 'template' : 'plain', place);
          items.push({ key, value: this.expressionOf(entry.value, sort) });
        }
        return { kind: 'object', items, ...span };
      }
      case 'scalar':
        return this.#scalar(node, sort, span);
    }
  }

  #scalar({ value }: ScalarNode, sort: TextSort, span: Span): Expression {
    return typeof value === 'string'
      ? this.#textExpression(value, sort, span)
      : { kind: 'literal', value, ...span };
  }

  #textExpression(value: string, sort: TextSort, span: Span): Expression {
    const isTemplate = value.includes('${') || value.includes('%{');
    if (sort === 'plain' || (sort === 'template' && !isTemplate)) return { kind: 'literal', value, ...span };
    const scanner = this.#scannerOf(value, span);
    const shift = scanner.text === value ? span.start + 1 : 0;
    try {
      const expression =
        sort === 'template' || value.startsWith('${') ? parseBareTemplate(scanner) : wholeExpression(scanner);
      for (const { message, offset } of scanner.problems)
        this.#problems.push({ message, offset: offset + shift });
      if (shift > 0) moveSpans(expression, shift, span.end);
      return sort === 'template' ? { ...expression, ...span } : expression;
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      this.#problems.push({ message: error.message, offset: Math.min(error.offset + shift, span.end) });
      return { kind: 'broken', ...span };
    }
  }

  /** Reads in the file's own text where the JSON has no escapes, so that all spans are exact. */
  #scannerOf(value: string, { start, end }: Span): Scanner {
    const isVerbatim = end - start === value.length + 2 && this.#text.startsWith(value, start + 1);
    return isVerbatim ? new Scanner(this.#text, start + 1, end - 1) : new Scanner(value);
  }
}

function wholeExpression(scanner: Scanner): Expression {
  scanner.newlines = false;
  const expression = parseExpression(scanner);
  if (scanner.skip() !== END) scanner.fail('Expected nothing more after this expression.');
  return expression;
}

/** Moves the spans of everything inside a node, as far as the end of the JSON text it stands in. */
function moveSpans(node: object, by: number, last: number): void {
  const span = node as { start?: number; end?: number };
  if (typeof span.start === 'number') span.start = Math.min(span.start + by, last);
  if (typeof span.end === 'number') span.end = Math.min(span.end + by, last);
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null) moveSpans(value as object, by, last);
  }
}
