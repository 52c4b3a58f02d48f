import type { Architecture, Diagnostic, Evidence, Kind, Resource, Verdict } from '../architecture/index.ts';
import { daysAfter } from '../document/iso-date.ts';
import { firstPlaceInFolder, type ReviewedFolder } from './code-places.ts';
import type { OutsideFinding, ParsedFindings } from './finding.ts';
import { ResourceMatcher } from './match-resources.ts';
import { withoutDuplicates } from './parse-findings.ts';
import { type KnownRule, type OutsideStrength, type RivalRules, RuleTable } from './rival-rules.ts';

type Strength = OutsideStrength | 'establishes';
type Pack = ReadonlyMap<string, ReadonlyMap<string, Strength>>;

export interface OutsideBasis {
  readonly files: readonly (ParsedFindings & { readonly path: string })[];
  readonly rules: RivalRules;
  /** What our own checks say of the practices. */
  readonly pack: Pack;
  /** What our own checks found: of the same code our reading counts. */
  readonly own: readonly Evidence[];
  readonly architecture: Architecture;
  readonly kinds: readonly Kind[];
  readonly folder: ReviewedFolder;
  /** ISO date of the review. */
  readonly date: string;
  /** Findings of more days than this before the review decide nothing. */
  readonly maxAgeDays?: number;
}

/** A rule that found something, as the plan and SARIF describe it. In the tool's own words. */
export interface OutsideRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly remediation: string;
  readonly links: readonly string[];
}

/** What became of every result of a file: the numbers add up to `results`. */
export interface FileAccount {
  readonly file: string;
  readonly format: string;
  readonly tools: readonly string[];
  readonly results: number;
  /** Results that became evidence or suppressed findings, those too old to decide among them. */
  readonly used: number;
  readonly duplicates: number;
  /** Results that say nothing: the rule did not apply, or asks for more than any practice. */
  readonly withoutWeight: number;
  /** Results about code that the reviewed folder does not have. */
  readonly elsewhere: number;
  /** Results of rules that no practice is mapped to. */
  readonly unmapped: number;
  /** How many of those used are too old to decide anything. */
  readonly stale: number;
}

export interface UnmappedRule {
  readonly tool: string;
  readonly rule: string;
  readonly title?: string;
  readonly results: number;
}

