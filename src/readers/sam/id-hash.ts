import { createHash } from 'node:crypto';
import type { DocumentNode } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';

/** Ten digits that SAM appends to an id, made of the text that tells one from the other. */
export function idHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}

/** What SAM hashes where a value is no text: its compact JSON, functions in their long form. */
export function hashedText(node: DocumentNode): string {
  return node.type === 'scalar' && node.tag === undefined
    ? String(node.value)
    : JSON.stringify(longForm(node));
}

function longForm(node: DocumentNode): unknown {
  const call = intrinsicCall(node);
  if (call !== undefined) {
    const key = call.name === 'Ref' || call.name === 'Condition' ? call.name : `Fn::${call.name}`;
    const { argument } = call;
    const isPath = call.name === 'GetAtt' && argument.type === 'scalar';
    return { [key]: isPath ? splitOnce(String(argument.value)) : longForm(argument) };
  }
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(longForm);
  const object = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) object[key] = longForm(value);
  return object;
}

function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
