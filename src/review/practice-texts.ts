/** A best practice in our own words: whole sentences. */
export interface PracticeText {
  /** What it is. */
  readonly means: string;
  /** What happens without it, and to whom. */
  readonly why: string;
  /** How to put it in place. */
  readonly how: string;
  /** How a reviewer can tell. */
  readonly tell: string;
  readonly mistakes: readonly string[];
}

/** A lens in our own words, as `data/texts/` holds it. Names are Framework numbers. */
export interface LensTexts {
  readonly questions: ReadonlyMap<string, { readonly means: string }>;
  readonly practices: ReadonlyMap<string, PracticeText>;
}
