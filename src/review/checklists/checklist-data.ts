import type { DataClass, Objectives } from '../../architecture/index.ts';
import type { Strength } from '../pack.ts';

/** The lists, in the order in which they are shown; each is a file of that name in `data/checklists/`. */
export const CHECKLIST_IDS = [
  'architecture-review',
  'security',
  'encryption',
  'anti-patterns',
  'failure-modes',
  'caching',
  'performance-budget',
  'sustainability',
] as const;
export type ChecklistId = (typeof CHECKLIST_IDS)[number];

/** A list as data: what its rows say, and by which practices and checks each is decided. */
export interface ChecklistData {
  readonly id: ChecklistId;
  readonly title: string;
  /** What the list is for, in a sentence. */
  readonly about: string;
  /** Headings of the values that every row has, in their order. */
  readonly columns: Readonly<Record<string, string>>;
  /** What "in place" and "not in place" are called in this list, e.g. avoided and found. */
  readonly words?: { readonly inPlace: string; readonly notInPlace: string };
  readonly groups?: readonly { readonly id: string; readonly title: string }[];
  /** Whether a score is worked out: a percentage a group, and their mean. */
  readonly scored?: boolean;
  readonly rows: readonly RowData[];
}

/** Which evidence a row or a part of it stands on. */
export interface EvidenceData {
  /** Checks, and how strongly each speaks to the row. */
  readonly checks?: Readonly<Record<string, Strength>>;
  /**
   * `all`: one contradiction decides. `any`: one good place is enough, as for "there is a cache", and
   * beside bad ones shows a part. `practices`: what the
   * pack says about the practices of the row, instead of checks.
   */
  readonly evidence?: 'all' | 'any' | 'practices';
  /** Checks of the practices that have no say, as they look at another side of the practice. */
  readonly except?: readonly string[];
  /** Kinds whose presence in the code speaks for the row in part; `resources` for code as such. */
  readonly shownBy?: readonly string[];
  /** Kinds of which one resource that certainly exists is the whole row, as for "there is a cache". */
  readonly establishedBy?: readonly string[];
}

export interface RowData extends EvidenceData {
  readonly id: string;
  readonly label: string;
  readonly group?: string;
  readonly values: Readonly<Record<string, string>>;
  /** `list/row`: decided as that row is. */
  readonly like?: string;
  /** The practices whose claims decide. */
  readonly practices?: readonly string[];
  /**
   * `all` practices together ask what the row asks; `any` of them is enough; `part-of`: the row is a part of what each of
   * them asks, so that "in place" covers the row and "not in place" says nothing of it.
   */
  readonly rule?: 'all' | 'any' | 'part-of';
  /** The row is about resources of these kinds, and not applicable where the code has none. */
  readonly concerns?: readonly string[];
  /** Kinds that none of the checks judge: where the code has one, evidence alone does not settle the row. */
  readonly unjudged?: readonly string[];
  /** The list itself says that there is nothing to decide. */
  readonly settled?: 'not-applicable';
  /** The row is about resources whose data is of this class. */
  readonly dataClass?: DataClass;
  /** Columns that are decided one by one; the row is what they are together. */
  readonly parts?: readonly PartData[];
  /** How long recovery takes by the table, in seconds. */
  readonly rtoSeconds?: { readonly from: number; readonly to: number };
  /** The stated objective that the row is held beside, and the figure of the table in the same unit. */
  readonly objective?: { readonly key: keyof Omit<Objectives, 'monthlyBudget'>; readonly figure: number };
  /** What a reviewer would ask to see, a sentence. */
  readonly ask?: string;
  /** What a reader of the row should know, a sentence. */
  readonly note?: string;
}

export interface PartData extends EvidenceData {
  /** Key of the column. */
  readonly column: string;
  /** The service does this by itself. */
  readonly builtIn?: boolean;
  /** Shown, and without a say in the row's status. */
  readonly beside?: boolean;
}
