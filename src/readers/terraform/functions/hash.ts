import { createHash } from 'node:crypto';
import { failure, type Value } from '../values/value.ts';
import { define, type FunctionTable, type TerraformFunction } from './function.ts';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';

export function hashOf(name: HashName, data: string | Uint8Array, encoding: 'hex' | 'base64'): string {
  return createHash(name).update(data).digest(encoding);
}

function hashing(name: HashName, encoding: 'hex' | 'base64'): TerraformFunction {
  return define(['string'], ([text]) => hashOf(name, text, encoding));
}

const NAMESPACES = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

/** RFC 4122, version 5. */
function nameBasedUuid(given: string, name: string): Value {
  const namespace = (NAMESPACES.get(given) ?? given).replaceAll('-', '');
  if (!/^[0-9a-fA-F]{32}$/.test(namespace)) return failure('the namespace is not a UUID');
  const bytes = createHash('sha1').update(Buffer.from(namespace, 'hex')).update(name).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = bytes.toString('hex', 0, 16);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

export const HASH_FUNCTIONS: FunctionTable = new Map([
  ['md5', hashing('md5', 'hex')],
  ['sha1', hashing('sha1', 'hex')],
  ['sha256', hashing('sha256', 'hex')],
  ['sha512', hashing('sha512', 'hex')],
  ['base64sha256', hashing('sha256', 'base64')],
  ['base64sha512', hashing('sha512', 'base64')],
  ['uuidv5', define(['string', 'string'], ([namespace, name]) => nameBasedUuid(namespace, name))],
]);
