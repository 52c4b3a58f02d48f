import { createHash } from 'node:crypto';
import { type Content, html, Markup } from './html-markup.ts';
import { STYLE } from './html-style.ts';

export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly newPage?: boolean;
  readonly body: Markup;
}

export interface ReviewPage {
  readonly title: string;
  readonly masthead: Markup;
  readonly sections: readonly PageSection[];
  readonly footer: Content;
}

/** A page about a review: no scripts, no requests, for screen and paper, light and dark, wide and narrow. */
export function reviewPage({ title, masthead, sections, footer }: ReviewPage): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${styleSource()}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hexastyle">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the review</a>
<div class="frame">
${masthead}
<div class="body">
<nav class="contents" aria-label="On this page"><ul>${sections.map(
    ({ id, title, count }) =>
      html`<li><a href="#${id}">${title}${count !== undefined && html` <span class="count">${count}</span>`}</a></li>`,
  )}</ul></nav>
<main id="main">
${sections.map(sectionMarkup)}
</main>
</div>
<footer><p>${footer}</p></footer>
</div>
</body>
</html>
`;
  return page.text;
}

/** The hash lets in this page's own style sheet and nothing else. */
function styleSource(): Markup {
  return new Markup(`'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`);
}

function sectionMarkup({ id, title, newPage, body }: PageSection): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"${newPage && html` class="new-page"`}><h2 id="${id}-title">${title}</h2>
${body}</section>
`;
}
