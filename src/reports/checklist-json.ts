import type { Checklists } from '../review/checklists/index.ts';

/** The lists as their published JSON document: two spaces, keys in the order of the schema, a newline at the end. */
export function renderChecklistJson(checklists: Checklists): string {
  return `${JSON.stringify(checklists, undefined, 2)}\n`;
}
