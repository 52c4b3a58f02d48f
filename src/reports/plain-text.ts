// oxlint-disable no-control-regex -- this file exists to remove control characters
const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
const BREAKS_AND_TABS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

/**
 * Untrusted text on one line, safe to show: without escape sequences, control characters, direction overrides and
 * invisible marks; lone surrogates become U+FFFD. Every human report passes untrusted text through here first.
 */
export function plainText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(ESCAPE_SEQUENCES, '')
    .replace(BREAKS_AND_TABS, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '');
}

/** A line of source code, safe to show: indentation kept (a tab is two spaces), everything else as `plainText`. */
export function plainCode(line: string): string {
  return plainText(line.replaceAll('\t', '  '));
}
