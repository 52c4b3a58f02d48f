import { type DocumentNode, type MapEntry, type MapNode, valueAt } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';

/**
 * The resource with the template's globals in it, by SAM's rules: maps are merged and the resource's own values win,
 * lists are put together with the global items first.
 */
export function withGlobals(node: MapNode, globals: DocumentNode | undefined): MapNode {
  if (globals?.type !== 'map') return node;
  const properties = valueAt(node, 'Properties');
  const kept = globals.entries.filter(({ key }) => !ignoredGlobals(node).has(key));
  if (properties !== undefined && properties.type !== 'map') return node;
  const own = properties ?? {
    type: 'map',
    entries: [],
    line: node.line,
    column: node.column,
    endLine: node.line,
  };
  const merged: MapEntry = {
    key: 'Properties',
    line: own.line,
    column: own.column,
    value: mergeNodes({ ...globals, entries: ignoresAll(node) ? [] : kept }, own),
  };
  const others = node.entries.filter(({ key }) => key !== 'Properties');
  return { ...node, entries: [...others, merged] };
}

function ignoresAll(node: MapNode): boolean {
  const ignored = valueAt(node, 'IgnoreGlobals');
  return ignored?.type === 'scalar' && ignored.value === '*';
}

function ignoredGlobals(node: MapNode): ReadonlySet<string> {
  const ignored = valueAt(node, 'IgnoreGlobals');
  const items = ignored?.type === 'list' ? ignored.items : [];
  return new Set(items.flatMap((item) => (item.type === 'scalar' ? [String(item.value)] : [])));
}

function mergeNodes(general: DocumentNode, own: DocumentNode): DocumentNode {
  if (intrinsicCall(general) !== undefined || intrinsicCall(own) !== undefined) return own;
  if (general.type === 'list' && own.type === 'list')
    return { ...own, items: [...general.items, ...own.items] };
  if (general.type !== 'map' || own.type !== 'map') return own;
  const owned = new Map(own.entries.map((entry) => [entry.key, entry]));
  const entries = general.entries.map((entry): MapEntry => {
    const local = owned.get(entry.key);
    return local === undefined ? entry : { ...local, value: mergeNodes(entry.value, local.value) };
  });
  const shared = new Set(general.entries.map(({ key }) => key));
  return { ...own, entries: [...entries, ...own.entries.filter(({ key }) => !shared.has(key))] };
}
