import { escapeMarkup } from './html-markup.ts';
import { plainText } from './plain-text.ts';

/**
 * Untrusted text inside a line of GitHub Markdown: no markup, no HTML, no links made of bare addresses, and a
 * zero-width space after `@` and `#`, so that nobody is notified and no issue is linked.
 */
export function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]()<>|~$!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(/[@#]/g, '$&&#8203;')
    .replaceAll('://', '\\://')
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}\\.`)
    .replace(/^(\s*)([-+=]|\d{1,9}[.)])/, '$1\\$2');
}

/** Untrusted text as code, fenced so that it cannot end the code. Not for tables. */
export function markdownCode(text: string): string {
  const plain = plainText(text);
  if (plain.trim() === '') return '';
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

/** Untrusted text inside an HTML element of Markdown, such as `<summary>`. */
export function markdownHtml(text: string): string {
  return escapeMarkup(plainText(text))
    .replace(/[@#](?!39;|96;)/g, '$&&#8203;')
    .replaceAll('://', '&#58;//');
}
