const [OPENS, CLOSES] = ['[hexastyle]', '[/hexastyle]'];

/** Notes as the tool keeps them: what people wrote, and what stands between our markers. */
export interface MarkedNotes {
  /** All outside the markers. */
  readonly people: string;
  /** `Label: value` lines between the markers; empty where there are no markers. */
  readonly fields: Fields;
}

/** By label, in the order in which they are written. */
export type Fields = ReadonlyMap<string, string>;

interface Parts {
  readonly before: string;
  readonly block: string | undefined;
  readonly after: string;
}

/** Notes parted into what people wrote and what stands between our markers. */
export function readNotes(text: string): MarkedNotes {
  const { before, block, after } = partsOf(text);
  const people = [before.trim(), after.trim()].filter((part) => part !== '').join('\n\n');
  return { people, fields: block === undefined ? new Map() : fieldsIn(block) };
}

/** The same notes with other fields between the markers; without markers where there are no fields. People's text stays to the byte. */
export function withFields(text: string, fields: Fields): string {
  const { before, block, after } = partsOf(text);
  const lines = [...fields].map(([label, value]) => `${label}: ${asLines(value)}`);
  if (lines.length === 0) {
    if (block === undefined) return text;
    return after === '' ? before.replace(/\n{1,2}$/, '') : before + after.replace(/^\n/, '');
  }
  const written = [OPENS, ...lines, CLOSES].join('\n');
  if (block !== undefined || before === '') return before + written + after;
  return `${before}${before.endsWith('\n') ? '\n' : '\n\n'}${written}`;
}

/** Notes with these fields that the tool still takes. */
export interface FittedNotes {
  readonly text: string;
  /** Labels of the fields that had to be shortened or left out. */
  readonly lost: readonly string[];
}

/**
 * Notes with as much of the fields as `limit` characters have room for. What is left out first, and only where it must be, stands
 * first in `lessImportant`; labels in `shortened` are cut before they are left out. Where not even the rest fits, the notes stay.
 */
export function fittedNotes(
  text: string,
  fields: Fields,
  limit: number,
  {
    lessImportant,
    shortened,
  }: { readonly lessImportant: readonly string[]; readonly shortened: readonly string[] },
): FittedNotes {
  const kept = new Map(fields);
  const lost: string[] = [];
  for (const label of [undefined, ...lessImportant]) {
    const value = label === undefined ? undefined : kept.get(label);
    if (label !== undefined && value === undefined) continue;
    if (label !== undefined && value !== undefined) {
      lost.push(label);
      const over = withFields(text, kept).length - limit;
      const cut = shortened.includes(label) ? shortenedBy(value, over) : undefined;
      if (cut === undefined) kept.delete(label);
      else kept.set(label, cut);
    }
    const fitted = withFields(text, kept);
    if (fitted.length <= limit) return { text: fitted, lost };
  }
  return { text, lost: [...fields.keys()] };
}

/** A text shorter by so many characters, with an ellipsis; undefined where too little would stay. */
function shortenedBy(text: string, over: number): string | undefined {
  let kept = '';
  for (const character of text) {
    if (asLines(kept + character).length + 1 > asLines(text).length - over) break;
    kept += character;
  }
  return kept.length < 10 ? undefined : `${kept.trimEnd()}…`;
}

/** What a text adds to what people wrote in the tool; undefined where it adds nothing. */
export function withoutPeople(text: string | undefined, people: string): string | undefined {
  if (text === undefined || text === people) return undefined;
  return people !== '' && text.startsWith(`${people}\n\n`) ? text.slice(people.length + 2) : text;
}

function partsOf(text: string): Parts {
  const close = text.indexOf(CLOSES);
  const open = close < 0 ? -1 : text.lastIndexOf(OPENS, close);
  if (open < 0) return { before: text, block: undefined, after: '' };
  return {
    before: text.slice(0, open),
    block: text.slice(open + OPENS.length, close),
    after: text.slice(close + CLOSES.length),
  };
}

function fieldsIn(block: string): Fields {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of block.split(/\r?\n/)) {
    const [, label, value = ''] = /^([A-Z][A-Za-z. ]*):(?: (.*))?$/.exec(line) ?? [];
    if (label !== undefined) {
      fields.set(label, value);
      last = label;
    } else if (last !== undefined && line.startsWith('  ')) {
      fields.set(last, `${fields.get(last)}\n${line.slice(2)}`);
    }
  }
  return fields;
}

/** More lines than one are set in, so that none is taken for a field or a marker. */
function asLines(value: string): string {
  return value
    .replaceAll(OPENS, '(hexastyle)')
    .replaceAll(CLOSES, '(/hexastyle)')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\n', '\n  ');
}
