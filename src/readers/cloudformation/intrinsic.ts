import type { DocumentNode } from '../../document/document.ts';

/** A call of a CloudFormation function, whether as `!Sub …` or as `Fn::Sub: …`. */
export interface IntrinsicCall {
  /** Without `Fn::`, e.g. `Sub`, `Ref`, `Condition`. */
  readonly name: string;
  readonly argument: DocumentNode;
}

/** The call that a node makes; undefined where it is plain data. `Condition: x` is a call only among conditions. */
export function intrinsicCall(
  node: DocumentNode,
  among: 'values' | 'conditions' = 'values',
): IntrinsicCall | undefined {
  if (node.tag !== undefined) {
    const { tag, ...argument } = node;
    return { name: tag.startsWith('Fn::') ? tag.slice(4) : tag, argument };
  }
  if (node.type !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  if (entry === undefined) return undefined;
  const { key, value } = entry;
  if (key === 'Ref' || (key === 'Condition' && among === 'conditions')) return { name: key, argument: value };
  if (!key.startsWith('Fn::') || key.startsWith('Fn::ForEach::')) return undefined;
  return { name: key.slice(4), argument: value };
}

/** The name that a `Ref` or `Condition` takes. */
export function nameIn(argument: DocumentNode): string | undefined {
  return argument.type === 'scalar' && argument.value !== null ? String(argument.value) : undefined;
}
