import type { SourceLocation } from './source-location.ts';

/** What a person asks not to be told again, and why. */
export interface Suppression {
  /** Ids of the checks. */
  readonly checks: readonly string[];
  readonly reason: string;
  /** ISO date; it holds to the end of that day. */
  readonly until?: string;
  readonly owner?: string;
  /** Where it is written. */
  readonly location: SourceLocation;
}
