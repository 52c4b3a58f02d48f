import type { Lens } from '../lens/index.ts';
import {
  inOrder,
  quoted,
  suggestion,
  type FileProblem,
  type Named,
  type Place,
} from '../document/document-reading.ts';
import { contextNamed, type PriorityContext, type PriorityFacts } from './pillar-priorities.ts';
import { type Lookup, PracticeNames } from './practice-names.ts';
import type { ParsedReviewFile, ReviewFile, WorkloadStatement } from './review-file.ts';

/**
 * The same file with every name of a practice, question or context in its full form, and with the problems of those
 * names that the lenses and facts do not know. What a wrong name stands on is left out.
 */
export function resolveNames(
  parsed: ParsedReviewFile,
  lenses: readonly Lens[],
  facts: PriorityFacts,
): ParsedReviewFile {
  const resolving = new Resolving(parsed.file.path, lenses);
  const file = resolving.resolve(parsed.file, facts);
  resolving.check(parsed.leftOut);
  return { ...parsed, file, problems: inOrder([...parsed.problems, ...resolving.problems]) };
}

class Resolving {
  readonly problems: FileProblem[] = [];
  readonly #file: string;
  readonly #names: PracticeNames;
  readonly #pillars: readonly string[];

  constructor(file: string, lenses: readonly Lens[]) {
    this.#file = file;
    this.#names = new PracticeNames(lenses);
    this.#pillars = [...new Set(lenses.flatMap(({ pillars }) => pillars.map(({ id }) => id)))];
  }

  resolve(file: ReviewFile, facts: PriorityFacts): ReviewFile {
    return {
      ...file,
      workload: this.#workload(file.workload, facts),
      pillarPriorities: file.pillarPriorities.filter((named) => this.#isPillar(named)),
      claims: this.#once(
        file.claims,
        'claimed',
        ({ practice }) => practice,
        (name) => this.#practice(name),
        (claim, practice) => ({ ...claim, practice }),
      ),
      questionsNotApplicable: this.#once(
        file.questionsNotApplicable,
        'named',
        ({ question }) => question,
        (name) => this.#names.question(name),
        (item, question) => ({ ...item, question }),
      ),
      questionNotes: this.#once(
        file.questionNotes,
        'noted on',
        ({ question }) => question,
        (name) => this.#names.question(name),
        (item, question) => ({ ...item, question }),
      ),
      acceptedRisks: this.#once(
        file.acceptedRisks,
        'accepted',
        ({ practice }) => practice,
        (name) => this.#practice(name),
        (risk, practice) => ({ ...risk, practice }),
      ),
    };
  }

  /** Reports the names that nothing is called by. */
  check({ practices, questions }: ParsedReviewFile['leftOut']): void {
    const checked = [
      ...practices.map((named) => ({ named, lookup: this.#practice(named.name) })),
      ...questions.map((named) => ({ named, lookup: this.#names.question(named.name) })),
    ];
    for (const { named, lookup } of checked) {
      if ('problem' in lookup) this.#report(named.place, lookup.problem);
    }
  }

  #report({ line, column }: Place, message: string): void {
    this.problems.push({ severity: 'error', message, file: this.#file, line, column });
  }

  #practice(name: string): Lookup<string> {
    const lookup = this.#names.practice(name);
    return 'found' in lookup ? { found: lookup.found.key } : lookup;
  }

  /** Statements whose name is known, under its full form; a second statement about the same thing is a problem. */
  #once<T extends { readonly place: Place }>(
    statements: readonly T[],
    done: string,
    nameOf: (statement: T) => string,
    lookUp: (name: string) => Lookup<string>,
    renamed: (statement: T, key: string) => T,
  ): readonly T[] {
    const firsts = new Map<string, T>();
    for (const statement of statements) {
      const name = nameOf(statement);
      const lookup = lookUp(name);
      if ('problem' in lookup) {
        this.#report(statement.place, lookup.problem);
        continue;
      }
      const first = firsts.get(lookup.found);
      if (first === undefined) firsts.set(lookup.found, renamed(statement, lookup.found));
      else
        this.#report(statement.place, `${quoted(name)} is ${done} twice: first on line ${first.place.line}.`);
    }
    return [...firsts.values()];
  }

  #isPillar({ name, place }: Named): boolean {
    if (this.#pillars.includes(name)) return true;
    const inWords = PILLAR_WORDS.get(name.toLowerCase());
    const meant = inWords !== undefined && this.#pillars.includes(inWords) ? inWords : undefined;
    const advice = meant === undefined ? suggestion(name, this.#pillars) : `did you mean ${quoted(meant)}?`;
    this.#report(place, `pillarPriorities: there is no pillar ${quoted(name)}: ${advice}`);
    return false;
  }

  #workload(
    { businessContext, workloadType, ...rest }: WorkloadStatement,
    facts: PriorityFacts,
  ): WorkloadStatement {
    const context = this.#context(businessContext, 'businessContext', facts.businessContexts);
    const type = this.#context(workloadType, 'workloadType', facts.workloadTypes);
    return {
      ...rest,
      ...(context !== undefined && { businessContext: context }),
      ...(type !== undefined && { workloadType: type }),
    };
  }

  #context(named: Named | undefined, key: string, contexts: readonly PriorityContext[]): Named | undefined {
    if (named === undefined) return undefined;
    const context = contextNamed(named.name, contexts);
    if (context !== undefined) return { ...named, name: context.id };
    const ids = contexts.map(({ id }) => id);
    this.#report(named.place, `${key}: there is no ${quoted(named.name)}: ${suggestion(named.name, ids)}`);
    return undefined;
  }
}

/** How people call the Framework's pillars. */
const PILLAR_WORDS: ReadonlyMap<string, string> = new Map([
  ['operations', 'operationalExcellence'],
  ['ops', 'operationalExcellence'],
  ['operational excellence', 'operationalExcellence'],
  ['sec', 'security'],
  ['rel', 'reliability'],
  ['perf', 'performance'],
  ['performance efficiency', 'performance'],
  ['performance-efficiency', 'performance'],
  ['performanceefficiency', 'performance'],
  ['cost', 'costOptimization'],
  ['sus', 'sustainability'],
]);
