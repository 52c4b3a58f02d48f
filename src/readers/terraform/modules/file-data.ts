import { applyFunction } from '../functions/call-function.ts';
import { convert } from '../values/convert.ts';
import { markSensitive } from '../values/sensitive.ts';
import { STRING } from '../values/type.ts';
import { Mapping, Unknown, type Value } from '../values/value.ts';
import type { ResourceInstance } from './resource-group.ts';

/** What the `local` provider computes of a file, each by the function of Terraform that computes the same. */
const OF_FILE: ReadonlyMap<string, string> = new Map([
  ['content', 'file'],
  ['content_base64', 'filebase64'],
  ['content_md5', 'filemd5'],
  ['content_sha1', 'filesha1'],
  ['content_sha256', 'filesha256'],
  ['content_base64sha256', 'filebase64sha256'],
  ['content_sha512', 'filesha512'],
  ['content_base64sha512', 'filebase64sha512'],
  ['id', 'filesha1'],
]);

/** An attribute of `local_file`, `local_sensitive_file` or `template_file` data; undefined for all others. */
export function fileDataAttribute(instance: ResourceInstance, name: string): Value | undefined {
  const { type } = instance.group;
  if (type === 'template_file') return name === 'rendered' ? rendered(instance) : undefined;
  if (type !== 'local_file' && type !== 'local_sensitive_file') return undefined;
  const computedBy = OF_FILE.get(name);
  const path = instance.configured('filename');
  if (computedBy === undefined || path === undefined) return undefined;
  const value = applied(computedBy, [path], instance);
  return type === 'local_sensitive_file' ? markSensitive(value) : value;
}

/** The template with its variables, all of which are texts. */
function rendered(instance: ResourceInstance): Value | undefined {
  const template = instance.configured('template');
  if (template === undefined || template === null) return undefined;
  const { context } = instance.group.module.reading;
  const given = instance.configured('vars') ?? new Mapping('object', new Map());
  const variables = convert(given, { kind: 'map', item: STRING }, context.meter);
  return applied('templatestring', [template, variables], instance);
}

function applied(name: string, values: readonly Value[], { scope, group }: ResourceInstance): Value {
  const { context } = group.module.reading;
  return context.meter.bounded<Value>(
    () => applyFunction(name, values, scope, context),
    (reason) => new Unknown(reason),
  );
}
