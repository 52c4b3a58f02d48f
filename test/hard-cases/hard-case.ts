/** Code that a check once read wrongly, and what is to be said of it; nothing where the check does not apply. */
export interface HardCase {
  readonly because: string;
  readonly check: string;
  /** A template where it begins with `Resources:`, else Terraform. */
  readonly text: string;
  readonly said: readonly string[];
}
