import { inflateSync } from 'node:zlib';

/** The text of a PDF as PDFKit writes them, a line for each piece that was drawn, in the order of the pages. */
export function pdfText(bytes: Buffer): string {
  return pdfPages(bytes).join('\n');
}

/** The same, page by page. */
export function pdfPages(bytes: Buffer): readonly string[] {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { dictionary } of objects.values()) {
    const [list] = dictionary.match(/\/Font <<[^>]*>>/) ?? [];
    for (const [, name = '', id = ''] of list?.matchAll(/\/(F\d+) (\d+) 0 R/g) ?? [])
      fonts.set(name, lettersOf(objects, id));
  }
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? '')?.stream ?? '';
      return drawnText(content, fonts);
    });
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 0: head, 1: id = '', index } of file.matchAll(/(?<=^|\n)(\d+) 0 obj\n/g)) {
    const begin = index + head.length;
    const stream = file.indexOf('stream\n', begin);
    const end = file.indexOf('endobj', begin);
    if (stream < 0 || stream > end) {
      objects.set(id, { dictionary: file.slice(begin, end), stream: '' });
      continue;
    }
    const dictionary = file.slice(begin, stream);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const raw = bytes.subarray(stream + 7, stream + 7 + length);
    const isDeflated = dictionary.includes('/FlateDecode');
    objects.set(id, { dictionary, stream: (isDeflated ? inflateSync(raw) : raw).toString('latin1') });
  }
  return objects;
}

/** What the glyphs of a font stand for, by its ToUnicode table. */
function lettersOf(objects: ReadonlyMap<string, PdfObject>, font: string): ReadonlyMap<string, string> {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1];
  const letters = new Map<string, string>();
  const ranges = objects.get(table ?? '')?.stream.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g) ?? [];
  for (const [, first = '', , list = ''] of ranges) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, code = ''], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      letters.set(glyph, fromUtf16(code.replaceAll(' ', '')));
    });
  }
  return letters;
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function drawnText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [, font, pieces] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font);
    for (const [, hex = ''] of pieces?.matchAll(/<(\w+)>/g) ?? []) {
      for (const [glyph] of hex.matchAll(/\w{4}/g)) text += letters?.get(glyph.toLowerCase()) ?? '?';
    }
    // A letter of nobody parts the pieces.
    if (pieces !== undefined) text += '\uE000';
  }
  // pdfmake draws word by word, with the space or the hyphen behind it.
  return text.replaceAll(/([ /-])\uE000/g, '$1').replaceAll('\uE000', '\n');
}
