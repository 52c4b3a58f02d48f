import type { DocumentNode } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { type Lens, parseLens } from '../../lens/index.ts';
import { type InvalidField, invalidFields } from './protocol/api-error.ts';

/** The lens that a client imports. Throws a ValidationException with everything that AWS would refuse it for. */
export function importedLens(text: string): Lens {
  const notJson = whyNotJson(text);
  if (notJson !== undefined) throw invalidFields([{ Name: 'JSONString', Message: notJson }], CONVERT_YAML);
  const document = parseDocument(text);
  const { lens, problems } = parseLens(document, 'JSONString');
  const refused = problems.filter(({ refusedByAws }) => refusedByAws);
  if (refused.length === 0 && lens !== undefined) return lens;
  const places = placesIn(document.root);
  const fields = refused.slice(0, MOST_FIELDS).map(
    ({ line, column, message }): InvalidField => ({
      Name: `JSONString${places.get(`${line}:${column}`) ?? ''}`,
      Message: `${message} (line ${line}, column ${column})`,
    }),
  );
  const isDialect = refused.some(({ severity }) => severity === 'warning');
  throw invalidFields(fields, isDialect ? CONVERT_DIALECT : undefined);
}

const MOST_FIELDS = 100;
const CONVERT_DIALECT =
  'The lens is in the form that only Hexastyle reads; run "hexastyle lens convert" on it and import what that writes.';
const CONVERT_YAML = 'Where the lens is YAML, "hexastyle lens convert" makes JSON of it.';

function whyNotJson(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `expected JSON: ${(error as SyntaxError).message}`;
  }
}

/** Paths of the values (`.pillars[0].questions[2].title`) by where they begin (`12:5`). */
function placesIn(root: DocumentNode | undefined): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const add = (node: DocumentNode, path: string): void => {
    places.set(`${node.line}:${node.column}`, path);
    if (node.type === 'list') node.items.forEach((item, index) => add(item, `${path}[${index}]`));
    if (node.type === 'map') for (const { key, value } of node.entries) add(value, `${path}.${key}`);
  };
  if (root !== undefined) add(root, '');
  return places;
}
