import { dynamodbTable } from '../kinds/dynamodb.ts';
import { s3Bucket } from '../kinds/s3.ts';
import { secretsmanagerSecret } from '../kinds/secretsmanager.ts';
import { sqsQueue } from '../kinds/sqs.ts';
import { propertiesAt } from '../path.ts';
import type { PolicyStatement } from '../policy-document.ts';
import { type Property, referencesOf, Unresolved } from '../property.ts';
import type { Resource } from '../resource.ts';
import { asPattern, both, type Covered, either, fitsPattern, isGiven, not } from './covered.ts';

/** What makes resources of a kind a place of data: how their ARNs end, and the actions that read from them. */
interface StoreKind {
  readonly service: string;
  /** The last part of an ARN that the actions are asked for. */
  readonly ending: (name: string) => string;
  readonly reads: readonly string[];
  /** The ARN itself is not enough: the actions are asked for what lies below it. */
  readonly below?: boolean;
}

export const STORES = [s3Bucket, dynamodbTable, secretsmanagerSecret, sqsQueue] as const;

const STORE_KINDS: ReadonlyMap<string, StoreKind> = new Map<string, StoreKind>([
  [s3Bucket.id, { service: 's3', ending: (name) => `${name}/object`, reads: ['s3:GetObject'], below: true }],
  [
    dynamodbTable.id,
    {
      service: 'dynamodb',
      ending: (name) => `table/${name}`,
      reads: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:BatchGetItem'],
    },
  ],
  [
    secretsmanagerSecret.id,
    {
      service: 'secretsmanager',
      ending: (name) => `secret:${name}-AbCdEf`,
      reads: ['secretsmanager:GetSecretValue'],
    },
  ],
  [sqsQueue.id, { service: 'sqs', ending: (name) => name, reads: ['sqs:ReceiveMessage'] }],
]);

const NAMES: ReadonlyMap<string, (typeof STORES)[number]['names']> = new Map(
  STORES.map(({ id, names }) => [id, names]),
);

/** The actions that read data from the store. */
export function readActions(store: Resource): readonly string[] {
  return STORE_KINDS.get(store.kind ?? '')?.reads ?? [];
}

/** Whether a statement of an identity policy speaks of the store, by `Resource` or by `NotResource`. */
export function speaksOfStore(statement: PolicyStatement, store: Resource): Covered {
  const { notResources, resourceItems, location } = statement;
  if (isGiven(notResources)) {
    const texts: readonly Property[] = [...notResources.values, ...notResources.open].map((text) => ({
      value: text.includes('${') || text === '' ? new Unresolved('', { text }) : text,
      location,
    }));
    return not(either('no', ...texts.map((item) => namesStore(item, store, 'maybe'))));
  }
  const ofPart = statement.effect === 'Allow' ? 'yes' : 'maybe';
  return either('no', ...resourceItems.map((item) => namesStore(item, store, ofPart)));
}

/** Whether the text stands for more than the store alone: a star where the name would be. */
export function isWildcard(statement: PolicyStatement, store: Resource): boolean {
  const { notResources, resourceItems } = statement;
  if (isGiven(notResources)) return true;
  const naming = resourceItems.filter((item) => namesStore(item, store, 'yes') !== 'no');
  return naming.length > 0 && naming.every((item) => !mentions(item, store) && isMostlyStar(item));
}

function isMostlyStar({ value }: Property): boolean {
  const text = value instanceof Unresolved ? value.text : String(value);
  if (text === undefined || text === '*') return text === '*';
  const parts = partsOf(text);
  return (
    parts !== undefined && (parts.service === '*' || /^(?:table\/|secret:)?\*(?:\/\*)?$/.test(parts.ending))
  );
}

/** `ofPart`: what it counts if the text names a part of what lies below the store only. */
function namesStore(item: Property, store: Resource, ofPart: 'yes' | 'maybe'): Covered {
  const kind = STORE_KINDS.get(store.kind ?? '');
  const { value } = item;
  if (kind === undefined || value === null) return 'no';
  const whole = kind.below !== true || reachesEverythingBelow(item) ? 'yes' : ofPart;
  if (mentions(item, store)) return kind.below === true && !reachesBelow(item) ? 'no' : whole;
  const text = value instanceof Unresolved ? value.text : String(value);
  if (text === undefined) return value instanceof Unresolved && value.references.length > 0 ? 'no' : 'maybe';
  if (text === '*') return 'yes';
  return both(fitsArn(text, kind, nameOf(store), referencesOf(item).length > 0), whole);
}

