/** What a TrueType font says of its letters: which it has, and how wide they are. */
export class TrueTypeFont {
  /** Glyph of each code point, from the `cmap` table (formats 4 and 12, Unicode). */
  readonly glyphs: ReadonlyMap<number, number>;
  readonly #font: Buffer;
  readonly #widths: number | undefined;
  readonly #widthCount: number;
  readonly #unitsPerEm: number;
  readonly #ems = new Map<string, number>();

  constructor(font: Buffer) {
    this.#font = font;
    const table = (tag: string) => tableAt(font, tag);
    const [cmap, head, hhea] = [table('cmap'), table('head'), table('hhea')];
    this.glyphs = cmap === undefined ? new Map() : glyphsIn(font, cmap);
    this.#unitsPerEm = head === undefined ? 1000 : font.readUInt16BE(head + 18);
    this.#widthCount = hhea === undefined ? 0 : font.readUInt16BE(hhea + 34);
    this.#widths = table('hmtx');
  }

  /** Width of a text at a size, in the unit of the size. Kerning is left out: it is less than a hundredth. */
  widthOf(text: string, size: number): number {
    let ems = this.#ems.get(text);
    if (ems === undefined) {
      ems = 0;
      for (const sign of text) ems += this.#emsOf(sign.codePointAt(0) ?? 0);
      if (this.#ems.size < MOST_WIDTHS) this.#ems.set(text, ems);
    }
    return ems * size;
  }

  #emsOf(code: number): number {
    if (this.#widths === undefined || this.#widthCount === 0) return 0;
    // Glyphs after the last width all have it.
    const index = Math.min(this.glyphs.get(code) ?? 0, this.#widthCount - 1);
    return this.#font.readUInt16BE(this.#widths + index * 4) / this.#unitsPerEm;
  }
}

/** Words whose widths are kept. */
const MOST_WIDTHS = 20_000;

function tableAt(font: Buffer, tag: string): number | undefined {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}

function glyphsIn(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    const platform = font.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, glyphs);
    if (format === 12) addGroups(font, subtable, glyphs);
  }
  return glyphs;
}

/** Format 4: segments of the Basic Multilingual Plane; a glyph comes from a delta or from a list. */
function addSegments(font: Buffer, subtable: number, glyphs: Map<number, number>): void {
  const doubled = font.readUInt16BE(subtable + 6);
  const [ends, starts] = [subtable + 14, subtable + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let segment = 0; segment < doubled; segment += 2) {
    const offset = font.readUInt16BE(offsets + segment);
    const start = font.readUInt16BE(starts + segment);
    for (let code = start; code <= font.readUInt16BE(ends + segment) && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + segment + offset + 2 * (code - start));
      const isMissing = offset !== 0 && listed === 0;
      const glyph = isMissing ? 0 : (listed + font.readUInt16BE(deltas + segment)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Format 12: groups of any plane. */
function addGroups(font: Buffer, subtable: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index++) {
    const group = subtable + 16 + index * 12;
    const [start, end, first] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ];
    for (let code = start; code <= end; code++) {
      const glyph = first + code - start;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}
