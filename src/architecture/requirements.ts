import type { Resource } from './resource.ts';
import { fitsPattern } from './resource-pattern.ts';
import type { SourceLocation } from './source-location.ts';
import { absent, known, type Stated } from './stated.ts';

/** What the workload has to hold, as `hexastyle.yaml` states it. */
export interface Objectives {
  /** 99.95 is 99.95 %. */
  readonly availabilityPercent?: number;
  readonly errorRatePercent?: number;
  /** Recovery time objective. */
  readonly rtoSeconds?: number;
  /** Recovery point objective. */
  readonly rpoSeconds?: number;
  readonly latencyP50Seconds?: number;
  readonly latencyP95Seconds?: number;
  readonly latencyP99Seconds?: number;
  readonly monthlyBudget?: Money;
}

export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export type Environment = 'PRODUCTION' | 'PREPRODUCTION';

/** What data is, as far as it decides how it must be encrypted. */
export type DataClass = 'pii' | 'financial' | 'configuration' | 'logs' | 'backups';
export const DATA_CLASSES: readonly DataClass[] = ['pii', 'financial', 'configuration', 'logs', 'backups'];

/** The resources that hold data of a class: addresses or logical ids, `*` for any run of characters. */
export interface DataClassRule {
  readonly dataClass: DataClass;
  readonly resources: readonly string[];
  readonly location: SourceLocation;
}

/** What people state of a workload, for checks that measure the code against it. */
export interface Requirements {
  readonly environment?: Environment | undefined;
  readonly objectives?: Objectives | undefined;
  readonly dataClasses?: readonly DataClassRule[] | undefined;
}

const CLASS_TAGS = new Set(['dataclass', 'dataclassification', 'classification', 'datatype']);
const CLASS_WORDS: ReadonlyMap<string, DataClass> = new Map([
  ['pii', 'pii'],
  ['personal', 'pii'],
  ['personaldata', 'pii'],
  ['gdpr', 'pii'],
  ['phi', 'pii'],
  ['financial', 'financial'],
  ['finance', 'financial'],
  ['payment', 'financial'],
  ['payments', 'financial'],
  ['pci', 'financial'],
  ['configuration', 'configuration'],
  ['config', 'configuration'],
  ['applicationconfig', 'configuration'],
  ['logs', 'logs'],
  ['log', 'logs'],
  ['backups', 'backups'],
  ['backup', 'backups'],
]);

const ENVIRONMENT_TAGS = new Set(['environment', 'env', 'stage']);
const ENVIRONMENT_WORDS: ReadonlyMap<string, Environment> = new Map([
  ['production', 'PRODUCTION'],
  ['prod', 'PRODUCTION'],
  ['prd', 'PRODUCTION'],
  ['live', 'PRODUCTION'],
  ['development', 'PREPRODUCTION'],
  ['dev', 'PREPRODUCTION'],
  ['test', 'PREPRODUCTION'],
  ['testing', 'PREPRODUCTION'],
  ['qa', 'PREPRODUCTION'],
  ['staging', 'PREPRODUCTION'],
  ['stage', 'PREPRODUCTION'],
  ['sandbox', 'PREPRODUCTION'],
  ['preproduction', 'PREPRODUCTION'],
  ['nonprod', 'PREPRODUCTION'],
  ['nonproduction', 'PREPRODUCTION'],
]);

type Tags = Stated<ReadonlyMap<string, Stated<string>>>;

/** The class of the data that a resource holds: as the review file states it, or a tag of the resource. */
export function dataClassOf(resource: Resource, { dataClasses = [] }: Requirements): Stated<DataClass> {
  const rule = dataClasses.find(({ resources }) =>
    resources.some((pattern) => fitsPattern(pattern, resource.id)),
  );
  if (rule !== undefined) return known(rule.dataClass, rule.location);
  return fromTag(resource, CLASS_TAGS, CLASS_WORDS) ?? absent(resource.location);
}

/** The environment a resource belongs to: by its tag, or as the review file states it for the whole workload. */
export function environmentOf(resource: Resource, { environment }: Requirements): Stated<Environment> {
  const tagged = fromTag(resource, ENVIRONMENT_TAGS, ENVIRONMENT_WORDS);
  if (tagged !== undefined) return tagged;
  return environment === undefined ? absent(resource.location) : known(environment, resource.location);
}

function fromTag<T>(
  resource: Resource,
  names: ReadonlySet<string>,
  words: ReadonlyMap<string, T>,
): Stated<T> | undefined {
  const { tags } = resource as Resource & { readonly tags?: Tags };
  if (tags?.state !== 'known') return undefined;
  for (const [name, value] of tags.value) {
    if (!names.has(plain(name))) continue;
    if (value.state !== 'known') return value.state === 'unresolved' ? value : undefined;
    const word = words.get(plain(value.value));
    if (word !== undefined) return known(word, value.location);
  }
  return undefined;
}

/** `Data-Classification` and `data_classification` are one name. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
