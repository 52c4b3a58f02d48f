import type { DocumentNode } from './document.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** Has no prototype, so that a key such as `__proto__` or `constructor` is a key like any other. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A tree as plain data: lists as arrays, maps as objects without prototype. Places and local tags are left behind. */
export function nodeToJson(node: DocumentNode): Json {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(nodeToJson);
    case 'map': {
      const object = Object.create(null) as Record<string, Json>;
      for (const { key, value } of node.entries) object[key] = nodeToJson(value);
      return object;
    }
  }
}
