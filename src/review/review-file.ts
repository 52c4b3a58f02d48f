import type { DataClassRule, Environment, Objectives, Suppression } from '../architecture/index.ts';
import type { FileProblem, Named, Place } from '../document/document-reading.ts';

export type ClaimStatus = 'in-place' | 'not-in-place' | 'not-applicable';
export const CLAIM_STATUSES: readonly ClaimStatus[] = ['in-place', 'not-in-place', 'not-applicable'];

/** What `hexastyle.yaml` says. */
export interface ReviewFile {
  readonly path: string;
  readonly workload: WorkloadStatement;
  readonly objectives: Objectives;
  readonly dataClasses: readonly DataClassRule[];
  /** Pillar ids, most important first; empty where the file leaves the order to the context. */
  readonly pillarPriorities: readonly Named[];
  /** `wellarchitected`, or paths of custom lenses relative to the file. Never empty. */
  readonly lenses: readonly Named[];
  /** Files with the users' own checks, relative to the file. */
  readonly checks: readonly Named[];
  readonly claims: readonly Claim[];
  readonly questionsNotApplicable: readonly QuestionNotApplicable[];
  readonly questionNotes: readonly QuestionNote[];
  readonly acceptedRisks: readonly AcceptedRisk[];
  readonly suppressions: readonly FindingSuppression[];
}

export interface WorkloadStatement {
  readonly name?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly environment?: Environment;
  /** Id of a row in `data/facts/pillar-priorities.json`. */
  readonly businessContext?: Named;
  readonly workloadType?: Named;
}

export interface Claim {
  /** As written until names are resolved; then the key that `PracticeNames` gives the practice. */
  readonly practice: string;
  readonly says: ClaimStatus;
  readonly by?: string;
  /** ISO date. */
  readonly on?: string;
  readonly link?: string;
  readonly notes?: string;
  readonly reason?: string;
  readonly place: Place;
}

export interface QuestionNotApplicable {
  readonly question: string;
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
  readonly place: Place;
}

/** What people noted about a question as a whole. */
export interface QuestionNote {
  readonly question: string;
  readonly notes: string;
  readonly place: Place;
}

export interface AcceptedRisk {
  readonly practice: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date; the acceptance holds to the end of that day. */
  readonly expires: string;
  readonly place: Place;
}

/** Findings that the review file asks not to be told again. */
export interface FindingSuppression extends Suppression {
  /** Addresses or logical ids, `*` for any run of characters. */
  readonly resources: readonly string[];
}

export interface ParsedReviewFile {
  /** With problems beside it, what could be read. */
  readonly file: ReviewFile;
  /** Practices and questions that statements too wrong to be kept speak of; their names are checked all the same. */
  readonly leftOut: { readonly practices: readonly Named[]; readonly questions: readonly Named[] };
  /** In the order of the lines. Any of them makes the file wrong. */
  readonly problems: readonly FileProblem[];
}
