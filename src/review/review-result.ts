import type { DataClass, Diagnostic, FileRecord, Objectives, Verdict } from '../architecture/index.ts';
import type { CheckMetadata } from './improvement-plan.ts';
import type { Standing } from './weigh-evidence.ts';

/** Risk in the words of the WA Tool API. */
export type Risk = 'NONE' | 'MEDIUM' | 'HIGH' | 'NOT_APPLICABLE';

/** Keys of the WA Tool's RiskCounts; each counts questions. */
export type RiskCounts = Readonly<
  Record<'UNANSWERED' | 'HIGH' | 'MEDIUM' | 'NONE' | 'NOT_APPLICABLE', number>
>;

/** The lowest and the highest risk that any completion of the open practices could give. */
export interface RiskInterval {
  readonly lowest: Risk;
  readonly highest: Risk;
}

export type PracticeStatus = 'in-place' | 'not-in-place' | 'not-applicable' | 'open' | 'disputed';
/** The sources that speak for a status; in a dispute, the two that disagree. An open practice shown in part has `evidence`. */
export type Basis = 'evidence' | 'claim' | 'both' | 'none';
export type ItemLevel = 'HIGH' | 'MEDIUM' | 'LOW';

/** The whole outcome of a review; every report is a view of it. Published as `schemas/review-result.schema.json`. */
export interface ReviewResult {
  readonly schemaVersion: '1';
  /** The day the review speaks of (ISO date). Due dates and expiries are counted from it. */
  readonly date: string;
  readonly workload: WorkloadSummary;
  readonly architecture: ArchitectureSummary;
  readonly lenses: readonly { readonly alias: string; readonly name: string; readonly version?: string }[];
  readonly pillars: readonly PillarResult[];
  readonly questions: readonly QuestionResult[];
  /** Questions by risk where the risk is certain (lowest = highest); UNANSWERED where it is not. */
  readonly riskCounts: RiskCounts;
  readonly improvements: readonly Improvement[];
  readonly acceptedRisks: readonly AcceptedRiskResult[];
  /** Findings that people asked not to be told again; they count for nothing. */
  readonly suppressed: readonly SuppressedFinding[];
  /** The checks, and the rules of other tools, that the evidence of practices comes from. */
  readonly checks: readonly CheckMetadata[];
  /** What became of the results of other tools, where any were given. */
  readonly outsideEvidence?: OutsideEvidenceSummary;
  readonly checksRun: number;
}

/** An account of every result that other tools reported. */
export interface OutsideEvidenceSummary {
  readonly files: readonly OutsideFileResult[];
  /** Rules that speak to no practice we know of, most results first. */
  readonly unmapped: readonly {
    readonly tool: string;
    readonly rule: string;
    readonly title?: string;
    readonly results: number;
  }[];
}

/** One file of results; `used`, `duplicates`, `withoutWeight`, `elsewhere` and `unmapped` add up to `results`. */
export interface OutsideFileResult {
  readonly file: string;
  readonly format: string;
  readonly tools: readonly string[];
  readonly results: number;
  readonly used: number;
  readonly duplicates: number;
  /** The rule did not apply, or asks for more than any practice does. */
  readonly withoutWeight: number;
  /** About code that the reviewed folder does not have. */
  readonly elsewhere: number;
  readonly unmapped: number;
  /** How many of those used are too old to decide anything. */
  readonly stale: number;
}

export interface WorkloadSummary {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly environment?: 'PRODUCTION' | 'PREPRODUCTION';
  readonly businessContext?: string;
  readonly workloadType?: string;
  readonly objectives?: Objectives;
  /** Pillar ids, most important first. */
  readonly pillarPriorities: readonly string[];
}