export interface OutsideEvidence {
  readonly evidence: readonly Evidence[];
  readonly rules: readonly OutsideRule[];
  readonly pack: Pack;
  readonly account: { readonly files: readonly FileAccount[]; readonly unmapped: readonly UnmappedRule[] };
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Findings of other tools as evidence: a failed result contradicts, a passed one supports, the rest is inconclusive.
 * Each file's results are accounted for one by one.
 */
export function outsideEvidence(basis: OutsideBasis): OutsideEvidence {
  const gathering = new Gathering(basis);
  const files = basis.files.map((file) => gathering.read(file));
  return {
    evidence: [...gathering.evidence.values()],
    rules: [...gathering.rules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    pack: gathering.pack,
    account: { files, unmapped: gathering.unmapped },
    diagnostics: [...basis.files.flatMap(({ diagnostics }) => diagnostics), ...gathering.diagnostics],
  };
}

const READS_OTHERWISE: ReadonlySet<Verdict> = new Set(['supports', 'inconclusive']);

type Fate = 'used' | 'stale' | 'withoutWeight' | 'elsewhere' | 'unmapped';

class Gathering {
  readonly #basis: OutsideBasis;
  readonly #table: RuleTable;
  readonly #matcher: ResourceMatcher;
  readonly #practicesByCheck: ReadonlyMap<string, ReadonlyMap<string, Strength>>;
  readonly #own: ReadonlyMap<string, readonly Evidence[]>;
  readonly #unmapped = new Map<string, { tool: string; rule: string; title?: string; results: number }>();
  readonly evidence = new Map<string, Evidence>();
  readonly rules = new Map<string, OutsideRule>();
  readonly pack = new Map<string, Map<string, Strength>>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(basis: OutsideBasis) {
    this.#basis = basis;
    this.#table = new RuleTable(basis.rules);
    this.#matcher = new ResourceMatcher(basis.architecture, basis.kinds);
    this.#practicesByCheck = practicesByCheck(basis.pack);
    this.#own = Map.groupBy(basis.own, ({ check, scope, resource }) =>
      JSON.stringify([check, scope, resource]),
    );
  }

  get unmapped(): readonly UnmappedRule[] {
    return [...this.#unmapped.values()].toSorted(
      (a, b) => b.results - a.results || (`${a.tool} ${a.rule}` < `${b.tool} ${b.rule}` ? -1 : 1),
    );
  }

  read({ path, format = '', findings }: OutsideBasis['files'][number]): FileAccount {
    const distinct = withoutDuplicates(findings);
    const fates = Map.groupBy(distinct, (finding) => this.#take(finding, path));
    const count = (fate: Fate) => fates.get(fate)?.length ?? 0;
    const [first] = fates.get('elsewhere') ?? [];
    if (first !== undefined) this.#tellOf(first, count('elsewhere'), path);
    return {
      file: path,
      format,
      tools: [...new Set(findings.map(({ tool }) => tool.name))].toSorted(),
      results: findings.length,
      used: count('used') + count('stale'),
      duplicates: findings.length - distinct.length,
      withoutWeight: count('withoutWeight'),
      elsewhere: count('elsewhere'),
      unmapped: count('unmapped'),
      stale: count('stale'),
    };
  }

  #take(finding: OutsideFinding, path: string): Fate {
    const rule = this.#ruleOf(finding);
    const practices = rule === undefined ? new Map<string, Strength>() : this.#practicesOf(rule);
    if (rule === undefined || practices.size === 0) {
      this.#countUnmapped(finding);
      return 'unmapped';
    }
    const { outcome, code } = finding;
    if (outcome === 'not-applicable' || (rule.asksMore && outcome !== 'passed')) return 'withoutWeight';
    const file = code && firstPlaceInFolder(code.paths, this.#basis.folder);
    if (code !== undefined && file === undefined) return 'elsewhere';
    this.#describe(finding, rule, practices);
    const isStale = this.#isStale(finding);
    const mentioned = { ...finding, ...(file !== undefined && { file, line: code?.line ?? 1 }) };
    const place = { file: file ?? path, line: file === undefined ? finding.line : (code?.line ?? 1) };
    const resources = this.#matcher.find(mentioned);
    for (const resource of resources.length > 0 ? resources : [undefined]) {
      const differing = code && resource && this.#differing(rule, resource);
      this.#add(evidenceOf(finding, { rule, resource, place, path, isStale, differing }, this.#basis));
    }
    return isStale ? 'stale' : 'used';
  }

  /** The rule, with those of its checks that there are. */
  #ruleOf({ tool, rule: given }: OutsideFinding): KnownRule | undefined {
    const rule = this.#table.find(tool.id, given);
    if (rule?.checks === undefined) return rule;
    return { ...rule, checks: rule.checks.filter((check) => this.#practicesByCheck.has(check)) };
  }

  /** The practices of our checks that say the same, as strongly as the weakest of them, and those of its own. */
  #practicesOf({ checks = [], practices = {} }: KnownRule): ReadonlyMap<string, Strength> {
    const found = new Map<string, Strength>(Object.entries(practices));
    for (const check of checks) {
      for (const [practice, strength] of this.#practicesByCheck.get(check) ?? []) {
        const isWeak = strength === 'contradicts-only' || found.get(practice) === 'contradicts-only';
        found.set(practice, isWeak ? 'contradicts-only' : 'supports');
      }
    }
    return found;
  }

  #describe(finding: OutsideFinding, rule: KnownRule, practices: ReadonlyMap<string, Strength>): void {
    const id = checkIdOf(finding, rule);
    if (this.rules.has(id)) return;
    const { tool, link, remediation = '' } = finding;
    const title = `${titleOf(finding, rule) ?? rule.id} (${tool.name})`;
    this.rules.set(id, { id, title, why: '', remediation, links: link === undefined ? [] : [link] });
    for (const [practice, strength] of practices) {
      const checks = this.pack.get(practice);
      if (checks === undefined) this.pack.set(practice, new Map([[id, strength]]));
      else checks.set(id, strength);
    }
  }

  /** The check of ours that looked at the same thing on the same resource, and found nothing against it. */
  #differing({ checks = [] }: KnownRule, { id, declared: { scope } }: Resource): string | undefined {
    return checks.find((check) => {
      const found = this.#own.get(JSON.stringify([check, scope, id])) ?? [];
      return found.length > 0 && found.every(({ verdict }) => READS_OTHERWISE.has(verdict));
    });
  }

