import { plainText } from './plain-text.ts';

/** Markup that is safe to put into a page as it is. Only the `html` template makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

/** Markup from a template: every value is cleaned and escaped, unless it is markup itself; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + inMarkup(values[index - 1]) + part));
}

function inMarkup(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === undefined || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number')
    return escapeMarkup(plainText(String(content)));
  return content.map(inMarkup).join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
]);

/** Text for HTML and XML, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES.get(character) ?? '');
}

/** A link where the address is one of the web; the label alone where it is anything else. */
export function webLink(address: string | undefined, label: Content): Markup {
  if (address === undefined || !isWebAddress(address)) return html`${label}`;
  return html`<a href="${address}" rel="noopener noreferrer">${label}</a>`;
}

export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(address);
}
