import type { DataClass, Verdict } from '../../architecture/index.ts';
import type { ClaimResult, PracticeStatus } from '../review-result.ts';
import type { ChecklistId } from './checklist-data.ts';

/** All lists over one review. Published as `schemas/checklists.schema.json`. */
export interface Checklists {
  readonly schemaVersion: '1';
  /** ISO date of the review. */
  readonly date: string;
  readonly workload: string;
  readonly lists: readonly Checklist[];
}

export interface Checklist {
  readonly id: ChecklistId;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  /** What the statuses are called in this list. */
  readonly words: { readonly inPlace: string; readonly notInPlace: string };
  readonly groups: readonly ChecklistGroup[];
  /** Rows by status. */
  readonly counts: Readonly<Record<PracticeStatus, number>>;
  readonly score?: Score;
  readonly rows: readonly ChecklistRow[];
}

export interface ChecklistGroup {
  readonly id: string;
  readonly title: string;
  readonly score?: Score;
}

/** Percent. The ends meet where nothing is open. */
export interface Score {
  readonly lowest: number;
  readonly highest: number;
  /** The score of the plain template: in place is true, everything else is false. */
  readonly template: number;
}

export type DecidedBy = 'evidence' | 'claim' | 'both' | 'nothing';

export interface ChecklistRow {
  readonly id: string;
  readonly label: string;
  readonly group?: string;
  /** What the list says, by column. */
  readonly values: Readonly<Record<string, string>>;
  readonly status: PracticeStatus;
  readonly decidedBy: DecidedBy;
  readonly counts: EvidenceCounts;
  readonly practices: readonly RowPractice[];
  /** The first places that contradict; `counts` has their number. */
  readonly places: readonly Place[];
  /** Checks that found something in place, and where nothing decides, kinds whose presence speaks for the row. */
  readonly supportedBy: readonly { readonly what: string; readonly count: number }[];
  /** Resources that the row is about, where it names kinds or a class of data. */
  readonly components?: readonly { readonly kind: string; readonly count: number }[];
  readonly dataClass?: DataClass;
  /** The resources whose data is of the class, each with what it has against what the row asks. */
  readonly resources?: readonly ClassedResource[];
  readonly parts?: readonly RowPart[];
  readonly rto?: RowRto;
  readonly objective?: RowObjective;
  readonly note?: string;
  /** What would settle an open row, or put right one that is not in place. */
  readonly closes?: string;
}

export interface EvidenceCounts {
  readonly supports: number;
  readonly contradicts: number;
  /** Known only at deployment, or the check broke. */
  readonly inconclusive: number;
  readonly suppressed: number;
}

export interface RowPractice {
  readonly id: string;
  readonly title: string;
  readonly status: PracticeStatus;
  readonly claim?: ClaimResult;
}

export interface Place {
  readonly check: string;
  readonly resource: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface ClassedResource {
  readonly resource: string;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  /** None where no check of the row judges the resource. */
  readonly findings: readonly {
    readonly check: string;
    readonly verdict: Verdict;
    readonly message: string;
  }[];
}

export interface RowPart {
  readonly column: string;
  readonly status: 'in-place' | 'not-in-place' | 'open' | 'built-in';
  readonly counts: EvidenceCounts;
  /** Checks that speak for the part. */
  readonly supportedBy: readonly string[];
}

/** How long recovery takes by the table, beside what the workload has to hold. */
export interface RowRto {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly objectiveSeconds?: number;
  /** Whether the longest time of the table is within the objective. */
  readonly within?: boolean;
}

/** The figure of the table beside the stated objective, both in the unit of the key. */
export interface RowObjective {
  readonly key: string;
  readonly figure: number;
  readonly stated?: number;
}
