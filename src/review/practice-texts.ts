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

/** A design principle of a pillar, with what it asks for. */
export interface Principle {
  readonly title: string;
  readonly text: string;
}

/** A lens in our own words, as `data/texts/` holds it. Names are Framework numbers. */
export interface LensTexts {
  /** By id of the pillar. */
  readonly principles: ReadonlyMap<string, readonly Principle[]>;
  readonly questions: ReadonlyMap<string, { readonly means: string }>;
  readonly practices: ReadonlyMap<string, PracticeText>;
}
