import { type DocumentNode, valueAt } from '../../document/document.ts';

/** The text under a key; undefined for everything else. */
export function textIn(node: DocumentNode | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