  #isStale({ on }: OutsideFinding): boolean {
    const { date, maxAgeDays } = this.#basis;
    return on !== undefined && maxAgeDays !== undefined && on < daysAfter(date, -maxAgeDays);
  }

  #add(evidence: Evidence): void {
    const { check, verdict, resource, scope, location } = evidence;
    const key = JSON.stringify([check, verdict, resource, scope, location.file, location.line]);
    if (!this.evidence.has(key)) this.evidence.set(key, evidence);
  }

  #countUnmapped({ tool, rule, title }: OutsideFinding): void {
    const key = `${tool.id} ${rule}`;
    const known = this.#unmapped.get(key);
    if (known !== undefined) known.results += 1;
    else
      this.#unmapped.set(key, { tool: tool.name, rule, ...(title !== undefined && { title }), results: 1 });
  }

  #tellOf({ code, line }: OutsideFinding, count: number, file: string): void {
    const what = count === 1 ? '1 result speaks' : `${count} results speak`;
    const message = `${what} of files that the reviewed folder does not have, as ${code?.paths[0]}; left out.`;
    this.diagnostics.push({ severity: 'warning', message, file, line });
  }
}

interface About {
  readonly rule: KnownRule;
  /** The resource of the code that the finding is about. */
  readonly resource: Resource | undefined;
  readonly place: { readonly file: string; readonly line: number };
  /** The file of findings. */
  readonly path: string;
  readonly isStale: boolean;
  /** Our check that reads the same code otherwise. */
  readonly differing: string | undefined;
}

const VERDICTS = {
  failed: 'contradicts',
  muted: 'contradicts',
  passed: 'supports',
  unclear: 'inconclusive',
} as const;

function evidenceOf(finding: OutsideFinding, about: About, basis: OutsideBasis): Evidence {
  const { rule, resource, place, path } = about;
  const { tool, outcome, on, reason, line } = finding;
  const verdict = verdictOf(finding, about);
  const constructPath = resource?.declared.constructPath;
  return {
    check: checkIdOf(finding, rule),
    verdict,
    resource: resource?.id ?? finding.resource ?? (finding.code ? place.file : 'the AWS account'),
    ...(constructPath !== undefined && { constructPath }),
    scope: resource?.declared.scope ?? path,
    kind: resource?.kind ?? resource?.declared.type ?? finding.resourceType ?? tool.id,
    location: place,
    message: messageOf(finding, about) + reservation(finding, about, basis),
    reportedBy: {
      tool: tool.name,
      rule: rule.id,
      file: path,
      line,
      ...(on !== undefined && { on }),
      ...(rule.checks !== undefined && rule.checks.length > 0 && { sameAs: rule.checks }),
      ...(outcome === 'muted' && verdict === 'contradicts' && { muted: reason || `muted in ${tool.name}` }),
    },
  };
}

function verdictOf({ outcome }: OutsideFinding, { isStale, differing }: About): Verdict {
  if (isStale || outcome === 'not-applicable') return 'inconclusive';
  if (outcome === 'failed' && differing !== undefined) return 'inconclusive';
  return VERDICTS[outcome];
}

/** Why a finding decides nothing, where it does not. */
function reservation(
  { outcome, on }: OutsideFinding,
  { isStale, differing }: About,
  { date, maxAgeDays }: OutsideBasis,
): string {
  if (isStale) return ` Found on ${on}, more than ${maxAgeDays} days before ${date}.`;
  if (outcome !== 'failed' || differing === undefined) return '';
  return ` The check ${differing} reads the same code otherwise.`;
}

/** The tool, its rule and its words as a sentence; for a deployed resource with its name as the cloud knows it. */
function messageOf(finding: OutsideFinding, { rule, resource }: About): string {
  const { tool, message, code } = finding;
  const title = titleOf(finding, rule);
  const words = [title, message].flatMap((text) => (text === undefined ? [] : sentence(text)));
  const deployed = resource !== undefined && code === undefined ? ` (${finding.resource})` : '';
  return `${tool.name} ${rule.id}${deployed}: ${[...new Set(words)].join(' ') || 'no words of its own.'}`;
}

function titleOf({ title }: OutsideFinding, { name }: KnownRule): string | undefined {
  return title ?? name;
}

function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function checkIdOf({ tool }: OutsideFinding, rule: KnownRule): string {
  return `${tool.id}:${rule.id}`;
}

function practicesByCheck(pack: Pack): ReadonlyMap<string, ReadonlyMap<string, Strength>> {
  const byCheck = new Map<string, Map<string, Strength>>();
  for (const [practice, checks] of pack) {
    for (const [check, strength] of checks) {
      const practices = byCheck.get(check) ?? new Map<string, Strength>();
      byCheck.set(check, practices.set(practice, strength));
    }
  }
  return byCheck;
}
