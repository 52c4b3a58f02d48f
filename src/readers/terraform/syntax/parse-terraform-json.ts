import type { DocumentNode, MapEntry, MapNode } from '../../../document/document.ts';
import { parseDocument } from '../../../document/parse-document.ts';
import type { Attribute, Block, Body, ParsedFile, Span, SyntaxProblem } from './ast.ts';
import { JsonExpressions } from './json-expression.ts';
import { type BlockSchema, type BodySchema, CONFIGURATION, VARIABLE_VALUES } from './json-schema.ts';
import { hasMoreValuesThan } from './json-values.ts';
import { JsonPlaces } from './json-places.ts';
import { SourceFile } from './source-file.ts';

/** Each value takes some hundred bytes until it is evaluated. */
const MOST_VALUES = 1_000_000;

/**
 * Reads Terraform in JSON, `.tf.json` or `.tfvars.json`, into the same tree as the native syntax. Blocks are those that
 * Terraform itself knows; blocks of a resource that only a provider's schema knows stay attributes with objects.
 * Spans are offsets into the JSON text. Where a text has escapes in it, positions inside it are approximate, on the right
 * line.
 */
export function parseTerraformJson(path: string, text: string): ParsedFile {
  if (hasMoreValuesThan(MOST_VALUES, text)) return refused(path, text);
  const { root, problems } = parseDocument(text);
  const places = new JsonPlaces(text);
  const found = problems.map(({ message, line, column }) => ({
    message,
    offset: places.offsetAt(line, column),
  }));
  const reading = new JsonReading(text, places, found);
  const schema = path.endsWith('.tfvars.json') ? VARIABLE_VALUES : CONFIGURATION;
  const body = reading.root(root, schema, { start: 0, end: text.length });
  return new SourceFile(
    path,
    text,
    body,
    found.toSorted((a, b) => a.offset - b.offset),
  );
}

function refused(path: string, text: string): ParsedFile {
  const message = `The file has more than ${MOST_VALUES} values and is not read.`;
  const body = { attributes: [], blocks: [], span: { start: 0, end: text.length } };
  return new SourceFile(path, text, body, [{ message, offset: 0 }]);
}

interface OpenBody {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
}

class JsonReading {
  readonly #places: JsonPlaces;
  readonly #problems: SyntaxProblem[];
  readonly #expressions: JsonExpressions;

  constructor(text: string, places: JsonPlaces, problems: SyntaxProblem[]) {
    this.#places = places;
    this.#problems = problems;
    this.#expressions = new JsonExpressions(text, places, problems);
  }

  root(node: DocumentNode | undefined, schema: BodySchema, span: Span): Body {
    const body: OpenBody = { attributes: [], blocks: [] };
    if (node === undefined) {
      if (this.#problems.length === 0) this.#report('Expected a JSON object.', 0);
    } else {
      for (const map of this.#mapsIn(node, 'Expected a JSON object')) this.#readInto(body, map, schema);
    }
    return { ...body, span };
  }

  #readInto(body: OpenBody, map: MapNode, schema: BodySchema): void {
    for (const entry of map.entries) {
      if (entry.key === '//') continue;
      const block = schema.blocks.get(entry.key);
      if (block !== undefined) {
        this.#addBlocks(body, entry.key, entry.value, block, [], this.#places.offsetOf(entry));
      } else if (schema === CONFIGURATION) {
        this.#report(`Terraform has no blocks called "${entry.key}".`, this.#places.offsetOf(entry));
      } else {
        body.attributes.push(this.#attribute(entry, schema));
      }
    }
  }

  #attribute(entry: MapEntry, schema: BodySchema): Attribute {
    const sort = schema.texts.get(entry.key) ?? schema.otherTexts;
    const expression = this.#expressions.expressionOf(entry.value, sort);
    return {
      name: entry.key,
      expression,
      span: { start: this.#places.offsetOf(entry), end: expression.end },
    };
  }

  #addBlocks(
    into: OpenBody,
    type: string,
    node: DocumentNode,
    schema: BlockSchema,
    labels: readonly string[],
    start: number,
  ): void {
    const missing = schema.labels - labels.length;
    const expected =
      missing > 0 ? `an object whose keys are labels of "${type}"` : `an object with the body of "${type}"`;
    for (const map of this.#mapsIn(node, `Expected ${expected}`)) {
      if (missing === 0) {
        const own: OpenBody = { attributes: [], blocks: [] };
        this.#readInto(own, map, schema.body);
        const span = this.#places.spanOf(map);
        into.blocks.push({ type, labels, body: { ...own, span }, span: { start, end: span.end } });
        continue;
      }
      for (const { key, value, line, column } of map.entries) {
        if (key === '//') continue;
        this.#addBlocks(into, type, value, schema, [...labels, key], this.#places.offsetAt(line, column));
      }
    }
  }

  /** The objects that a node is or lists; `null` is none. */
  #mapsIn(node: DocumentNode, expected: string): readonly MapNode[] {
    if (node.type === 'map') return [node];
    if (node.type === 'list') return node.items.flatMap((item) => this.#mapsIn(item, expected));
    if (node.value !== null) this.#report(`${expected}.`, this.#places.offsetOf(node));
    return [];
  }

  #report(message: string, offset: number): void {
    this.#problems.push({ message, offset });
  }
}
