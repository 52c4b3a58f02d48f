/** Codes of the characters that mean something in HCL. */
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const OPEN_PARENTHESIS = 0x28;
export const CLOSE_PARENTHESIS = 0x29;
export const ASTERISK = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const DIGIT_0 = 0x30;
export const DIGIT_9 = 0x39;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const TILDE = 0x7e;
export const BYTE_ORDER_MARK = 0xfeff;

const NAME_START = 1;
const NAME_PART = 2;

const CLASSES = (() => {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z_]/.test(character)) classes[code] = NAME_START | NAME_PART;
    else if (/[0-9-]/.test(character)) classes[code] = NAME_PART;
  }
  return classes;
})();

/** Whether a name can begin with the character. Halves of surrogate pairs count as letters. */
export function isNameStart(code: number): boolean {
  return code < 128 ? (CLASSES[code]! & NAME_START) !== 0 : isLetter(code, /^\p{ID_Start}$/u);
}

/** Whether a name can go on with the character. */
export function isNamePart(code: number): boolean {
  return code < 128 ? (CLASSES[code]! & NAME_PART) !== 0 : isLetter(code, /^\p{ID_Continue}$/u);
}

export function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

function isLetter(code: number, pattern: RegExp): boolean {
  return (code >= 0xd800 && code <= 0xdfff) || pattern.test(String.fromCharCode(code));
}
