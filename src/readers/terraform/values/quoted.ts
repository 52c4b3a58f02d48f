const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

const GO_ESCAPES = new Map([...SHORT_ESCAPES, ['\x07', '\\a'], ['\b', '\\b'], ['\f', '\\f'], ['\v', '\\v']]);

/** A text in quotes as Go's `%q` writes it. */
export function quoted(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`;
  let result = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const escape = GO_ESCAPES.get(character);
    if (escape !== undefined) result += escape;
    else if (code < 0x20 || code === 0x7f) result += `\\x${hex(code, 2)}`;
    else if (isPrintable(character)) result += character;
    else result += code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return `${result}"`;
}

/** An instance key as Terraform writes it in addresses: `["a"]`. */
export function quotedKey(text: string): string {
  if (/^[\w./:@-]*$/.test(text)) return `["${text}"]`;
  let result = '["';
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const code = character.codePointAt(0) ?? 0;
    const escape = SHORT_ESCAPES.get(character);
    if (escape !== undefined) result += escape;
    else if ((character === '$' || character === '%') && characters[index + 1] === '{')
      result += character.repeat(2);
    else if (isPrintable(character)) result += character;
    else result += code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return `${result}"]`;
}

function isPrintable(character: string): boolean {
  return character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
