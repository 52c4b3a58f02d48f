import { failure, object, Sequence, Unknown, type Value } from '../values/value.ts';
import { type Call, define, type FunctionTable } from './function.ts';
import { isWellFormedUtf8 } from './utf8.ts';

/** Standard base64 with padding, and nothing else. */
export function bytesFromBase64(text: string): Buffer | undefined {
  const plain = text.replace(/[\r\n]/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return undefined;
  return Buffer.from(plain, 'base64');
}

function base64Decoded(text: string): Value {
  const bytes = bytesFromBase64(text);
  if (bytes === undefined) return failure('the text is not base64');
  return isWellFormedUtf8(bytes)
    ? bytes.toString('utf8').normalize('NFC')
    : failure('the bytes are not UTF-8 text');
}

function urlEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

const ENCODINGS = new Map<string, BufferEncoding>([
  ['utf-8', 'utf8'],
  ['utf-16le', 'utf16le'],
  ['us-ascii', 'latin1'],
  ['iso-8859-1', 'latin1'],
]);

function textEncoded(text: string, name: string): Value {
  const encoding = ENCODINGS.get(name.toLowerCase());
  if (encoding === undefined) return new Unknown(`the encoding ${name} is not evaluated`);
  const largest = name.toLowerCase() === 'us-ascii' ? 0x7f : 0xff;
  if (encoding === 'latin1' && [...text].some((character) => (character.codePointAt(0) ?? 0) > largest)) {
    return failure('a character has no place in the encoding');
  }
  return Buffer.from(text, encoding).toString('base64');
}

function textDecoded(text: string, name: string): Value {
  const encoding = ENCODINGS.get(name.toLowerCase());
  if (encoding === undefined) return new Unknown(`the encoding ${name} is not evaluated`);
  return bytesFromBase64(text)?.toString(encoding) ?? failure('the text is not base64');
}

/** Rows of RFC 4180 text; undefined where it is malformed. */
function csvRows(text: string, call: Call): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  call.context.meter.spend(text.length >> 2);
  for (;;) {
    if (text[position] === '"') {
      let field = '';
      let from = position + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return undefined;
        field += text.slice(from, quote);
        from = quote + 1;
        if (text[from] !== '"') break;
        field += '"';
        from += 1;
      }
      row.push(field.replaceAll('\r\n', '\n'));
      position = from;
      if (position < text.length && !/[,\r\n]/.test(text[position] ?? '')) return undefined;
    } else {
      const from = position;
      while (position < text.length && text[position] !== ',' && text[position] !== '\n') position += 1;
      const field = text.slice(from, position);
      if (field.includes('"')) return undefined;
      row.push(text[position] === ',' ? field : field.replace(/\r$/, ''));
    }
    if (text[position] === ',') {
      position += 1;
      continue;
    }
    endRow();
    if (text[position] === '\r') position += 1;
    if (position >= text.length) return rows;
    position += 1;
    if (position >= text.length) return rows;
  }
}

function csvDecoded(text: string, call: Call): Value {
  const rows = csvRows(text, call);
  const [header, ...records] = rows ?? [];
  if (rows === undefined || header === undefined) return failure('the text is not CSV with a header');
  if (new Set(header).size < header.length) return failure('two columns have the same name');
  if (records.some((record) => record.length !== header.length))
    return failure('a row has another number of fields');
  const items = records.map((record) => object(header.map((name, index) => [name, record[index] ?? ''])));
  return new Sequence('list', items);
}

export const ENCODING_FUNCTIONS: FunctionTable = new Map([
  ['base64encode', define(['string'], ([text]) => Buffer.from(text, 'utf8').toString('base64'))],
  ['base64decode', define(['string'], ([text]) => base64Decoded(text))],
  ['csvdecode', define(['string'], ([text], call) => csvDecoded(text, call))],
  ['textencodebase64', define(['string', 'string'], ([text, name]) => textEncoded(text, name))],
  ['textdecodebase64', define(['string', 'string'], ([text, name]) => textDecoded(text, name))],
  ['urlencode', define(['string'], ([text]) => urlEncoded(text))],
]);