export interface ArchitectureSummary {
  /** How many resources the code declares. */
  readonly resources: number;
  /** How many of them each kind has, known kinds first by id; unknown types under their type name. */
  readonly kinds: readonly { readonly kind: string; readonly known: boolean; readonly count: number }[];
  /** Resources whose data people say the class of, by a tag or in the review file; none where nobody does. */
  readonly dataClasses?: readonly {
    readonly dataClass: DataClass;
    readonly resource: string;
    readonly kind: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly files: readonly FileRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PillarResult {
  readonly lens: string;
  readonly id: string;
  readonly name: string;
  readonly riskCounts: RiskCounts;
  /** Practices by status. */
  readonly practices: Readonly<Record<PracticeStatus, number>>;
}

export interface QuestionResult {
  /** Framework number (`SEC08`), or the question id of a custom lens. */
  readonly id: string;
  /** Question id in the WA Tool (`protect-data-rest`). */
  readonly questionId: string;
  readonly lens: string;
  readonly pillar: string;
  readonly title: string;
  readonly risk: RiskInterval;
  /** Why the question does not apply, where a person said so. */
  readonly notApplicableReason?: string;
  /** What people noted about the question as a whole. */
  readonly notes?: string;
  /** The open practice whose answer narrows the interval most. */
  readonly askNext?: string;
  readonly practices: readonly PracticeResult[];
}

export interface PracticeResult {
  /** Framework number (`SEC08-BP02`), or the choice id of a custom lens. */
  readonly id: string;
  readonly choiceId: string;
  readonly title: string;
  readonly url?: string;
  readonly level?: ItemLevel;
  readonly status: PracticeStatus;
  readonly basis: Basis;
  /** What all evidence together amounts to, where there is any that counts. */
  readonly standing?: Exclude<Standing, 'none'>;
  readonly evidence: readonly EvidenceResult[];
  readonly claim?: ClaimResult;
  /** For disputes: what stands against the claim, in a sentence. */
  readonly dispute?: string;
  readonly acceptedRisk?: AcceptedRiskResult;
}

export interface EvidenceResult {
  /** Id of the check; `checkov:CKV_AWS_18` for the rule of another tool. */
  readonly check: string;
  readonly verdict: Verdict;
  /** Terraform address or logical id. */
  readonly resource: string;
  /** Path of the CDK construct that made the resource, where a CDK app made it. */
  readonly constructPath?: string;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** The steps of the way that the message speaks of, from the outside in. */
  readonly path?: readonly PathStepResult[];
  /** `hexastyle fix` has an edit for it, if the code lets it be made. */
  readonly fixable?: boolean;
  /** Only where another tool found it. */
  readonly reportedBy?: ReportedByResult;
}

/** The other tool whose finding a piece of evidence is. */
export interface ReportedByResult {
  readonly tool: string;
  readonly rule: string;
  /** Where its finding is written. */
  readonly file: string;
  readonly line: number;
  /** ISO date of the finding. */
  readonly on?: string;
  /** Ids of our checks that look at the same thing. */
  readonly sameAs?: readonly string[];
}

export interface PathStepResult {
  /** Terraform address or logical id. */
  readonly resource: string;
  readonly file: string;
  readonly line: number;
  /** Why the way leads on here, a half-sentence. */
  readonly note: string;
}

/** A finding that would contradict its practices, had nobody suppressed it. */
export interface SuppressedFinding extends Omit<EvidenceResult, 'verdict' | 'path' | 'fixable'> {
  readonly practices: readonly string[];
  readonly reason: string;
  /** ISO date; the suppression holds to the end of that day. */
  readonly until?: string;
  readonly owner?: string;
  /** Whether it stands beside the resource, in the review file, or in what another tool was told. */
  readonly source: 'code' | 'review-file' | 'other-tool';
  /** Where it is written. */
  readonly by: { readonly file: string; readonly line: number };
}

export interface ClaimResult {
  readonly says: 'in-place' | 'not-in-place' | 'not-applicable';
  readonly by?: string;
  readonly on?: string;
  readonly link?: string;
  readonly notes?: string;
  readonly reason?: string;
}

export interface AcceptedRiskResult {
  readonly practice: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date; the acceptance holds to the end of that day. */
  readonly expires: string;
  readonly expired: boolean;
  /** Ids of the improvements that this acceptance keeps out of the plan. */
  readonly improvements?: readonly string[];
}

/**
 * One thing to do: all that one check found, with every place in code where the cause stands, or one practice that a
 * person says is missing.
 */
export interface Improvement {
  /** Stable across runs: the id of the check, or of the practice. */
  readonly id: string;
  readonly title: string;
  /** Check behind the item; none where only a claim says that the practice is missing. */
  readonly check?: string;
  readonly practices: readonly string[];
  readonly questions: readonly string[];
  readonly pillar: string;
  readonly level: ItemLevel;
  /** ISO date: 30 days for high, 90 for medium; none for the backlog. */
  readonly due?: string;
  readonly remediation: string;
  readonly links: readonly string[];
  /** Where the cause stands, and the resources it makes. */
  readonly places: readonly {
    readonly file: string;
    readonly line: number;
    readonly resources: readonly string[];
    readonly message: string;
  }[];
}
