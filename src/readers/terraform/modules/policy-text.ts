import { mentioned } from '../evaluation/conditional.ts';
import type { Meter } from '../evaluation/meter.ts';
import { jsonText } from '../functions/json.ts';
import { firstUnknown } from '../values/equality.ts';
import {
  bare,
  Mapping,
  Sequence,
  tuple,
  Unknown,
  unknownFrom,
  type Value,
  withReferences,
} from '../values/value.ts';

export interface PolicyParts {
  readonly version: Value;
  readonly id: Value | undefined;
  readonly statements: readonly Value[];
}

const DOCUMENT_ORDER = ['Version', 'Id', 'Statement'];
const STATEMENT_ORDER = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
];

/** The documents in one: a later statement replaces the earlier one of the same `Sid`, in its place. */
export function mergePolicies(documents: readonly (PolicyParts | Unknown)[]): PolicyParts {
  let version: Value = '';
  let id: Value | undefined;
  const statements: Value[] = [];
  const places = new Map<string, number>();
  for (const document of documents) {
    if (document instanceof Unknown) {
      statements.push(document);
      continue;
    }
    if (document.id !== undefined) id = document.id;
    if (String(bare(document.version)) > String(bare(version))) version = document.version;
    for (const statement of document.statements) {
      const sid = statement instanceof Mapping ? bare(statement.entries.get('Sid') ?? null) : null;
      const place = typeof sid === 'string' ? places.get(sid) : undefined;
      if (place !== undefined) statements[place] = statement;
      else {
        if (typeof sid === 'string' && sid !== '') places.set(sid, statements.length);
        statements.push(statement);
      }
    }
  }
  return { version, id, statements };
}

/** The JSON text of a policy; with open parts, an unknown that keeps the document visible. */
export function encodedPolicy(
  { version, id, statements }: PolicyParts,
  isIndented: boolean,
  meter: Meter,
): Value {
  const entries = new Map<string, Value>([['Version', version]]);
  if (id !== undefined) entries.set('Id', id);
  if (statements.length > 0) entries.set('Statement', tuple(statements));
  const document = new Mapping('object', entries);
  const references = mentioned([document], meter);
  const open = firstUnknown(document, meter);
  if (open !== undefined) {
    const { reason, failed } = unknownFrom([open]) ?? new Unknown('a part is not known');
    return new Unknown(reason, { failed, references, document });
  }
  const text = policyText(document, isIndented ? '\n' : undefined);
  return withReferences(text, references);
}

/** JSON with the fields in the provider's order; `indent` is the line break before the closing bracket. */
function policyText(document: Mapping, indent: string | undefined): string {
  return objectText(document, DOCUMENT_ORDER, indent, (key, value, inner) =>
    key === 'Statement' && value instanceof Sequence
      ? arrayText(value, inner, (item, deeper) =>
          item instanceof Mapping
            ? objectText(item, STATEMENT_ORDER, deeper, plainText)
            : plainText('', item, deeper),
        )
      : plainText(key, value, inner),
  );
}

type Write = (key: string, value: Value, indent: string | undefined) => string;

function plainText(_key: string, value: Value, indent: string | undefined): string {
  if (value instanceof Mapping) return objectText(value, [...value.entries.keys()], indent, plainText);
  if (value instanceof Sequence) return arrayText(value, indent, (item, inner) => plainText('', item, inner));
  return jsonText(value);
}

function objectText(
  { entries }: Mapping,
  order: readonly string[],
  indent: string | undefined,
  write: Write,
): string {
  const inner = indent === undefined ? undefined : `${indent}  `;
  const colon = indent === undefined ? ':' : ': ';
  const fields = order
    .filter((key) => entries.has(key))
    .map((key) => `${inner ?? ''}${jsonText(key)}${colon}${write(key, entries.get(key) ?? null, inner)}`);
  return fields.length === 0 ? '{}' : `{${fields.join(',')}${indent ?? ''}}`;
}

function arrayText(
  { items }: Sequence,
  indent: string | undefined,
  write: (item: Value, indent: string | undefined) => string,
): string {
  const inner = indent === undefined ? undefined : `${indent}  `;
  const written = items.map((item) => `${inner ?? ''}${write(item, inner)}`);
  return written.length === 0 ? '[]' : `[${written.join(',')}${indent ?? ''}]`;
}
