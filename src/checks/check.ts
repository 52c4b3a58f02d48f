import type {
  Architecture,
  Kind,
  Language,
  LinkName,
  PathStep,
  Requirements,
  Resource,
  ResourceOf,
  SourceLocation,
  StatedLink,
  Verdict,
} from '../architecture/index.ts';
import type { Fix } from './fix.ts';

/** What a check has to say of one resource; several findings where several lines are concerned. */
export interface Finding {
  readonly verdict: Exclude<Verdict, 'error'>;
  readonly message: string;
  readonly location: SourceLocation;
  /** The steps of the way that the message speaks of. */
  readonly path?: readonly PathStep[];
}

/** `not-applicable`: the check has nothing to look at on this resource. */
export type Examination = Finding | readonly Finding[] | 'not-applicable';

/** The resources around the one examined, of the kinds that the check declares. */
export interface Neighbours<Related extends Kind> {
  follow<K extends Related>(link: StatedLink, kind: K): readonly ResourceOf<K>[];
  referrers<K extends Related>(resource: Resource, kind: K, attribute: LinkName<K>): readonly ResourceOf<K>[];
  beside<K extends Related>(resource: Resource, kind: K): readonly ResourceOf<K>[];
  /** What a function derives from the whole architecture (paths, permissions), worked out once. */
  derived<T>(derive: (architecture: Architecture) => T): T;
}

/** Short, complete snippets per verdict: the examples on the check's page, and its tests. */
export type Examples = { readonly [V in Exclude<Verdict, 'error'> | 'not-applicable']?: string };

export interface Check {
  /** Service first, what is good last: `dynamodb-point-in-time-recovery`. Never reused. */
  readonly id: string;
  readonly formerIds?: readonly string[];
  readonly kinds: readonly Kind[];
  /** Types whose resources are examined besides those of the kinds. */
  readonly types?: readonly string[];
  readonly related: readonly Kind[];
  /** The good state, as a sentence without full stop: `DynamoDB table keeps continuous backups`. */
  readonly title: string;
  /** Why it matters, for a reader who does not know the service. */
  readonly why: string;
  readonly remediation: string;
  readonly links: readonly string[];
  /** What the check cannot see, one sentence each. */
  readonly blindSpots: readonly string[];
  readonly examples: { readonly [L in Language]?: Examples };
  /** What people state in the examples, for a check that measures the code against it. */
  readonly assuming?: Requirements;
  examine(resource: Resource, architecture: Architecture, requirements: Requirements): Examination;
  /** The edit that puts right what the check finds on the resource; a text says why a person must choose here. */
  fix?(resource: Resource): Fix | string;
}

type Definition<K extends Kind, R extends Kind> = Omit<
  Check,
  'kinds' | 'related' | 'examine' | 'blindSpots' | 'fix'
> & {
  /** The kind examined, or several that state the attribute alike. */
  readonly kind: K | readonly K[];
  /** Other kinds that the check looks at. */
  readonly related?: readonly R[];
  readonly blindSpots?: readonly string[];
  examine(resource: ResourceOf<K>, neighbours: Neighbours<R>, requirements: Requirements): Examination;
  /** A local edit that is right without knowing more than the code, the same for every resource or made for each. */
  readonly fix?: Fix | ((resource: ResourceOf<K>) => Fix | string);
};

export function defineCheck<K extends Kind, R extends Kind = never>(definition: Definition<K, R>): Check {
  const { kind, related = [], blindSpots = [], examine, fix, ...rest } = definition;
  return {
    ...rest,
    ...(fix !== undefined && {
      fix: (resource: Resource) => (typeof fix === 'function' ? fix(resource as ResourceOf<K>) : fix),
    }),
    kinds: 'id' in kind ? [kind] : kind,
    related,
    blindSpots,
    examine: (resource, architecture, requirements) =>
      examine(resource as ResourceOf<K>, neighboursIn(architecture), requirements),
  };
}

/** Taken apart (`{ follow }`) these still know their architecture. */
function neighboursIn(architecture: Architecture): Neighbours<Kind> {
  return {
    follow: (link, kind) => architecture.follow(link, kind),
    referrers: (resource, kind, attribute) => architecture.referrers(resource, kind, attribute),
    beside: (resource, kind) => architecture.beside(resource, kind),
    derived: (derive) => architecture.derived(derive),
  };
}
