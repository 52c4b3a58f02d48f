import type { FixValue } from '../checks/fix.ts';
import { isListValue, isObjectValue, type Step } from './edit.ts';

/** A Terraform expression rather than a text, where it stands in a value: references of companions. */
export interface HclExpression {
  readonly hcl: string;
}

export type HclValue = FixValue | HclExpression;

/** A value as an expression on one line. */
export function hclExpression(value: HclValue): string {
  if (isExpression(value)) return value.hcl;
  if (isListValue(value)) return `[${value.map(hclExpression).join(', ')}]`;
  if (isObjectValue(value))
    return `{ ${Object.entries(value)
      .map(([name, item]) => `${name} = ${hclExpression(item)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

function isExpression(value: HclValue): value is HclExpression {
  return typeof value === 'object' && 'hcl' in value;
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}

/** Lines of a body that states the values, as `terraform fmt` writes them: arguments aligned, then the blocks. */
export function bodyLines(
  values: readonly (readonly [string, HclValue])[],
  indent: string,
  unit: string,
): readonly string[] {
  const isBlock = (value: HclValue) =>
    !isExpression(value) &&
    (isObjectValue(value) || (isListValue(value) && value.some((item) => isObjectValue(item))));
  const given = values.filter(([, value]) => !isBlock(value));
  const width = Math.max(0, ...given.map(([name]) => name.length));
  const lines = given.map(([name, value]) => `${indent}${name.padEnd(width)} = ${hclExpression(value)}`);
  for (const [name, value] of values) {
    if (!isBlock(value)) continue;
    for (const block of (isListValue(value as FixValue) ? value : [value]) as readonly FixValue[]) {
      if (lines.length > 0) lines.push('');
      lines.push(...blockLines(name, Object.entries(block), indent, unit));
    }
  }
  return lines;
}

export function blockLines(
  header: string,
  values: readonly (readonly [string, HclValue])[],
  indent: string,
  unit: string,
): readonly string[] {
  if (values.length === 0) return [`${indent}${header} {}`];
  return [`${indent}${header} {`, ...bodyLines(values, indent + unit, unit), `${indent}}`];
}

/** What has to be written for a path that does not exist yet: the value within the blocks on the way. */
export function nested(steps: readonly Step[], value: HclValue): readonly (readonly [string, HclValue])[] {
  const [first, ...rest] = steps;
  if (first === undefined) return isObjectValue(value as FixValue) ? Object.entries(value as object) : [];
  if (first.isObject) return [[first.name, { hcl: hclExpression(objectOf(rest, value)) }]];
  if (rest.length === 0) return [[first.name, value]];
  return [[first.name, Object.fromEntries(nested(rest, value)) as FixValue]];
}

function objectOf(steps: readonly Step[], value: HclValue): HclValue {
  return steps.reduceRight<HclValue>((inner, { name }) => ({ [name]: inner }) as FixValue, value);
}
