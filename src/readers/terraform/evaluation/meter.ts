import { LimitReached } from '../values/limit.ts';
import { Unknown } from '../values/value.ts';

/** Steps one attribute, local or output may take, with all it needs for the first time. */
const STEPS_OF_ONE = 4_000_000;
/** Steps of a whole reading. */
const STEPS_IN_ALL = 100_000_000;
/** Levels of expressions inside expressions, across locals and modules. */
const DEEPEST = 1_500;

/** Longest text an expression may make, in characters. */
export const LONGEST_TEXT = 10 * 1024 * 1024;

/** Bounds the work of an evaluation, so that hostile code ends in a diagnostic. */
export class Meter {
  #left = STEPS_IN_ALL;
  #floor = 0;
  #depth = 0;
  /** How many expressions Terraform would refuse so far; `try` and `can` look whether one was added. */
  failures = 0;
  /** Why the latest of them would be refused. */
  latestFailure = '';

  get exhausted(): boolean {
    return this.#left <= 0;
  }

  /** Whether `try` or `can` stands around what is evaluated: there, a refusal decides about the value. */
  isTrying = false;
  /** Whether only the type of what is evaluated matters: it is the branch that is not chosen. */
  isAside = false;
  /** How often something was met that is still being evaluated. */
  circles = 0;

  /** What stands for a thing that is still being evaluated where it is needed. */
  circle(what: string): Unknown {
    this.circles += 1;
    return new Unknown(`${what} refers to itself`);
  }

  /** Counts work already done or about to be done. */
  spend(steps: number): void {
    this.#left = Math.max(this.#floor, this.#left - steps);
    if (this.#left <= this.#floor) throw new LimitReached('the evaluation takes too many steps');
  }

  deeper(): void {
    this.#depth += 1;
    this.spend(1);
    if (this.#depth > DEEPEST) throw new LimitReached('the expressions are nested too deeply');
  }

  shallower(): void {
    this.#depth -= 1;
  }

  /** Bounds a text that grew to a length by the given number of characters. */
  checkText(length: number, added = length): void {
    if (length > LONGEST_TEXT)
      throw new LimitReached(`the text is longer than ${LONGEST_TEXT / 1024 / 1024} MB`);
    this.spend(added >> 3);
  }

  /** Runs one evaluation; `otherwise` gives its outcome where a bound was reached. */
  bounded<T>(run: () => T, otherwise: (reason: string) => T): T {
    const depth = this.#depth;
    const floor = this.#floor;
    const { isTrying, isAside } = this;
    if (floor === 0) this.#floor = Math.max(0, this.#left - STEPS_OF_ONE);
    try {
      return run();
    } catch (error) {
      if (error instanceof LimitReached) return otherwise(error.message);
      if (error instanceof RangeError) return otherwise('the value is too large or nested too deeply');
      throw error;
    } finally {
      this.#depth = depth;
      this.#floor = floor;
      this.isTrying = isTrying;
      this.isAside = isAside;
    }
  }
}
