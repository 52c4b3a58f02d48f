/** Code points that a TrueType font has a glyph for, from its `cmap` table (formats 4 and 12, Unicode). */
export function fontCoverage(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const covered = new Set<number>();
  if (cmap === undefined) return covered;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    const platform = font.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, covered);
    if (format === 12) addGroups(font, subtable, covered);
  }
  return covered;
}

function tableAt(font: Buffer, tag: string): number | undefined {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}

/** Format 4: segments of the Basic Multilingual Plane; a glyph comes from a delta or from a list. */
function addSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const doubled = font.readUInt16BE(subtable + 6);
  const [ends, starts] = [subtable + 14, subtable + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let segment = 0; segment < doubled; segment += 2) {
    const offset = font.readUInt16BE(offsets + segment);
    const start = font.readUInt16BE(starts + segment);
    for (let code = start; code <= font.readUInt16BE(ends + segment) && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + segment + offset + 2 * (code - start));
      const glyph = offset !== 0 && listed === 0 ? 0 : listed + font.readUInt16BE(deltas + segment);
      if ((glyph & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups of any plane. */
function addGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index++) {
    const group = subtable + 16 + index * 12;
    const [start, end, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ];
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) covered.add(code);
  }
}
