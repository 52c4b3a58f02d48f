import { parseDocument } from '../document/parse-document.ts';
import { parseHcl } from '../readers/terraform/syntax/parse-hcl.ts';

const PLACES = new Set(['line', 'column', 'endLine', 'start', 'end', 'span']);

/** Whether two texts of a Terraform file or a template say the same, wherever they say it. False for broken texts. */
export function haveSameMeaning(path: string, one: string, other: string): boolean {
  const meaning = meaningOf(path, one);
  return meaning !== undefined && meaning === meaningOf(path, other);
}

function meaningOf(path: string, text: string): string | undefined {
  const isTerraform = /\.(?:tf|tofu)$/.test(path);
  const { said, problems } = isTerraform ? inTerraform(path, text) : inDocument(text);
  if (said === undefined || problems > 0) return undefined;
  return JSON.stringify(said, (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}

function inTerraform(path: string, text: string) {
  const { body, problems } = parseHcl(path, text);
  return { said: body, problems: problems.length };
}

function inDocument(text: string) {
  const { root, problems } = parseDocument(text);
  return { said: root, problems: problems.length };
}
