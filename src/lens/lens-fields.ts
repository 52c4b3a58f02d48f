import type { DocumentNode, ListNode, MapEntry, MapNode } from '../document/document.ts';
import type { LensProblems, LensRule } from './lens-problem.ts';
import { nearestName } from '../document/nearest-name.ts';

/** What a missing or mistyped field means: the lens is unusable, AWS refuses it, or (missing) nothing. */
export type Need = 'needed' | 'expected' | 'optional';

export interface TextLimits {
  readonly least?: number;
  readonly most: number;
  /** Whether AWS restricts the characters. */
  readonly restricted: boolean;
}

export const TITLE: TextLimits = { least: 1, most: 128, restricted: true };
export const DESCRIPTION: TextLimits = { most: 2048, restricted: true };
export const DISPLAY_TEXT: TextLimits = { most: 2048, restricted: false };

/** The fields of one object of a lens, read with their rules; what breaks a rule is reported. */
export class LensFields {
  readonly node: MapNode;
  /** How messages call the object: `question "obs_01"`. */
  readonly what: string;
  readonly problems: LensProblems;
  readonly #entries: ReadonlyMap<string, MapEntry>;

  constructor(node: MapNode, what: string, known: readonly string[], problems: LensProblems) {
    this.node = node;
    this.what = what;
    this.problems = problems;
    this.#entries = new Map(node.entries.toReversed().map((entry) => [entry.key, entry]));
    for (const entry of node.entries) if (!known.includes(entry.key)) this.#reportUnknown(entry, known);
  }

  #reportUnknown(entry: MapEntry, known: readonly string[]): void {
    const meant = nearestName(entry.key, known);
    const about = `${this.what} has the unknown field "${excerpt(entry.key)}", which AWS passes over.`;
    if (meant === undefined) this.problems.add('info', 'unknown-field', entry, about);
    else this.problems.add('warning', 'unknown-field', entry, `${about} Write "${meant}".`);
  }

  /** Where to point for a field: at its value, or at the object that lacks it. */
  place(key: string): DocumentNode {
    return this.#entries.get(key)?.value ?? this.node;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  text(key: string, need: Need, limits?: TextLimits): string | undefined {
    const value = this.#value(key, need);
    if (value === undefined) return undefined;
    if (value.type !== 'scalar' || typeof value.value !== 'string')
      return this.#mistyped(key, need, 'text', value);
    if (limits !== undefined) this.#checkText(key, value.value, limits);
    return value.value;
  }

  list(key: string, need: Need): ListNode | undefined {
    const value = this.#value(key, need);
    return value === undefined || value.type === 'list' ? value : this.#mistyped(key, need, 'a list', value);
  }

  map(key: string, need: Need): MapNode | undefined {
    const value = this.#value(key, need);
    return value === undefined || value.type === 'map'
      ? value
      : this.#mistyped(key, need, 'an object', value);
  }

  /** The objects of a list, with the problem of too many or none reported. */
  objects(key: string, need: Need, most: number, countRule: LensRule): readonly MapNode[] {
    const list = this.list(key, need);
    if (list === undefined) return [];
    const { length } = list.items;
    if (length > most) {
      const message = `${this.what} has ${length} ${key}; at most ${most} are allowed. Split it, or leave some out.`;
      this.problems.add('refused', countRule, list, message);
    }
    if (length === 0 && need !== 'optional') {
      this.problems.add(
        'warning',
        'empty-list',
        list,
        `${this.what} has no ${key}. Add one, or leave it out.`,
      );
    }
    return list.items.flatMap((item, index) => {
      if (item.type === 'map') return item;
      const message = `${key}[${index}] of ${this.what} must be an object, not ${typeName(item)}.`;
      this.problems.add('unusable', 'field-type', item, message);
      return [];
    });
  }

  #value(key: string, need: Need): DocumentNode | undefined {
    const value = this.#entries.get(key)?.value;
    if (value === undefined && need !== 'optional') {
      const gravity = need === 'needed' ? 'unusable' : 'refused';
      this.problems.add(gravity, 'required-field', this.node, `${this.what} has no "${key}". Add it.`);
    }
    return value;
  }

  #mistyped(key: string, need: Need, expected: string, value: DocumentNode): undefined {
    const gravity = need === 'needed' ? 'unusable' : 'refused';
    const message = `"${key}" of ${this.what} must be ${expected}, not ${typeName(value)}.`;
    this.problems.add(gravity, 'field-type', value, message);
  }

  #checkText(key: string, text: string, { least = 0, most, restricted }: TextLimits): void {
    const about = `"${key}" of ${this.what}`;
    if (text.length > most) {
      const message = `${about} has ${text.length} characters; at most ${most} are allowed. Shorten it.`;
      this.problems.add('refused', 'text-length', this.place(key), message);
    }
    if (text.length < least) {
      this.problems.add('refused', 'text-length', this.place(key), `${about} is empty. Give it a text.`);
    }
    const refused = restricted ? refusedCharacters(text) : [];
    if (refused.length > 0) {
      const message = `${about} holds ${refused.join(' ')}, which AWS refuses here. Allowed are letters A to Z, digits, spaces, line breaks and ${ALLOWED_MARKS}`;
      this.problems.add('refused', 'text-characters', this.place(key), message);
    }
  }
}

const ALLOWED_MARKS = "- _ . , : / ( ) @ ! & # + ' ?";
const REFUSED_CHARACTER = /[^A-Za-z0-9 \r\n\-_.,:/()@!&#+'?\u2019]/gu;

function refusedCharacters(text: string): readonly string[] {
  const refused = [...new Set(text.match(REFUSED_CHARACTER) ?? [])].slice(0, 10);
  return refused.map((character) => (/[\s\p{C}]/u.test(character) ? codePointName(character) : character));
}

/** `U+00A0`, for what cannot be seen. */
function codePointName(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

function typeName(node: DocumentNode): string {
  if (node.type === 'list') return 'a list';
  if (node.type === 'map') return 'an object';
  if (node.value === null) return 'null';
  return typeof node.value === 'string' ? 'text' : `the ${typeof node.value} ${node.value}`;
}

/** Text from the file, short enough for a message. */
export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
