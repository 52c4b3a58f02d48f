import type { DataClass } from '../../architecture/index.ts';
import type { EvidenceResult, PracticeResult, ReviewResult, SuppressedFinding } from '../review-result.ts';

const FRAMEWORK = 'wellarchitected';

/** What the lists ask a review for, found quickly. */
export interface ReviewEvidence {
  readonly result: ReviewResult;
  /** Practices of the Framework by their number. */
  readonly practices: ReadonlyMap<string, PracticeResult>;
  readonly byCheck: ReadonlyMap<string, readonly EvidenceResult[]>;
  readonly suppressedByCheck: ReadonlyMap<string, readonly SuppressedFinding[]>;
  /** How many resources of a known kind the code declares. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Kinds of which something was found out for certain, so that a resource of the kind exists. */
  readonly certainKinds: ReadonlySet<string>;
  readonly dataClasses: DataClasses;
}

/** Resources by the class of their data. */
export class DataClasses {
  readonly #stated: NonNullable<ReviewResult['architecture']['dataClasses']>;
  readonly #classes: ReadonlyMap<string, ReadonlySet<DataClass>>;

  constructor({ architecture: { dataClasses = [] } }: ReviewResult) {
    this.#stated = dataClasses;
    const groups = Map.groupBy(dataClasses, ({ kind, resource }) => `${kind} ${resource}`);
    this.#classes = new Map(
      [...groups].map(([name, same]) => [name, new Set(same.map(({ dataClass }) => dataClass))]),
    );
  }

  resourcesOf(dataClass: DataClass) {
    return this.#stated.filter((resource) => resource.dataClass === dataClass);
  }

  /** Undefined where the class is another one; a name that stands for two classes in two scopes is `unclear`. */
  memberOf({ kind, resource }: EvidenceResult, dataClass: DataClass): 'yes' | 'unclear' | undefined {
    const classes = this.#classes.get(`${kind} ${resource}`);
    if (classes?.has(dataClass) !== true) return undefined;
    return classes.size > 1 ? 'unclear' : 'yes';
  }
}

export function reviewEvidence(result: ReviewResult): ReviewEvidence {
  const questions = result.questions.flatMap(({ lens, practices }) =>
    practices.map((practice) => ({ lens, practice })),
  );
  const byCheck = new Map<string, readonly EvidenceResult[]>();
  for (const { practice } of questions) {
    for (const [check, evidence] of Map.groupBy(practice.evidence, ({ check }) => check)) {
      if (!byCheck.has(check)) byCheck.set(check, evidence);
    }
  }
  const framework = questions.filter(({ lens }) => lens === FRAMEWORK);
  return {
    result,
    practices: new Map(framework.map(({ practice }) => [practice.id, practice])),
    byCheck,
    suppressedByCheck: Map.groupBy(result.suppressed, ({ check }) => check),
    kinds: new Map(
      result.architecture.kinds.flatMap(({ kind, known, count }) => (known ? [[kind, count] as const] : [])),
    ),
    certainKinds: new Set(
      [...byCheck.values()]
        .flat()
        .flatMap(({ verdict, kind }) => (verdict === 'supports' || verdict === 'contradicts' ? [kind] : [])),
    ),
    dataClasses: new DataClasses(result),
  };
}
