/** Values that functions and loops of one template may make; no template comes near it. */
const MOST_MADE_VALUES = 500_000;

/** Characters that functions of one template may put together. */
const MOST_MADE_CHARACTERS = 32 * 1024 * 1024;

/** Values evaluated a second time to try what parameters without default may be. */
const MOST_EXPLORED_VALUES = 200_000;

/** Calls of nested templates, all levels together. */
const MOST_NESTED_STACKS = 200;

/** Values within values, by way of conditions, parameters and outputs too; deeper ones stay open. */
const DEEPEST_EVALUATION = 600;

export interface Spending {
  readonly values?: number;
  readonly characters?: number;
  readonly explored?: number;
  readonly nestedStacks?: number;
}

/** What one template, its snippets and its nested stacks may make, all together. */
export class Budget {
  #values = MOST_MADE_VALUES;
  #characters = MOST_MADE_CHARACTERS;
  #explored = MOST_EXPLORED_VALUES;
  #nestedStacks = MOST_NESTED_STACKS;

  #depth = 0;

  /** Goes one level deeper; every true answer is followed by `leave`. */
  enter(): boolean {
    if (this.#depth >= DEEPEST_EVALUATION) return false;
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Takes from what is left; false when that of which something is taken is used up. */
  spend({ values = 0, characters = 0, explored = 0, nestedStacks = 0 }: Spending): boolean {
    this.#values -= values;
    this.#characters -= characters;
    this.#explored -= explored;
    this.#nestedStacks -= nestedStacks;
    return (
      (this.#values >= 0 || values === 0) &&
      (this.#characters >= 0 || characters === 0) &&
      (this.#explored >= 0 || explored === 0) &&
      (this.#nestedStacks >= 0 || nestedStacks === 0)
    );
  }
}
