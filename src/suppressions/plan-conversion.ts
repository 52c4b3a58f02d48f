import type { Evidence, Resource, Verdict } from '../architecture/index.ts';
import type { KnownRule, RuleTable } from '../outside-evidence/index.ts';
import type { CodeBlock, ForeignSuppression } from './foreign-suppression.ts';

/** What becomes of a suppression of another tool. */
export type Outcome =
  /** Ours for the checks named now stands beside it. */
  | {
      readonly sort: 'converted';
      readonly suppression: ForeignSuppression;
      readonly checks: readonly string[];
    }
  /** The findings are suppressed here already. */
  | { readonly sort: 'suppressed-already'; readonly suppression: ForeignSuppression }
  /** Our checks say the same and find nothing there. */
  | { readonly sort: 'nothing-found'; readonly suppression: ForeignSuppression }
  /** They say the same, and cannot tell from the code alone whether it is so. */
  | { readonly sort: 'left-open'; readonly suppression: ForeignSuppression }
  | { readonly sort: 'not-convertible'; readonly suppression: ForeignSuppression; readonly reason: string };

/** What a review says of the findings that are to be suppressed. */
export interface ReviewedFindings {
  readonly evidence: readonly Evidence[];
  readonly suppressed: readonly SuppressedPlace[];
}

/** A suppressed finding. */
export interface SuppressedPlace extends FindingPlace {
  /** Where the suppression is written. */
  readonly by: { readonly file: string };
}

interface FindingPlace extends Pick<Evidence, 'check' | 'resource'> {
  readonly file: string;
}

export interface PlanBasis extends ReviewedFindings {
  readonly suppressions: readonly ForeignSuppression[];
  readonly rules: RuleTable;
  readonly resources: readonly Resource[];
  /** Ids of the kinds that each check looks at; checks that have nothing to look at may be left out. */
  readonly kindsOf: ReadonlyMap<string, readonly string[]>;
  /** ISO date. */
  readonly date: string;
}

/** Ours that is to be written. */
export interface Planned {
  readonly suppression: ForeignSuppression & { readonly block: CodeBlock };
  readonly checks: readonly string[];
  /** Keys of the findings that it is to silence. */
  readonly findings: readonly string[];
}

export type Step = Planned | Outcome;

export function isPlanned(step: Step): step is Planned {
  return 'findings' in step;
}

/** Says of one suppression after the other what becomes of it. */
export class Planner {
  readonly #basis: PlanBasis;
  /** By check, scope and resource. */
  readonly #evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly #resources: ReadonlyMap<string, readonly Resource[]>;
  /** Findings that are suppressed, or will be. */
  readonly #done: Set<string>;

  constructor(basis: PlanBasis) {
    this.#basis = basis;
    const own = basis.evidence.filter(({ reportedBy }) => reportedBy === undefined);
    this.#evidence = Map.groupBy(own, ({ check, scope, resource }) => [check, scope, resource].join('\n'));
    this.#resources = Map.groupBy(basis.resources, ({ location }) => location.file);
    this.#done = new Set(basis.suppressed.map(keyOf));
  }

  plan(suppression: ForeignSuppression): Step {
    const { block } = suppression;
    const known = ruleOf(suppression, this.#basis.rules);
    const reason =
      whyNoRule(suppression, known) ?? whyNotThere(suppression, known?.checks ?? [], this.#basis.date);
    if (reason !== undefined || known === undefined || block === undefined)
      return { sort: 'not-convertible', suppression, reason: reason ?? '' };
    const at = this.#resourcesIn(suppression.file, block);
    if (at.some(({ declared }) => declared.constructPath !== undefined))
      return { sort: 'not-convertible', suppression, reason: 'the CDK writes this template anew each time' };
    const checks = (known.checks ?? []).filter((check) => this.#looksAt(check, at));
    if (checks.length === 0) {
      const elsewhere = `${known.checks?.join(' and ')} looks at other resources`;
      return { sort: 'not-convertible', suppression, reason: elsewhere };
    }
    const byCheck = checks.map((check) => ({ check, findings: this.#keys(check, at, 'contradicts') }));
    const found = byCheck.filter(({ findings }) => findings.length > 0);
    if (found.length === 0) {
      const isOpen = checks.some((check) => this.#keys(check, at, 'inconclusive').length > 0);
      return { sort: isOpen ? 'left-open' : 'nothing-found', suppression };
    }
    const open = found.filter(({ findings }) => findings.some((key) => !this.#done.has(key)));
    if (open.length === 0) return { sort: 'suppressed-already', suppression };
    const findings = open.flatMap((one) => one.findings);
    for (const key of findings) this.#done.add(key);
    return { suppression: { ...suppression, block }, checks: open.map(({ check }) => check), findings };
  }

  #resourcesIn(file: string, block: CodeBlock): readonly Resource[] {
    return (this.#resources.get(file) ?? []).filter(
      ({ location: { line } }) => block.line <= line && line <= block.endLine,
    );
  }

  #looksAt(check: string, resources: readonly Resource[]): boolean {
    const kinds = this.#basis.kindsOf.get(check) ?? [];
    return resources.some(({ kind }) => kind !== undefined && kinds.includes(kind));
  }

  #keys(check: string, resources: readonly Resource[], verdict: Verdict): readonly string[] {
    return resources
      .flatMap(({ id, declared: { scope } }) => this.#evidence.get([check, scope, id].join('\n')) ?? [])
      .filter((evidence) => evidence.verdict === verdict)
      .map(({ resource, location: { file } }) => keyOf({ check, resource, file }));
  }
}

/** Trivy reads comments for tfsec, too, and takes its names for the same rules. */
function ruleOf({ tool, rule }: ForeignSuppression, rules: RuleTable): KnownRule | undefined {
  if (tool === 'trivy') return rules.find('trivy', rule) ?? rules.find('tfsec', rule);
  if (tool === 'tfsec') return rules.find('tfsec', rule) ?? rules.find('trivy', rule);
  return rules.find(tool, rule);
}

/** Our checks that say the same as the rule: none where one asks for more than the other. */
export function sameChecks(suppression: ForeignSuppression, rules: RuleTable): readonly string[] {
  const known = ruleOf(suppression, rules);
  return known === undefined || known.asksMore || known.asksLess ? [] : (known.checks ?? []);
}

export function keyOf({ check, resource, file }: FindingPlace): string {
  return [check, resource, file].join('\n');
}

function whyNoRule({ limit }: ForeignSuppression, known: KnownRule | undefined): string | undefined {
  if (limit !== undefined) return limit;
  const [check] = known?.checks ?? [];
  if (known === undefined || check === undefined) return 'no check here says the same';
  if (known.asksMore) return `the rule asks for more than ${check} does`;
  return known.asksLess ? `${check} asks for more than the rule does` : undefined;
}

function whyNotThere(
  { form, until, block }: ForeignSuppression,
  [check = '']: readonly string[],
  date: string,
): string | undefined {
  if (until !== undefined && until < date) return `it has expired on ${until}`;
  switch (block?.sort) {
    case 'resource':
      return undefined;
    case 'module':
      return `it stands at a call of a module: name the resources in hexastyle.yaml, e.g. "${block.name}.*"`;
    case 'data':
      return `it stands at a data source, and ${check} reports on the resources that use it`;
    case 'other':
      return `it stands at ${block.name}, which is no resource`;
    case undefined:
      return form === 'metadata' ? 'it is about the whole template' : 'it stands at no resource';
  }
}
