import { formatNumber } from '../values/big-float.ts';
import { bare, isNumber, LazyObject, Mapping, Sequence, Unknown, type Value } from '../values/value.ts';

const BEST_WIDTH = 80;

/** Above this length, a key is written in another way. */
const LONGEST_KEY = 100;

/** YAML text as Terraform's encoder writes it; an unknown where a key needs a form that is not written here. */
export function yamlEncoded(value: Value): Value {
  const writer = new YamlWriter();
  writer.writeNode(value, 0, 0, true);
  if (writer.unsupported !== undefined) return new Unknown(writer.unsupported);
  const plain = bare(value);
  const isPlainScalar =
    typeof plain !== 'string' && !(plain instanceof Mapping) && !(plain instanceof Sequence);
  return `${writer.text}\n${isPlainScalar ? '...\n' : ''}`;
}

class YamlWriter {
  text = '';
  unsupported: string | undefined;

  /** Writes a node whose first line stands at `column`; nested lines are indented by `indent`. */
  writeNode(given: Value, indent: number, column: number, isRoot: boolean): void {
    const value = bare(given);
    if (value instanceof Mapping && value.entries.size > 0) return this.#writeMapping(value, indent);
    if (value instanceof Sequence && value.items.length > 0) return this.#writeSequence(value, indent);
    this.#writeScalar(value, isRoot ? 2 : indent, column);
  }

  #writeMapping({ entries }: Mapping, indent: number): void {
    let isFirst = true;
    for (const [key, given] of entries) {
      const value = bare(given);
      const name = doubleQuoted(key, 0, 0, false);
      if (name.length > LONGEST_KEY || key.includes('\n'))
        this.unsupported = 'yamlencode() with such a key is not evaluated';
      this.text += `${isFirst ? '' : `\n${' '.repeat(indent)}`}${name}:`;
      isFirst = false;
      const isBlock =
        (value instanceof Mapping && value.entries.size > 0) ||
        (value instanceof Sequence && value.items.length > 0);
      // A list stands at the column of its key.
      const inner = value instanceof Sequence ? indent : indent + 2;
      this.text += isBlock ? `\n${' '.repeat(inner)}` : ' ';
      this.writeNode(value, isBlock ? inner : indent + 2, indent + [...name].length + 2, false);
    }
  }

  #writeSequence({ items }: Sequence, indent: number): void {
    for (const [index, item] of items.entries()) {
      this.text += `${index === 0 ? '' : `\n${' '.repeat(indent)}`}- `;
      this.writeNode(item, indent + 2, indent + 2, false);
    }
  }

  #writeScalar(value: Exclude<Value, Sequence & { items: never }>, indent: number, column: number): void {
    if (value === null || value instanceof Unknown || value instanceof LazyObject) this.text += 'null';
    else if (value instanceof Mapping) this.text += '{}';
    else if (value instanceof Sequence) this.text += '[]';
    else if (typeof value === 'boolean') this.text += String(value);
    else if (isNumber(value)) this.text += formatNumber(value);
    else if (typeof value === 'string')
      this.text += isLiteral(value) ? literal(value, indent) : doubleQuoted(value, indent, column, true);
  }
}

/** Whether a text may stand in a literal block: it has lines, and nothing that the block would lose. */
function isLiteral(text: string): boolean {
  return (
    text.includes('\n') &&
    !/ (?:\n|$)/.test(text) &&
    [...text].every((character) => character === '\n' || isPrintable(character))
  );
}

function literal(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  const padded = lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return `|${hint}${chomping}\n${padded.join('\n')}`;
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xa0) return code === 0x0a || (code >= 0x20 && code <= 0x7e);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < 0xfffe && !isSurrogate && code !== 0xfeff && code !== 0x2028 && code !== 0x2029;
}

const ESCAPES = new Map<number, string>([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0x2028, 'L'],
  [0x2029, 'P'],
]);

function escaped(code: number): string {
  const short = ESCAPES.get(code);
  if (short !== undefined) return `\\${short}`;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** A text in quotes, broken at spaces beyond the best width. */
function doubleQuoted(text: string, indent: number, start: number, mayBreak: boolean): string {
  const characters = [...text];
  let result = '"';
  let column = start + 1;
  let isAfterSpace = false;
  for (const [index, character] of characters.entries()) {
    const code = character.codePointAt(0) ?? 0;
    if (!isPrintable(character) || character === '\n' || character === '"' || character === '\\') {
      const escape = escaped(code);
      result += escape;
      column += escape.length;
      isAfterSpace = false;
    } else if (character === ' ') {
      if (mayBreak && !isAfterSpace && column > BEST_WIDTH && index > 0 && index < characters.length - 1) {
        result += `\n${' '.repeat(indent)}`;
        column = indent;
        if (characters[index + 1] === ' ') {
          result += '\\';
          column += 1;
        }
      } else {
        result += ' ';
        column += 1;
      }
      isAfterSpace = true;
    } else {
      result += character;
      column += 1;
      isAfterSpace = false;
    }
  }
  return `${result}"`;
}
