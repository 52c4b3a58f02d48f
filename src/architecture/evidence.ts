import type { SourceLocation } from './source-location.ts';

/** `error`: the check itself broke; it says nothing about the resource. */
export type Verdict = 'supports' | 'contradicts' | 'inconclusive' | 'error';

/** One step of a way through the architecture that a finding speaks of, from the outside in. */
export interface PathStep {
  /** Terraform address or logical id. */
  readonly resource: string;
  readonly location: SourceLocation;
  /** Why the way leads on here, a half-sentence: `lets port 5432 in from 0.0.0.0/0`. */
  readonly note: string;
}

/** The other tool whose finding a piece of evidence is. */
export interface ReportedBy {
  /** Its name: `Checkov`. */
  readonly tool: string;
  readonly rule: string;
  /** Where its finding is written. */
  readonly file: string;
  readonly line: number;
  /** ISO date of the finding. */
  readonly on?: string;
  /** Ids of our checks that look at the same thing. */
  readonly sameAs?: readonly string[];
  /** Why the tool was asked not to tell it; it then counts for nothing. */
  readonly muted?: string;
}

/** What one check found on one resource. */
export interface Evidence {
  /** Id of the check; `checkov:CKV_AWS_18` for the rule of another tool. */
  readonly check: string;
  readonly verdict: Verdict;
  /** Terraform address or logical id. */
  readonly resource: string;
  /** Path of the CDK construct that made the resource. */
  readonly constructPath?: string;
  /** Root module, plan or template the resource belongs to. */
  readonly scope: string;
  /** Id of the resource's kind. */
  readonly kind: string;
  readonly location: SourceLocation;
  readonly message: string;
  /** The steps of the way that the message speaks of, where it speaks of one. */
  readonly path?: readonly PathStep[];
  /** The check has an edit for it; whether the code lets it be made is not looked at. */
  readonly fixable?: boolean;
  /** Only where another tool found it. */
  readonly reportedBy?: ReportedBy;
}
