import type { Language, Source } from '../architecture/index.ts';

/** A value to write. In Terraform an object is a nested block, and a list of objects several of them. */
export type FixValue =
  | string
  | number
  | boolean
  | readonly FixValue[]
  | { readonly [name: string]: FixValue };

export type PerLanguage<T> = { readonly [L in Language]?: T };

/** One attribute to state, where the kind says that each language states it. */
export interface Setting {
  /** Attribute of the kind; `rules.enabled` for an attribute of parts. */
  readonly attribute?: string;
  /**
   * Where to state it instead. `Rules[].Status` makes a list in a template, `Attributes[Key=a.b].Value` means the item
   * of a list with that key. In Terraform the steps on the way are nested blocks; `metadata{}.key` makes an argument with
   * an object.
   */
  readonly at?: PerLanguage<Source>;
  /** The value in the words of the code; per language where they differ. A language without a value has no fix. */
  readonly value: FixValue | PerLanguage<FixValue>;
  /** The literals that may be replaced; any other stays, and the fix is not made there. */
  readonly replaces?: readonly (string | number | boolean)[];
  /** The elements of `value` are added to a list, an object as one more block; what stands there stays. */
  readonly adds?: boolean;
  /** What stands there already is good enough, whatever it is. */
  readonly keeps?: boolean;
  /** Only what the code states is changed; where it states nothing, nothing is added. */
  readonly ifStated?: boolean;
  /** For a companion that has to be made: the attribute by which it names its owner, `id` where nothing is said. */
  readonly by?: string;
}

/** How to put right what a check finds, without knowing anything but the code. */
export interface Fix {
  readonly set: readonly Setting[];
  /** What the change does besides: replaces the resource, interrupts it, costs money. A sentence, shown with the change. */
  readonly caution?: string | PerLanguage<string>;
}

/** The value of one language, where values differ between them. */
export function forLanguage<T>(given: T | PerLanguage<T>, language: Language): T | undefined {
  return isPerLanguage(given) ? given[language] : given;
}

function isPerLanguage<T>(value: T | PerLanguage<T>): value is PerLanguage<T> {
  return typeof value === 'object' && value !== null && ('terraform' in value || 'cloudformation' in value);
}
