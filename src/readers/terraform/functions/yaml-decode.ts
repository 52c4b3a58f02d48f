import {
  type Event,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import { parseNumber } from '../values/big-float.ts';
import { toText } from '../values/convert.ts';
import { failure, LazyObject, Mapping, object, tuple, Unknown, type Value } from '../values/value.ts';

/** The value of YAML text with one document, its plain scalars read as YAML 1.1 has them. */
export function yamlDecoded(text: string): Value {
  try {
    return new YamlConstruction(text, parseEvents(text, { maxDepth: 150 })).value();
  } catch (error) {
    if (error instanceof YAMLException) return failure('the text is not YAML');
    throw error;
  }
}

class YamlConstruction {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #anchors = new Map<string, Value>();
  #next = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  value(): Value {
    const documents = this.#events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
    if (documents !== 1)
      return failure(documents === 0 ? 'the text is empty' : 'the text has more than one document');
    this.#next = this.#events.findIndex(({ type }) => type === EVENT_ID.DOCUMENT) + 1;
    return this.#events[this.#next]?.type === EVENT_ID.POP ? failure('the text is empty') : this.#node();
  }

  #node(): Value {
    const event = this.#events[this.#next];
    this.#next += 1;
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) {
      return failure('the text ends too early');
    }
    if (event.type === EVENT_ID.ALIAS) {
      return (
        this.#anchors.get(this.#slice(event.anchorStart, event.anchorEnd)) ??
        failure('an alias has no anchor')
      );
    }
    const tag = event.tagStart < 0 ? undefined : this.#slice(event.tagStart, event.tagEnd);
    const value = event.type === EVENT_ID.SCALAR ? this.#scalar(event, tag) : this.#collection(event, tag);
    if (event.anchorStart >= 0) this.#anchors.set(this.#slice(event.anchorStart, event.anchorEnd), value);
    return value;
  }

  #collection({ type }: Event, tag: string | undefined): Value {
    const items: Value[] = [];
    const entries = new Map<string, Value>();
    let failed: Value | undefined;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP && this.#next < this.#events.length) {
      if (type === EVENT_ID.SEQUENCE) items.push(this.#node());
      else {
        const isMerge = this.#isMergeKey();
        const key = this.#node();
        const value = this.#node();
        failed ??= isMerge ? mergeInto(entries, value) : enter(entries, key, value);
      }
    }
    this.#next += 1;
    if (tag !== undefined && tag !== '!!map' && tag !== '!!seq')
      return failure(`the tag ${tag} is not supported`);
    if (failed !== undefined) return failed;
    const failedItem = items.find((item) => item instanceof Unknown && item.failed);
    return failedItem ?? (type === EVENT_ID.SEQUENCE ? tuple(items) : object(entries));
  }

  #isMergeKey(): boolean {
    const event = this.#events[this.#next];
    if (event?.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN || event.tagStart >= 0)
      return false;
    return this.#slice(event.valueStart, event.valueEnd) === '<<';
  }

  #scalar(event: ScalarEvent, tag: string | undefined): Value {
    const text = getScalarValue(this.#text, event);
    if (tag === '!!str' || tag === '!') return text.normalize('NFC');
    if (tag !== undefined && /^!![a-z]+$/.test(tag))
      return new Unknown(`yamldecode() does not evaluate the tag ${tag}`);
    if (tag !== undefined) return failure(`unsupported tag ${tag}`);
    return event.style === SCALAR_STYLE.PLAIN ? plainScalar(text) : text.normalize('NFC');
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }
}

function enter(entries: Map<string, Value>, key: Value, value: Value): Value | undefined {
  if (key === null) return failure('a key is null');
  if (key instanceof Unknown) return key;
  const name = key instanceof LazyObject ? failure('a key is no text') : toText(key);
  if (name instanceof Unknown) return failure('only texts are allowed as keys');
  if (value instanceof Unknown && value.failed) return value;
  entries.set(name, value);
  return undefined;
}

function mergeInto(entries: Map<string, Value>, value: Value): Value | undefined {
  if (!(value instanceof Mapping)) return failure('only a map can be merged into a map');
  for (const [key, item] of value.entries) entries.set(key, item);
  return undefined;
}

const YES = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE']);
const NO = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);

function plainScalar(text: string): Value {
  if (NULL.has(text)) return null;
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  if (/^0x[0-9A-Fa-f]+$/.test(text) || /^0o[0-7]+$/.test(text)) {
    return (
      (text.length < 200 ? parseNumber(BigInt(text).toString()) : undefined) ??
      new Unknown('the number is too large')
    );
  }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) {
    return parseNumber(text) ?? new Unknown('the number is out of bounds');
  }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return new Unknown('the number is infinite');
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return failure('a number that is not a number');
  return timestamp(text) ?? text.normalize('NFC');
}

/** A date or time as the text that Terraform makes of it. */
function timestamp(text: string): string | undefined {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|\s+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?\s*(Z|[-+]\d\d?(?::?\d\d)?)?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, month = '', day = '', hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  const pad = (part: string): string => part.padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}:${second}${zone}`;
}
