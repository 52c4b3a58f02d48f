/** Part of a template that writes one resource: an entry of a YAML map, or in JSON the object alone. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly isObject: boolean;
}

/**
 * Where a template writes a resource, found by indentation: reading that part alone is enough for an edit. Undefined where the
 * template is not laid out line by line; it then has to be read as a whole.
 */
export function resourceRegion(text: string, id: string): Region | undefined {
  return /^\ufeff?\s{0,100}\{/.test(text) ? objectRegion(text, id) : entryRegion(text, id);
}

function entryRegion(text: string, id: string): Region | undefined {
  const section = /^Resources:[ \t]*(?:#.*)?\r?$/m.exec(text);
  if (section === null) return undefined;
  const start = section.index + section[0].length;
  const indent = /\n( +)[^\s#]/g;
  indent.lastIndex = start;
  const width = indent.exec(text)?.[1]?.length;
  if (width === undefined) return undefined;
  const key = `\n${' '.repeat(width)}${id}:`;
  const found = text.indexOf(key, start);
  if (found < 0 || !/^[ \t]*(?:#.*)?\r?\n/.test(text.slice(found + key.length, found + key.length + 500)))
    return undefined;
  if (found > endOf(text, start, 0)) return undefined;
  return { start: found + 1, end: endOf(text, found + key.length, width), isObject: false };
}

/** Texts of JSON stay on their line, so what stands at the indentation of the key is its closing brace. */
function objectRegion(text: string, id: string): Region | undefined {
  const section = /\n([ \t]{1,40})"Resources"[ \t]{0,9}:[ \t]{0,9}\{[ \t]{0,9}\r?\n([ \t]{1,80})"/.exec(text);
  const [opening = '', outer = '', indent = ''] = section ?? [];
  if (section === null) return undefined;
  const start = section.index + opening.length - indent.length - 2;
  const key = `\n${indent}"${id}":`;
  const found = text.indexOf(key, start);
  const brace = /^[ \t]{0,9}\{/.exec(text.slice(found + key.length, found + key.length + 20));
  const end = text.indexOf(`\n${indent}}`, found);
  if (found < 0 || brace === null || end < 0 || found > text.indexOf(`\n${outer}}`, start)) return undefined;
  return {
    start: found + key.length + brace[0].length - 1,
    end: end + indent.length + 2,
    isObject: true,
  };
}

/** Where the next line stands that is no deeper than the given column. */
function endOf(text: string, from: number, width: number): number {
  const next = new RegExp(`\\n {0,${width}}[^\\s#]`, 'g');
  next.lastIndex = from;
  const match = next.exec(text);
  return match === null ? text.length : match.index + 1;
}
