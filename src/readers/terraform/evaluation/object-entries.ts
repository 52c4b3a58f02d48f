import { openKey } from '../values/outline.ts';
import { Mapping, tuple, Unknown, type Value } from '../values/value.ts';
import { mentioned } from './conditional.ts';
import type { Meter } from './meter.ts';

/** With more open keys than these, nothing of the object is shown. */
const MOST_OPEN_KEYS = 100;

/** The entries of an object while it is made. Keys may be open: then the object is unknown, but its outline is kept. */
export class ObjectEntries {
  readonly #entries = new Map<string, Value>();
  #groups: Map<string, Value[]> | undefined;
  #openKeys: Map<string, Unknown> | undefined;

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** The key to set a value under: an outline for an open key; undefined where the object cannot be shown because of it. */
  shownKey(key: string | Unknown): string | undefined {
    if (typeof key === 'string') return key;
    const open = openKey(key);
    this.#openKeys ??= new Map();
    if (open === undefined || this.#openKeys.size >= MOST_OPEN_KEYS) return undefined;
    for (const [other, value] of this.#entries) {
      if (value instanceof Unknown || this.#openKeys.has(other) || !open.mayBe(other)) continue;
      this.#entries.set(other, new Unknown(`a later key may be "${other}" as well: ${key.reason}`));
    }
    let { outline } = open;
    for (let count = 2; this.#entries.has(outline); count++)
      outline = open.outline.replace('${', `\${${count}: `);
    this.#openKeys.set(outline, key);
    return outline;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, value);
  }

  /** For `...`: all values of equal keys in a tuple. */
  group(key: string, value: Value): void {
    this.#groups ??= new Map();
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [value]);
    else group.push(value);
  }

  value(meter: Meter): Value {
    for (const [key, values] of this.#groups ?? []) this.#entries.set(key, tuple(values));
    const outline = new Mapping('object', this.#entries);
    if (this.#openKeys === undefined) return outline;
    const keys = [...this.#openKeys.values()];
    const references = mentioned([...keys, outline], meter);
    return new Unknown(keys[0]?.reason ?? 'a key is not known', { references, outline });
  }
}
