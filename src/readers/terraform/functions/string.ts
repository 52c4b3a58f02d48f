import { LONGEST_TEXT } from '../evaluation/meter.ts';
import { bigIntOf, type TerraformNumber, wholeNumber } from '../values/big-float.ts';
import { TemplateText } from '../evaluation/template.ts';
import { STRING } from '../values/type.ts';
import { failure, Sequence, Unknown, type Value } from '../values/value.ts';
import { type Call, define, defineVariadic, type FunctionTable, type TerraformFunction } from './function.ts';

function onText(change: (text: string) => Value): TerraformFunction {
  return define(['string'], ([text]) => change(text));
}

function join(separator: string, lists: readonly Sequence[], call: Call): Value {
  const items = lists.flatMap((list) => list.items);
  const text = new TemplateText(call.context);
  for (const [index, item] of items.entries()) {
    if (index > 0) text.add(separator);
    text.add(item);
  }
  return text.value();
}

function indent(width: number | undefined, text: string): Value {
  if (width === undefined || width < 0) return failure('the width must be a whole number');
  if (!text.includes('\n')) return text;
  if (width > 10_000) return new Unknown('the width is too large');
  return text.replaceAll('\n', `\n${' '.repeat(width)}`);
}

function split(separator: string, text: string, call: Call): Value {
  call.context.meter.spend(text.length >> 4);
  return new Sequence('list', separator === '' ? [...text] : text.split(separator), STRING);
}

/** Characters as a reader counts them. */
function charactersOf(text: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x0c\x0e-\x7f]*$/.test(text)) return [...text];
  return [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}

function substring(text: string, from: TerraformNumber, count: TerraformNumber): Value {
  const [offset, length] = [clamped(from), clamped(count)];
  if (offset === undefined || length === undefined) return failure('offset and length must be whole numbers');
  const characters = charactersOf(text);
  const start = offset < 0 ? Math.max(0, offset + characters.length) : offset;
  // Counted from the end, nothing is taken for everything.
  const isRest = length < 0 || (length === 0 && offset < 0);
  return characters.slice(start, isRest ? undefined : start + length).join('');
}

/** A whole number, no larger than any text is long. */
function clamped(value: TerraformNumber): number | undefined {
  const whole = bigIntOf(value);
  if (whole === undefined || typeof value === 'number')
    return whole === undefined ? undefined : Number(value);
  return whole < 0n ? -LONGEST_TEXT : LONGEST_TEXT;
}

/** Every word begins with a capital; words are told apart as Go's `strings.Title` does. */
function titled(text: string): string {
  let result = '';
  let isStart = true;
  for (const character of text) {
    result += isStart ? character.toUpperCase() : character;
    isStart = isSeparator(character);
  }
  return result;
}

function isSeparator(character: string): boolean {
  if (/[\p{L}\p{N}_]/u.test(character)) return false;
  return character.charCodeAt(0) < 0x80 || /\s/u.test(character);
}

function trimmed(text: string, cutset: string): string {
  const cut = new Set(cutset);
  const characters = [...text];
  const start = characters.findIndex((character) => !cut.has(character));
  const end = characters.findLastIndex((character) => !cut.has(character));
  return start < 0 ? '' : characters.slice(start, end + 1).join('');
}

function withoutLineBreaks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(0, end);
}

function strContains(text: string, part: string): boolean {
  return text.includes(part);
}

/** The case of each character by itself, as Go maps it. */
function cased(text: string, change: (character: string) => string): string {
  let result = '';
  for (const character of text) {
    const changed = change(character);
    result += [...changed].length === 1 ? changed : character;
  }
  return result;
}

export const STRING_FUNCTIONS: FunctionTable = new Map([
  ['chomp', onText(withoutLineBreaks)],
  ['endswith', define(['string', 'string'], ([text, suffix]) => text.endsWith(suffix))],
  ['indent', define(['number', 'string'], ([width, text]) => indent(wholeNumber(width), text))],
  [
    'join',
    defineVariadic(['string'], 'sequence', ([separator], lists, call) => join(separator, lists, call)),
  ],
  ['lower', onText((text) => cased(text, (character) => character.toLowerCase()))],
  ['split', define(['string', 'string'], ([separator, text], call) => split(separator, text, call))],
  ['startswith', define(['string', 'string'], ([text, prefix]) => text.startsWith(prefix))],
  ['strcontains', define(['string', 'string'], ([text, part]) => strContains(text, part))],
  ['strrev', onText((text) => charactersOf(text).toReversed().join(''))],
  [
    'substr',
    define(['string', 'number', 'number'], ([text, offset, length]) => substring(text, offset, length)),
  ],
  ['title', onText(titled)],
  ['trim', define(['string', 'string'], ([text, cutset]) => trimmed(text, cutset))],
  [
    'trimprefix',
    define(['string', 'string'], ([text, prefix]) =>
      text.startsWith(prefix) ? text.slice(prefix.length) : text,
    ),
  ],
  ['trimspace', onText((text) => text.trim())],
  [
    'trimsuffix',
    define(['string', 'string'], ([text, suffix]) =>
      suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
    ),
  ],
  ['upper', onText((text) => cased(text, (character) => character.toUpperCase()))],
]);