/** Both in one scope, an address is enough to tell a resource; without an instance key it means every instance. */
function mentions(item: Property, { id }: Resource): boolean {
  const addresses = new Set([id, id.replace(LAST_KEY, ''), id.replaceAll(ANY_KEY, '')]);
  return referencesOf(item).some(({ address }) => addresses.has(address));
}

const LAST_KEY = /\[(?:\d+|"[^"]*")\]$/;
const ANY_KEY = /\[(?:\d+|"[^"]*")\]/g;

/** `${bucket.arn}/*` stands for the objects, `${bucket.arn}` for the bucket alone. */
function reachesBelow({ value }: Property): boolean {
  const text = value instanceof Unresolved ? value.text : String(value);
  if (text === undefined) return false;
  const plain = text.replaceAll(OPEN_PART, 'x');
  return plain.includes('/') || plain.endsWith('*');
}

function reachesEverythingBelow({ value }: Property): boolean {
  const text = value instanceof Unresolved ? value.text : String(value);
  const plain = text?.replaceAll(OPEN_PART, 'x') ?? '';
  return plain.endsWith('/*')
    ? plain.indexOf('/') === plain.length - 2
    : plain.endsWith('*') && !plain.includes('/');
}

const OPEN_PART = /\$\{[^{}]*\}/g;

/** The name as the code writes it, open parts as `${…}`; undefined where deployment makes one up. */
function nameOf({ kind, declared }: Resource): string | undefined {
  for (const path of NAMES.get(kind ?? '')?.[declared.language] ?? []) {
    for (const { value } of propertiesAt(declared.properties, path)) {
      if (value instanceof Unresolved) return value.text ?? '${…}';
      if (typeof value === 'string') return value;
    }
  }
  return undefined;
}

/** A name that nobody chose; only a star fits it. */
const MADE_UP = '\u0000';

function fitsArn(text: string, kind: StoreKind, name: string | undefined, isOfAnother: boolean): Covered {
  const pattern = partsOf(text);
  if (pattern === undefined) return text.startsWith('${') && !isOfAnother ? 'maybe' : 'no';
  if (!fitsPattern(asPattern(pattern.service), kind.service)) return 'no';
  const ending = kind.ending(protectedText(name ?? MADE_UP));
  if (belowFits(pattern.ending, ending, kind)) return isExact(pattern.ending, name) ? 'yes' : 'maybe';
  if (isOfAnother) return 'no';
  return mayFit(pattern.ending, ending, kind) ? 'maybe' : 'no';
}

/** A part of what lies below is taken for the whole: `bucket/reports/*` reads from the bucket. */
function belowFits(pattern: string, ending: string, { below }: StoreKind): boolean {
  if (below !== true) return fitsPattern(pattern, ending);
  const slash = pattern.indexOf('/');
  if (slash === -1) return fitsPattern(pattern, ending);
  return fitsPattern(pattern.slice(0, slash), ending.slice(0, ending.indexOf('/')));
}

/** Open parts of the pattern that are the very ones of the name do no harm. */
function isExact(pattern: string, name: string | undefined): boolean {
  const open = pattern.match(OPEN_PART) ?? [];
  return open.every((part) => part !== '${…}' && (name === undefined || protectedText(name).includes(part)));
}

/** With both sides open in part, what is known at their beginning and end must not disagree. */
function mayFit(pattern: string, ending: string, kind: StoreKind): boolean {
  if (belowFits(asPattern(pattern), ending, kind)) return true;
  const open = asPattern(ending);
  if (open === ending) return false;
  const [first = ''] = asPattern(pattern).split('*');
  const [start = ''] = open.split('*');
  const length = Math.min(first.length, start.length);
  return first.slice(0, length) === start.slice(0, length);
}

/** The service and the last part of an ARN; undefined for what is no ARN. Open parts may hold colons. */
function partsOf(text: string): { readonly service: string; readonly ending: string } | undefined {
  const parts = protectedText(text).split(':');
  const [arn, , service, , , ...rest] = parts;
  if (arn !== 'arn' || service === undefined) return undefined;
  if (rest.length > 0) return { service, ending: rest.join(':') };
  return parts.at(-1)?.endsWith('*') === true ? { service, ending: '*' } : undefined;
}

function protectedText(text: string): string {
  return text.replaceAll(OPEN_PART, (part) => part.replaceAll(':', ';').replaceAll('/', ';'));
}
